/** When things happened to a registration of the seed. All in ms. */
import type { WorldRegistration } from './registrations.ts';

export const day = 86_400_000;
export const hour = 3_600_000;

/** Ids sort by when their record came to be. Counting back from a fixed day keeps them the same in every run: a day of the world is an hour there. */
export const orderOf = (daysAgo: number): number => (2_000 - daysAgo) * 60;

/** Asked for, mailbox proved four minutes later, sent after an hour, decided a day after that; webmail is declined at once. */
export function timesOf(one: WorldRegistration, now: number) {
  const requested = Math.round(now - one.daysAgo * day);
  const atOnce = one.decision?.reason === 'webmail';
  return { requested, confirmed: requested + 240_000, submitted: requested + hour, activated: requested + 2 * hour, decided: atOnce ? requested : requested + hour + day };
}
