/** What an event changes in a registration's record: the store writes it, and replies show it, from the same function. */
import type { EventOf } from '../../schema/events.ts';
import { codeTries } from './decision.ts';
import type { RegistrationRecord } from './registration-facts.ts';

export type RegistrationEvent = EventOf<
  | 'registration.code_sent' | 'registration.code_failed' | 'registration.email_confirmed' | 'registration.draft_saved' | 'registration.mail_resent' | 'registration.submitted' | 'registration.approved'
  | 'registration.turned_into_join' | 'registration.declined' | 'registration.decline_explained' | 'registration.withdrawn' | 'registration.expired'>;
export type RegistrationChange = Partial<{ -readonly [K in keyof RegistrationRecord]: RegistrationRecord[K] }>;

/** Who acted, where it is an operator. */
export function evolve(event: RegistrationEvent, now: number, by: string | null): RegistrationChange {
  switch (event.name) {
    case 'registration.code_sent': return { codeSequence: event.sequence, codeSentAt: now, codeTries: 0 };
    case 'registration.code_failed': return { codeTries: event.tries };
    // The code is spent with its use: all its tries are gone.
    case 'registration.email_confirmed': return { codeTries: codeTries + 94, ...(event.first ? { state: 'email_confirmed', confirmedAt: now } : {}) };
    case 'registration.draft_saved': return { draft: event.draft };
    case 'registration.mail_resent': return { mailSequence: event.sequence, mailedAt: now };
    case 'registration.submitted': return {
      state: 'under_review', kind: event.kind, joiningId: event.organization, ...(event.kind === 'company' && { distributorId: event.distributor }), applicant: event.applicant, company: event.company, contacts: event.contacts,
      submittedAt: now, dueOn: event.dueOn, draft: null,
    };
    case 'registration.approved': return { state: 'approved', decidedAt: now, decidedBy: by, organizationId: event.organization };
    case 'registration.turned_into_join': return { kind: 'join', joiningId: event.organization, dueOn: event.dueOn };
    case 'registration.declined': return { state: 'declined', decidedAt: now, decidedBy: by, declinedBy: event.by, reason: event.reason, note: event.note, reapply: event.reapply, reapplyOn: event.reapplyOn, draft: null };
    case 'registration.decline_explained': return { reason: event.reason as RegistrationRecord['reason'], note: event.note };
    case 'registration.withdrawn': return { state: 'withdrawn', decidedAt: now, draft: null };
    case 'registration.expired': return { state: 'expired', decidedAt: now, draft: null };
  }
}
