/** What whoever runs a portal sets up from a terminal: a vendor with its program, its first admin and its keys; and an admin for a company that has lost its own. */
import type { EventOf, NewLink, PorticoEvent } from '../../schema/events.ts';
import { type PresetName, policyOf } from '../../schema/presets.ts';
import type { Policy } from '../../schema/programs.ts';
import type { Locale, OrganizationKind, Role } from '../../schema/values.ts';
import { workAddress } from './team.ts';

export interface Found { readonly id: string; readonly name: string }
/** Who holds an address now. */
export interface Holder { readonly operator: string; readonly organization: string; readonly state: 'invited' | 'active'; readonly role: Role; readonly name: string; readonly locale: Locale }
export interface FirstDayFacts {
  readonly vendor: Found | null; readonly program: (Found & { readonly policyVersion: number }) | null; readonly distributor: Found | null; /** The distributor carries the program. */ readonly carries: boolean;
  readonly holders: ReadonlyMap<string, Holder>;
  /** The vendor's keys that work. */
  readonly keys: readonly { readonly id: string; readonly kind: 'publishable' | 'secret'; readonly programId: string | null; readonly origins: readonly string[]; readonly token: string }[];
}
export interface Person { readonly email: string; readonly name: string | null; readonly locale: Locale; readonly operator: string; readonly link: NewLink; /** The invitation goes by e-mail, and stands for two weeks. */ readonly mailed: boolean }
export interface FirstDayCommand {
  readonly vendor: { readonly id: string; readonly name: string; readonly country: string }; readonly admin: Person;
  readonly program: { readonly id: string; readonly name: string; readonly preset: PresetName; readonly support: Policy['support']; readonly timeZone: string };
  readonly publishable: { readonly id: string; readonly token: string; readonly origins: readonly string[] }; readonly secret: { readonly id: string; readonly hash: string };
  readonly distributor: { readonly id: string; readonly name: string; readonly country: string; readonly countries: readonly string[]; readonly admin: Person | null } | null;
}
export type FirstDay = { readonly events: readonly PorticoEvent[]; readonly vendor: string; readonly program: string; readonly publishable: string; readonly madeSecret: boolean; readonly distributor: string | null } | { readonly why: 'address_taken' | 'mail_refused'; readonly email: string };

/** What is not there yet is made; what is there stays as it is, whatever the command says of it. So it may be given again. */
export function setUp(facts: FirstDayFacts, command: FirstDayCommand): FirstDay {
  const events: PorticoEvent[] = [], vendor = facts.vendor?.id ?? command.vendor.id, program = facts.program?.id ?? command.program.id;
  if (!facts.vendor) events.push({ name: 'organization.created', organization: vendor, kind: 'vendor', organizationName: command.vendor.name, country: command.vendor.country });
  if (!facts.program) events.push({ name: 'program.created', program, organization: vendor, programName: command.program.name });
  if (!facts.program?.policyVersion) events.push({ name: 'policy.published', program, organization: vendor, version: 1, policy: policyOf(command.program.preset, { vendor: command.vendor.name, support: command.program.support, timeZone: command.program.timeZone }) });
  const distributor = command.distributor && (facts.distributor?.id ?? command.distributor.id);
  if (command.distributor && distributor) {
    if (!facts.distributor) events.push({ name: 'organization.created', organization: distributor, kind: 'distributor', organizationName: command.distributor.name, country: command.distributor.country });
    if (!facts.carries) events.push({ name: 'program.distributor_added', program, distributor, countries: command.distributor.countries });
  }
  const people = [{ person: command.admin, organization: { id: vendor, name: command.vendor.name, kind: 'vendor' as OrganizationKind } }, ...(command.distributor?.admin && distributor ? [{ person: command.distributor.admin, organization: { id: distributor, name: command.distributor.name, kind: 'distributor' as OrganizationKind } }] : [])];
  for (const { person, organization } of people) {
    const holder = facts.holders.get(person.email);
    if (holder && holder.organization !== organization.id) return { why: 'address_taken', email: person.email };
    if (holder) continue;
    if (!workAddress(person.email, organization.kind, { refused: [], exempt: [] })) return { why: 'mail_refused', email: person.email };
    events.push(appointed(person, organization, command.vendor.name));
  }
  const key = facts.keys.find((one) => one.kind === 'publishable' && one.programId === program && sameOrigins(one.origins, command.publishable.origins));
  if (!key) events.push({ name: 'key.created', key: command.publishable.id, organization: vendor, kind: 'publishable', program, distributor: null, origins: command.publishable.origins, token: command.publishable.token });
  const madeSecret = !facts.keys.some(({ kind }) => kind === 'secret');
  if (madeSecret) events.push({ name: 'key.created', key: command.secret.id, organization: vendor, kind: 'secret', program: null, distributor: null, origins: [], token: command.secret.hash });
  return { events, vendor, program, publishable: key?.token ?? command.publishable.token, madeSecret, distributor };
}
const sameOrigins = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one) => b.includes(one));
const appointed = (person: Person, organization: { readonly id: string; readonly name: string }, by: string): EventOf<'operator.appointed' | 'operator.invited'> => (person.mailed
  ? { name: 'operator.invited', operator: person.operator, organization: organization.id, email: person.email, person: person.name, role: 'super_admin', locale: person.locale, link: person.link, company: organization.name, by, workAccount: false }
  : { name: 'operator.appointed', operator: person.operator, organization: organization.id, email: person.email, person: person.name, role: 'super_admin', before: null, found: 'nobody', locale: person.locale, link: person.link });

export interface RestoreFacts { readonly holder: Holder | null; /** Where there is none: the organization that was named. */ readonly organization: (Found & { readonly kind: OrganizationKind }) | null; /** Other active super admins of it. */ readonly others: readonly string[] }
export type Restoring = { readonly event: EventOf<'operator.appointed'> } | { readonly why: 'unknown' | 'other_organization' | 'mail_refused' | 'somebody_can' };

/** A company that nobody can lead any more gets a super admin back, by whoever runs the portal: it stands in the company's own log. */
export function restoreAdmin({ holder, organization, others }: RestoreFacts, command: { readonly email: string; readonly named: string | null; readonly although: boolean; readonly operator: string; readonly person: string | null; readonly locale: Locale; readonly link: NewLink }): Restoring {
  if (!organization) return { why: 'unknown' };
  if (holder && command.named !== null && holder.organization !== command.named) return { why: 'other_organization' };
  if (!holder && !workAddress(command.email, organization.kind, { refused: [], exempt: [] })) return { why: 'mail_refused' };
  // Whoever leads it can do this in the portal, where colleagues see it at once.
  if (others.length > 0 && !command.although) return { why: 'somebody_can' };
  return { event: {
    name: 'operator.appointed', operator: holder?.operator ?? command.operator, organization: organization.id, email: command.email, person: holder ? holder.name || null : command.person, role: 'super_admin', before: holder?.role ?? null, found: holder?.state ?? 'nobody',
    locale: holder?.locale ?? command.locale, link: command.link,
  } };
}
