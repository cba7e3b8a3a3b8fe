/** A case as it is once a decision is written, so that the reply shows it without asking again. */
import type { PorticoEvent } from '../../schema/events.ts';
import type { Decision } from '../rules/decision.ts';
import { type RegistrationEvent, evolve } from '../rules/evolve.ts';
import type { CaseFacts, RequestFact } from '../rules/registration-facts.ts';

const evolving: ReadonlySet<PorticoEvent['name']> = new Set<RegistrationEvent['name']>([
  'registration.code_sent', 'registration.code_failed', 'registration.email_confirmed', 'registration.draft_saved', 'registration.mail_resent', 'registration.submitted', 'registration.approved', 'registration.turned_into_join',
  'registration.declined', 'registration.decline_explained', 'registration.withdrawn', 'registration.expired',
]);

/** `by` is the operator who decided. */
export const after = (facts: CaseFacts, { events }: Decision, now: number, by: { readonly id: string; readonly name: string } | null): CaseFacts =>
  events.reduce<CaseFacts>((at, event) => {
    if ('registration' in event && event.registration !== facts.registration.id && event.name !== 'transfer.requested') return at;
    if (event.name === 'product.activated') return { ...at, productActive: true };
    if (event.name === 'join.escalated') return { ...at, registration: { ...at.registration, dueOn: event.dueOn }, request: { ...(at.request as RequestFact), actorId: event.actor.id, actorKind: event.actor.kind } };
    if (event.name === 'transfer.requested') {
      return { ...at, transfer: {
        id: event.transfer, programId: event.program, enrollmentId: event.enrollment, organizationId: event.organization, fromId: event.distributor, toId: event.to, registrationId: event.registration, state: 'requested', askerName: event.person,
        askerEmail: event.email, createdAt: now, dueOn: event.dueOn, escalatedAt: null, objection: null, objectedAt: null, decidedAt: null, decidedBy: null, decisionNote: null,
      } };
    }
    if (event.name === 'address.restored') return { ...at, address: at.address && { ...at.address, stands: event.stands } };
    if (event.name === 'transfer.canceled') return { ...at, transfer: at.transfer && { ...at.transfer, state: 'canceled', decidedAt: now } };
    if (!evolving.has(event.name)) return at;
    const change = evolve(event as RegistrationEvent, now, by?.id ?? null);
    const decided = change.decidedAt !== undefined;
    const request = event.name === 'registration.submitted' ? { id: event.card.request, actorId: event.card.actor.id, actorKind: event.card.actor.kind, askedAt: now, vendorId: event.kind === 'join' ? null : event.card.vendor, distributorId: event.distributor } : at.request;
    return {
      ...at, registration: { ...at.registration, ...change }, request: request && decided ? { ...request, actorId: null, actorKind: null } : request, ...(decided && by && { decidedByName: by.name }),
      ...(event.name === 'registration.approved' && { operator: { id: event.operator, organizationId: event.organization } }),
    };
  }, facts);
