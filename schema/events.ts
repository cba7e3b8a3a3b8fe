/**
 * Every event that can happen, with its payload and the rule it serves: what rules answer, what the store writes, and the words of the
 * activity log. Payload keys listed in `personal` name a person: they are kept apart, so that they can be erased (ALL-5).
 */
import type { ApplicantDetails, CompanyDetails, conflictKinds, declineReasons, reapplyPolicies } from './registration.ts';
import type { Locale } from './values.ts';

/** A one-time link to come: its id, and the SHA-256 (hex) of its token. */
export interface NewLink { readonly id: string; readonly hash: string }

export interface EventPayloads {
  'registration.requested': { registration: string; program: string; distributor: string | null; email: string; domain: string; sharedDomain: boolean; locale: Locale };
  'registration.code_sent': { registration: string; program: string; email: string; locale: Locale; sequence: number };
  'registration.code_failed': { registration: string; program: string; sequence: number; tries: number };
  'registration.email_confirmed': { registration: string; program: string; sequence: number };
  'registration.submitted': {
    registration: string; program: string; distributor: string | null; applicant: ApplicantDetails; company: CompanyDetails; email: string; locale: Locale; dueOn: string | null; automatic: boolean;
    conflicts: (typeof conflictKinds)[number][]; productActive: boolean;
  };
  'registration.approved': {
    registration: string; program: string; distributor: string | null; by: 'policy' | 'reviewer'; email: string; locale: Locale; domain: string; sharedDomain: boolean;
    applicant: ApplicantDetails; company: CompanyDetails; organization: string; operator: string; enrollment: string; enrollmentState: 'pending' | 'active'; link: NewLink | null;
  };
  'registration.declined': {
    registration: string; program: string; distributor: string | null; email: string; domain: string; locale: Locale;
    reason: (typeof declineReasons)[number] | 'webmail'; note: string | null; reapply: (typeof reapplyPolicies)[number]; reapplyOn: string | null; from: 'new' | 'under_review';
  };
  'registration.expired': { registration: string; program: string };
  'product.activated': { activation: string; registration: string; program: string; distributor: string; domain: string };
  'operator.link_requested': { operator: string; organization: string; link: NewLink; email: string; locale: Locale };
  'operator.signed_in': { operator: string; organization: string; link: string; session: string; origin: string };
  'session.minted': { operator: string; organization: string; session: string; origin: string };
  'operator.signed_out': { operator: string; organization: string; session: string };
  'message.retried': { message: string; organization: string };
}
export type EventName = keyof EventPayloads;
export type PorticoEvent = { [N in EventName]: { readonly name: N } & Readonly<EventPayloads[N]> }[EventName];
export type EventOf<N extends EventName> = Extract<PorticoEvent, { name: N }>;

export interface EventKind { readonly rule: string; readonly subject: 'registration' | 'operator' | 'message'; readonly personal: readonly string[] }
const e = (rule: string, subject: EventKind['subject'], ...personal: string[]): EventKind => ({ rule, subject, personal });

export const events = {
  'registration.requested': e('REG-1', 'registration', 'email'),
  'registration.code_sent': e('REG-4', 'registration', 'email'),
  'registration.code_failed': e('REG-4', 'registration'),
  'registration.email_confirmed': e('REG-4', 'registration'),
  'registration.submitted': e('REG-5', 'registration', 'email', 'applicant', 'company'),
  'registration.approved': e('REG-8', 'registration', 'email', 'applicant', 'company'),
  'registration.declined': e('REG-13', 'registration', 'email', 'note'),
  'registration.expired': e('REG-3', 'registration'),
  'product.activated': e('REG-9', 'registration'),
  'operator.link_requested': e('OPR-9', 'operator', 'email'),
  'operator.signed_in': e('OPR-9', 'operator'),
  'operator.signed_out': e('OPR-9', 'operator'),
  'session.minted': e('OPR-9', 'operator'),
  'message.retried': e('ALL-2', 'message'),
} as const satisfies Record<EventName, EventKind>;
export const eventNames = Object.keys(events) as EventName[];
