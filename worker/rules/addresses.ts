/** Addresses that take no e-mail, or want less of it (ALL-6). */
import type { EventOf } from '../../schema/events.ts';
import type { SuppressionReason, toldReasons } from '../../schema/mail.ts';
import { type Decision, happened, refused } from './decision.ts';
import type { CaseFacts } from './registration-facts.ts';

/** Who has an address: an operator, an open registration, or only a message that went there; and whose log says so. */
export interface Holder { readonly id: string; readonly organization: string | null; readonly program: string | null; readonly distributor: string | null }
type Told = (typeof toldReasons)[number];
export interface Address { readonly email: string; /** What stands, and since when, in ms. */ readonly stands: SuppressionReason | null; readonly since: number | null }

/** What stands once something more is told; `undefined` where it changes nothing. A complaint outweighs a bounce; who has unsubscribed stays so. */
export function standsAfter(stands: SuppressionReason | null, told: Told): SuppressionReason | undefined {
  if (stands === null) return told;
  if (stands === told || stands === 'complaint') return undefined;
  if (told === 'complaint') return 'complaint';
  return stands === 'bounce_unsubscribed' ? undefined : 'bounce_unsubscribed';
}
/** Why nothing at all is sent there. */
export const unreachable = (stands: SuppressionReason | null): 'bounce' | 'complaint' | null => (stands === null || stands === 'unsubscribed' ? null : stands === 'complaint' ? 'complaint' : 'bounce');

/**
 * @rule ALL-6 Bounced or complained-of addresses are suppressed, and it shows at the operator or applicant.
 * An address that nobody here has, and to which nothing of ours went, is none of ours: the provider's account may serve others too.
 */
export function suppressAddress(address: Address, holders: readonly Holder[], told: { readonly reason: Told; readonly message: string | null; readonly key: string | null }): Decision {
  const stands = standsAfter(address.stands, told.reason);
  if (stands === undefined) return happened();
  return happened(...holders.map(({ id, ...viewers }): EventOf<'address.suppressed'> => ({ name: 'address.suppressed', holder: id, ...viewers, email: address.email, reason: told.reason, before: address.stands, stands, message: told.message, told: told.key })));
}

/** @rule ALL-6 An admin says that the address of one of its own people works again. Who complained, or has unsubscribed, gets what is needed only. */
export function restoreAddress(address: Address, holder: Holder): Decision {
  const reason = unreachable(address.stands);
  if (address.stands === null || reason === null) return refused('address.reachable');
  const { id, ...viewers } = holder;
  return happened({ name: 'address.restored', holder: id, ...viewers, email: address.email, reason, before: address.stands, stands: address.stands === 'bounce' ? null : 'unsubscribed' });
}

/** An applicant's address works again. */
export const restoreApplicant = ({ registration: it, address }: CaseFacts): Decision =>
  (address ? restoreAddress(address, { id: it.id, organization: it.joiningId, program: it.programId, distributor: it.distributorId }) : refused('address.reachable'));
/** Why an applicant's mail is not worth sending again: it would not arrive. */
export const heldBack = ({ address }: CaseFacts): Decision | undefined => (address && unreachable(address.stands) ? refused('address.unreachable') : undefined);
