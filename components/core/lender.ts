/** What an element lends to those of its parts that come later, with a refusal. */
import type { ReactiveElement, TemplateResult } from 'lit';
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import type { Locale } from '../../schema/values.ts';
import type { Connection } from './client.ts';
import type { Provided } from './provider-context.ts';

/** A part that stands beside the element's content: a dialog. */
export interface Shown { render(): TemplateResult }
export interface Lender {
  readonly host: ReactiveElement;
  locale(): Locale;
  connection(): Connection;
  session(): Provided['session'];
  read<E extends Endpoint>(endpoint: E, request: RequestOf<E>): Promise<ReplyOf<E>>;
  write<E extends Endpoint>(endpoint: E, request: RequestOf<E>): Promise<ReplyOf<E>>;
  words<W extends object>(text: W): W;
  /** Tries what was refused again. */
  retry(): void;
  /** One at a time; `undefined` takes it away. */
  show(part: Shown | undefined): void;
}
