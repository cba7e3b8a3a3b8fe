import type { TemplateResult } from 'lit';
import type { RegistrationProgress } from '../../schema/registration.ts';
import type { Locale } from '../../schema/values.ts';
import { instantText } from '../core/dates.ts';
import { notice } from '../core/panels.ts';
import type { UnreachableText } from './unreachable-text.en.ts';

const texts = { en: () => import('./unreachable-text.en.ts'), fr: () => import('./unreachable-text.fr.ts') } satisfies Record<Locale, () => Promise<{ text: UnreachableText }>>;
export type Unreachable = (it: RegistrationProgress) => TemplateResult | undefined;

/** Says that no e-mail of ours arrives: the page is what is left to follow the request by (ALL-6). */
export async function unreachableIn(locale: Locale, words: (text: UnreachableText) => UnreachableText): Promise<Unreachable> {
  const text = words((await texts[locale]()).text);
  return ({ unreachable, email }) => unreachable ? notice('attention', text.title[unreachable.reason], `${text.body(email, instantText(unreachable.since, locale))} ${text.here} ${text.todo}`) : undefined;
}
