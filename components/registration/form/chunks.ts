/** Each step with its words, fetched when it is near. */
import type { CSSResult, TemplateResult } from 'lit';
import type { Locale } from '../../../schema/values.ts';
import { PorticoError } from '../../core/error.ts';
import type { RegistrationText } from '../text.en.ts';
import type { Journey } from './journey.ts';

export type Step = 'code' | 'choose' | 'you' | 'company' | 'contacts' | 'review' | 'next';
/** A step as it is shown: in the element's shadow, and what of it stands in the page. */
export interface Shown { render(base: RegistrationText, it: Journey): TemplateResult; slotted(base: RegistrationText, it: Journey, id: string): TemplateResult | undefined; readonly styles: CSSResult | undefined }
interface Module<T> { step(text: RegistrationText & T, it: Journey): TemplateResult; slotted?(text: RegistrationText & T, it: Journey, id: string): TemplateResult; styles?: CSSResult }

async function both<T extends object>(module: Promise<Module<T>>, words: Promise<{ readonly text: T }>): Promise<Shown> {
  const [{ step, slotted, styles }, { text }] = await Promise.all([module, words]);
  return { render: (base, it) => step({ ...base, ...it.stage.calls.words(text) }, it), slotted: (base, it, id) => slotted?.({ ...base, ...it.stage.calls.words(text) }, it, id), styles };
}
const steps: Record<Step, (french: boolean) => Promise<Shown>> = {
  code: (french) => both(import('./code-step.ts'), french ? import('./code-text.fr.ts') : import('./code-text.en.ts')),
  choose: (french) => both(import('./choose-step.ts'), french ? import('./join-text.fr.ts') : import('./join-text.en.ts')),
  you: (french) => both(import('./you-step.ts'), french ? import('./join-text.fr.ts') : import('./join-text.en.ts')),
  company: (french) => both(import('./company-step.ts'), french ? import('./company-text.fr.ts') : import('./company-text.en.ts')),
  contacts: (french) => both(import('./contacts-step.ts'), french ? import('./contacts-text.fr.ts') : import('./contacts-text.en.ts')),
  review: (french) => both(import('./review-step.ts'), french ? import('./review-text.fr.ts') : import('./review-text.en.ts')),
  next: (french) => both(import('./next-step.ts'), french ? import('./next-text.fr.ts') : import('./next-text.en.ts')),
};

const loaded = new Map<string, Promise<Shown>>();
/** @throws {PorticoError} `connection` when it does not arrive; the next try fetches again. */
export function loadStep(step: Step, locale: Locale): Promise<Shown> {
  const key = `${step} ${locale}`;
  const known = loaded.get(key) ?? steps[step](locale === 'fr').catch((cause: unknown) => {
    loaded.delete(key);
    throw new PorticoError('connection', undefined, cause);
  });
  loaded.set(key, known);
  return known;
}
