/** E-mails: the closed list of templates, and what a row of the outbox carries (never a secret). */
export const templates = [
  'registration_code', 'registration_under_review', 'registration_to_review', 'registration_declined', 'registration_declined_webmail', 'registration_approved', 'sign_in_link',
  'registration_received', 'registration_status', 'registration_declined_by_vendor', 'join_asked', 'join_decided', 'transfer_asked', 'transfer_released', 'transfer_objected', 'transfer_to_decide', 'transfer_refused',
  'proof_code', 'operator_invited', 'operator_role_changed', 'operator_removed', 'operator_handed_over', 'operators_imported', 'help_asked', 'help_answered',
] as const;
export type Template = (typeof templates)[number];

/**
 * Whether a person can do without it. What somebody asked for, or what opens, ends or decides something of theirs is needed (codes, links, decisions, changes of
 * one's own access), and so is what a rule promises to mail (REG-7, REG-12): it goes out whoever has unsubscribed, and offers no way out (RFC 8058 is for
 * the rest). Optional is what tells a whole team that something waits in its queue, or was done for it, and stays there to be seen without any e-mail.
 */
export const necessity: Readonly<Record<Template, 'needed' | 'optional'>> = {
  registration_code: 'needed', proof_code: 'needed', registration_received: 'needed', registration_under_review: 'needed', registration_status: 'needed', registration_approved: 'needed', registration_declined: 'needed',
  registration_declined_webmail: 'needed', registration_declined_by_vendor: 'needed', join_asked: 'needed', join_decided: 'needed', transfer_asked: 'needed', transfer_released: 'needed', transfer_objected: 'needed',
  transfer_refused: 'needed', sign_in_link: 'needed', operator_invited: 'needed', operator_role_changed: 'needed', operator_removed: 'needed', operator_handed_over: 'needed', help_answered: 'needed',
  registration_to_review: 'optional', transfer_to_decide: 'optional', help_asked: 'optional', operators_imported: 'optional',
};
export const isOptional = (template: Template): boolean => necessity[template] === 'optional';

/** All of a row's data; each template uses its part. Codes and links are derived when it is rendered. */
export interface MessageData {
  readonly program?: string;
  /** Its id, for links that lead to its form. */
  readonly programId?: string;
  readonly vendor?: string;
  /** Name of who reviews. */
  readonly reviewer?: string;
  readonly company?: string;
  readonly applicant?: string;
  readonly registration?: string;
  /** Number of the one-time code. */
  readonly sequence?: number;
  /** Id of a code that proves a session again. */
  readonly proof?: string;
  /** Id of the one-time link. */
  readonly link?: string;
  readonly dueOn?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly reapply?: string;
  readonly reapplyOn?: string;
  readonly support?: { readonly url: string; readonly email: string; readonly phone: string };
  /** The applicant's address, for those who decide on a join. */
  readonly email?: string;
  /** Role that a joiner was given. */
  readonly role?: string;
  /** The decision on a join: whether it was let in. */
  readonly approved?: boolean;
  /** A join: the company's admins decide, not the reviewer. */
  readonly join?: boolean;
  /** To whom a message about a transfer goes: its text follows from it. */
  readonly side?: 'previous' | 'next' | 'partner' | 'vendor';
  /** The previous distributor did not answer in time; else it objected. */
  readonly unanswered?: boolean;
  /** The request in the queue that a link opens. */
  readonly request?: string;
  /** Who did it, by name: invited, changed, removed, answered. */
  readonly by?: string;
  /** Role that the person had before. */
  readonly was?: string;
  /** How many were imported. */
  readonly count?: number;
  /** What was refused (problems.ts), and what was wanted (permissions.ts). */
  readonly code?: string;
  readonly wanted?: string;
  /** How a request for help was answered. */
  readonly decision?: 'grant' | 'answer' | 'refuse';
  /** A program to enroll in after signing in. */
  readonly enroll?: string;
  /** The program lets nobody in by e-mail link (OPR-3). */
  readonly workAccount?: boolean;
}
