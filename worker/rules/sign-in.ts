/** Signing in by a one-time link (OPR-9), and who may not (OPR-3, OPR-7). */
import type { Locale } from '../../schema/values.ts';
import type { NewLink } from '../../schema/events.ts';
import { type Decision, happened, refused, spans } from './decision.ts';

interface OperatorFacts { readonly operator: string; readonly organization: string; readonly email: string; readonly locale: Locale; readonly state: string; /** Truthy: by Microsoft work account only. */ readonly workAccount: number | boolean }
export interface LinkFacts extends OperatorFacts { readonly link: string; readonly expiresAt: number; readonly usedAt: number | null; readonly canceledAt: number | null; readonly kind: 'welcome' | 'sign_in' | 'invitation' }

/** Mails a link if the address is an active operator that may use one and got none in the last minute; otherwise nothing happens, and the answer is the same. */
export const requestSignInLink = (facts: (OperatorFacts & { readonly askedAt: number | null }) | undefined, link: NewLink, now: number, enroll: string | null = null): Decision =>
  facts?.state === 'active' && !facts.workAccount && now >= (facts.askedAt ?? 0) + spans.codePause ? happened({ name: 'operator.link_requested', operator: facts.operator, organization: facts.organization, link, email: facts.email, locale: facts.locale, enroll }) : happened();

/** @rule OPR-9 Sign-in with the one-time e-mail link: once, in time, by an active operator whose program allows it. */
export function signIn(facts: LinkFacts | undefined, command: { readonly matches: boolean; readonly session: string; readonly origin: string }, now: number): Decision {
  // An invitation is accepted, not signed in with.
  if (!facts || !command.matches || facts.kind === 'invitation') return refused('sign_in.link_invalid');
  if (facts.usedAt !== null) return refused('sign_in.link_used');
  if (now >= facts.expiresAt || facts.canceledAt !== null) return refused(facts.state === 'active' ? 'sign_in.link_expired' : 'operator.not_active');
  if (facts.workAccount) return refused('sign_in.work_account_required');
  if (facts.state !== 'active') return refused('operator.not_active');
  return happened({ name: 'operator.signed_in', operator: facts.operator, organization: facts.organization, link: facts.link, session: command.session, origin: command.origin });
}

/** A host's backend gets sessions for active operators of its own organization; others answer as unknown (OPR-7). */
export function mintSession(facts: Pick<OperatorFacts, 'operator' | 'organization' | 'state' | 'email'> | undefined, command: { readonly by: string; readonly session: string; readonly origin: string }): Decision {
  if (!facts || facts.organization !== command.by) return refused('resource.not_found');
  if (facts.state !== 'active') return refused('operator.not_active');
  return happened({ name: 'session.minted', operator: facts.operator, organization: facts.organization, session: command.session, origin: command.origin, email: facts.email });
}
