/** What the sign-in element lends to its parts, which arrive when they are needed. */
import type { ReactiveControllerHost, TemplateResult, nothing } from 'lit';
import type { Endpoint, ReplyOf, RequestOf } from '../../../schema/endpoint.ts';
import type { Locale } from '../../../schema/values.ts';
import type { Connection } from '../../core/client.ts';
import type { SignedInDetail } from '../../core/session.ts';
import type { SignInText } from '../text.en.ts';

/** Why somebody is not signed in, in words. */
export interface Refusal { readonly title: string; readonly detail: string; readonly tone: 'attention' | 'danger'; readonly code?: string | undefined }

export interface SignInDesk {
  readonly host: ReactiveControllerHost & HTMLElement & { readonly mode: string | undefined; readonly forget: boolean | undefined; readonly continueUrl: string | undefined };
  readonly text: SignInText;
  readonly locale: Locale;
  readonly connection: Connection;
  read<E extends Endpoint>(endpoint: E, request: RequestOf<E>): Promise<ReplyOf<E>>;
  write<E extends Endpoint>(endpoint: E, request: RequestOf<E>): Promise<ReplyOf<E>>;
  words<W extends object>(text: W): W;
  update(): void;
  /** Focuses what a selector finds once it is rendered. */
  focus(selector: string): Promise<void>;
  explain(cause: unknown): Refusal;
  /** A refusal, with what one can do about it. */
  told(refusal: Refusal | undefined, ways?: unknown): TemplateResult | typeof nothing;
  /** The sentence for who has no access yet (OPR-4). */
  asksAccess(): TemplateResult | typeof nothing;
  /** The form, as if nobody were signed in. */
  toForm(refusal?: Refusal): Promise<void>;
  /** The form's buttons for a fresh proof. */
  toProof(refusal?: Refusal): Promise<void>;
  signedIn(session: SignedInDetail): void;
}
/** A part in place of the form. */
export interface Part { render(text: SignInText): TemplateResult }
