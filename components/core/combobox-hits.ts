/** What a combobox finds: in a list that it has, or by asking, after a pause and one question at a time. */
import { fold } from './fold.ts';

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
  /** Tells those apart whose labels are alike; searched too. */
  readonly detail?: string;
}
/** All there are, or a question to the portal; a stale one is aborted. */
export type ComboboxOptions = readonly ComboboxOption[] | ((text: string, signal: AbortSignal) => Promise<readonly ComboboxOption[]>);
export type Phase = 'ready' | 'loading' | 'failed';

/** Pause in typing after which is asked, in milliseconds. */
const pause = 250;

/** Those that hold each word that was typed; first those whose label begins with the text. */
export function matching(options: readonly ComboboxOption[], text: string): readonly ComboboxOption[] {
  const typed = fold(text), words = typed.split(' ');
  const hits = options.filter(({ label, detail }) => { const all = fold(`${label} ${detail ?? ''}`); return words.every((word) => all.includes(word)); });
  const first = (option: ComboboxOption): number => (fold(option.label).startsWith(typed) ? 0 : 1);
  return typed === '' ? options : hits.toSorted((a, b) => first(a) - first(b));
}

export class Hits {
  options: readonly ComboboxOption[] = [];
  phase: Phase = 'ready';
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }
  find(source: ComboboxOptions, text: string, wait = pause): void {
    this.stop();
    if (typeof source !== 'function') {
      this.options = matching(source, text);
      this.phase = 'ready';
      return this.#changed();
    }
    const { signal } = (this.#asking = new AbortController());
    this.phase = 'loading';
    this.#timer = setTimeout(() => void this.#ask(source, text, signal), wait);
    this.#changed();
  }
  async #ask(source: Extract<ComboboxOptions, (...facts: never[]) => unknown>, text: string, signal: AbortSignal): Promise<void> {
    try {
      const options = await source(text, signal);
      if (signal.aborted) return;
      this.options = options;
      this.phase = 'ready';
    } catch {
      if (signal.aborted) return;
      this.options = [];
      this.phase = 'failed';
    }
    this.#changed();
  }
  /** What is asked is no longer wanted. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (this.phase === 'loading') this.phase = 'ready';
  }
}
