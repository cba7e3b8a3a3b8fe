/** Puts what gave up back into the queue, one by one, the newest first: all of one kind, as far as it is let. */
import { type MessageRow, listMessages, retryMessage } from '../../schema/activity.ts';
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import { asPorticoError } from '../core/error.ts';

interface Desk {
  read<E extends Endpoint>(endpoint: E, request: RequestOf<E>): Promise<ReplyOf<E>>;
  write<E extends Endpoint>(endpoint: E, request: RequestOf<E>): Promise<ReplyOf<E>>;
  update(): void;
}
export class Retry {
  readonly template: string;
  readonly all: number;
  done = 0;
  #stopped = false;
  readonly #desk: Desk;

  constructor(desk: Desk, template: string, all: number) {
    this.#desk = desk;
    this.template = template;
    this.all = all;
  }
  stop(): void { this.#stopped = true; }

  /** Throws what the portal refuses; what somebody else has tried meanwhile is passed over. */
  async run(): Promise<void> {
    for (let cursor: string | undefined; !this.#stopped; ) {
      const page = await this.#desk.read(listMessages, { query: { state: 'parked', cursor } });
      for (const row of page.rows) if (row.template === this.template && !this.#stopped) await this.#one(row);
      if (!page.next) return;
      cursor = page.next;
    }
  }
  async #one({ id }: MessageRow): Promise<void> {
    try {
      await this.#desk.write(retryMessage, { params: { message: id }, body: {} });
      this.done += 1;
    } catch (cause) {
      if (asPorticoError(cause).problem?.status !== 409) throw cause;
    }
    this.#desk.update();
  }
}
