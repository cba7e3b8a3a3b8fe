/** Signing in by a one-time link or by an account (OPR-9), and who may not (OPR-3, OPR-7). */
import type { Locale, Role } from '../../schema/values.ts';
import type { Began, NewLink } from '../../schema/events.ts';
import type { Account } from './account.ts';
import { type Decision, asksADay, asksAnHour, happened, refused, spans } from './decision.ts';

interface OperatorFacts { readonly operator: string; readonly organization: string; readonly email: string; readonly locale: Locale; readonly state: string; /** Truthy: by Microsoft work account only. */ readonly workAccount: number | boolean }
export interface LinkFacts extends OperatorFacts { readonly link: string; readonly expiresAt: number; readonly usedAt: number | null; readonly canceledAt: number | null; readonly kind: 'welcome' | 'sign_in' | 'invitation' }
/** The session that a sign-in begins. */
export interface NewSession { readonly session: string; readonly origin: string; readonly agent: string | null }

const began = (method: Began['method'], command: NewSession, provenAt: number | null): Began => ({ method, agent: command.agent, provenAt });

/** How often an address was asked for lately, whether or not anybody has it. */
export interface Asked { readonly lastHour: number; readonly lastDay: number }
/** Too many links for one mailbox: refused alike for every address, so that the refusal tells nothing. */
export const askedTooOften = ({ lastHour, lastDay }: Asked): Decision | undefined =>
  (lastDay >= asksADay ? refused('sign_in.too_many', { minutes: 24 * 60 }, 86_400) : lastHour >= asksAnHour ? refused('sign_in.too_many', { minutes: 60 }, 3_600) : undefined);

/** Mails a link if the address is an active operator that may use one and got none in the last minute; otherwise nothing happens, and the answer is the same. */
export const requestSignInLink = (facts: (OperatorFacts & { readonly askedAt: number | null }) | undefined, link: NewLink, now: number, enroll: string | null = null): Decision =>
  facts?.state === 'active' && !facts.workAccount && now >= (facts.askedAt ?? 0) + spans.codePause ? happened({ name: 'operator.link_requested', operator: facts.operator, organization: facts.organization, link, email: facts.email, locale: facts.locale, enroll }) : happened();

/** @rule OPR-9 Sign-in with the one-time e-mail link: once, in time, by an active operator whose program allows it. */
export function signIn(facts: LinkFacts | undefined, command: NewSession & { readonly matches: boolean }, now: number): Decision {
  // An invitation is accepted, not signed in with.
  if (!facts || !command.matches || facts.kind === 'invitation') return refused('sign_in.link_invalid');
  if (facts.usedAt !== null) return refused('sign_in.link_used');
  if (now >= facts.expiresAt || facts.canceledAt !== null) return refused(facts.state === 'active' ? 'sign_in.link_expired' : 'operator.not_active');
  if (facts.workAccount) return refused('sign_in.work_account_required');
  if (facts.state !== 'active') return refused('operator.not_active');
  return happened({ name: 'operator.signed_in', operator: facts.operator, organization: facts.organization, link: facts.link, attempt: null, session: command.session, origin: command.origin, method: 'link', began: began('link', command, now) });
}

/** A host's backend gets sessions for active operators of its own organization; others answer as unknown (OPR-7). What it says of a proof counts, for it signs them in. */
export function mintSession(facts: Pick<OperatorFacts, 'operator' | 'organization' | 'state' | 'email'> | undefined, command: { readonly by: string; readonly session: string; readonly origin: string; readonly provenAt: number | null }): Decision {
  if (!facts || facts.organization !== command.by) return refused('resource.not_found');
  if (facts.state !== 'active') return refused('operator.not_active');
  return happened({
    name: 'session.minted', operator: facts.operator, organization: facts.organization, session: command.session, origin: command.origin, email: facts.email, began: began('backend', { ...command, agent: null }, command.provenAt),
  });
}

// --- accounts

/** An operator as an account finds it. */
export interface AccountOperator extends OperatorFacts {
  readonly name: string; readonly role: Role; readonly invitationLink: string | null; readonly invitationExpiresAt: number | null;
  /** The account that it is tied to. */
  readonly issuer: string | null; readonly subject: string | null;
}
export interface AccountFacts { /** Tied to this very account. */ readonly tied: AccountOperator | undefined; /** Has the address that the account shows, as far as its issuer vouches for it. */ readonly addressed: AccountOperator | undefined }

/**
 * @rule OPR-3 Where the program asks for a Microsoft 365 account, the first sign-in proves it: only Microsoft work tenants, no personal account, no e-mail link.
 * From then on it is the account that counts, by its issuer's stable subject, and not an address that may change or get another owner.
 */
export function signInWithAccount(facts: AccountFacts, account: Account, command: NewSession & { readonly attempt: string }, now: number): Decision {
  const operator = facts.tied ?? facts.addressed;
  if (!operator) return refused(account.address === null ? 'sign_in.account_unproven' : 'sign_in.no_access');
  if (!facts.tied && operator.issuer !== null) return refused('sign_in.other_account');
  if (operator.workAccount && account.kind !== 'work') return refused(account.kind === 'personal' ? 'sign_in.personal_account' : 'sign_in.work_account_required');
  const { operator: id, organization } = operator, session = { session: command.session, origin: command.origin, attempt: command.attempt, began: began('account', command, account.provenAt) };
  const tie = facts.tied ? [] : [{ name: 'operator.account_tied', operator: id, organization, provider: account.provider, issuer: account.issuer, subject: account.subject, account: account.address ?? '' } as const];
  if (operator.state === 'invited') {
    if (operator.invitationLink === null || (operator.invitationExpiresAt ?? 0) <= now) return refused('invitation.expired');
    return happened({ name: 'operator.joined', operator: id, organization, link: operator.invitationLink, person: operator.name || account.name || operator.email, role: operator.role, ...session }, ...tie);
  }
  if (operator.state !== 'active') return refused('operator.not_active');
  return happened({ name: 'operator.signed_in', operator: id, organization, link: null, method: 'account', ...session }, ...tie);
}

/** A fresh proof by an account: the very one of whoever is signed in, or the first of that address. */
export function proveByAccount(self: AccountOperator | undefined, account: Account, command: { readonly session: string; readonly attempt: string }): Decision {
  if (!self || self.state !== 'active') return refused('session.ended');
  const same = self.issuer === null ? account.address === self.email : self.issuer === account.issuer && self.subject === account.subject;
  if (!same) return refused('sign_in.other_person');
  if (self.workAccount && account.kind !== 'work') return refused('sign_in.work_account_required');
  // An issuer that does not say when it asked has proved nothing.
  if (account.provenAt === null) return refused('sign_in.provider_failed');
  return happened({ name: 'operator.proved', operator: self.operator, organization: self.organization, session: command.session, by: 'account', proof: null, attempt: command.attempt, provenAt: account.provenAt });
}
