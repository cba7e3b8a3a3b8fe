import { freshKey } from './client.ts';
import { PorticoError } from './error.ts';

/**
 * Idempotency keys by intent: sending the same again after no answer came repeats the same key, so that a submission whose reply was
 * lost is not made twice. An answer, or other values, begins a new intent.
 */
export class Intents {
  readonly #open = new Map<string, string>();

  async run<T>(intent: unknown, act: (idempotencyKey: string) => Promise<T>): Promise<T> {
    const print = JSON.stringify(intent);
    const key = this.#open.get(print) ?? freshKey();
    this.#open.set(print, key);
    try {
      const reply = await act(key);
      this.#open.delete(print);
      return reply;
    } catch (error) {
      if (error instanceof PorticoError && error.problem && error.problem.status < 500) this.#open.delete(print);
      throw error;
    }
  }
}
