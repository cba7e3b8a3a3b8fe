/** Business days in a program's calendar. Pure: the calendar and the instant are given. */
interface Calendar { readonly timeZone: string; readonly holidays: readonly string[] }

/** The calendar date of an instant (ms) in a time zone, YYYY-MM-DD. */
export const dateIn = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/**
 * The date that is `days` business days after an instant; day 1 is the next business day (ENR-6). Saturdays, Sundays and holidays do not count.
 * Answers YYYY-MM-DD in the calendar's time zone.
 */
export function businessDaysAfter(at: number, days: number, calendar: Calendar): string {
  const day = new Date(`${dateIn(at, calendar.timeZone)}T00:00:00Z`);
  const off = new Set(calendar.holidays);
  for (let left = days; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1);
    const weekday = day.getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !off.has(day.toISOString().slice(0, 10))) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}

/** The instant (ms) at which a calendar date is over in a time zone. */
export function endOfDay(date: string, timeZone: string): number {
  const next = Date.parse(`${date}T00:00:00Z`) + 86_400_000;
  // What the zone's clocks show at an instant, less the instant: twice, for the offset may change in between.
  const offset = (at: number): number => {
    const parts = Object.fromEntries(new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(at).map((part) => [part.type, Number(part.value)]));
    return Date.UTC(parts['year'] as number, (parts['month'] as number) - 1, parts['day'], parts['hour'], parts['minute'], parts['second']) - at;
  };
  const first = next - offset(next);
  return next - offset(first);
}
