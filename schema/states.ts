/**
 * Every state machine as a table (rules.md, States): from, command, to, and who may give the command.
 * A `from` of `new` is creation. Workers refuse what is not listed; the docs draw their diagrams from it.
 */
export type Actor = 'applicant' | 'company_admin' | 'distributor' | 'vendor' | 'customer' | 'operator' | 'policy' | 'clock' | 'portal';
export interface Transition { readonly from: string; readonly command: string; readonly to: string; readonly who: readonly Actor[] }
// Generic, so that states stay literal and `StateOf` is a closed union.
const t = <F extends string, C extends string, T extends string>(from: F, command: C, to: T, ...who: Actor[]) => ({ from, command, to, who });

export const machines = {
  registration: [
    t('new', 'request', 'draft', 'applicant'),
    t('draft', 'confirm_email', 'email_confirmed', 'applicant'),
    t('draft', 'decline_webmail', 'declined', 'policy'),
    t('draft', 'withdraw', 'withdrawn', 'applicant'),
    t('draft', 'expire', 'expired', 'clock'),
    t('email_confirmed', 'submit', 'under_review', 'applicant'),
    t('email_confirmed', 'join', 'under_review', 'applicant'),
    t('new', 'enroll', 'under_review', 'company_admin'),
    t('email_confirmed', 'approve_automatically', 'approved', 'policy'),
    t('email_confirmed', 'decline', 'declined', 'vendor', 'policy'),
    t('email_confirmed', 'withdraw', 'withdrawn', 'applicant'),
    t('email_confirmed', 'expire', 'expired', 'clock'),
    t('under_review', 'approve', 'approved', 'distributor', 'vendor', 'company_admin'),
    t('under_review', 'decline', 'declined', 'distributor', 'vendor', 'company_admin'),
    t('under_review', 'withdraw', 'withdrawn', 'applicant'),
    t('under_review', 'expire', 'expired', 'clock'),
  ],
  enrollment: [
    t('new', 'enroll', 'pending', 'policy'), t('new', 'enroll_complete', 'active', 'policy'),
    t('pending', 'qualify', 'qualified', 'policy'), t('qualified', 'complete', 'active', 'policy'),
    t('active', 'suspend', 'suspended', 'vendor'), t('suspended', 'resume', 'active', 'vendor'),
    t('pending', 'end', 'ended', 'vendor', 'company_admin'), t('qualified', 'end', 'ended', 'vendor', 'company_admin'),
    t('active', 'end', 'ended', 'vendor', 'company_admin'), t('suspended', 'end', 'ended', 'vendor', 'company_admin'),
  ],
  request: [
    t('new', 'ask', 'pending', 'applicant', 'company_admin', 'distributor', 'operator'),
    t('pending', 'approve', 'approved', 'company_admin', 'distributor', 'vendor', 'policy'), t('pending', 'refuse', 'refused', 'company_admin', 'distributor', 'vendor', 'policy'),
    t('pending', 'withdraw', 'withdrawn', 'applicant', 'company_admin', 'operator'), t('pending', 'expire', 'expired', 'clock'),
  ],
  transfer: [
    t('new', 'ask', 'requested', 'applicant', 'company_admin', 'distributor'),
    t('requested', 'release', 'released', 'distributor'), t('requested', 'object', 'objected', 'distributor'),
    // In the step of the release: the old tie ends and the new one begins.
    t('released', 'complete', 'done', 'policy'),
    t('requested', 'decide', 'done', 'vendor'), t('objected', 'decide', 'done', 'vendor'),
    t('requested', 'refuse', 'canceled', 'vendor'), t('objected', 'refuse', 'canceled', 'vendor'),
    t('requested', 'cancel', 'canceled', 'applicant', 'company_admin'), t('objected', 'cancel', 'canceled', 'applicant', 'company_admin'),
  ],
  block: [t('new', 'block', 'active', 'vendor'), t('active', 'lift', 'lifted', 'vendor')],
  product_activation: [t('inactive', 'activate', 'active', 'distributor'), t('active', 'deactivate', 'inactive', 'distributor')],
  operator: [
    t('new', 'invite', 'invited', 'company_admin'), t('new', 'welcome', 'active', 'policy'), t('new', 'import', 'active', 'distributor', 'vendor'),
    t('invited', 'accept', 'active', 'operator'), t('active', 'remove', 'removed', 'company_admin'), t('invited', 'cancel', 'removed', 'company_admin'),
    t('invited', 'decline', 'removed', 'operator'), t('invited', 'expire', 'removed', 'clock'),
  ],
  link: [t('new', 'send', 'sent', 'portal'), t('sent', 'use', 'used', 'operator'), t('sent', 'expire', 'expired', 'clock'), t('sent', 'cancel', 'canceled', 'portal')],
  message: [
    t('new', 'queue', 'queued', 'portal'), t('queued', 'deliver', 'delivered', 'portal'), t('queued', 'park', 'parked', 'portal'),
    t('parked', 'retry', 'queued', 'operator'), t('queued', 'suppress', 'suppressed', 'portal'),
  ],
} as const satisfies Record<string, readonly Transition[]>;

export type Machine = keyof typeof machines;
type Row<M extends Machine> = (typeof machines)[M][number];
/** States a record of the machine can be in. */
export type StateOf<M extends Machine> = Exclude<Row<M>['from'] | Row<M>['to'], 'new'>;

/** Every state of a machine, in the order of the table. */
export const statesOf = <M extends Machine>(machine: M): StateOf<M>[] =>
  [...new Set(machines[machine].flatMap((row) => [row.from, row.to]))].filter((state) => state !== 'new') as StateOf<M>[];

/** Where a command leads from a state, or `undefined` where it is forbidden. */
export const nextState = (machine: Machine, from: string, command: string): string | undefined =>
  machines[machine].find((row) => row.from === from && row.command === command)?.to;
