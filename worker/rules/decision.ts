/** What a rule answers: what happened, or why not. A refusal with events is itself recorded (a webmail decline, a wrong code). */
import type { ValueCode } from '../../schema/checks.ts';
import type { PorticoEvent } from '../../schema/events.ts';
import type { Action } from '../../schema/permissions.ts';
import type { ProblemCode } from '../../schema/problems.ts';
import type { Role } from '../../schema/values.ts';

/** Facts that a refusal's sentence may name. None of them is what the caller submitted. */
export interface RefusalFacts {
  readonly program?: string;
  readonly vendor?: string;
  readonly distributor?: string;
  /** Who acts: a person, or an organization. */
  readonly who?: string;
  readonly triesLeft?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  /** YYYY-MM-DD. */
  readonly date?: string;
  readonly decidedBy?: string;
  /** The lowest role that may. */
  readonly role?: Role;
  /** What was wanted, where a permission is missing. */
  readonly wanted?: Action;
  /** Who can lift it, by name. */
  readonly people?: readonly string[];
  readonly support?: { readonly url: string; readonly email: string; readonly phone: string };
}
export interface Refusal {
  readonly code: ProblemCode;
  readonly facts?: RefusalFacts;
  /** Seconds. */
  readonly retryAfter?: number;
  /** The values of the request that it is about: a JSON pointer each, and a value code. */
  readonly errors?: readonly { readonly pointer: string; readonly code: ValueCode }[];
}
export interface Decision {
  readonly events: readonly PorticoEvent[];
  readonly refusal?: Refusal;
}
export const happened = (...events: PorticoEvent[]): Decision => ({ events });
export const refused = (code: ProblemCode, facts?: RefusalFacts, retryAfter?: number): Decision & { refusal: Refusal } => ({
  events: [], refusal: { code, ...(facts && { facts }), ...(retryAfter !== undefined && { retryAfter }) },
});

/** Spans in milliseconds, each with where it comes from. */
export const spans = {
  minute: 60_000,
  day: 86_400_000,
  /** REG-4. */
  codeLife: 15 * 60_000,
  codePause: 60_000,
  /** After this many codes the pause is a day: a mailbox is not to be flooded. */
  codeDayPause: 86_400_000,
  /** "Life of links" in rules.md. */
  signInLink: 15 * 60_000,
  welcomeLink: 14 * 86_400_000,
  draft: 30 * 86_400_000,
  /** "Life of links" in rules.md; what was kept of an invitation that nobody accepted goes as long after. */
  invitation: 14 * 86_400_000,
  unaccepted: 30 * 86_400_000,
  /** What whoever runs the portal hands over by hand, at once. */
  appointment: 3_600_000,
  /** A join that nobody answered. */
  join: 30 * 86_400_000,
  /** A request for help that nobody answered. */
  help: 30 * 86_400_000,
  /** How long the status link shows a request that is over: past the day from which one may ask again (REG-13), so that the page can lead on. */
  afterwards: 60 * 86_400_000,
  /** design.md: sessions of elements live at most ten minutes. */
  token: 10 * 60_000,
  /** The portal's own cookie: a working day. */
  cookie: 12 * 3_600_000,
  /** A sign-in at an account's issuer; a code that proves it is them; and how long such a proof counts for what is sensitive. */
  attempt: 10 * 60_000,
  proofCode: 10 * 60_000,
  proof: 10 * 60_000,
  /** A grant is redeemed by the page that asked, at once. */
  grant: 60_000,
  /** A refreshed token whose answer was lost is answered once more, that long. */
  lostAnswer: 60_000,
  /** How long a decision's facts are kept for replays (REG-15). */
  decision: 2 * 365 * 86_400_000,
} as const;
/** REG-4: tries a code has. */
export const codeTries = 5;
/** Links that one address may be sent, whoever asks: more is a mailbox being flooded. */
export const asksAnHour = 5, asksADay = 15;
/** Codes before the pause becomes a day. */
export const codesInARow = 10;
/** Business days that a company's admins have for a join request (REG-7), and a distributor to release or object (REG-12). */
export const joinDays = 5, transferDays = 10;
/** Open requests that one block declines at once: more of one company at a time is no company. */
export const blockedAtOnce = 50;
