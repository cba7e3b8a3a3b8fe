import type { Locale } from '../../schema/values.ts';

const formats = {
  en: new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }),
  fr: new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'UTC' }),
};

/** A calendar date (YYYY-MM-DD) in full, with its weekday; the program's calendar chose it, so no time zone may shift it. */
export const longDate = (locale: Locale, date: string): string => formats[locale].format(new Date(`${date}T00:00:00Z`));
