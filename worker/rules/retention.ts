import { registrationDays } from '../../schema/retention.ts';
import type { EventOf } from '../../schema/events.ts';
import type { RegistrationRecord } from './registration-facts.ts';
import { spans } from './decision.ts';

/** A registration as retention looks at it. */
export type Held = Pick<RegistrationRecord, 'id' | 'programId' | 'distributorId' | 'state' | 'email' | 'submittedAt' | 'decidedAt' | 'declinedBy' | 'reapply' | 'draft' | 'applicant' | 'contacts' | 'note'>;

/** What stands instead of an address that was erased: nobody's (RFC 2606), and still one for each record. */
export const erasedAddress = (id: string): string => `erased-${id}@erased.invalid`;
/** A refusal for good counts as long as there is a portal, so what it is recognized by stays (REG-13). */
const forGood = ({ state, reapply, declinedBy }: Held): boolean => state === 'declined' && reapply === 'never' && (declinedBy === 'reviewer' || declinedBy === 'vendor');
const namesSomebody = (one: Held, keeps: Keeps): boolean => [one.draft, one.applicant, one.contacts, one.note].some((value) => value !== null) || (keeps === 'nothing' && one.email !== erasedAddress(one.id));
type Keeps = EventOf<'registration.erased'>['keeps'];

/** What becomes of a registration by itself: one that led to no partner is erased once its time is over (ALL-5). */
export function eraseEnded(one: Held, now: number): EventOf<'registration.erased'> | undefined {
  if (!['declined', 'withdrawn', 'expired'].includes(one.state) || one.decidedAt === null) return undefined;
  const days = one.submittedAt === null ? registrationDays.unsent : registrationDays.decided, keeps = forGood(one) ? 'refusal' : 'nothing';
  return now - one.decidedAt >= days * spans.day && namesSomebody(one, keeps) ? erased(one, keeps) : undefined;
}
export const erased = ({ id, programId, distributorId }: Pick<Held, 'id' | 'programId' | 'distributorId'>, keeps: Keeps): EventOf<'registration.erased'> => ({ name: 'registration.erased', registration: id, program: programId, distributor: distributorId, keeps });
