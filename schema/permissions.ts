/**
 * Who may do what: the table of rules.md, complete. The worker reads it through `may()`; elements learn of it in replies (`can`).
 * Roles are ranked, so a row names the lowest role that may.
 */
import { type OrganizationKind, type Role, organizationKinds, roles } from './values.ts';

export interface Permission { readonly kinds: readonly OrganizationKind[]; readonly role: Role; /** Number of the rule that gives it. */ readonly rule: string; readonly sensitive?: true }
const any = organizationKinds;
const p = (rule: string, role: Role, kinds: readonly OrganizationKind[], sensitive?: true): Permission => (sensitive ? { kinds, role, rule, sensitive } : { kinds, role, rule });
const partner = ['partner'] as const, distributor = ['distributor'] as const, vendor = ['vendor'] as const, customer = ['customer'] as const, program = ['distributor', 'vendor'] as const;

export const permissions = {
  // any kind
  'page.read': p('OPR-1', 'reader', any), 'page.export': p('CUS-14', 'reader', any), 'admin.list': p('OPR-2', 'reader', any), 'request.create': p('ALL-1', 'reader', any), 'support.use': p('PRO-4', 'reader', any),
  'operator.write': p('OPR-2', 'admin', any), 'activity.read': p('OPR-10', 'admin', any), 'profile.write': p('PRO-1', 'admin', any), 'message.retry': p('ALL-2', 'admin', any), 'request.answer': p('ALL-1', 'admin', any),
  'session.manage': p('OPR-9', 'reader', any), 'address.restore': p('ALL-6', 'admin', any), 'health.read': p('ALL-2', 'super_admin', ['vendor']),
  'super_admin.grant': p('OPR-6', 'super_admin', any, true),
  // partner
  'agreement.read': p('ENR-8', 'reader', partner), 'academy.use': p('TRN-1', 'reader', partner), 'catalog.read': p('TRN-6', 'reader', partner),
  'customer.write': p('CUS-3', 'admin', partner), 'customer_account.create': p('CUS-15', 'admin', partner), 'activation_link.send': p('PAG-4', 'admin', ['partner', 'distributor']),
  'customer_account.convert': p('CUS-7', 'admin', partner), 'early_access.enroll': p('CUS-8', 'admin', partner), 'assistance.request': p('CUS-9', 'admin', partner),
  'customer.open': p('CUS-9', 'admin', partner), 'customer.unlink': p('CUS-4', 'admin', partner), 'customer.invite': p('REL-6', 'admin', partner), 'join.decide': p('REG-7', 'admin', partner),
  'application.submit': p('PRO-3', 'admin', partner), 'compliance.read': p('CMP-1', 'admin', ['partner', 'distributor', 'vendor']), 'transfer.request': p('REG-12', 'admin', partner), 'seat.swap': p('TRN-4', 'admin', partner),
  'group.write': p('CUS-5', 'super_admin', partner), 'legal.write': p('ENR-10', 'super_admin', partner), 'partner_id.link': p('ENR-7', 'super_admin', partner),
  'agreement.sign': p('ENR-8', 'super_admin', partner, true), 'provider.authorize': p('REL-2', 'super_admin', partner, true), 'provider.end': p('REL-9', 'super_admin', partner, true), 'provider.remove_access': p('REL-4', 'super_admin', partner, true),
  // distributor and vendor
  'registration.review': p('REG-13', 'admin', program), 'operator.import': p('OPR-8', 'admin', program), 'product.activate': p('REG-9', 'admin', distributor), 'reseller.invite': p('REL-1', 'admin', distributor),
  'order.place': p('REL-7', 'admin', distributor), 'partner.release': p('REG-12', 'admin', distributor), 'brand.write': p('ALL-4', 'admin', distributor),
  'partnership.end': p('REL-9', 'super_admin', distributor, true), 'key.write': p('REG-16', 'super_admin', program, true),
  'partner.vet': p('ENR-6', 'admin', vendor), 'partner.block': p('REG-11', 'admin', vendor), 'enrollment.suspend': p('ENR-14', 'admin', vendor), 'seat.write': p('TRN-4', 'admin', vendor),
  'specialization.write': p('PRO-3', 'admin', vendor), 'feed.write': p('CMP-4', 'admin', vendor), 'early_access.write': p('CUS-8', 'admin', vendor), 'program_text.write': p('CMP-2', 'admin', vendor),
  'policy.publish': p('REG-15', 'super_admin', vendor, true), 'agreement.publish': p('ENR-8', 'super_admin', vendor, true), 'distributor.add': p('REG-16', 'super_admin', vendor),
  // customer
  'access.read': p('PAG-1', 'reader', customer), 'assistance.write': p('CUS-9', 'admin', customer), 'relationship.write': p('REL-6', 'admin', customer),
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
