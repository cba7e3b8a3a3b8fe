import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Pause between two looks for news, in milliseconds. */
const pause = 30_000;

/** Looks for news again and again, but not while nobody sees the page: then as soon as it is shown again. */
export class NewsWatch implements ReactiveController {
  readonly #look: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;
  constructor(host: ReactiveControllerHost, look: () => Promise<void>) {
    this.#look = look;
    host.addController(this);
  }
  hostConnected(): void { document.addEventListener('visibilitychange', this.#onShown); }
  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onShown);
    this.stop();
  }

  /** Looks once, after the pause: whoever shows the news asks for the next look. */
  wait(): void {
    this.stop();
    this.#since = Date.now();
    this.#timer = setTimeout(this.#due, pause);
  }
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
  readonly #due = (): void => { if (!document.hidden) void this.#look(); };
  readonly #onShown = (): void => {
    if (document.hidden || this.#timer === undefined || Date.now() - this.#since < pause) return;
    clearTimeout(this.#timer);
    this.#due();
  };
}
