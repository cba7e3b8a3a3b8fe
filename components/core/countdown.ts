import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Longest pause between two e-mails or codes (REG-4), in seconds: bounds the countdown where this device's clock is wrong. */
const longest = 60;

/** Seconds until something can be asked for again; its host renders as they pass. */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #end = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;
  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }
  hostConnected(): void { if (this.left > 0) this.start(this.left); }
  hostDisconnected(): void { clearInterval(this.#ticking); }

  get left(): number { return Math.max(0, Math.ceil((this.#end - Date.now()) / 1_000)); }
  start(seconds = longest): void {
    this.#end = Date.now() + Math.min(seconds, longest) * 1_000;
    clearInterval(this.#ticking);
    this.#ticking = setInterval(() => {
      if (this.left === 0) clearInterval(this.#ticking);
      this.#host.requestUpdate();
    }, 1_000);
    this.#host.requestUpdate();
  }
  until(at: string | null): void { if (at && Date.parse(at) > Date.now()) this.start((Date.parse(at) - Date.now()) / 1_000); }
}
