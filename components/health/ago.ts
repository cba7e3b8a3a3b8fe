import type { Locale } from '../../schema/values.ts';

const units = [['day', 86_400], ['hour', 3_600], ['minute', 60]] as const;
/** "12 seconds ago", "3 minutes ago": counted from the portal's own clock, whatever the reader's says. */
export function ago(at: string, now: string, locale: Locale): string {
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 1_000)), words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const [unit, size] = units.find(([, each]) => seconds >= each) ?? (['second', 1] as const);
  return words.format(-Math.floor(seconds / size), unit);
}
/** "4 minutes", as in "since 4 minutes". */
export function span(at: string, now: string, locale: Locale): string {
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 1_000));
  const [unit, size] = units.find(([, each]) => seconds >= each) ?? (['second', 1] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(seconds / size));
}
