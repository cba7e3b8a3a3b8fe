/** Windows that a page opens, as far as a page sees them: a frame each, which can speak and be closed. */
export interface Opened { readonly address: URL; /** Of its part after #. */ readonly asked: URLSearchParams; readonly name: string; readonly features: string; say(data: unknown, from?: { origin?: string; source?: Window | null }): void; close(): void }

export class Windows {
  readonly opened: Opened[] = [];
  /** As a browser that lets none open. */
  blocked = false;
  readonly #real = window.open;

  constructor() {
    window.open = (address = '', name = '', features = '') => {
      if (this.blocked) return null;
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const source = frame.contentWindow as Window, at = new URL(String(address), location.href);
      this.opened.push({
        address: at, asked: new URLSearchParams(at.hash.slice(1)), name: String(name), features: String(features), close: () => frame.remove(),
        say: (data, from = {}) => void dispatchEvent(new MessageEvent('message', { data, origin: from.origin ?? at.origin, source: from.source === undefined ? source : from.source })),
      });
      return source;
    };
  }
  get last(): Opened { return this.opened.at(-1) as Opened; }
  restore(): void {
    window.open = this.#real;
    for (const each of this.opened) each.close();
  }
}
