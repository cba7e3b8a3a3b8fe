/**
 * Every event that can happen, with its payload and the rule it serves: what rules answer, what the store writes, and the words of the
 * activity log. Payload keys listed in `personal` name a person: they are kept apart, so that they can be erased (ALL-5).
 */
import type { ApplicantDetails, CompanyDetails, Contact, RegistrationDraft, conflictKinds, declineReasons, decliners, reapplyPolicies, registrationKinds } from './registration.ts';
import type { Brand } from './brand.ts';
import type { Action } from './permissions.ts';
import type { SuppressionReason, toldReasons } from './mail.ts';
import type { ProblemCode } from './problems.ts';
import type { Policy } from './programs.ts';
import type { blockKinds } from './requests.ts';
import type { Locale, OrganizationKind, Role } from './values.ts';

/** A one-time link to come: its id, and the SHA-256 (hex) of its token. */
export interface NewLink { readonly id: string; readonly hash: string }
/** How a session begins: the browser in a few words, and when it was proved who it is (ms). */
export interface Began { readonly method: 'link' | 'account' | 'invitation' | 'backend' | 'page'; readonly agent: string | null; readonly provenAt: number | null }
/** What a line of the queue shows, and who must act. Instants in ms. */
export interface QueueCard {
  readonly request: string; readonly programName: string; readonly vendor: string; readonly distributorName: string | null;
  readonly actor: { readonly id: string; readonly kind: 'company' | 'distributor' | 'vendor' };
  readonly deadlineAt: number | null;
}
/** A tie between a partner and a distributor that is to change. Each event of it names one distributor only: neither learns the other's name (REG-12). */
interface Moving { transfer: string; program: string; organization: string; company: string; country: string }

/** An address, and who has it: an operator, a registration, or only the message that went there; and whose log says so. */
interface Held { holder: string; organization: string | null; program: string | null; distributor: string | null; email: string }

export interface EventPayloads {
  'registration.requested': { registration: string; program: string; distributor: string | null; email: string; domain: string; sharedDomain: boolean; locale: Locale };
  'registration.code_sent': { registration: string; program: string; email: string; locale: Locale; sequence: number };
  'registration.code_failed': { registration: string; program: string; sequence: number; tries: number };
  'registration.email_confirmed': { registration: string; program: string; sequence: number; email: string; locale: Locale; first: boolean; /** Another message of the same step says more. */ silent: boolean };
  'registration.draft_saved': { registration: string; program: string; draft: RegistrationDraft };
  'registration.mail_resent': { registration: string; program: string; email: string; locale: Locale; sequence: number; operator: string | null; link: NewLink | null };
  'registration.submitted': {
    registration: string; program: string; distributor: string | null; kind: 'company' | 'join'; /** The company to join. */ organization: string | null; organizationName: string | null;
    applicant: ApplicantDetails; company: CompanyDetails | null; contacts: { primary: Contact; support: Contact } | null; email: string; locale: Locale; dueOn: string | null; automatic: boolean;
    conflicts: (typeof conflictKinds)[number][]; productActivation: 'not_needed' | 'missing' | 'active'; card: QueueCard;
  };
  'registration.enrollment_requested': {
    registration: string; program: string; distributor: string | null; organization: string; operator: string; email: string; domain: string; sharedDomain: boolean; locale: Locale;
    applicant: ApplicantDetails; company: CompanyDetails | null; companyName: string; country: string; contacts: { primary: Contact; support: Contact }; dueOn: string | null; automatic: boolean;
    conflicts: (typeof conflictKinds)[number][]; productActivation: 'not_needed' | 'missing' | 'active'; card: QueueCard;
  };
  'registration.approved': {
    registration: string; program: string; distributor: string | null; kind: (typeof registrationKinds)[number]; by: 'policy' | 'reviewer' | 'company'; email: string; locale: Locale; domain: string; sharedDomain: boolean;
    applicant: ApplicantDetails; company: CompanyDetails | null; organization: string; organizationName: string; operator: string; role: Role; enrollment: string | null; enrollmentState: 'pending' | 'active'; link: NewLink | null;
    /** Open requests of the same company that become join requests with it. */
    colleagues: string[];
  };
  'registration.turned_into_join': {
    registration: string; program: string; distributor: string | null; organization: string; organizationName: string; email: string; locale: Locale; person: string; dueOn: string; deadlineAt: number;
    /** Who decides: the company's admins, or the distributor where none can be reached. */
    actor: QueueCard['actor']; from: 'company';
  };
  'registration.declined': {
    registration: string; program: string; distributor: string | null; email: string; domain: string; locale: Locale; by: (typeof decliners)[number];
    reason: (typeof declineReasons)[number] | 'webmail' | null; note: string | null; reapply: (typeof reapplyPolicies)[number]; reapplyOn: string | null; from: 'new' | 'email_confirmed' | 'under_review';
    card: QueueCard | null;
  };
  /** The vendor's own reason, for the vendor's eyes (REG-11, REG-13). */
  'registration.decline_explained': { registration: string; program: string; reason: string; note: string | null };
  'registration.withdrawn': { registration: string; program: string; distributor: string | null };
  'registration.expired': { registration: string; program: string; from: 'draft' | 'join' };
  /** What named somebody is gone from it (ALL-5). */
  'registration.erased': { registration: string; program: string; distributor: string | null; /** What stays: the company that came of it, or what a refusal for good is recognized by. */ keeps: 'company' | 'refusal' | 'nothing' };
  'join.escalated': { registration: string; program: string; distributor: string | null; organization: string; email: string; person: string; organizationName: string; why: 'unanswered' | 'nobody_reachable'; actor: QueueCard['actor']; dueOn: string };
  'product.activated': { activation: string; registration: string; program: string; distributor: string; domain: string };
  'transfer.requested': Moving & { distributor: string; to: string; enrollment: string; registration: string | null; person: string; email: string; dueOn: string; by: 'applicant' | 'partner' | 'distributor'; card: QueueCard };
  'transfer.released': Moving & { distributor: string };
  'transfer.objected': Moving & { distributor: string; reason: string; vendor: string };
  'transfer.escalated': Moving & { distributor: string; vendor: string };
  'transfer.completed': Moving & { distributor: string; enrollment: string; from: string; by: 'release' | 'vendor'; note: string | null };
  'transfer.refused': Moving & { distributor: string; note: string | null };
  'transfer.canceled': Moving & { distributor: string; why: 'partner' | 'registration_ended' };
  'block.added': { block: string; program: string; kind: (typeof blockKinds)[number]; key: string; value: string; country: string | null; reason: string };
  'block.lifted': { block: string; program: string };
  'request.noted': { request: string; entry: string; organization: string; operator: string; text: string };
  'help.asked': {
    request: string; organization: string; operator: string; code: ProblemCode; action: Action | null; role: Role | null; program: string | null; programName: string | null; subject: string | null; note: string | null; person: string; email: string; company: string; country: string | null;
    /** Who is asked. */ actor: QueueCard['actor'] & { readonly name: string }; distributor: string | null; vendor: string | null;
  };
  'help.answered': { request: string; organization: string; operator: string; email: string; locale: Locale; decision: 'grant' | 'answer' | 'refuse'; note: string | null; code: ProblemCode; action: Action | null; by: string; program: string | null; distributor: string | null };
  'help.withdrawn': { request: string; organization: string; operator: string; program: string | null; distributor: string | null };
  'help.expired': { request: string; organization: string; operator: string; program: string | null; distributor: string | null };
  'operator.invited': { operator: string; organization: string; email: string; person: string | null; role: Role; locale: Locale; link: NewLink; company: string; by: string; workAccount: boolean };
  'operator.invitation_resent': { operator: string; organization: string; email: string; role: Role; locale: Locale; link: NewLink; sequence: number; company: string; by: string; workAccount: boolean };
  'operator.invitation_canceled': { operator: string; organization: string; email: string };
  'operator.invitation_declined': { operator: string; organization: string; link: string };
  'operator.invitation_expired': { operator: string; organization: string; /** Its time ran out, or its address was invited elsewhere since. */ link: string };
  'operator.joined': { operator: string; organization: string; link: string; session: string; origin: string; person: string; role: Role; began: Began; /** Of an account that was invited by its address. */ attempt: string | null };
  'operator.role_changed': { operator: string; organization: string; from: Role; to: Role; state: 'active' | 'invited'; email: string; locale: Locale; company: string; by: string };
  'operator.handed_over': { operator: string; organization: string; /** Who gets it, and what it was before. */ successor: string; before: Role; role: Role; email: string; locale: Locale; person: string; company: string };
  'operator.removed': { operator: string; organization: string; role: Role; email: string; locale: Locale; company: string; by: string };
  'operator.imported': { operator: string; organization: string; email: string; person: string; role: Role; locale: Locale; importer: string; distributor: string | null; vendor: string | null };
  'operator.erased': { operator: string; organization: string };
  /** Whatever else named this person: the log says that it happened, and of nobody. */
  'portal.person_erased': { person: string; email: string; /** Keyed hashes of the address. */ asked: readonly string[]; /** Names under which it is in messages. */ names: readonly string[] };
  'operator.link_requested': { operator: string; organization: string; link: NewLink; email: string; locale: Locale; enroll: string | null };
  'operator.signed_in': { operator: string; organization: string; /** One of them brought it about. */ link: string | null; attempt: string | null; session: string; origin: string; method: Began['method']; began: Began };
  /** From now on it is this account that signs in, whatever its address (OPR-3). */
  'operator.account_tied': { operator: string; organization: string; provider: string; issuer: string; subject: string; account: string };
  'operator.proof_requested': { operator: string; organization: string; session: string; proof: string; email: string; locale: Locale };
  'operator.proof_failed': { operator: string; organization: string; session: string; proof: string; tries: number };
  'operator.proved': { operator: string; organization: string; session: string; by: 'code' | 'account'; proof: string | null; attempt: string | null; provenAt: number };
  'session.minted': { operator: string; organization: string; session: string; origin: string; email: string; began: Began };
  /** A page of another origin may begin a session, and has. */
  'session.granted': { operator: string; organization: string; session: string; origin: string; grant: string; key: string; challenge: string; thumbprint: string };
  'session.redeemed': { operator: string; organization: string; session: string; origin: string; grant: string; key: string; parent: string; thumbprint: string; began: Began };
  'session.ended': { operator: string; organization: string; session: string; why: 'own' | 'token_reused' };
  'operator.signed_out': { operator: string; organization: string; session: string };
  'operator.sessions_ended': { operator: string; organization: string; /** The session that stays. */ kept: string | null };
  /** By whoever runs the portal: the first of a company, or one that it had lost. An invitation, or a link to sign in, is handed over by hand. */
  'operator.appointed': { operator: string; organization: string; email: string; person: string | null; role: Role; before: Role | null; /** What the address was here. */ found: 'nobody' | 'invited' | 'active'; locale: Locale; link: NewLink };
  'organization.created': { organization: string; kind: OrganizationKind; organizationName: string; country: string };
  'program.created': { program: string; organization: string; programName: string };
  'program.distributor_added': { program: string; distributor: string; countries: readonly string[] };
  'policy.published': { program: string; organization: string; version: number; policy: Policy };
  'key.created': { key: string; organization: string; kind: 'publishable' | 'secret'; program: string | null; distributor: string | null; origins: readonly string[]; /** The key itself, or SHA-256 (hex) of a secret one. */ token: string };
  'key.revoked': { key: string; organization: string; kind: 'publishable' | 'secret' };
  /** Of the portal itself: the key's id, or the instant from which the secret counts. */
  'portal.secret_rotated': { secret: 'SIGNING_KEYS' | 'LINK_SECRET'; what: 'began' | 'retired'; which: string };
  'message.retried': { message: string; organization: string };
  'address.suppressed': Held & { /** What was told, and what stands with what stood before. */ reason: (typeof toldReasons)[number]; before: SuppressionReason | null; stands: SuppressionReason; /** The message that it was told of. */ message: string | null; /** Hash of the provider's own id of it: told again, it changes nothing. */ told: string | null };
  'address.restored': Held & { reason: (typeof toldReasons)[number]; before: SuppressionReason; stands: SuppressionReason | null };
  'brand.changed': { organization: string; /** Names of what changed. */ changed: string; brand: Brand; previous: Brand | null };
}
/** What changes rows and is no news to anybody: it has no entry in a log. */
export interface QuietPayloads {
  'session.renewed': { session: string };
  'session.refreshed': { session: string; sequence: number };
  'sign_in.begun': { attempt: string; provider: string; proves: string | null };
  /** Somebody asked for a link to an address; `address` is its keyed hash. */
  'sign_in.asked': { ask: string; address: string };
}
export type EventName = keyof EventPayloads;
export type QuietName = keyof QuietPayloads;
export const quietNames: readonly QuietName[] = ['session.renewed', 'session.refreshed', 'sign_in.begun', 'sign_in.asked'];
export type LoggedEvent = { [N in EventName]: { readonly name: N } & Readonly<EventPayloads[N]> }[EventName];
export type PorticoEvent = LoggedEvent | { [N in QuietName]: { readonly name: N } & Readonly<QuietPayloads[N]> }[QuietName];
export type EventOf<N extends EventName | QuietName> = Extract<PorticoEvent, { name: N }>;

export interface EventKind {
  readonly rule: string;
  /** The key of the payload that holds the id of what it is about. */
  readonly subject: 'registration' | 'transfer' | 'block' | 'request' | 'operator' | 'message' | 'organization' | 'holder' | 'person' | 'program' | 'key' | 'secret';
  /** Keys of the payload that name a person. */
  readonly personal: readonly string[];
  /** Keys that no log shows: what the store needs besides, and what one of several readers of the entry may not know. */
  readonly hidden: readonly string[];
}
const e = (rule: string, subject: EventKind['subject'], ...personal: string[]): EventKind & { readonly hidden: readonly 'link'[] } => ({ rule, subject, personal, hidden: ['link'] });
const without = <H extends string>(kind: EventKind, ...hidden: H[]): EventKind & { readonly hidden: readonly ('link' | H)[] } => ({ ...kind, hidden: [...kind.hidden as 'link'[], ...hidden] });

export const events = {
  'registration.requested': e('REG-1', 'registration', 'email'),
  'registration.code_sent': e('REG-4', 'registration', 'email'),
  'registration.code_failed': e('REG-4', 'registration'),
  'registration.email_confirmed': without(e('REG-4', 'registration'), 'email', 'locale', 'first', 'silent'),
  'registration.draft_saved': without(e('REG-14', 'registration'), 'draft'),
  'registration.mail_resent': e('REG-14', 'registration', 'email'),
  'registration.submitted': without(e('REG-5', 'registration', 'email', 'applicant', 'company', 'contacts'), 'card', 'organization', 'organizationName'),
  'registration.enrollment_requested': without(e('REG-3', 'registration', 'email', 'applicant', 'company', 'contacts'), 'card', 'companyName', 'country'),
  'registration.approved': without(e('REG-8', 'registration', 'email', 'applicant', 'company'), 'colleagues'),
  'registration.turned_into_join': without(e('REG-5', 'registration', 'email', 'person'), 'organizationName', 'deadlineAt', 'actor'),
  'registration.declined': without(e('REG-13', 'registration', 'email', 'note'), 'card'),
  'registration.decline_explained': e('REG-11', 'registration', 'note'),
  'registration.withdrawn': e('REG-14', 'registration'),
  'registration.expired': e('REG-3', 'registration'),
  'registration.erased': e('ALL-5', 'registration'),
  'join.escalated': without(e('REG-7', 'registration', 'email', 'person'), 'actor'),
  'product.activated': e('REG-9', 'registration'),
  'transfer.requested': without(e('REG-12', 'transfer', 'email', 'person'), 'to', 'registration', 'card'),
  'transfer.released': e('REG-12', 'transfer'),
  'transfer.objected': without(e('REG-12', 'transfer', 'reason'), 'vendor'),
  'transfer.escalated': without(e('REG-12', 'transfer'), 'vendor'),
  'transfer.completed': without(e('REG-12', 'transfer', 'note'), 'from'),
  'transfer.refused': e('REG-12', 'transfer', 'note'),
  'transfer.canceled': e('REG-12', 'transfer'),
  'block.added': without(e('REG-11', 'block', 'value', 'reason'), 'key'),
  'block.lifted': e('REG-11', 'block'),
  'request.noted': without(e('REG-14', 'request', 'text'), 'operator'),
  'help.asked': without(e('ALL-1', 'request', 'person', 'email', 'note'), 'actor', 'programName', 'company', 'country', 'vendor'),
  'help.answered': without(e('ALL-1', 'request', 'email', 'note', 'by'), 'locale'),
  'help.withdrawn': e('ALL-1', 'request'),
  'help.expired': e('ALL-1', 'request'),
  'operator.invited': without(e('OPR-3', 'operator', 'email', 'person'), 'company', 'by', 'workAccount'),
  'operator.invitation_resent': without(e('OPR-3', 'operator', 'email'), 'company', 'by', 'workAccount'),
  'operator.invitation_canceled': e('OPR-3', 'operator', 'email'),
  'operator.invitation_declined': e('OPR-3', 'operator'),
  'operator.invitation_expired': e('OPR-3', 'operator'),
  'operator.joined': without(e('OPR-3', 'operator', 'person'), 'began', 'attempt'),
  'operator.role_changed': without(e('OPR-5', 'operator', 'email'), 'locale', 'company', 'by'),
  'operator.handed_over': without(e('OPR-5', 'operator', 'email', 'person'), 'locale', 'company'),
  'operator.removed': without(e('OPR-7', 'operator', 'email'), 'locale', 'company', 'by'),
  'operator.imported': without(e('OPR-8', 'operator', 'email', 'person'), 'vendor'),
  'operator.erased': e('ALL-5', 'operator'),
  'portal.person_erased': without(e('ALL-5', 'person'), 'email', 'asked', 'names'),
  'operator.link_requested': e('OPR-9', 'operator', 'email'),
  'operator.signed_in': without(e('OPR-9', 'operator'), 'began', 'attempt'),
  'operator.account_tied': without(e('OPR-3', 'operator', 'account'), 'subject'),
  'operator.proof_requested': without(e('OPR-9', 'operator', 'email'), 'proof', 'locale'),
  'operator.proof_failed': without(e('OPR-9', 'operator'), 'proof'),
  'operator.proved': without(e('OPR-9', 'operator'), 'proof', 'attempt', 'provenAt'),
  'operator.signed_out': e('OPR-9', 'operator'),
  'operator.sessions_ended': e('OPR-7', 'operator'),
  'session.minted': without(e('OPR-9', 'operator', 'email'), 'began'),
  'session.granted': without(e('OPR-9', 'operator'), 'grant', 'key', 'challenge', 'thumbprint'),
  'session.redeemed': without(e('OPR-9', 'operator'), 'grant', 'key', 'parent', 'thumbprint', 'began'),
  'session.ended': e('OPR-7', 'operator'),
  'operator.appointed': without(e('OPR-6', 'operator', 'email', 'person'), 'locale', 'found'),
  'organization.created': e('REG-16', 'organization'),
  'program.created': e('REG-16', 'program'),
  'program.distributor_added': without(e('REG-16', 'program'), 'countries'),
  'policy.published': without(e('REG-15', 'program'), 'policy'),
  'key.created': without(e('REG-16', 'key'), 'token', 'origins'),
  'key.revoked': e('REG-16', 'key'),
  'portal.secret_rotated': e('OPR-9', 'secret'),
  'message.retried': e('ALL-2', 'message'),
  'address.suppressed': without(e('ALL-6', 'holder', 'email'), 'holder', 'organization', 'distributor', 'before', 'stands', 'message', 'told'),
  'address.restored': without(e('ALL-6', 'holder', 'email'), 'holder', 'organization', 'distributor', 'before', 'stands'),
  'brand.changed': e('ALL-4', 'organization'),
} as const satisfies Record<EventName, EventKind>;
export const eventNames = Object.keys(events) as EventName[];
export const isLogged = (event: PorticoEvent): event is LoggedEvent => event.name in events;
