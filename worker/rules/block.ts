/** The vendor's block list, and its decline by hand (REG-11). */
import type { PorticoEvent } from '../../schema/events.ts';
import type { reapplyPolicies } from '../../schema/registration.ts';
import type { blockKinds } from '../../schema/requests.ts';
import { type Decision, happened, spans } from './decision.ts';
import { dateIn } from './business-days.ts';
import { fold } from '../../schema/fold.ts';
import type { CaseFacts, ProgramFacts } from './registration-facts.ts';
import { cancelWith } from './transfer.ts';

export type BlockTarget =
  | { readonly kind: 'address'; readonly email: string }
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'company'; readonly legalName: string; readonly country: string }
  | { readonly kind: 'duns'; readonly duns: string };
/** A block as it is compared (`key`) and shown (`value`). */
export interface BlockEntry { readonly kind: (typeof blockKinds)[number]; readonly key: string; readonly value: string; readonly country: string | null }

export const blockKey = {
  address: (email: string): string => `address:${email}`,
  domain: (domain: string): string => `domain:${domain}`,
  company: (legalName: string, country: string): string => `company:${fold(legalName)}|${country}`,
  duns: (duns: string): string => `duns:${duns}`,
};
export function blockEntry(target: BlockTarget): BlockEntry {
  switch (target.kind) {
    case 'address': return { kind: 'address', key: blockKey.address(target.email), value: target.email, country: null };
    case 'domain': return { kind: 'domain', key: blockKey.domain(target.domain), value: target.domain, country: null };
    case 'company': return { kind: 'company', key: blockKey.company(target.legalName, target.country), value: target.legalName, country: target.country };
    case 'duns': return { kind: 'duns', key: blockKey.duns(target.duns), value: target.duns, country: null };
  }
}

/** What a decline by the vendor looks at. */
export type Declinable = Pick<CaseFacts, 'program' | 'registration' | 'request' | 'transfer' | 'joining' | 'tied'>;
interface VendorReason { readonly reason: string; readonly note: string | null; readonly reapply: (typeof reapplyPolicies)[number]; readonly reapplyOn: string | null }
/** A block speaks for itself: lifted, the address may ask again. */
const listed: VendorReason = { reason: 'other', note: null, reapply: 'now', reapplyOn: null };

/**
 * Who else reads the event learns that the vendor declined and no more: reason and note are in an event of the vendor's own.
 * @rule REG-11 Declined by the vendor, by its block list or by hand until approval: the applicant is sent to the vendor; the distributor sees no reason and cannot override it.
 */
export function vendorDecline(facts: Declinable, from: 'email_confirmed' | 'under_review', request: string, why: VendorReason = listed): PorticoEvent[] {
  const { registration, program } = facts;
  const distributor = program.distributors.find((one) => one.id === registration.distributorId);
  const explained: PorticoEvent = { name: 'registration.decline_explained', registration: registration.id, program: program.id, reason: why.reason, note: why.note };
  return [
    {
      name: 'registration.declined', registration: registration.id, program: program.id, distributor: registration.distributorId, email: registration.email, domain: registration.domain, locale: registration.locale,
      by: 'vendor', reason: null, note: null, reapply: why.reapply, reapplyOn: why.reapplyOn, from,
      card: facts.request ? null : { request, programName: program.name, vendor: program.vendor.id, distributorName: distributor?.name ?? null, actor: { id: program.vendor.id, kind: 'vendor' }, deadlineAt: null },
    },
    ...(why === listed ? [] : [explained]),
    ...cancelWith(facts),
  ];
}

/** The day on which one may reapply, where the reviewer said in thirty days. */
export const reapplyDay = (reapply: (typeof reapplyPolicies)[number], now: number, program: ProgramFacts): string | null => (reapply === 'in_30_days' ? dateIn(now + 30 * spans.day, program.policy.timeZone) : null);

export interface BlockFacts {
  readonly program: ProgramFacts;
  /** Keys of the command that are blocked already. */
  readonly active: ReadonlySet<string>;
  /** Open registrations, their mailbox confirmed, that the command's targets cover. */
  readonly covered: readonly Declinable[];
}
interface BlockCommand { readonly targets: readonly BlockTarget[]; readonly reason: string; newId(kind: 'block' | 'request'): string }

/** Adds to the block list what is not on it, and declines what it covers and is not decided yet. Said again, it changes nothing. */
export function blockApplicants(facts: BlockFacts, command: BlockCommand): Decision {
  const entries = new Map(command.targets.map(blockEntry).map((entry) => [entry.key, entry]));
  const added = [...entries.values()].filter(({ key }) => !facts.active.has(key)).map((entry): PorticoEvent => ({ name: 'block.added', block: command.newId('block'), program: facts.program.id, ...entry, reason: command.reason }));
  return happened(...added, ...facts.covered.flatMap((one) => vendorDecline(one, one.registration.state === 'under_review' ? 'under_review' : 'email_confirmed', command.newId('request'))));
}

/** What was declined for it stays declined. */
export const liftBlock = (block: { readonly id: string; readonly programId: string; readonly liftedAt: number | null }): Decision =>
  (block.liftedAt === null ? happened({ name: 'block.lifted', block: block.id, program: block.programId }) : happened());
