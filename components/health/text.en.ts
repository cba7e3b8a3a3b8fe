import type { HealthState, JobName } from '../../schema/health.ts';
import type { Template } from '../../schema/messages.ts';
import { core } from '../core/text.en.ts';

/** Texts of the health card. */
export const text = {
  ...core,
  titles: { ok: 'All is well', attention: 'Something needs a look', danger: 'People are waiting for what does not come' } satisfies Record<HealthState, string>,
  bodies: { ok: 'E-mail leaves, the log is sealed, and the clock runs. There is nothing to do.', attention: 'Nothing is lost, and nobody waits yet. Please look at it today.', danger: 'Please look at it now: what is marked below keeps people from going on.' } satisfies Record<HealthState, string>,
  states: { ok: 'OK', attention: 'Needs a look', danger: 'Act now' } satisfies Record<HealthState, string>,
  asOf: (when: string, version: string) => `As of ${when} · version ${version}`,
  refresh: 'Look again',
  mail: 'E-mail',
  counts: { waiting: 'Waiting to be sent', late: 'Waiting for over 15 minutes', parked: 'Given up', suppressed: 'Held back, last 30 days' },
  suppressedHint: 'Their addresses bounced or complained, or want less. The operators’ list and the queue say whose.',
  atLeast: (count: string) => `${count} or more`,
  parkedTitle: 'E-mails that gave up',
  parkedHint: 'Each was tried eight times, for about an hour. Mend first what the word says, then try again.',
  howMany: (count: string) => `${count} of them; the newest:`,
  tried: (attempts: number, when: string) => `${attempts === 1 ? 'tried once' : `tried ${attempts} times`}, written ${when}`,
  retry: (count: number): string => (count === 1 ? 'Try it again' : 'Try them again'),
  retrying: (done: number, all: number) => `${done} of ${all} on their way again`,
  stop: 'Stop',
  retried: (count: number) => (count === 1 ? '1 e-mail is on its way again.' : `${count} e-mails are on their way again.`),
  notRetried: 'The rest was left as it was',
  noError: 'The reason is not known',
  whys: {
    TimeoutError: 'The provider did not answer in time', TypeError: 'The provider could not be reached', DeadLetter: 'The queue could not take it', MessageIncomplete: 'It lacks what it is for', MAIL_API_unknown: 'MAIL_API names no provider', MAIL_API_URL_refused: 'MAIL_API_URL is no public address',
    E_SENDER_NOT_VERIFIED: 'The sending domain is not verified', E_DAILY_LIMIT_EXCEEDED: 'The day’s limit is used up', E_RATE_LIMIT_EXCEEDED: 'Too many at once', Unknown: 'The provider gave no reason',
  } as Record<string, string>,
  templates: {
    registration_code: 'One-time code', registration_received: 'Link to go on', registration_under_review: 'Request received', registration_status: 'Where the request stands', registration_to_review: 'A request to review', registration_approved: 'Welcome',
    registration_declined: 'Declined', registration_declined_webmail: 'Declined: public mail service', registration_declined_by_vendor: 'Declined by the vendor', proof_code: 'Code to confirm who it is', sign_in_link: 'Sign-in link', join_asked: 'A request to join', join_decided: 'Answer to a request to join',
    transfer_asked: 'Change of distributor: asked', transfer_released: 'Change of distributor: released', transfer_objected: 'Change of distributor: objection', transfer_to_decide: 'Change of distributor: to decide', transfer_refused: 'Change of distributor: refused',
    operator_invited: 'Invitation', operator_role_changed: 'New role', operator_removed: 'Access has ended', operator_handed_over: 'Role handed over', operators_imported: 'People were added', help_asked: 'Someone asks for help', help_answered: 'Answer to a request for help',
  } satisfies Record<Template, string>,
  sealing: 'Activity log',
  sealed: 'Every entry is sealed.',
  unsealed: (count: string, since: string) => `Entries that wait for their seal: ${count}, the oldest for ${since}.`,
  jobs: 'Jobs',
  jobNames: { sweep: 'Sending what waits', seal: 'Sealing the log', housekeep: 'Deadlines', retain: 'Deleting what is over', dead_letters: 'Letters the queue gave up', mail_events: 'News from the mail provider' } satisfies Record<JobName, string>,
  ran: (when: string, took: string) => `${when}, in ${took}`,
  when: { never: 'not yet', none: 'none yet' },
  database: 'Database',
  size: (is: string, most: string) => `${is} of ${most}`,
  noSize: 'Its size is not known.',
};
export type HealthText = typeof text;
