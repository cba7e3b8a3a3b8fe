/** Signing in, sessions, and proofs: events → guards and rows. */
import { type SQL, eq, sql } from 'drizzle-orm';
import type { Began, EventName, QuietName } from '../../schema/events.ts';
import type { ProblemCode } from '../../schema/problems.ts';
import { operators } from '../../schema/tables/organizations.ts';
import { identities, links, proofs, sessionGrants, sessions, signInAsks, signInAttempts } from '../../schema/tables/system.ts';
import { codeTries, spans } from '../rules/decision.ts';
import type { CommitContext } from './commit.ts';
import type { Statement } from './database.ts';
import { type Writes, newLink } from './write.ts';

type SessionEventName = Extract<EventName, `session.${string}` | 'operator.signed_in' | 'operator.signed_out' | 'operator.sessions_ended' | 'operator.account_tied' | 'operator.link_requested' | 'operator.proof_requested' | 'operator.proof_failed' | 'operator.proved'>;

const isActive = (operator: string): [ProblemCode, SQL] => ['operator.not_active', sql`SELECT state = 'active' FROM ${operators} WHERE id = ${operator}`];
export const attemptStands = (attempt: string | null, now: number): [ProblemCode, SQL][] => (attempt === null ? [] : [['sign_in.attempt_used', sql`SELECT used_at IS NULL AND expires_at > ${now} FROM ${signInAttempts} WHERE id = ${attempt}`]]);
export const useAttempt = ({ db, now }: CommitContext, attempt: string | null, session: string): Statement[] => (attempt === null ? [] : [db.update(signInAttempts).set({ usedAt: now, sessionId: session }).where(eq(signInAttempts.id, attempt))]);
export const newSession = ({ db, now }: CommitContext, event: { readonly session: string; readonly operator: string; readonly origin: string; readonly began: Began }, life: number, more: Partial<typeof sessions.$inferInsert> = {}): Statement =>
  db.insert(sessions).values({ id: event.session, operatorId: event.operator, origin: event.origin, createdAt: now, expiresAt: now + life, method: event.began.method, agent: event.began.agent, provenAt: event.began.provenAt, ...more });
/** An operator is seen when it signs in. */
const seen = ({ db, now }: CommitContext, operator: string): Statement => db.update(operators).set({ seenAt: now }).where(eq(operators.id, operator));
/** A session, and those that pages began with it. All of one operator, so that its index serves. */
const endWith = ({ db, now }: CommitContext, operator: string, session: string): Statement =>
  db.update(sessions).set({ endedAt: now }).where(sql`operator_id = ${operator} AND ended_at IS NULL AND (id = ${session} OR parent_id = ${session})`);

export const sessionWrites: Writes<SessionEventName | QuietName> = {
  'operator.link_requested': {
    guards: (event, { now }) => [['request.rate_limited', sql`SELECT NOT EXISTS (SELECT 1 FROM ${links} WHERE operator_id = ${event.operator} AND kind = 'sign_in' AND created_at > ${now - spans.codePause})`]],
    rows: (event, { db, now }) => [newLink(db, event.link, 'sign_in', event.operator, now, spans.signInLink)],
  },
  'sign_in.asked': { rows: (event, { db, now }) => [db.insert(signInAsks).values({ id: event.ask, address: event.address, at: now })] },
  'sign_in.begun': { rows: (event, { db, now }) => [db.insert(signInAttempts).values({ id: event.attempt, provider: event.provider, proves: event.proves, createdAt: now, expiresAt: now + spans.attempt })] },
  'operator.signed_in': {
    guards: (event, { now }) => [
      ...(event.link === null ? [] : [['sign_in.link_used', sql`SELECT used_at IS NULL AND canceled_at IS NULL AND expires_at > ${now} FROM ${links} WHERE id = ${event.link}`] as [ProblemCode, SQL]]),
      ...attemptStands(event.attempt, now), isActive(event.operator),
    ],
    rows: (event, context) => [
      newSession(context, event, spans.cookie), seen(context, event.operator), ...useAttempt(context, event.attempt, event.session),
      ...(event.link === null ? [] : [context.db.update(links).set({ usedAt: context.now, sessionId: event.session }).where(eq(links.id, event.link))]),
      ...(event.attempt === null ? [] : [context.db.update(identities).set({ seenAt: context.now }).where(eq(identities.operatorId, event.operator))]),
    ],
  },
  'operator.account_tied': {
    // Of two first sign-ins at once one ties; an account or a person that is tied already stays so.
    guards: (event) => [['sign_in.other_account', sql`SELECT NOT EXISTS (SELECT 1 FROM ${identities} WHERE operator_id = ${event.operator}) AND NOT EXISTS (SELECT 1 FROM ${identities} WHERE issuer = ${event.issuer} AND subject = ${event.subject})`]],
    rows: (event, { db, now }) => [db.insert(identities).values({ issuer: event.issuer, subject: event.subject, operatorId: event.operator, provider: event.provider, email: event.account, createdAt: now, seenAt: now })],
  },
  'operator.signed_out': { rows: (event, context) => [endWith(context, event.operator, event.session)] },
  'operator.sessions_ended': {
    rows: (event, { db, now }) => [db.update(sessions).set({ endedAt: now }).where(sql`operator_id = ${event.operator} AND ended_at IS NULL AND id <> ${event.kept ?? ''}`)],
  },
  'operator.proof_requested': {
    guards: (event, { now }) => [['proof.too_soon', sql`SELECT NOT EXISTS (SELECT 1 FROM ${proofs} WHERE operator_id = ${event.operator} AND created_at > ${now - spans.codePause})`]],
    rows: (event, { db, now }) => [db.insert(proofs).values({ id: event.proof, sessionId: event.session, operatorId: event.operator, createdAt: now, expiresAt: now + spans.proofCode })],
  },
  'operator.proof_failed': {
    guards: (event) => [['proof.expired', sql`SELECT tries = ${event.tries - 1} AND used_at IS NULL FROM ${proofs} WHERE id = ${event.proof}`]],
    rows: (event, { db }) => [db.update(proofs).set({ tries: event.tries }).where(eq(proofs.id, event.proof))],
  },
  'operator.proved': {
    guards: (event, { now }) => [
      ['session.ended', sql`SELECT ended_at IS NULL FROM ${sessions} WHERE id = ${event.session}`], ...attemptStands(event.attempt, now),
      ...(event.proof === null ? [] : [['proof.expired', sql`SELECT used_at IS NULL AND expires_at > ${now} AND tries < ${codeTries} FROM ${proofs} WHERE id = ${event.proof}`] as [ProblemCode, SQL]]),
    ],
    rows: (event, context) => [
      context.db.update(sessions).set({ provenAt: event.provenAt }).where(eq(sessions.id, event.session)), ...useAttempt(context, event.attempt, event.session),
      ...(event.proof === null ? [] : [context.db.update(proofs).set({ usedAt: context.now }).where(eq(proofs.id, event.proof))]),
    ],
  },
  'session.minted': { guards: (event) => [isActive(event.operator)], rows: (event, context) => [newSession(context, event, spans.token), seen(context, event.operator)] },
  'session.renewed': { rows: (event, { db, now }) => [db.update(sessions).set({ seenAt: now }).where(eq(sessions.id, event.session))] },
  'session.granted': {
    guards: (event) => [['session.ended', sql`SELECT ended_at IS NULL FROM ${sessions} WHERE id = ${event.session}`]],
    rows: (event, { db, now }) => [db.insert(sessionGrants).values({ id: event.grant, parentId: event.session, keyId: event.key, origin: event.origin, challenge: event.challenge, thumbprint: event.thumbprint, createdAt: now, expiresAt: now + spans.grant })],
  },
  'session.redeemed': {
    guards: (event, { now }) => [
      ['sign_in.grant_invalid', sql`SELECT used_at IS NULL AND expires_at > ${now} FROM ${sessionGrants} WHERE id = ${event.grant}`], isActive(event.operator),
      ['session.ended', sql`SELECT ended_at IS NULL FROM ${sessions} WHERE id = ${event.parent}`],
    ],
    rows: (event, context) => [
      newSession(context, event, spans.cookie, { parentId: event.parent, keyId: event.key, thumbprint: event.thumbprint, sequence: 1 }),
      context.db.update(sessionGrants).set({ usedAt: context.now, sessionId: event.session }).where(eq(sessionGrants.id, event.grant)),
    ],
  },
  'session.refreshed': {
    guards: (event, { now }) => [['service.unavailable', sql`SELECT sequence = ${event.sequence} AND ended_at IS NULL AND expires_at > ${now} FROM ${sessions} WHERE id = ${event.session}`]],
    rows: (event, { db, now }) => [db.update(sessions).set({ sequence: event.sequence + 1, seenAt: now }).where(eq(sessions.id, event.session))],
  },
  'session.ended': { rows: (event, context) => [endWith(context, event.operator, event.session)] },
};
