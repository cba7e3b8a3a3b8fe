/** The tour's steps, and what has to have happened for each: nothing goes on by a clock. */
import type { DemoActivity } from '../../panel/demo-api.ts';
import type { FormStep } from '../shared/form-driver.ts';

export const steps = ['address', 'code', 'details', 'send', 'arrives', 'activate', 'approve', 'signIn'] as const;
export type Step = (typeof steps)[number];
/** Where each step is done. */
export const sideOf: Readonly<Record<Step, 'vendor' | 'distributor'>> = { address: 'vendor', code: 'vendor', details: 'vendor', send: 'vendor', arrives: 'distributor', activate: 'distributor', approve: 'distributor', signIn: 'vendor' };

/** What the tour knows of its registration. */
export interface Known {
  readonly formStep: FormStep | undefined;
  /** Of the registration and its operator, by name of the event. */
  readonly events: ReadonlyMap<string, DemoActivity>;
  /** It has been open at the desk. */
  readonly opened: boolean;
}
const done: Readonly<Record<Step, (known: Known) => boolean>> = {
  address: ({ events }) => events.has('registration.requested'),
  code: ({ events }) => events.has('registration.email_confirmed'),
  details: ({ formStep, events }) => formStep === 'review' || formStep === 'next' || events.has('registration.submitted'),
  send: ({ events }) => events.has('registration.submitted'),
  arrives: ({ opened, events }) => opened || events.has('product.activated') || events.has('registration.approved'),
  activate: ({ events }) => events.has('product.activated') || events.has('registration.approved'),
  approve: ({ events }) => events.has('registration.approved'),
  signIn: ({ events }) => events.has('operator.signed_in'),
};
/** The first step that has not happened yet; all of them: `steps.length`. */
export function stepAt(known: Known): number {
  const at = steps.findIndex((step) => !done[step](known));
  return at === -1 ? steps.length : at;
}

/** Entries about one registration, found by its address, and about the operator that came of it. */
export function eventsOf(log: readonly DemoActivity[], email: string): Map<string, DemoActivity> {
  const asked = log.find(({ event, details }) => event === 'registration.requested' && details['email'] === email);
  const own = asked ? log.filter(({ subject }) => subject.id === asked.subject.id) : [];
  const operator = own.find(({ event }) => event === 'registration.approved')?.details['operator'];
  const signedIn = operator ? log.filter(({ event, subject }) => event === 'operator.signed_in' && subject.id === operator) : [];
  return new Map([...own, ...signedIn].map((entry) => [entry.event, entry]));
}
