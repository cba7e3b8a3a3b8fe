import { type TemplateResult, html } from 'lit';
import type { RegistrationProgress } from '../../schema/registration.ts';
import type { Locale } from '../../schema/values.ts';
import { instantText } from '../core/dates.ts';
import { notice } from '../core/panels.ts';
import type { UnreachableText } from './unreachable-text.en.ts';

export const texts = { en: () => import('./unreachable-text.en.ts'), fr: () => import('./unreachable-text.fr.ts') } satisfies Record<Locale, () => Promise<{ text: UnreachableText }>>;

/** No e-mail of ours arrives: this page is what is left to follow the request by (ALL-6). */
export const unreachable = (text: UnreachableText, { reason, since }: NonNullable<RegistrationProgress['unreachable']>, email: string, locale: Locale): TemplateResult =>
  notice('attention', text.title[reason], html`<p>${text.body(email, instantText(since, locale))}</p><p>${text.todo[reason]}</p>`);
