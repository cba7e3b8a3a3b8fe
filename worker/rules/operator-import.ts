/** Users of another portal, taken over as they are (OPR-8). */
import type { PorticoEvent } from '../../schema/events.ts';
import { fold } from '../../schema/fold.ts';
import type { Policy } from '../../schema/programs.ts';
import type { ImportResult, ImportRow } from '../../schema/team.ts';
import type { Email, Locale, OrganizationKind, Role } from '../../schema/values.ts';
import { canonicalEmail, isClean } from '../../schema/checks.ts';
import { type Refusal } from './decision.ts';
import { mailDomain } from './mail-domain.ts';
import { highest, workAddress } from './team.ts';

/** A company that the importer may bring people into: itself, or one that it works with. */
export interface Importable { readonly id: string; readonly name: string; readonly foldedName: string; readonly kind: OrganizationKind; readonly duns: string | null; readonly domains: readonly string[]; readonly superAdmin: boolean }
/** An operator or removed one with an address of the file. */
export interface Known { readonly email: string; readonly organizationId: string; readonly role: Role; readonly state: 'invited' | 'active' | 'removed'; /** An invitation that nobody accepted, and that holds its address no longer. */ readonly never: boolean }
export interface ImportFacts { readonly companies: readonly Importable[]; readonly known: readonly Known[]; readonly mailDomains: Policy['mailDomains'] }
export interface Importer { readonly id: string; readonly kind: OrganizationKind; readonly locale: Locale }
export type RowOutcome = Omit<ImportResult, 'problem'> & { readonly refusal?: Refusal };

/** Names of roles in portals that came before, folded and without separators. */
const roleWords: Readonly<Record<string, Role>> = {
  invoice: 'reader', reader: 'reader', viewer: 'reader', lecteur: 'reader', readonly: 'reader', facturation: 'reader',
  admin: 'admin', administrator: 'admin', administrateur: 'admin', tenantadmin: 'admin', tenantadministrator: 'admin', administrateurtenant: 'admin', admintenant: 'admin', portaladmin: 'admin', superadmin: 'admin',
};
const word = (text: string): string => fold(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
/** Users with Invoice become readers, tenant admins admins, who is both an admin; `undefined` where a word says nothing. */
export function roleOf(words: readonly string[]): Role | undefined {
  const given = words.map((one) => roleWords[word(one)]);
  return given.every((role) => role !== undefined) ? highest(given) : undefined;
}

/** The companies that a cell can mean: by id, D-U-N-S number, mail domain or whole name. */
export const meant = (cell: string, companies: readonly Importable[]): readonly Importable[] => {
  const folded = fold(cell), host = cell.toLowerCase().replace(/^@/, '');
  const byKey = companies.filter((one) => one.id === cell || (one.duns !== null && one.duns === cell.replaceAll(/[\s-]/g, '')));
  return byKey.length > 0 ? byKey : companies.filter((one) => one.domains.includes(host) || one.foldedName === folded);
};

/** @rule OPR-8 Users with Invoice become readers, tenant admins become admins; they need no invitation; an organization without super admin must name one; the same file again changes nothing. */
export function importOperators(facts: ImportFacts, rows: readonly ImportRow[], by: Importer, newId: () => string): { readonly outcomes: RowOutcome[]; readonly events: PorticoEvent[] } {
  const outcomes: RowOutcome[] = [], events: PorticoEvent[] = [];
  /** Addresses that an earlier line of the request has taken. */
  const taken = new Map<string, string>();
  const placed = rows.map((row) => ({ row, companies: meant(row.organization, facts.companies) }));
  /** Companies that a line names a super admin for, whichever line it is. */
  const named = new Set(placed.flatMap(({ row, companies }) => (row.superAdmin && companies.length === 1 && companies[0] && judge(row, companies[0], facts, by, new Map()) === undefined ? [companies[0].id] : [])));
  for (const { row, companies } of placed) {
    const [company] = companies;
    const refuse = (refusal: Refusal, role: Role | null = null): void => void outcomes.push({ line: row.line, outcome: 'refused', organization: company?.name ?? null, role, refusal });
    const role = roleOf(row.roles), email = canonicalEmail(row.email) ?? '';
    if (!company) { refuse({ code: 'import.organization_unknown' }); continue; }
    if (companies.length > 1) { refuse({ code: 'import.organization_ambiguous' }); continue; }
    if (!role) { refuse({ code: 'import.role_unknown' }); continue; }
    const here = facts.known.find((one) => one.email === email && one.organizationId === company.id && one.state !== 'removed');
    if (here || taken.get(email) === company.id) { outcomes.push({ line: row.line, outcome: 'unchanged', organization: company.name, role: here?.role ?? role }); continue; }
    const refusal = judge(row, company, facts, by, taken);
    if (refusal) { refuse(refusal, role); continue; }
    if (!company.superAdmin && !named.has(company.id)) { refuse({ code: 'import.no_super_admin' }, role); continue; }
    const given = row.superAdmin && !company.superAdmin ? 'super_admin' : role;
    taken.set(email, company.id);
    outcomes.push({ line: row.line, outcome: 'added', organization: company.name, role: given });
    events.push({
      name: 'operator.imported', operator: newId(), organization: company.id, email, person: row.name || email, role: given, locale: by.locale, importer: by.id,
      distributor: by.kind === 'distributor' ? by.id : null, vendor: by.kind === 'vendor' ? by.id : null,
    });
  }
  return { outcomes, events };
}

/** Whether a line's person may become an operator of the company. */
function judge(row: ImportRow, company: Importable, facts: ImportFacts, by: Importer, taken: ReadonlyMap<string, string>): Refusal | undefined {
  const email = canonicalEmail(row.email);
  if (email === undefined) return { code: 'request.invalid', errors: [{ pointer: `/lines/${row.line}/email`, code: 'value.email' }] };
  // A cell that a spreadsheet would run is nobody's name.
  if (row.name !== undefined && (!isClean(row.name) || /^[=+@-]/.test(row.name))) return { code: 'request.invalid', errors: [{ pointer: `/lines/${row.line}/name`, code: 'value.characters' }] };
  if (!workAddress(email, company.kind, facts.mailDomains)) return { code: 'operator.mail_refused' };
  // Into another company only those at its own domains: nobody is slipped in by whom it works with.
  if (company.id !== by.id && !company.domains.includes(mailDomain(email as Email, facts.mailDomains).domain)) return { code: 'import.foreign_domain' };
  const known = facts.known.filter((one) => one.email === email);
  if (known.some((one) => one.state === 'removed' && one.organizationId === company.id && !one.never)) return { code: 'import.removed_since' };
  if (known.some((one) => one.state !== 'removed' && !one.never && one.organizationId !== company.id) || (taken.has(email) && taken.get(email) !== company.id)) return { code: 'operator.address_taken' };
  return undefined;
}
