/** The table of permissions.ts, seen from each kind of organization: what each role may do there, by which rule. */
import { type Action, type Permission, actions, may, permissions } from './permissions.ts';
import { type OrganizationKind, type Role, organizationKinds, roles } from './values.ts';

export interface MatrixRow { readonly action: Action; readonly rule: string; /** Asks for a fresh proof of who it is. */ readonly sensitive: boolean; readonly allowed: Readonly<Record<Role, boolean>> }
export interface Matrix { readonly kind: OrganizationKind; readonly rows: readonly MatrixRow[] }

/** From what everybody may to what few may. */
export const matrices: readonly Matrix[] = organizationKinds.map((kind) => ({
  kind,
  rows: actions.filter((action) => (permissions[action].kinds as readonly string[]).includes(kind)).map((action) => {
    const { rule, sensitive }: Permission = permissions[action];
    return { action, rule, sensitive: sensitive ?? false, allowed: Object.fromEntries(roles.map((role) => [role, may({ kind, role }, action)])) as Record<Role, boolean> };
  }).toSorted((a, b) => roles.filter((role) => b.allowed[role]).length - roles.filter((role) => a.allowed[role]).length),
}));
