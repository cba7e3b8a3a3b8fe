/** An organization's operators: who may be invited, given another role, handed a role over, or removed (OPR-3, OPR-5, OPR-6, OPR-7). */
import type { EventOf, NewLink } from '../../schema/events.ts';
import { outranks } from '../../schema/permissions.ts';
import type { Policy } from '../../schema/programs.ts';
import { type Email, type Locale, type OrganizationKind, type Role, roles } from '../../schema/values.ts';
import { type Decision, happened, refused, spans } from './decision.ts';
import { mailDomain } from './mail-domain.ts';
import type { NewSession } from './sign-in.ts';

/** An operator as its own organization knows it. Instants in ms. */
export interface Member {
  readonly id: string; readonly organizationId: string; readonly email: string; /** Empty until the person has told it. */ readonly name: string; readonly role: Role; readonly locale: Locale;
  readonly state: 'invited' | 'active' | 'removed'; readonly invitedAt: number | null; readonly invitationExpiresAt: number | null; readonly invitationSequence: number;
}
/** The active operators with rights, counted up to two. */
export interface Team { readonly superAdmins: number; /** Super admins among them. */ readonly admins: number }
/** Who decides, and for which organization. */
export interface Acting { readonly id: string; readonly name: string; readonly role: Role; readonly organization: { readonly id: string; readonly name: string; readonly kind: OrganizationKind } }

/** The highest of several: each role has the rights of those before it. */
export const highest = (given: readonly Role[]): Role => roles.findLast((role) => given.includes(role)) ?? 'reader';

/** Asks to be lifted by somebody with that role. */
const lacks = (role: Role): Decision => refused('permission.denied', { role });

/** @rule OPR-6 There is always at least one admin and one super admin, and only a super admin grants or takes that role. */
function keepsOne(member: Pick<Member, 'role' | 'state'>, to: Role | null, by: Acting, team: Team): Decision | undefined {
  if ((member.role === 'super_admin' || to === 'super_admin') && by.role !== 'super_admin') return lacks('super_admin');
  if (member.state !== 'active') return undefined;
  if (member.role === 'super_admin' && to !== 'super_admin' && team.superAdmins <= 1) return refused('operator.last_super_admin');
  if (member.role !== 'reader' && (to === null || to === 'reader') && team.admins <= 1) return refused('operator.last_admin');
  return undefined;
}

// --- invitations

/** What is known of an address that is to be invited. */
export interface Addressed { readonly email: string; /** Who holds it: an operator, or an invitation that stands. */ readonly heldBy: string | null }
/** Lists of all programs that an organization takes part in: an address that one of them lets in is let in. */
export const mailRules = (policies: readonly Pick<Policy, 'mailDomains'>[]): Policy['mailDomains'] => ({
  refused: policies.flatMap(({ mailDomains }) => mailDomains.refused), exempt: policies.flatMap(({ mailDomains }) => mailDomains.exempt),
});
/** REG-2 guards operators; a customer's may have any valid address. */
export const workAddress = (email: string, kind: OrganizationKind, lists: Policy['mailDomains']): boolean => kind === 'customer' || mailDomain(email as Email, lists).verdict === 'work';

export interface InviteCommand { readonly operator: string; readonly link: NewLink; readonly person: string | null; readonly role: Role; readonly locale: Locale }
/** @rule OPR-3 An operator is added by work e-mail with one or more roles; an address is operator of one organization, and a second is refused without naming the first. */
export function inviteOperator(address: Addressed, by: Acting, command: InviteCommand, program: { readonly mailDomains: Policy['mailDomains']; readonly workAccount: boolean }): Decision {
  if (command.role === 'super_admin' && by.role !== 'super_admin') return lacks('super_admin');
  if (!workAddress(address.email, by.organization.kind, program.mailDomains)) return refused('operator.mail_refused');
  if (address.heldBy !== null) return refused(address.heldBy === by.organization.id ? 'operator.already_here' : 'operator.address_taken');
  return happened({
    name: 'operator.invited', operator: command.operator, organization: by.organization.id, email: address.email, person: command.person, role: command.role, locale: command.locale, link: command.link, company: by.organization.name, by: by.name,
    workAccount: program.workAccount,
  });
}

/** Mailed again with another link, once a minute; `by` is null where the invited person asked for it on the sign-in page. */
export function resendInvitation(member: Member, by: Pick<Acting, 'name' | 'organization'>, link: NewLink, heldBy: string | null, workAccount: boolean, now: number): Decision {
  if (member.state !== 'invited') return refused('operator.not_invited');
  const wait = (member.invitedAt ?? 0) + spans.codePause - now;
  if (wait > 0) return refused('invitation.too_soon', { seconds: Math.ceil(wait / 1_000) }, Math.ceil(wait / 1_000));
  if (heldBy !== null && heldBy !== member.id) return refused('operator.address_taken');
  return happened({
    name: 'operator.invitation_resent', operator: member.id, organization: member.organizationId, email: member.email, role: member.role, locale: member.locale, link, sequence: member.invitationSequence + 1, company: by.organization.name, by: by.name,
    workAccount,
  });
}
export function cancelInvitation(member: Member, by: Acting): Decision {
  if (member.state !== 'invited') return refused('operator.not_invited');
  if (member.role === 'super_admin' && by.role !== 'super_admin') return lacks('super_admin');
  return happened({ name: 'operator.invitation_canceled', operator: member.id, organization: member.organizationId, email: member.email });
}

/** An invitation as its link finds it. */
export interface InvitationFacts {
  readonly link: string; readonly expiresAt: number; readonly usedAt: number | null; readonly canceledAt: number | null; readonly operator: string; readonly organization: string; readonly email: string; readonly role: Role;
  readonly state: Member['state']; readonly workAccount: number | boolean; /** Who invited. */ readonly by: string | null;
}
/** Whether a link still invites: it is used once, for 14 days, and only the newest counts. */
export function standing(facts: InvitationFacts | undefined, matches: boolean, now: number): Decision {
  if (!facts || !matches) return refused('invitation.invalid');
  const who = facts.by === null ? undefined : { who: facts.by };
  if (facts.usedAt !== null) return refused('invitation.used');
  if (facts.canceledAt !== null || facts.state !== 'invited') return refused('invitation.canceled', who);
  return now >= facts.expiresAt ? refused('invitation.expired', who) : happened();
}
export function acceptInvitation(facts: InvitationFacts | undefined, command: NewSession & { readonly matches: boolean; readonly person: string }, now: number): Decision {
  const { refusal } = standing(facts, command.matches, now);
  if (refusal || !facts) return { events: [], refusal: refusal ?? { code: 'invitation.invalid' } };
  if (facts.workAccount) return refused('sign_in.work_account_required');
  return happened({ name: 'operator.joined', operator: facts.operator, organization: facts.organization, link: facts.link, session: command.session, origin: command.origin, person: command.person, role: facts.role, began: { method: 'invitation', agent: command.agent, provenAt: now }, attempt: null });
}
export function declineInvitation(facts: InvitationFacts | undefined, matches: boolean, now: number): Decision {
  const { refusal } = standing(facts, matches, now);
  if (refusal || !facts) return { events: [], refusal: refusal ?? { code: 'invitation.invalid' } };
  return happened({ name: 'operator.invitation_declined', operator: facts.operator, organization: facts.organization, link: facts.link });
}
/** Nobody answered, and nobody sent it again: what was kept about the person goes. */
export const lapseInvitation = (member: { readonly id: string; readonly organizationId: string; readonly invitationLink: string | null }): EventOf<'operator.invitation_expired'> =>
  ({ name: 'operator.invitation_expired', operator: member.id, organization: member.organizationId, link: member.invitationLink ?? '' });

// --- roles

/** @rule OPR-5 An admin creates users and names more admins. */
export function changeRole(member: Member, to: Role, by: Acting, team: Team): Decision {
  if (member.state === 'removed') return refused('operator.not_active');
  if (member.role === to) return happened();
  const kept = keepsOne(member, to, by, team);
  if (kept) return kept;
  return happened({
    name: 'operator.role_changed', operator: member.id, organization: member.organizationId, from: member.role, to, state: member.state, email: member.email, locale: member.locale, company: by.organization.name, by: by.name,
  });
}

/** @rule OPR-5 A role is handed over entirely to an active operator: the other becomes admin (super admin, where one hands that over), oneself reader, in one step. */
export function handOver(member: Member, by: Acting): Decision {
  if (member.id === by.id) return refused('operator.own_hand_over');
  if (member.state !== 'active') return refused('operator.not_active');
  return happened({
    name: 'operator.handed_over', operator: by.id, organization: member.organizationId, successor: member.id, before: member.role, role: by.role, email: member.email, locale: member.locale, person: member.name, company: by.organization.name,
  });
}
/** What the successor is afterwards: nobody loses rights by being handed some. */
export const successorRole = ({ before, role }: Pick<EventOf<'operator.handed_over'>, 'before' | 'role'>): Role => (outranks(before, role) ? before : role);

/** @rule OPR-7 Removing an operator ends its sessions at once, with its links and open requests; its activity stays, under its name. */
export function removeOperator(member: Member, by: Acting, team: Team): Decision {
  if (member.state !== 'active') return refused('operator.not_active');
  if (member.id === by.id) return refused('operator.own_removal');
  const kept = keepsOne(member, null, by, team);
  if (kept) return kept;
  return happened({ name: 'operator.removed', operator: member.id, organization: member.organizationId, role: member.role, email: member.email, locale: member.locale, company: by.organization.name, by: by.name });
}
