/** What the queue lends to its parts, which arrive when they are needed. */
import type { CSSResult, ReactiveControllerHost, TemplateResult, nothing } from 'lit';
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import type { Me } from '../../schema/operators.ts';
import type { RequestRow } from '../../schema/requests.ts';
import type { Locale } from '../../schema/values.ts';
import type { BeforeDetail } from '../core/events.ts';
import type { About, Askable } from '../core/refusal.ts';
import type { CaseAction } from './case-actions.ts';
import type { QueueText } from './text.en.ts';

/** What a case is about: a registration (a join is one too), a transfer, or help with a refusal. */
export interface Subject { readonly kind: 'registration' | 'transfer' | 'help'; readonly id: string }
export const subjectOf = ({ kind, subject }: RequestRow): Subject => ({ kind: kind === 'join' ? 'registration' : kind, id: subject });
export const isSame = (a: Subject | undefined, b: Subject | undefined): boolean => a?.kind === b?.kind && a?.id === b?.id;

/** What is about to be decided: ids of the request in the queue and of what it is about; neither for an entry of the block list. */
export interface BeforeDecideDetail extends BeforeDetail { readonly action: CaseAction | 'block.add' | 'block.lift'; readonly request: string | null; readonly subject: string | null }

export interface Desk {
  readonly host: ReactiveControllerHost & HTMLElement;
  /** Texts of the list, and those that every element needs. */
  readonly core: QueueText;
  readonly locale: Locale;
  /** The reader; `undefined` while the portal does not say. */
  readonly me: Me | undefined;
  /** Programs of the rows on screen. */
  readonly programs: readonly RequestRow['program'][];
  read<E extends Endpoint>(endpoint: E, request: RequestOf<E>, signal?: AbortSignal): Promise<ReplyOf<E>>;
  write<E extends Endpoint>(endpoint: E, request: RequestOf<E>): Promise<ReplyOf<E>>;
  /** Whether the page lets it happen. */
  allows(action: BeforeDecideDetail['action'], request?: string | null, subject?: string): Promise<boolean>;
  /** A dictionary in the words of the page's glossary. */
  words<W extends object>(text: W): W;
  /** Under a refusal: asks whoever can lift it. */
  askAbout(problem: Askable, about?: About): TemplateResult | typeof nothing;
  update(): void;
  /** Focuses what a selector finds once it is rendered. */
  focus(selector: string): Promise<void>;
  wear(styles: CSSResult): void;
  /** What became of a request, for its row in the list. */
  changed(subject: Subject, row: Partial<RequestRow>): void;
  /** This operator decided: tells the page. */
  decided(request: string | null, subject: Subject, kind: RequestRow['kind'], row: Partial<RequestRow>): void;
  /** Said in passing, wherever the reader goes on. */
  tell(message: string): void;
  open(subject: Subject): void;
  close(): void;
}
