/** E-mails: the closed list of templates, and what a row of the outbox carries (never a secret). */
export const templates = ['registration_code', 'registration_under_review', 'registration_to_review', 'registration_declined', 'registration_declined_webmail', 'registration_approved', 'sign_in_link'] as const;
export type Template = (typeof templates)[number];

/** All of a row's data; each template uses its part. Codes and links are derived when it is rendered. */
export interface MessageData {
  readonly program?: string;
  readonly vendor?: string;
  /** Name of who reviews. */
  readonly reviewer?: string;
  readonly company?: string;
  readonly applicant?: string;
  readonly registration?: string;
  /** Number of the one-time code. */
  readonly sequence?: number;
  /** Id of the one-time link. */
  readonly link?: string;
  readonly dueOn?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly reapply?: string;
  readonly reapplyOn?: string;
  readonly support?: { readonly url: string; readonly email: string; readonly phone: string };
  /** The program lets nobody in by e-mail link (OPR-3). */
  readonly workAccount?: boolean;
}
