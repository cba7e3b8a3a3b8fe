/** What an event changes in a registration's record: the store writes it, and replies show it, from the same function. */
import type { EventOf } from '../../schema/events.ts';
import type { RegistrationRecord } from './registration-facts.ts';

type RegistrationEvent = EventOf<'registration.code_sent' | 'registration.code_failed' | 'registration.email_confirmed' | 'registration.submitted' | 'registration.approved' | 'registration.declined'>;
export type RegistrationChange = Partial<{ -readonly [K in keyof RegistrationRecord]: RegistrationRecord[K] }>;

export function evolve(event: RegistrationEvent, now: number, by: string | null, state?: RegistrationRecord['state']): RegistrationChange {
  switch (event.name) {
    case 'registration.code_sent': return { codeSequence: event.sequence, codeSentAt: now, codeTries: 0 };
    case 'registration.code_failed': return { codeTries: event.tries };
    // The code is spent with its use: all its tries are gone.
    case 'registration.email_confirmed': return { codeTries: 99, ...(state === undefined || state === 'draft' ? { state: 'email_confirmed' } : {}) };
    case 'registration.submitted': return { state: 'under_review', distributorId: event.distributor, applicant: event.applicant, company: event.company, submittedAt: now, dueOn: event.dueOn };
    case 'registration.approved': return { state: 'approved', decidedAt: now, decidedBy: by, organizationId: event.organization };
    case 'registration.declined': return { state: 'declined', decidedAt: now, decidedBy: by, reason: event.reason, note: event.note, reapply: event.reapply, reapplyOn: event.reapplyOn };
  }
}
