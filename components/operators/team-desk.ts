/** What the operator manager lends to its parts, which arrive when they are needed. */
import type { CSSResult, ReactiveControllerHost } from 'lit';
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import type { Me } from '../../schema/operators.ts';
import type { OperatorRow, operatorActions } from '../../schema/team.ts';
import type { Locale, Role } from '../../schema/values.ts';
import type { BeforeDetail } from '../core/events.ts';
import type { ManagerText } from './manager-text.en.ts';

export type TeamAction = (typeof operatorActions)[number];
/** What is about to be done: to one operator (its id), or to people who are none yet. */
export interface BeforeOperatorChangeDetail extends BeforeDetail { readonly action: TeamAction | 'invite' | 'import'; readonly operator: string | null }
export interface OperatorsInvitedDetail { readonly count: number }
export interface OperatorChangedDetail { readonly operator: string; readonly role: Role; readonly state: OperatorRow['state'] }
export interface OperatorRemovedDetail { readonly operator: string }
export interface OperatorsImportedDetail { readonly added: number; readonly unchanged: number; readonly refused: number }

export interface TeamDesk {
  readonly host: ReactiveControllerHost & HTMLElement;
  /** Texts of the list, and those that every element needs. */
  readonly core: ManagerText;
  readonly locale: Locale;
  /** The reader; `undefined` while the portal does not say. */
  readonly me: Me | undefined;
  readonly signInAddress: string;
  read<E extends Endpoint>(endpoint: E, request: RequestOf<E>, signal?: AbortSignal): Promise<ReplyOf<E>>;
  write<E extends Endpoint>(endpoint: E, request: RequestOf<E>, signal?: AbortSignal): Promise<ReplyOf<E>>;
  /** Whether the page lets it happen. */
  allows(action: BeforeOperatorChangeDetail['action'], operator?: string): Promise<boolean>;
  /** A dictionary in the words of the page's glossary. */
  words<W extends object>(text: W): W;
  update(): void;
  /** Focuses what a selector finds once it is rendered. */
  focus(selector: string): Promise<void>;
  wear(styles: CSSResult): void;
  /** How an operator stands, for its row in the list. */
  changed(row: OperatorRow): void;
  /** Lists again from the first page, quietly. */
  relist(): Promise<void>;
}

export const nameOf = ({ name, email }: Pick<OperatorRow, 'name' | 'email'>): string => name ?? email;
export const entryOf = ({ can }: OperatorRow, action: TeamAction): OperatorRow['can'][number] | undefined => can.find((entry) => entry.action === action);
