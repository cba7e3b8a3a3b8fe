/** What the guided tour and the sites in its windows say to each other; a window's name tells it that it is one, and what to begin with. */
import type { FormStep } from './form-driver.ts';
import type { Invented } from './invented.ts';

export const windowMark = 'portico-tour:';
export interface WindowStart { /** The tour's own origin: nobody else is listened to. */ readonly tour: string; readonly distributor?: string; /** Where the form's entry of the history was left. */ readonly kept?: unknown }

export type TourWish = { readonly do: 'email' | 'details'; readonly who: Invented } | { readonly do: 'code'; readonly code: string } | { readonly do: 'send' | 'look' } | { readonly do: 'open' | 'activate' | 'approve'; readonly registration: string }
  | { readonly do: 'dress'; readonly language: 'en' | 'fr'; readonly scheme: string | undefined };
export interface TourReport {
  readonly portico: 'tour';
  /** The step that the form shows, and the address that was typed there. */
  readonly step?: FormStep | undefined; readonly email?: string | undefined; readonly kept?: unknown;
  /** The registration that is open at the desk. */
  readonly open?: string | undefined;
  /** A wish that could not be done. */
  readonly failed?: TourWish['do'];
}
