/** What rules.md says of operators, their invitations and requests for help, told once more and without a database: the model that the portal is held against. */
import type { Role } from '../../schema/values.ts';

export interface Person { readonly key: number; readonly company: number; readonly email: string; role: Role; state: 'invited' | 'active' | 'removed'; source: 'owner' | 'invitation' | 'import'; joined: boolean; invitedAt: number; expiresAt: number; links: number }
export interface Help { readonly key: number; readonly asker: number; state: 'pending' | 'approved' | 'refused' | 'withdrawn' | 'expired'; readonly askedAt: number }
export interface Model { now: number; readonly people: Person[]; readonly help: Help[]; readonly log: string[] }

export const day = 86_400_000, minute = 60_000;
const ranks: Readonly<Record<Role, number>> = { reader: 0, admin: 1, super_admin: 2 };
const say = (m: Model, event: string): void => { m.log.push(event); };
const team = (m: Model, company: number): Person[] => m.people.filter((one) => one.company === company && one.state === 'active');
const manages = (one: Person): boolean => ranks[one.role] > 0;
/** An invitation whose time is over keeps its address from nobody else. */
const holds = (m: Model, one: Person): boolean => one.state === 'active' || (one.state === 'invited' && m.now < one.expiresAt);
const add = (m: Model, one: Omit<Person, 'key'>): void => { m.people.push({ key: m.people.length, ...one }); };

export function invite(m: Model, by: Person, email: string, role: Role): string {
  if (!manages(by)) return 'permission.denied';
  if (role === 'super_admin' && by.role !== 'super_admin') return 'permission.denied';
  if (m.people.some((one) => one.email === email && one.company === by.company && one.state !== 'removed')) return 'operator.already_here';
  if (m.people.some((one) => one.email === email && holds(m, one))) return 'operator.address_taken';
  add(m, { company: by.company, email, role, state: 'invited', source: 'invitation', joined: false, invitedAt: m.now, expiresAt: m.now + 14 * day, links: 1 });
  say(m, 'operator.invited');
  return 'ok';
}
export function resend(m: Model, by: Person, it: Person): string {
  if (!manages(by)) return 'permission.denied';
  if (it.company !== by.company) return 'resource.not_found';
  if (it.state !== 'invited') return 'operator.not_invited';
  if (m.now < it.invitedAt + minute) return 'invitation.too_soon';
  if (m.people.some((one) => one !== it && one.email === it.email && holds(m, one))) return 'operator.address_taken';
  Object.assign(it, { invitedAt: m.now, expiresAt: m.now + 14 * day, links: it.links + 1 });
  say(m, 'operator.invitation_resent');
  return 'ok';
}
export function cancel(m: Model, by: Person, it: Person): string {
  if (!manages(by)) return 'permission.denied';
  if (it.company !== by.company) return 'resource.not_found';
  if (it.state !== 'invited') return 'operator.not_invited';
  if (it.role === 'super_admin' && by.role !== 'super_admin') return 'permission.denied';
  it.state = 'removed';
  say(m, 'operator.invitation_canceled');
  return 'ok';
}
/** `link`: which of those that were mailed, counted from 1. */
export function answer(m: Model, it: Person, link: number, accepts: boolean): string {
  if (it.joined && link === it.links) return 'invitation.used';
  if (it.state !== 'invited' || link !== it.links) return 'invitation.canceled';
  if (m.now >= it.expiresAt) return 'invitation.expired';
  Object.assign(it, accepts ? { state: 'active', joined: true } : { state: 'removed' });
  say(m, accepts ? 'operator.joined' : 'operator.invitation_declined');
  return 'ok';
}
function keepsOne(m: Model, by: Person, it: Person, to: Role | null): string | undefined {
  if ((it.role === 'super_admin' || to === 'super_admin') && by.role !== 'super_admin') return 'permission.denied';
  if (it.state !== 'active') return undefined;
  const others = team(m, it.company).filter((one) => one !== it);
  if (it.role === 'super_admin' && to !== 'super_admin' && !others.some((one) => one.role === 'super_admin')) return 'operator.last_super_admin';
  if (manages(it) && (to === null || to === 'reader') && !others.some(manages)) return 'operator.last_admin';
  return undefined;
}
export function changeRole(m: Model, by: Person, it: Person, to: Role): string {
  if (!manages(by)) return 'permission.denied';
  if (it.company !== by.company) return 'resource.not_found';
  if (it.state === 'removed') return 'operator.not_active';
  if (it.role === to) return 'ok';
  const kept = keepsOne(m, by, it, to);
  if (kept) return kept;
  it.role = to;
  say(m, 'operator.role_changed');
  return 'ok';
}
export function handOver(m: Model, by: Person, it: Person): string {
  if (!manages(by)) return 'permission.denied';
  if (it.company !== by.company) return 'resource.not_found';
  if (it === by) return 'operator.own_hand_over';
  if (it.state !== 'active') return 'operator.not_active';
  if (ranks[by.role] > ranks[it.role]) it.role = by.role;
  by.role = 'reader';
  say(m, 'operator.handed_over');
  return 'ok';
}
export function remove(m: Model, by: Person, it: Person): string {
  if (!manages(by)) return 'permission.denied';
  if (it.company !== by.company) return 'resource.not_found';
  if (it.state !== 'active') return 'operator.not_active';
  if (it === by) return 'operator.own_removal';
  const kept = keepsOne(m, by, it, null);
  if (kept) return kept;
  it.state = 'removed';
  for (const one of m.help) if (one.asker === it.key && one.state === 'pending') one.state = 'withdrawn';
  say(m, 'operator.removed');
  return 'ok';
}
export function bringIn(m: Model, company: number, email: string, role: 'reader' | 'admin'): string {
  const here = m.people.find((one) => one.email === email && one.company === company && one.state !== 'removed');
  if (here) return `unchanged ${here.role}`;
  if (m.people.some((one) => one.email === email && one.company === company && one.state === 'removed' && (one.source !== 'invitation' || one.joined))) return 'import.removed_since';
  if (m.people.some((one) => one.email === email && one.company !== company && holds(m, one))) return 'operator.address_taken';
  add(m, { company, email, role, state: 'active', source: 'import', joined: true, invitedAt: 0, expiresAt: 0, links: 0 });
  say(m, 'operator.imported');
  return `added ${role}`;
}

// --- requests for help: a reader asks for what admins may do

export function ask(m: Model, by: Person): string {
  if (manages(by)) return 'help.not_needed';
  if (m.help.some((one) => one.asker === by.key && one.state === 'pending')) return 'help.open';
  m.help.push({ key: m.help.length, asker: by.key, state: 'pending', askedAt: m.now });
  say(m, 'help.asked');
  return 'ok';
}
export function reply(m: Model, by: Person, it: Help, decision: 'grant' | 'answer' | 'refuse'): string {
  if (!manages(by)) return 'permission.denied';
  const asker = m.people[it.asker] as Person;
  if (asker.company !== by.company) return 'resource.not_found';
  if (it.state !== 'pending') return 'help.closed';
  // Whoever has the role by now still asked somebody else.
  if (asker === by) return 'permission.denied';
  if (decision === 'grant' && asker.role === 'reader') {
    asker.role = 'admin';
    say(m, 'operator.role_changed');
  }
  it.state = decision === 'refuse' ? 'refused' : 'approved';
  say(m, 'help.answered');
  return 'ok';
}
export function takeBack(m: Model, by: Person, it: Help): string {
  if (it.asker !== by.key) return m.people[it.asker]?.company === by.company && manages(by) ? 'not its own' : 'resource.not_found';
  if (it.state !== 'pending') return 'help.closed';
  it.state = 'withdrawn';
  say(m, 'help.withdrawn');
  return 'ok';
}

/** Time has passed, and the portal's own job has run. */
export function passed(m: Model): void {
  for (const one of m.people) {
    if (one.state !== 'invited' || m.now < one.expiresAt + 30 * day) continue;
    one.state = 'removed';
    say(m, 'operator.invitation_expired');
  }
  for (const one of m.help) {
    if (one.state !== 'pending' || m.now < one.askedAt + 30 * day) continue;
    one.state = 'expired';
    say(m, 'help.expired');
  }
}
