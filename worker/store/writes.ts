/** Events → guards and rows. One entry per event: what must still hold when it is written, and what it writes. */
import { type SQL, eq, sql } from 'drizzle-orm';
import type { EventName, EventOf, NewLink, PorticoEvent } from '../../schema/events.ts';
import type { ProblemCode } from '../../schema/problems.ts';
import { enrollmentDistributors, enrollments, operators, organizationDomains, organizations, productActivations } from '../../schema/tables/organizations.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { links, outbox, sessions } from '../../schema/tables/system.ts';
import { codeTries, spans } from '../rules/decision.ts';
import { evolve } from '../rules/evolve.ts';
import { fold } from '../rules/fold.ts';
import type { CommitContext } from './commit.ts';
import type { Database, Statement } from './database.ts';
import { guard } from './guard.ts';
import { declineKey, openKey } from './registration.ts';

interface Write<N extends EventName> {
  readonly guards?: (event: EventOf<N>, context: CommitContext) => [ProblemCode, SQL][];
  readonly rows: (event: EventOf<N>, context: CommitContext) => Statement[];
}

const stateIs = (registration: string, ...states: string[]): SQL => sql`SELECT state IN (SELECT value FROM json_each(${JSON.stringify(states)})) FROM ${registrations} WHERE id = ${registration}`;
const update = (db: Database, id: string, values: Partial<typeof registrations.$inferInsert>): Statement => db.update(registrations).set(values).where(eq(registrations.id, id));
/** What has closed since it was looked at takes no code any more; it is decided again, and refused for that. */
const notClosed = sql`state NOT IN ('declined', 'withdrawn', 'expired')`;
/** Exactly one use: of the code that was mailed last, with tries left. */
const codeIs = (registration: string, sequence: number): SQL => sql`SELECT code_sequence = ${sequence} AND code_tries < ${codeTries} AND ${notClosed} FROM ${registrations} WHERE id = ${registration}`;
/** REG-10 at write time: two of one company that are sent at the same moment are not both approved by the policy, nor one while the other comes under review; it is decided again. */
const standsAlone = (event: EventOf<'registration.approved'>): SQL => {
  const duns = event.company.duns ?? null, name = fold(event.company.legalName), { country } = event.company;
  const request = sql`SELECT 1 FROM ${registrations} WHERE id <> ${event.registration} AND program_id = ${event.program} AND state IN ('email_confirmed', 'under_review')`;
  return sql`SELECT NOT EXISTS (SELECT 1 FROM ${organizationDomains} WHERE domain = ${event.sharedDomain ? null : event.domain})
    AND NOT EXISTS (SELECT 1 FROM ${organizations} WHERE kind = 'partner' AND (duns = ${duns} OR (folded_name = ${name} AND country = ${country})))
    AND NOT EXISTS (${request} AND domain = ${event.domain}) AND NOT EXISTS (${request} AND duns = ${duns}) AND NOT EXISTS (${request} AND folded_name = ${name} AND country = ${country})`;
};
const fullName = (person: { givenName: string; familyName: string }): string => `${person.givenName} ${person.familyName}`;

const writes: { [N in EventName]: Write<N> } = {
  'registration.requested': {
    rows: (event, { db, now }) => [db.insert(registrations).values({
      id: event.registration, programId: event.program, distributorId: event.distributor, state: 'draft', email: event.email, domain: event.domain, sharedDomain: event.sharedDomain,
      locale: event.locale, openKey: openKey(event.program, event.email), createdAt: now, search: fold(event.email),
    })],
  },
  'registration.code_sent': {
    guards: (event) => (event.sequence === 1 ? [] : [['registration.code_too_soon', sql`SELECT code_sequence = ${event.sequence - 1} AND ${notClosed} FROM ${registrations} WHERE id = ${event.registration}`]]),
    rows: (event, { db, now }) => [update(db, event.registration, evolve(event, now, null))],
  },
  'registration.code_failed': {
    guards: (event) => [['registration.code_spent', sql`SELECT code_tries = ${event.tries - 1} AND code_sequence = ${event.sequence} FROM ${registrations} WHERE id = ${event.registration}`]],
    rows: (event, { db, now }) => [update(db, event.registration, evolve(event, now, null))],
  },
  'registration.email_confirmed': {
    guards: (event) => [['registration.code_spent', codeIs(event.registration, event.sequence)]],
    rows: (event, { db, now }) => [
      update(db, event.registration, { codeTries: evolve(event, now, null, 'draft').codeTries, state: sql`CASE state WHEN 'draft' THEN 'email_confirmed' ELSE state END` as never }),
    ],
  },
  'registration.submitted': {
    guards: (event) => [['registration.already_submitted', stateIs(event.registration, 'email_confirmed')]],
    rows: (event, { db, now }) => [update(db, event.registration, {
      ...evolve(event, now, null), conflicts: event.conflicts, productActive: event.productActive,
      foldedName: fold(event.company.legalName), country: event.company.country, duns: event.company.duns ?? null,
      search: fold([event.company.legalName, fullName(event.applicant), event.email, event.company.address.city].join(' ')),
    })],
  },
  'registration.approved': {
    guards: (event) => [event.by === 'policy' ? ['registration.conflict', standsAlone(event)] : ['registration.already_decided', stateIs(event.registration, 'under_review')]],
    rows: (event, { db, now, actor }) => [
      db.insert(organizations).values({
        id: event.organization, kind: 'partner', name: event.company.legalName, company: event.company, foldedName: fold(event.company.legalName), country: event.company.country,
        duns: event.company.duns ?? null, createdAt: now,
      }),
      ...(event.sharedDomain ? [] : [db.insert(organizationDomains).values({ domain: event.domain, organizationId: event.organization })]),
      db.insert(operators).values({
        id: event.operator, organizationId: event.organization, email: event.email, name: fullName(event.applicant), role: 'super_admin', locale: event.locale, state: 'active', createdAt: now,
      }),
      db.insert(enrollments).values({ id: event.enrollment, programId: event.program, partnerId: event.organization, state: event.enrollmentState, createdAt: now }),
      ...(event.distributor ? [db.insert(enrollmentDistributors).values({ enrollmentId: event.enrollment, distributorId: event.distributor, createdAt: now })] : []),
      // The activation made for the registration, or beforehand for its domain, is the partner's from now on.
      db.update(productActivations).set({ partnerId: event.organization }).where(sql`${productActivations.registrationId} = ${event.registration} OR (${productActivations.registrationId} IS NULL
        AND ${productActivations.partnerId} IS NULL AND ${productActivations.programId} = ${event.program} AND ${productActivations.distributorId} = ${event.distributor} AND ${productActivations.domain} = ${event.domain})`),
      ...(event.link ? [link(db, event.link, 'welcome', event.operator, now, spans.welcomeLink)] : []),
      update(db, event.registration, { ...evolve(event, now, actor.kind === 'operator' ? actor.id : null), openKey: null }),
    ],
  },
  'registration.declined': {
    guards: (event) => (event.from === 'new' ? [] : [['registration.already_decided', stateIs(event.registration, 'under_review')]]),
    rows: (event, context) => [event.from === 'new' ? declinedAtOnce(event, context) : update(context.db, event.registration, { ...evolve(event, context.now, context.actor.id), openKey: null })],
  },
  'registration.expired': {
    guards: (event) => [['registration.closed', stateIs(event.registration, 'draft', 'email_confirmed')]],
    rows: (event, { db, now }) => [update(db, event.registration, { state: 'expired', decidedAt: now, openKey: null })],
  },
  'product.activated': {
    guards: (event) => [['registration.already_decided', stateIs(event.registration, 'under_review')]],
    rows: (event, { db, now }) => [
      db.insert(productActivations).values({ id: event.activation, programId: event.program, distributorId: event.distributor, domain: event.domain, registrationId: event.registration, createdAt: now }),
      update(db, event.registration, { productActive: true }),
    ],
  },
  'operator.link_requested': {
    guards: (event, { now }) => [['request.rate_limited', sql`SELECT NOT EXISTS (SELECT 1 FROM ${links} WHERE operator_id = ${event.operator} AND kind = 'sign_in' AND created_at > ${now - spans.codePause})`]],
    rows: (event, { db, now }) => [link(db, event.link, 'sign_in', event.operator, now, spans.signInLink)],
  },
  'operator.signed_in': {
    guards: (event, { now }) => [
      ['sign_in.link_used', sql`SELECT used_at IS NULL AND expires_at > ${now} FROM ${links} WHERE id = ${event.link}`],
      ['operator.not_active', sql`SELECT state = 'active' FROM ${operators} WHERE id = ${event.operator}`],
    ],
    rows: (event, { db, now }) => [
      db.insert(sessions).values({ id: event.session, operatorId: event.operator, origin: event.origin, createdAt: now, expiresAt: now + spans.cookie }),
      db.update(links).set({ usedAt: now, sessionId: event.session }).where(eq(links.id, event.link)),
    ],
  },
  'operator.signed_out': {
    rows: (event, { db, now }) => [db.update(sessions).set({ endedAt: now }).where(eq(sessions.id, event.session))],
  },
  'session.minted': {
    guards: (event) => [['operator.not_active', sql`SELECT state = 'active' FROM ${operators} WHERE id = ${event.operator}`]],
    rows: (event, { db, now }) => [db.insert(sessions).values({ id: event.session, operatorId: event.operator, origin: event.origin, createdAt: now, expiresAt: now + spans.token })],
  },
  'message.retried': {
    guards: (event) => [['message.not_parked', sql`SELECT state = 'parked' FROM ${outbox} WHERE id = ${event.message}`]],
    rows: (event, { db, now }) => [db.update(outbox).set({ state: 'queued', attempts: 0, nextAttemptAt: now, lastError: null }).where(eq(outbox.id, event.message))],
  },
};

const link = (db: Database, { id, hash }: NewLink, kind: 'welcome' | 'sign_in', operator: string, now: number, life: number): Statement =>
  db.insert(links).values({ id, tokenHash: hash, kind, operatorId: operator, createdAt: now, expiresAt: now + life });

/** One row per address and day: a second decline of that day adds nothing. */
function declinedAtOnce(event: EventOf<'registration.declined'>, { db, now }: CommitContext): Statement {
  return db.insert(registrations).values({
    id: event.registration, programId: event.program, distributorId: event.distributor, state: 'declined', email: event.email, domain: event.domain, locale: event.locale,
    openKey: declineKey(event.program, event.email, now), createdAt: now, decidedAt: now, reason: event.reason, reapply: event.reapply, search: fold(event.email),
  });
}

const writeOf = <E extends PorticoEvent>(event: E) => writes[event.name] as unknown as Write<EventName>;
export const guardsFor = (db: Database, event: PorticoEvent, context: CommitContext): Statement[] =>
  (writeOf(event).guards?.(event as never, context) ?? []).map(([code, holds]) => guard(db, code, holds));
export const rowsFor = (_: Database, event: PorticoEvent, context: CommitContext): Statement[] => writeOf(event).rows(event as never, context);
