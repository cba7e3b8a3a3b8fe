import type { ReactiveController } from 'lit';

/** How often a list in sight is read again, in milliseconds. */
const interval = 15_000;

/** Calls back every 15 s while the page is in sight, and when it comes back to it; one call at a time. */
export class Live implements ReactiveController {
  readonly #read: () => Promise<void>;
  #timer: ReturnType<typeof setInterval> | undefined;
  #reading = false;

  constructor(read: () => Promise<void>) {
    this.#read = read;
  }
  hostConnected(): void {
    this.#timer = setInterval(this.#tick, interval);
    addEventListener('focus', this.#tick);
    document.addEventListener('visibilitychange', this.#tick);
  }
  hostDisconnected(): void {
    clearInterval(this.#timer);
    removeEventListener('focus', this.#tick);
    document.removeEventListener('visibilitychange', this.#tick);
  }
  readonly #tick = (): void => {
    if (this.#reading || document.hidden) return;
    this.#reading = true;
    void this.#read().finally(() => { this.#reading = false; });
  };
}
