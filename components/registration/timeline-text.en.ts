import type { TimelineStep } from '../../schema/registration.ts';

type Step = TimelineStep['step'];
type State = TimelineStep['state'];
type Actor = TimelineStep['actor'];

/** Texts of the timeline; the texts of each element that shows one include them. */
export const timelineText = {
  timelineLabel: 'Step by step',
  timelineStates: { done: 'Done', now: 'Now', later: 'Later', failed: 'Stopped' } satisfies Record<State, string>,
  timelineYourTurn: 'Your turn',
  timelineYou: 'You',
  timelineActors: {
    you: 'The applicant', company: 'An admin of the company', distributor: 'The distributor', previous_distributor: 'The present distributor', vendor: 'The vendor', portal: 'The portal',
  } satisfies Record<Actor, string>,
  timelineDone: {
    email: 'Mailbox confirmed', details: 'Request sent', transfer: 'Change of distributor agreed', activation: 'Product activated', review: 'Approved', join: 'Let in by the company', access: 'Signed in for the first time',
  } satisfies Record<Step, string>,
  timelineOpen: {
    email: 'Confirm the mailbox', details: 'Send the request', transfer: 'Change of distributor', activation: 'Activate the product', review: 'Review', join: 'Decision of the company', access: 'First sign-in',
  } satisfies Record<Step, string>,
  timelineFailed: {
    email: 'Mailbox not confirmed', details: 'Request not sent', transfer: 'No change of distributor', activation: 'Product not activated', review: 'Not approved', join: 'Not let in by the company', access: 'No access',
  } satisfies Record<Step, string>,
  timelineSince: (day: string) => `since ${day}`,
  timelineUntil: (day: string, relative: string) => `by ${day}, ${relative}`,
  timelineLate: (day: string) => `expected by ${day}, it takes a little longer`,
};
export type TimelineText = typeof timelineText;
