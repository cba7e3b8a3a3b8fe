/** A pasted list of addresses, line by line: parted by line breaks, commas or semicolons, but not inside quotes or angle brackets. */
import { canonicalEmail } from '../../schema/checks.ts';

export function addressLines(text: string): string[] {
  const lines: string[] = [];
  let line = '', quoted = false, bracketed = false;
  for (const character of `${text}\n`) {
    if (character === '\n' || character === '\r' || (!quoted && !bracketed && (character === ',' || character === ';'))) {
      if (line.trim()) lines.push(line.trim());
      line = '';
      quoted = bracketed = false;
      continue;
    }
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '<' || character === '>')) bracketed = character === '<';
    line += character;
  }
  return lines;
}
/** The address of a line, in its canonical form; `undefined` where it is none. */
export const addressOf = (line: string): string | undefined => canonicalEmail((/<([^<>]*)>\s*$/.exec(line)?.[1] ?? line).trim());
