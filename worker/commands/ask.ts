/** Answers that a command needs: from its options, else asked for on a terminal, else what is usual; what is missing is said all at once. */
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { CommandError } from './command.ts';

export interface Question<N extends string = string> {
  /** Its option, without the dashes. */
  readonly name: N;
  readonly asks: string;
  /** What is wrong with an answer, as a sentence; nothing where it will do. */
  readonly wrong?: (text: string) => string | undefined;
  /** Taken where nothing is said; it may follow from earlier answers. */
  readonly usual?: (answers: Readonly<Record<string, string>>) => string;
  /** Not asked, and left out. */
  readonly unless?: (answers: Readonly<Record<string, string>>) => boolean;
}
export interface Terminal { readonly input: Readable; readonly output: Writable; readonly interactive: boolean }
const terminal = (): Terminal => ({ input: process.stdin, output: process.stderr, interactive: process.stdin.isTTY === true && process.stderr.isTTY === true });

export async function answersTo<N extends string>(questions: readonly Question<N>[], options: Readonly<Record<string, string | boolean | undefined>>, { input, output, interactive }: Terminal = terminal()): Promise<Record<N, string>> {
  const answers: Record<string, string> = {}, missing: string[] = [];
  const reader = interactive ? createInterface({ input, output }) : undefined;
  try {
    for (const { name, asks, wrong, usual, unless } of questions) {
      const given = options[name], fallback = usual?.(answers);
      if (typeof given === 'string') {
        const text = given.trim(), why = wrong?.(text);
        if (why) throw new CommandError(`--${name} “${text}”: ${why}`);
        answers[name] = text;
      } else if (unless?.(answers)) answers[name] = '';
      else if (reader) {
        for (;;) {
          const text = (await reader.question(`${asks}${fallback ? ` [${fallback}]` : ''} `)).trim() || (fallback ?? ''), why = wrong?.(text);
          if (!why) { answers[name] = text; break; }
          output.write(`${why}\n`);
        }
      } else if (fallback !== undefined) answers[name] = fallback;
      else missing.push(`  --${name}  ${asks}`);
    }
  } finally { reader?.close(); }
  if (missing.length > 0) throw new CommandError(`These are missing:\n${missing.join('\n')}`);
  return answers as Record<N, string>;
}
