/**
 * Who may do what: the table of rules.md, complete. The worker reads it through `may()`; elements learn of it in replies (`can`).
 * Roles are ranked, so a row names the lowest role that may.
 */
import { type OrganizationKind, type Role, organizationKinds, roles } from './values.ts';

export interface Permission { readonly kinds: readonly OrganizationKind[]; readonly role: Role; readonly sensitive?: true }
const any = organizationKinds;
const p = (role: Role, kinds: readonly OrganizationKind[], sensitive?: true): Permission => (sensitive ? { kinds, role, sensitive } : { kinds, role });
const partner = ['partner'] as const, distributor = ['distributor'] as const, vendor = ['vendor'] as const, customer = ['customer'] as const;

export const permissions = {
  // any kind
  'page.read': p('reader', any), 'page.export': p('reader', any), 'admin.list': p('reader', any), 'request.create': p('reader', any), 'support.use': p('reader', any),
  'operator.write': p('admin', any), 'activity.read': p('admin', any), 'profile.write': p('admin', any), 'message.retry': p('admin', any),
  'super_admin.grant': p('super_admin', any, true),
  // partner
  'agreement.read': p('reader', partner), 'academy.use': p('reader', partner), 'catalog.read': p('reader', partner),
  'customer.write': p('admin', partner), 'customer_account.create': p('admin', partner), 'activation_link.send': p('admin', ['partner', 'distributor']),
  'customer_account.convert': p('admin', partner), 'early_access.enroll': p('admin', partner), 'assistance.request': p('admin', partner),
  'customer.open': p('admin', partner), 'customer.unlink': p('admin', partner), 'customer.invite': p('admin', partner), 'join.decide': p('admin', partner),
  'application.submit': p('admin', partner), 'compliance.read': p('admin', ['partner', 'distributor', 'vendor']), 'transfer.request': p('admin', partner), 'seat.swap': p('admin', partner),
  'group.write': p('super_admin', partner), 'legal.write': p('super_admin', partner), 'partner_id.link': p('super_admin', partner),
  'agreement.sign': p('super_admin', partner, true), 'provider.authorize': p('super_admin', partner, true), 'provider.end': p('super_admin', partner, true), 'provider.remove_access': p('super_admin', partner, true),
  // distributor and vendor
  'registration.review': p('admin', ['distributor', 'vendor']), 'product.activate': p('admin', distributor), 'reseller.invite': p('admin', distributor),
  'order.place': p('admin', distributor), 'partner.release': p('admin', distributor), 'brand.write': p('admin', distributor),
  'partnership.end': p('super_admin', distributor, true), 'key.write': p('super_admin', ['distributor', 'vendor'], true),
  'partner.vet': p('admin', vendor), 'partner.block': p('admin', vendor), 'enrollment.suspend': p('admin', vendor), 'seat.write': p('admin', vendor),
  'specialization.write': p('admin', vendor), 'feed.write': p('admin', vendor), 'early_access.write': p('admin', vendor), 'program_text.write': p('admin', vendor),
  'policy.publish': p('super_admin', vendor, true), 'agreement.publish': p('super_admin', vendor, true), 'distributor.add': p('super_admin', vendor),
  // customer
  'access.read': p('reader', customer), 'assistance.write': p('admin', customer), 'relationship.write': p('admin', customer),
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof permissions;
export const actions = Object.keys(permissions) as Action[];

/** Whether `role` has at least the rights of `needed`. */
export const outranks = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed);

/** @rule OPR-1 reader reads its organization's pages; admin also manages operators, and acts (the table). */
export function may(who: { kind: OrganizationKind; role: Role; scopes?: readonly string[] }, action: Action): boolean {
  const row: Permission = permissions[action];
  return row.kinds.includes(who.kind) && outranks(who.role, row.role) && (who.scopes === undefined || who.scopes.includes(action));
}
