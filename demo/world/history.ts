/** The activity entries that a registration of the seed left: the same events, payloads and split of personal values as a running portal writes. */
import type { EventOf, LoggedEvent } from '../../schema/events.ts';
import { contactsOf } from '../../worker/rules/contacts.ts';
import { type Actor, type Entry, entryOf } from './entry.ts';
import { idFor } from './ids.ts';
import { domainOf, dueOn, reapplyOn } from './registration-row.ts';
import type { WorldRegistration } from './registrations.ts';
import { timesOf } from './time.ts';
import { world } from './world.ts';


export function history(one: WorldRegistration, now: number): Entry[] {
  const at = timesOf(one, now);
  const base = { registration: one.id, program: one.programId, email: one.email, locale: one.locale };
  const entries: Entry[] = [];
  const add = (event: LoggedEvent, at: number, actorKind: Actor, actorId: string | null = null): void => void entries.push(entryOf(event, { at, actorKind, actorId }, {
    programId: one.programId, vendorId: Object.values(world.programs).find((program) => program.id === one.programId)?.vendorId, distributorId: one.distributorId,
    organizationId: event.name === 'registration.approved' || event.name === 'registration.submitted' ? event.organization : null, subjectId: one.id,
  }, entries.length));

  if (one.decision?.reason === 'webmail') {
    add({ name: 'registration.declined', ...base, distributor: one.distributorId, domain: domainOf(one), by: 'policy', reason: 'webmail', note: null, reapply: 'now', reapplyOn: null, from: 'new', card: null }, at.requested, 'policy');
    return entries;
  }
  add({ name: 'registration.requested', ...base, distributor: one.distributorId, domain: domainOf(one), sharedDomain: false }, at.requested, 'applicant');
  add({ name: 'registration.code_sent', ...base, sequence: 1 }, at.requested, 'applicant');
  if (one.state !== 'draft') add({ name: 'registration.email_confirmed', registration: one.id, program: one.programId, sequence: 1, email: one.email, locale: one.locale, first: true, silent: false }, at.confirmed, 'applicant');
  // No log shows it.
  const card = { request: '', programName: '', vendor: '', distributorName: null, actor: { id: '', kind: 'distributor' as const }, deadlineAt: null };
  if (one.applicant && one.kind === 'join') {
    const asked = { ...base, distributor: null, kind: 'join', organization: one.joiningId, organizationName: null, applicant: one.applicant, company: null, contacts: null, dueOn: dueOn(one, now), automatic: false, conflicts: [], productActivation: 'not_needed', card } as const;
    add({ name: 'registration.submitted', ...asked, conflicts: [] }, at.submitted, 'applicant');
  }
  if (one.applicant && one.company) {
    const details = { ...base, distributor: one.distributorId, applicant: one.applicant, company: one.company };
    // The product is activated by the reviewer afterwards, so the request did not go through by itself.
    add({ name: 'registration.submitted', ...details, kind: 'company', organization: null, organizationName: null, contacts: contactsOf(one.applicant, one.email, undefined), dueOn: dueOn(one, now), automatic: false, conflicts: [...one.conflicts], productActivation: 'missing', card }, at.submitted, 'applicant');
    if (one.activated) add({ name: 'product.activated', activation: idFor('activation', one.id), registration: one.id, program: one.programId, distributor: one.distributorId ?? '', domain: domainOf(one) }, at.activated, 'operator', reviewerOf(one));
    const decided = decision(one, now, details);
    if (decided) add(decided, at.decided, 'operator', one.decision?.by ?? null);
  }
  return entries;
}

const reviewerOf = (one: WorldRegistration): string | null => Object.values(world.distributors).find((distributor) => distributor.id === one.distributorId)?.operators.admin.id ?? null;

type Details = Pick<EventOf<'registration.approved'>, 'registration' | 'program' | 'distributor' | 'email' | 'locale' | 'applicant' | 'company'>;
function decision(one: WorldRegistration, now: number, { applicant, company, ...base }: Details): LoggedEvent | undefined {
  const { decision: made } = one;
  if (!made) return undefined;
  const partner = Object.values(world.partners).find((candidate) => candidate.id === made.organizationId);
  if (partner) {
    const enrollment = world.enrollments.find((candidate) => candidate.partnerId === partner.id && candidate.programId === one.programId);
    return {
      name: 'registration.approved', ...base, applicant, company, kind: 'company', by: 'reviewer', role: 'super_admin', organizationName: partner.name, colleagues: [], domain: domainOf(one), sharedDomain: false,
      organization: partner.id, operator: partner.operators.superAdmin.id, enrollment: enrollment?.id ?? '', enrollmentState: 'active', link: null,
    };
  }
  return { name: 'registration.declined', ...base, domain: domainOf(one), by: 'reviewer', reason: made.reason ?? 'other', note: made.note ?? null, reapply: made.reapply ?? 'now', reapplyOn: reapplyOn(one, now), from: 'under_review', card: null };
}
