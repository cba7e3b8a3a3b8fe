/** What a command is made of. */
export interface Command {
  readonly usage: string;
  readonly summary: string;
  /** Beside those of every command. */
  readonly options?: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  /** How many words come after its name. */
  readonly words: number;
  run(words: readonly string[], options: Readonly<Record<string, string | boolean | undefined>>): Promise<number>;
}
/** A failure with a sentence for whoever typed the command; no stack is of use to them. */
export class CommandError extends Error { override readonly name = 'CommandError'; }
