/** What was decided, said at the bottom of the queue: it stays when the next request is opened, and moves nothing. */
import type { TemplateResult } from 'lit';
import type { Locale } from '../../schema/values.ts';
import { Toasts, toastStyles } from '../core/toast.ts';
import type { ToastText } from '../core/toast-text.en.ts';
import type { Desk } from './desk.ts';

const texts = { en: () => import('../core/toast-text.en.ts'), fr: () => import('../core/toast-text.fr.ts') } satisfies Record<Locale, () => Promise<{ toastText: ToastText }>>;

/** One for each queue, whatever cases it opens, and in which language. */
const shared = new WeakMap<object, Toasts>();

export class DecidedToasts {
  readonly #toasts: Toasts;
  readonly #text: ToastText;

  constructor(toasts: Toasts, text: ToastText) {
    this.#toasts = toasts;
    this.#text = text;
  }
  static async load(desk: Desk): Promise<DecidedToasts> {
    desk.wear(toastStyles);
    const toasts = shared.get(desk) ?? new Toasts(desk.host);
    shared.set(desk, toasts);
    return new DecidedToasts(toasts, desk.words((await texts[desk.locale]()).toastText));
  }
  say(message: string): void { this.#toasts.show({ message }); }
  render(): TemplateResult { return this.#toasts.render(this.#text); }
}
