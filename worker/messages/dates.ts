import type { Locale } from '../../schema/values.ts';

const tags = { en: 'en-US', fr: 'fr' } as const;
/** Made when the first date is written: each takes 5 ms, which is a third of the worker's start. */
const formats = new Map<Locale, Intl.DateTimeFormat>();
function formatOf(locale: Locale): Intl.DateTimeFormat {
  const format = formats.get(locale) ?? new Intl.DateTimeFormat(tags[locale], { dateStyle: 'full', timeZone: 'UTC' });
  formats.set(locale, format);
  return format;
}

/** A calendar date (YYYY-MM-DD) in full, with its weekday; the program's calendar chose it, so no time zone may shift it. */
export const longDate = (locale: Locale, date: string): string => formatOf(locale).format(new Date(`${date}T00:00:00Z`));
