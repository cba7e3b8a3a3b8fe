/** What was decided, said at the bottom of the queue: it stays when the next request is opened, and moves nothing. */
import type { TemplateResult } from 'lit';
import type { Locale } from '../../schema/values.ts';
import { Toasts, toastStyles } from '../core/toast.ts';
import type { ToastText } from '../core/toast-text.en.ts';
import type { Desk } from './desk.ts';

const texts = { en: () => import('../core/toast-text.en.ts'), fr: () => import('../core/toast-text.fr.ts') } satisfies Record<Locale, () => Promise<{ toastText: ToastText }>>;

export class DecidedToasts {
  readonly #toasts: Toasts;
  readonly #text: ToastText;

  constructor(toasts: Toasts, text: ToastText) {
    this.#toasts = toasts;
    this.#text = text;
  }
  /** `before`: what may be on screen in the language until now. */
  static async load(desk: Desk, before: DecidedToasts | undefined): Promise<DecidedToasts> {
    desk.wear(toastStyles);
    const { toastText } = await texts[desk.locale]();
    return new DecidedToasts(before ? before.#toasts : new Toasts(desk.host), desk.words(toastText));
  }
  say(message: string): void { this.#toasts.show({ message }); }
  render(): TemplateResult { return this.#toasts.render(this.#text); }
}
