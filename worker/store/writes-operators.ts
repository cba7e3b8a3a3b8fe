/** Operators, their invitations, sessions and links, messages, and their organization's brand: events → guards and rows. */
import { type SQL, eq, sql } from 'drizzle-orm';
import type { EventName } from '../../schema/events.ts';
import { fold } from '../../schema/fold.ts';
import type { ProblemCode } from '../../schema/problems.ts';
import { operators, organizations } from '../../schema/tables/organizations.ts';
import { requests } from '../../schema/tables/requests.ts';
import { identities, links, outbox, sessions } from '../../schema/tables/system.ts';
import { outranks } from '../../schema/permissions.ts';
import type { Role } from '../../schema/values.ts';
import { spans } from '../rules/decision.ts';
import { successorRole } from '../rules/team.ts';
import type { CommitContext } from './commit.ts';
import type { Statement } from './database.ts';
import { type Writes, listed, newLink, releaseAddress } from './write.ts';
import { attemptStands, newSession, type sessionWrites, useAttempt } from './writes-sessions.ts';

/** Who acts still has the right when it is written: of two admins who demote each other, one is first. */
const stillMay = ({ actor }: CommitContext, needed: Role = 'admin'): [ProblemCode, SQL][] =>
  (actor.kind === 'operator' ? [['permission.denied', sql`SELECT state = 'active' AND role IN (SELECT value FROM json_each(${JSON.stringify(needed === 'super_admin' ? ['super_admin'] : ['admin', 'super_admin'])})) FROM ${operators} WHERE id = ${actor.id}`]] : []);
/** As it was looked at. */
const stands = (operator: string, state: string, role: Role): [ProblemCode, SQL] => ['operator.changed', sql`SELECT state = ${state} AND role = ${role} FROM ${operators} WHERE id = ${operator}`];
/** OPR-6 at write time: whoever else has the role is read one by one, until one is found. */
const anotherOne = (organization: string, operator: string, from: Role, to: Role | null): [ProblemCode, SQL][] => {
  const another = (...with_: Role[]): SQL => sql`SELECT ${sql.join(with_.map((role) => sql`EXISTS (SELECT 1 FROM ${operators} WHERE organization_id = ${organization} AND state = 'active' AND role = ${role} AND id <> ${operator})`), sql` OR `)}`;
  return [
    ...(from === 'super_admin' && to !== 'super_admin' ? [['operator.last_super_admin', another('super_admin')] as [ProblemCode, SQL]] : []),
    ...(from !== 'reader' && (to === null || to === 'reader') ? [['operator.last_admin', another('super_admin', 'admin')] as [ProblemCode, SQL]] : []),
  ];
};
const endSessions = ({ db, now }: CommitContext, operator: string): Statement => db.update(sessions).set({ endedAt: now }).where(sql`operator_id = ${operator} AND ended_at IS NULL`);
const cancelLinks = ({ db, now }: CommitContext, operator: string): Statement => db.update(links).set({ canceledAt: now }).where(sql`operator_id = ${operator} AND used_at IS NULL AND canceled_at IS NULL`);
const isInvited = (operator: string, code: ProblemCode): [ProblemCode, SQL] => [code, sql`SELECT state = 'invited' FROM ${operators} WHERE id = ${operator}`];
const linkStands = (link: string, now: number): [ProblemCode, SQL][] => [
  ['invitation.used', sql`SELECT used_at IS NULL FROM ${links} WHERE id = ${link}`],
  ['invitation.canceled', sql`SELECT canceled_at IS NULL AND expires_at > ${now} FROM ${links} WHERE id = ${link}`],
];

type Elsewhere = 'operator.erased' | 'operator.appointed' | keyof typeof sessionWrites;
export const operatorWrites: Writes<Exclude<Extract<EventName, `operator.${string}` | `message.${string}` | `brand.${string}`>, Elsewhere>> = {
  'operator.invited': {
    guards: (event, context) => stillMay(context, event.role === 'super_admin' ? 'super_admin' : 'admin'),
    rows: (event, { db, now, actor }) => [
      releaseAddress(db, event.email, now),
      db.insert(operators).values({
        id: event.operator, organizationId: event.organization, email: event.email, name: event.person ?? '', role: event.role, locale: event.locale, state: 'invited', createdAt: now, source: 'invitation', ...listed(event.person ?? '', event.email),
        invitedAt: now, invitedBy: actor.id, invitationExpiresAt: now + spans.invitation, invitationLink: event.link.id, invitationSequence: 1,
      }),
      newLink(db, event.link, 'invitation', event.operator, now, spans.invitation),
    ],
  },
  'operator.invitation_resent': {
    guards: (event, context) => [...stillMay(context), ['operator.not_invited', sql`SELECT state = 'invited' AND invitation_sequence = ${event.sequence - 1} FROM ${operators} WHERE id = ${event.operator}`]],
    rows: (event, context) => [
      cancelLinks(context, event.operator),
      releaseAddress(context.db, event.email, context.now, event.operator),
      context.db.update(operators).set({ invitedAt: context.now, invitationExpiresAt: context.now + spans.invitation, invitationLink: event.link.id, invitationSequence: event.sequence, lapsed: false }).where(eq(operators.id, event.operator)),
      newLink(context.db, event.link, 'invitation', event.operator, context.now, spans.invitation),
    ],
  },
  'operator.invitation_canceled': {
    guards: (event, context) => [...stillMay(context), isInvited(event.operator, 'operator.not_invited')],
    rows: (event, context) => [cancelLinks(context, event.operator), remove(context, event.operator)],
  },
  'operator.invitation_declined': {
    guards: (event, { now }) => [...linkStands(event.link, now), isInvited(event.operator, 'invitation.canceled')],
    rows: (event, context) => [cancelLinks(context, event.operator), remove(context, event.operator)],
  },
  'operator.invitation_expired': {
    guards: (event) => [isInvited(event.operator, 'operator.not_invited')],
    rows: (event, context) => [cancelLinks(context, event.operator), remove(context, event.operator)],
  },
  'operator.joined': {
    guards: (event, { now }) => [...(event.attempt === null ? linkStands(event.link, now) : attemptStands(event.attempt, now)), isInvited(event.operator, 'invitation.canceled')],
    rows: (event, context) => [
      context.db.update(operators).set({ state: 'active', name: event.person, sortName: fold(event.person), search: sql`${fold(event.person)} || ' ' || email`, seenAt: context.now, lapsed: false }).where(eq(operators.id, event.operator)),
      newSession(context, event, spans.cookie), ...useAttempt(context, event.attempt, event.session),
      context.db.update(links).set({ usedAt: context.now, sessionId: event.session }).where(eq(links.id, event.link)),
    ],
  },
  'operator.role_changed': {
    guards: (event, context) => [
      ...stillMay(context, event.from === 'super_admin' || event.to === 'super_admin' ? 'super_admin' : 'admin'), stands(event.operator, event.state, event.from),
      ...(event.state === 'active' ? anotherOne(event.organization, event.operator, event.from, event.to) : []),
    ],
    rows: (event, context) => [
      context.db.update(operators).set({ role: event.to }).where(eq(operators.id, event.operator)),
      ...(outranks(event.to, event.from) ? [] : [endSessions(context, event.operator)]),
    ],
  },
  'operator.handed_over': {
    guards: (event, context) => [
      ...stillMay(context, event.role === 'super_admin' ? 'super_admin' : 'admin'), stands(event.operator, 'active', event.role), stands(event.successor, 'active', event.before),
      ['operator.not_active', sql`SELECT organization_id = ${event.organization} FROM ${operators} WHERE id = ${event.successor}`],
    ],
    rows: (event, context) => [
      context.db.update(operators).set({ role: successorRole(event) }).where(eq(operators.id, event.successor)),
      context.db.update(operators).set({ role: 'reader' }).where(eq(operators.id, event.operator)),
      endSessions(context, event.operator),
    ],
  },
  'operator.removed': {
    guards: (event, context) => [...stillMay(context, event.role === 'super_admin' ? 'super_admin' : 'admin'), stands(event.operator, 'active', event.role), ...anotherOne(event.organization, event.operator, event.role, null)],
    rows: (event, context) => [
      remove(context, event.operator), endSessions(context, event.operator), cancelLinks(context, event.operator), untie(context, event.operator),
      context.db.update(requests).set({ state: 'withdrawn', decidedAt: context.now, actorId: null, actorKind: null, deadlineAt: null }).where(sql`asker_id = ${event.operator} AND state = 'pending'`),
    ],
  },
  'operator.imported': {
    guards: (_, context) => stillMay(context),
    rows: (event, { db, now }) => [
      releaseAddress(db, event.email, now),
      db.insert(operators).values({ id: event.operator, organizationId: event.organization, email: event.email, name: event.person, role: event.role, locale: event.locale, state: 'active', createdAt: now, source: 'import', ...listed(event.person, event.email) }),
    ],
  },
  'message.retried': {
    guards: (event) => [['message.not_parked', sql`SELECT state = 'parked' FROM ${outbox} WHERE id = ${event.message}`]],
    rows: (event, { db, now }) => [db.update(outbox).set({ state: 'queued', attempts: 0, nextAttemptAt: now, lastError: null }).where(eq(outbox.id, event.message))],
  },
  'brand.changed': {
    // The log tells what it was before: who was second decides again.
    guards: (event) => [['service.unavailable', sql`SELECT json(brand) IS json(${event.previous && JSON.stringify(event.previous)}) FROM ${organizations} WHERE id = ${event.organization}`]],
    rows: (event, { db }) => [db.update(organizations).set({ brand: event.brand }).where(eq(organizations.id, event.organization))],
  },
};

const remove = ({ db, now }: CommitContext, operator: string): Statement => db.update(operators).set({ state: 'removed', removedAt: now }).where(eq(operators.id, operator));
/** The account is free for whoever invites that person next. */
const untie = ({ db }: CommitContext, operator: string): Statement => db.delete(identities).where(eq(identities.operatorId, operator));
