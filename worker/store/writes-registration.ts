/** Registrations, with their row in the queue and what an approval creates: events → guards and rows. */
import { type SQL, sql } from 'drizzle-orm';
import type { EventName, EventOf } from '../../schema/events.ts';
import { enrollmentDistributors, enrollments, operators, organizationDomains, organizations, productActivations } from '../../schema/tables/organizations.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { blocks, transfers } from '../../schema/tables/requests.ts';
import { codeTries, spans } from '../rules/decision.ts';
import { evolve } from '../rules/evolve.ts';
import { fold } from '../../schema/fold.ts';
import type { CommitContext } from './commit.ts';
import type { Statement } from './database.ts';
import { declineKey, enrollmentAsked, openKey } from './registration.ts';
import { fullName } from '../rules/contacts.ts';
import { type Writes, decidedBy, listed, newLink, releaseAddress, newRequest, updateRegistration as update, updateRequest } from './write.ts';

const stateIs = (registration: string, ...states: string[]): SQL => sql`SELECT state IN (SELECT value FROM json_each(${JSON.stringify(states)})) FROM ${registrations} WHERE id = ${registration}`;
/** What has closed since it was looked at takes no code any more; it is decided again, and refused for that. */
const notClosed = sql`state NOT IN ('declined', 'withdrawn', 'expired')`;
/** Exactly one use: of the code that was mailed last, with tries left. */
const codeIs = (registration: string, sequence: number): SQL => sql`SELECT code_sequence = ${sequence} AND code_tries < ${codeTries} AND ${notClosed} FROM ${registrations} WHERE id = ${registration}`;
/** Under review, and still as what it was decided: another approval may have made a join request of it (REG-5). */
const reviewedAs = (registration: string, kind: string): SQL => sql`SELECT state = 'under_review' AND kind = ${kind} FROM ${registrations} WHERE id = ${registration}`;

/** REG-10 at write time: two of one company that are sent at the same moment are not both approved by the policy, nor one while the other comes under review; it is decided again. */
const standsAlone = (event: EventOf<'registration.approved'>): SQL => {
  const duns = event.company?.duns ?? null, name = fold(event.company?.legalName ?? ''), country = event.company?.country ?? null;
  const request = sql`SELECT 1 FROM ${registrations} WHERE id <> ${event.registration} AND program_id = ${event.program} AND state IN ('email_confirmed', 'under_review')`;
  return sql`SELECT NOT EXISTS (SELECT 1 FROM ${organizationDomains} WHERE domain = ${event.sharedDomain ? null : event.domain})
    AND NOT EXISTS (SELECT 1 FROM ${organizations} WHERE kind = 'partner' AND (duns = ${duns} OR (folded_name = ${name} AND country = ${country})))
    AND NOT EXISTS (${request} AND domain = ${event.domain}) AND NOT EXISTS (${request} AND duns = ${duns}) AND NOT EXISTS (${request} AND folded_name = ${name} AND country = ${country})`;
};
/** REG-5 at write time: no other open request of the company but those that become joins with this approval; two distributors that approve at once do not make the company twice. */
const noOtherOf = (event: EventOf<'registration.approved'>): SQL => sql`SELECT NOT EXISTS (SELECT 1 FROM ${registrations} WHERE id <> ${event.registration} AND program_id = ${event.program} AND state = 'under_review' AND kind = 'company'
  AND ((domain = ${event.sharedDomain ? null : event.domain} AND shared_domain = 0) OR duns = ${event.company?.duns ?? null}) AND id NOT IN (SELECT value FROM json_each(${JSON.stringify(event.colleagues)})))`;
/** REG-11 at write time: what the vendor has blocked meanwhile is not approved. */
const notBlocked = (event: EventOf<'registration.approved'>): SQL => {
  const keys = [`address:${event.email}`, `domain:${event.domain}`, ...(event.company ? [`company:${fold(event.company.legalName)}|${event.company.country}`] : []), ...(event.company?.duns ? [`duns:${event.company.duns}`] : [])];
  return sql`SELECT NOT EXISTS (SELECT 1 FROM ${blocks} WHERE program_id = ${event.program} AND lifted_at IS NULL AND key IN (SELECT value FROM json_each(${JSON.stringify(keys)})))`;
};

type RegistrationEventName = Exclude<Extract<EventName, `registration.${string}` | `join.${string}` | `product.${string}`>, 'registration.erased'>;
export const registrationWrites: Writes<RegistrationEventName> = {
  'registration.requested': {
    rows: (event, { db, now }) => [db.insert(registrations).values({
      id: event.registration, programId: event.program, distributorId: event.distributor, state: 'draft', email: event.email, domain: event.domain, sharedDomain: event.sharedDomain,
      locale: event.locale, openKey: openKey(event.program, event.email), createdAt: now,
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
    rows: (event, { db, now }) => {
      const { state: _, confirmedAt: __, ...change } = evolve(event, now, null);
      return [update(db, event.registration, { ...change, confirmedAt: sql`coalesce(confirmed_at, ${now})` as never, state: sql`CASE state WHEN 'draft' THEN 'email_confirmed' ELSE state END` as never })];
    },
  },
  'registration.draft_saved': {
    guards: (event) => [['registration.already_submitted', stateIs(event.registration, 'email_confirmed')]],
    rows: (event, { db, now }) => [update(db, event.registration, evolve(event, now, null))],
  },
  'registration.mail_resent': {
    guards: (event) => [['registration.code_too_soon', sql`SELECT mail_sequence = ${event.sequence - 1} FROM ${registrations} WHERE id = ${event.registration}`]],
    rows: (event, { db, now }) => [update(db, event.registration, evolve(event, now, null)), ...(event.link && event.operator ? [newLink(db, event.link, 'sign_in', event.operator, now, spans.signInLink)] : [])],
  },
  'registration.submitted': {
    guards: (event) => [['registration.already_submitted', stateIs(event.registration, 'email_confirmed')]],
    rows: (event, { db, now }) => [
      update(db, event.registration, {
        ...evolve(event, now, null), foldedName: event.company && fold(event.company.legalName), country: event.company?.country ?? null, duns: event.company?.duns ?? null,
      }),
      newRequest(db, event.card, {
        kind: event.kind === 'join' ? 'join' : 'registration', state: 'pending', subjectId: event.registration, programId: event.program,
        // A colleague's access is the company's own matter: nobody else sees it until it falls to the distributor (REG-7).
        ...(event.kind === 'join' ? { organizationId: event.organization } : { vendorId: event.card.vendor, distributorId: event.distributor }),
        dueOn: event.dueOn, company: event.company?.legalName ?? event.organizationName, country: event.company?.country ?? null, person: fullName(event.applicant), email: event.email, productActivation: event.productActivation, conflicts: event.conflicts,
        search: fold([event.company?.legalName ?? event.organizationName, fullName(event.applicant), event.email, event.company?.address.city].filter(Boolean).join(' ')), askedAt: now,
      }),
    ],
  },
  'registration.enrollment_requested': {
    // Two admins of one company at once ask for one enrollment.
    guards: (event) => [['registration.open_request', sql`SELECT NOT ${enrollmentAsked(event.organization, event.program)}`]],
    rows: (event, { db, now }) => [
      db.insert(registrations).values({
        id: event.registration, programId: event.program, distributorId: event.distributor, kind: 'enrollment', joiningId: event.organization, state: 'under_review', email: event.email, domain: event.domain, sharedDomain: event.sharedDomain,
        locale: event.locale, openKey: openKey(event.program, event.email), applicant: event.applicant, company: event.company, contacts: event.contacts, foldedName: event.company && fold(event.company.legalName), country: event.country, duns: event.company?.duns ?? null,
        createdAt: now, submittedAt: now, dueOn: event.dueOn,
      }),
      newRequest(db, event.card, {
        kind: 'registration', state: 'pending', subjectId: event.registration, programId: event.program, vendorId: event.card.vendor, distributorId: event.distributor, organizationId: event.organization, dueOn: event.dueOn,
        company: event.companyName, country: event.country, person: fullName(event.applicant), email: event.email, productActivation: event.productActivation, conflicts: event.conflicts,
        search: fold([event.companyName, fullName(event.applicant), event.email].join(' ')), askedAt: now,
      }),
    ],
  },
  'registration.approved': {
    guards: (event) => [
      ...(event.by === 'policy' ? (event.kind === 'company' ? [['registration.conflict', standsAlone(event)] as [never, SQL]] : [])
        : [['registration.already_decided', reviewedAs(event.registration, event.kind)] as [never, SQL],
          ['registration.transfer_pending', sql`SELECT NOT EXISTS (SELECT 1 FROM ${transfers} WHERE registration_id = ${event.registration} AND state IN ('requested', 'objected') AND ${event.kind} <> 'join')`] as [never, SQL]]),
      ...(event.by === 'reviewer' && event.kind === 'company' ? [['registration.conflict', noOtherOf(event)] as [never, SQL]] : []),
      ['registration.declined_by_vendor', notBlocked(event)],
    ],
    rows: (event, context) => [...grants[event.kind](event, context), update(context.db, event.registration, { ...evolve(event, context.now, operatorOf(context)), openKey: null }), updateRequest(context.db, event.registration, { state: 'approved', decidedAt: context.now, ...decidedBy(context.actor, false) })],
  },
  'registration.turned_into_join': {
    guards: (event) => [['registration.already_decided', reviewedAs(event.registration, event.from)]],
    rows: (event, { db, now }) => [
      update(db, event.registration, evolve(event, now, null)),
      updateRequest(db, event.registration, { kind: 'join', organizationId: event.organization, actorId: event.actor.id, actorKind: event.actor.kind, askedAt: now, dueOn: event.dueOn, deadlineAt: event.deadlineAt, productActivation: 'not_needed', conflicts: [] }),
    ],
  },
  'registration.declined': {
    guards: (event) => (event.from === 'new' ? [] : [['registration.already_decided', // Guards come before the rows of the batch: a mailbox that is proved, or a form that is sent, with it is still in the state before.
      stateIs(event.registration, event.from, ...(event.by === 'vendor' ? ['draft', 'email_confirmed', 'under_review'] : []))]]),
    rows: (event, context) => (event.from === 'new' ? declinedAtOnce(event, context) : [
      update(context.db, event.registration, { ...evolve(event, context.now, operatorOf(context)), openKey: null }),
      event.card ? refusedRow(event, context) : updateRequest(context.db, event.registration, { state: 'refused', decidedAt: context.now, ...decidedBy(context.actor, event.by === 'vendor') }),
    ]),
  },
  'registration.decline_explained': { rows: (event, { db, now }) => [update(db, event.registration, evolve(event, now, null))] },
  'registration.withdrawn': {
    guards: (event) => [['registration.already_decided', stateIs(event.registration, 'draft', 'email_confirmed', 'under_review')]],
    rows: (event, { db, now }) => [update(db, event.registration, { ...evolve(event, now, null), openKey: null }), updateRequest(db, event.registration, { state: 'withdrawn', decidedAt: now, actorId: null, actorKind: null, deadlineAt: null })],
  },
  'registration.expired': {
    guards: (event) => [['registration.closed', event.from === 'join' ? reviewedAs(event.registration, 'join') : stateIs(event.registration, 'draft', 'email_confirmed')]],
    rows: (event, { db, now }) => [
      update(db, event.registration, { ...evolve(event, now, null), openKey: null }),
      ...(event.from === 'join' ? [updateRequest(db, event.registration, { state: 'expired', decidedAt: now, actorId: null, actorKind: null, deadlineAt: null })] : []),
    ],
  },
  'join.escalated': {
    guards: (event) => (event.why === 'nobody_reachable' ? [] : [['registration.already_decided', reviewedAs(event.registration, 'join')]]),
    rows: (event, { db }) => [update(db, event.registration, { dueOn: event.dueOn }), updateRequest(db, event.registration, {
      dueOn: event.dueOn, ...(event.actor.kind === 'vendor' ? { vendorId: event.actor.id } : { distributorId: event.actor.id }), actorId: event.actor.id, actorKind: event.actor.kind,
      // Next, it expires.
      deadlineAt: sql`asked_at + ${spans.join}`,
    })],
  },
  'product.activated': {
    guards: (event) => [['registration.already_decided', stateIs(event.registration, 'under_review')]],
    rows: (event, { db, now }) => [
      db.insert(productActivations).values({ id: event.activation, programId: event.program, distributorId: event.distributor, domain: event.domain, registrationId: event.registration, createdAt: now }),
      updateRequest(db, event.registration, { productActivation: 'active' }),
    ],
  },
};

const operatorOf = ({ actor }: CommitContext): string | null => (actor.kind === 'operator' ? actor.id : null);

/** What an approval gives: a company with its first person, a colleague's access, or a known company's enrollment. */
const grants: Record<EventOf<'registration.approved'>['kind'], (event: EventOf<'registration.approved'>, context: CommitContext) => Statement[]> = {
  company: (event, context) => [
    context.db.insert(organizations).values({
      id: event.organization, kind: 'partner', name: event.organizationName, company: event.company, foldedName: fold(event.organizationName), country: event.company?.country ?? '', duns: event.company?.duns ?? null, createdAt: context.now,
    }),
    ...(event.sharedDomain ? [] : [context.db.insert(organizationDomains).values({ domain: event.domain, organizationId: event.organization })]),
    ...grants.join(event, context), ...grants.enrollment(event, context),
  ],
  join: (event, { db, now }) => [
    releaseAddress(db, event.email, now),
    db.insert(operators).values({ id: event.operator, organizationId: event.organization, email: event.email, name: fullName(event.applicant), role: event.role, locale: event.locale, state: 'active', createdAt: now, ...listed(fullName(event.applicant), event.email) }),
    ...(event.link ? [newLink(db, event.link, 'welcome', event.operator, now, spans.welcomeLink)] : []),
  ],
  enrollment: (event, { db, now }) => [
    db.insert(enrollments).values({ id: event.enrollment ?? '', programId: event.program, partnerId: event.organization, state: event.enrollmentState, createdAt: now }),
    ...(event.distributor ? [db.insert(enrollmentDistributors).values({ enrollmentId: event.enrollment ?? '', distributorId: event.distributor, createdAt: now })] : []),
    // The activation made for the registration, or beforehand for its domain, is the partner's from now on.
    db.update(productActivations).set({ partnerId: event.organization }).where(sql`${productActivations.registrationId} = ${event.registration} OR (${productActivations.registrationId} IS NULL
      AND ${productActivations.partnerId} IS NULL AND ${productActivations.programId} = ${event.program} AND ${productActivations.distributorId} = ${event.distributor} AND ${productActivations.domain} = ${event.domain})`),
  ],
};

/** A row of the queue that is over as it begins: declined before anybody was to review it. */
const refusedRow = (event: EventOf<'registration.declined'>, { db, now, actor }: CommitContext): Statement => newRequest(db, event.card as NonNullable<typeof event.card>, {
  kind: 'registration', state: 'refused', subjectId: event.registration, programId: event.program, vendorId: event.card?.vendor, distributorId: event.distributor, email: event.email, search: fold(event.email), askedAt: now, decidedAt: now,
  deciderKind: event.by === 'vendor' ? 'vendor' : actor.kind === 'operator' ? 'operator' : 'policy',
});
/** One row per address and day: a second decline of that day adds nothing. */
const declinedAtOnce = (event: EventOf<'registration.declined'>, context: CommitContext): Statement[] => [
  context.db.insert(registrations).values({
    id: event.registration, programId: event.program, distributorId: event.distributor, state: 'declined', email: event.email, domain: event.domain, locale: event.locale,
    openKey: declineKey(event.program, event.email, context.now), createdAt: context.now, decidedAt: context.now, declinedBy: event.by, reason: event.reason, reapply: event.reapply,
  }),
  refusedRow(event, context),
];
