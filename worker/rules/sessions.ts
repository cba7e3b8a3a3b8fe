/** Sessions of pages on other origins, ending sessions, and a fresh proof of who it is (OPR-7, OPR-9, REG-16). */
import type { PorticoEvent } from '../../schema/events.ts';
import type { Action } from '../../schema/permissions.ts';
import { permissions } from '../../schema/permissions.ts';
import type { Permission } from '../../schema/permissions.ts';
import type { Locale } from '../../schema/values.ts';
import { type Decision, codeTries, happened, refused, spans } from './decision.ts';

// --- step-up

/** A proof counts for ten minutes. */
export const isFresh = (provenAt: number | null, now: number): boolean => provenAt !== null && provenAt > now - spans.proof;
export const isSensitive = (action: Action): boolean => (permissions[action] as Permission).sensitive === true;
/** What an event does that the permission table calls sensitive, though the endpoint that brings it about also does what is not. */
export const sensitiveIn = (event: PorticoEvent): Action | undefined => {
  switch (event.name) {
    case 'operator.invited':
    case 'operator.handed_over': return event.role === 'super_admin' ? 'super_admin.grant' : undefined;
    // A company's first one is its applicant (REG-8): nobody grants that.
    case 'registration.approved': return event.kind === 'join' && event.role === 'super_admin' ? 'super_admin.grant' : undefined;
    case 'operator.role_changed': return event.to === 'super_admin' ? 'super_admin.grant' : undefined;
    default: return undefined;
  }
};

export interface ProofFacts {
  readonly proof: string; readonly operator: string; readonly organization: string; readonly session: string; readonly tries: number; readonly expiresAt: number; readonly usedAt: number | null;
}
/** Mails a code; who signs in with a work account only has no mailbox that would prove anything (OPR-3). */
export function requestProof(self: { readonly operator: string; readonly organization: string; readonly email: string; readonly locale: Locale; readonly workAccount: number | boolean; readonly askedAt: number | null }, command: { readonly session: string; readonly proof: string }, now: number): Decision {
  if (self.workAccount) return refused('sign_in.work_account_required');
  const wait = Math.ceil(((self.askedAt ?? 0) + spans.codePause - now) / 1_000);
  if (wait > 0) return refused('proof.too_soon', { seconds: wait }, wait);
  return happened({ name: 'operator.proof_requested', operator: self.operator, organization: self.organization, session: command.session, proof: command.proof, email: self.email, locale: self.locale });
}
/** Five tries, ten minutes, once, for the session that asked. A wrong one is counted. */
export function confirmProof(facts: ProofFacts | undefined, command: { readonly session: string; readonly matches: boolean }, now: number): Decision {
  if (!facts || facts.session !== command.session) return refused('resource.not_found');
  const { operator, organization, session, proof } = facts;
  if (facts.usedAt !== null || now >= facts.expiresAt || facts.tries >= codeTries) return refused('proof.expired');
  if (!command.matches) {
    const tries = facts.tries + 1;
    return { events: [{ name: 'operator.proof_failed', operator, organization, session, proof, tries }], refusal: { code: 'proof.code_wrong', facts: { triesLeft: codeTries - tries } } };
  }
  return happened({ name: 'operator.proved', operator, organization, session, by: 'code', proof, attempt: null, provenAt: now });
}

// --- pages of other origins

/** A page that asks, and who is signed in at the portal. */
export interface GrantFacts {
  readonly key: { readonly id: string; readonly organization: string; readonly origins: readonly string[] } | undefined;
  readonly self: { readonly operator: string; readonly organization: string; readonly session: string; readonly provenAt: number | null };
  /** The operator's organization is the key's own, or takes part in a program of it. */
  readonly related: boolean;
}
export interface GrantCommand { readonly origin: string; readonly grant: string; readonly challenge: string; readonly thumbprint: string; /** Only with a fresh proof. */ readonly prove: boolean }
/** Whether a page may ask for a session of this operator: of a registered origin, and of an organization that it works with. A site of anybody else learns nothing. */
export function mayAsk(facts: GrantFacts, origin: string): Decision {
  if (!facts.key) return refused('key.unknown');
  if (!facts.key.origins.includes(origin)) return refused('key.origin_not_allowed');
  return facts.related ? happened() : refused('sign_in.not_of_site', { who: facts.key.organization });
}
export function grantSession(facts: GrantFacts, command: GrantCommand, now: number): Decision {
  const { refusal } = mayAsk(facts, command.origin);
  if (refusal || !facts.key) return { events: [], refusal: refusal ?? { code: 'key.unknown' } };
  if (command.prove && !isFresh(facts.self.provenAt, now)) return refused('session.step_up_required');
  const { operator, organization, session } = facts.self, { origin, grant, challenge, thumbprint } = command;
  return happened({ name: 'session.granted', operator, organization, session, origin, grant, key: facts.key.id, challenge, thumbprint });
}

export interface RedeemFacts {
  readonly grant: string; readonly key: string; readonly origin: string; readonly challenge: string; readonly thumbprint: string; readonly expiresAt: number; readonly usedAt: number | null;
  /** The portal's session that gave it, and its operator. */
  readonly parent: string; readonly provenAt: number | null; readonly endedAt: number | null; readonly operator: string; readonly organization: string; readonly state: string;
}
/** The page that asked, with what only it has: same key and origin, its verifier, its own key; once, within a minute (RFC 7636, RFC 9449). */
export function redeemSession(facts: RedeemFacts | undefined, command: { readonly matches: boolean; readonly key: string | null; readonly origin: string | null; readonly challenge: string; readonly thumbprint: string; readonly session: string; readonly agent: string | null }, now: number): Decision {
  if (!facts || !command.matches || facts.usedAt !== null || now >= facts.expiresAt || facts.key !== command.key || facts.origin !== command.origin || facts.challenge !== command.challenge) return refused('sign_in.grant_invalid');
  if (facts.thumbprint !== command.thumbprint) return refused('sign_in.possession_invalid');
  if (facts.state !== 'active') return refused('operator.not_active');
  if (facts.endedAt !== null) return refused('session.ended');
  return happened({
    name: 'session.redeemed', operator: facts.operator, organization: facts.organization, session: command.session, origin: facts.origin, grant: facts.grant, key: facts.key, parent: facts.parent, thumbprint: facts.thumbprint,
    began: { method: 'page', agent: command.agent, provenAt: facts.provenAt },
  });
}

export interface RefreshFacts {
  readonly session: string; readonly operator: string; readonly organization: string; readonly origin: string; readonly state: string; readonly key: string | null; readonly thumbprint: string | null; readonly sequence: number;
  readonly seenAt: number; readonly endedAt: number | null; readonly expiresAt: number;
}
/** A refresh token serves once. The one before serves once more right after, for an answer may get lost; any other that comes back was copied, and ends the session (RFC 9700, 4.14.2). */
export function refreshSession(facts: RefreshFacts | undefined, command: { readonly sequence: number; readonly key: string | null; readonly origin: string | null; readonly thumbprint: string }, now: number): Decision {
  if (!facts || facts.thumbprint === null || facts.key !== command.key || facts.origin !== command.origin || facts.endedAt !== null || facts.expiresAt <= now || facts.state !== 'active') return refused('session.ended');
  if (facts.thumbprint !== command.thumbprint) return refused('sign_in.possession_invalid');
  const { session, operator, organization } = facts;
  if (command.sequence === facts.sequence) return happened({ name: 'session.refreshed', session, sequence: command.sequence });
  if (command.sequence === facts.sequence - 1 && now < facts.seenAt + spans.lostAnswer) return happened();
  return { events: [{ name: 'session.ended', operator, organization, session, why: 'token_reused' }], refusal: { code: 'session.ended' } };
}
