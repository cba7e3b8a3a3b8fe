/** A theme that is being made: its values, what they were before, and the ways to write them down and read them back. */
import { type Appearance, type TokenName, isTokenValue, tokenNames } from '../../../schema/appearance.ts';

/** `light-dark(a, b)` → both; any other value serves light and dark. */
export function pairOf(value: string): readonly [light: string, dark: string] {
  const inside = /^light-dark\((.*)\)$/s.exec(value.trim())?.[1];
  if (inside === undefined) return [value, value];
  let depth = 0;
  for (const [at, letter] of [...inside].entries()) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === ',' && depth === 0) return [inside.slice(0, at).trim(), inside.slice(at + 1).trim()];
  }
  return [value, value];
}
export const joined = (light: string, dark: string): string => (light === dark ? light : `light-dark(${light}, ${dark})`);

export type Reading = { readonly ok: true; readonly appearance: Appearance; /** Names and values that are none of the theme's. */ readonly left: readonly string[] } | { readonly ok: false };
/** What somebody pasted: an appearance, or a brand that holds one. */
export function readJson(text: string): Reading {
  let read: unknown;
  try { read = JSON.parse(text); } catch { return { ok: false }; }
  const found = (read as { appearance?: unknown } | null)?.appearance ?? read;
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return { ok: false };
  const entries = Object.entries(found);
  const fits = ([name, value]: [string, unknown]): boolean => (tokenNames as string[]).includes(name) && typeof value === 'string' && isTokenValue(name as TokenName, value);
  return { ok: true, appearance: Object.fromEntries(entries.filter(fits)) as Appearance, left: entries.filter((entry) => !fits(entry)).map(([name]) => name) };
}

const inOrder = (appearance: Appearance): [TokenName, string][] => tokenNames.flatMap((name): [TokenName, string][] => { const value = appearance[name]; return value === undefined ? [] : [[name, value]]; });
export const ordered = (appearance: Appearance): Appearance => Object.fromEntries(inOrder(appearance));

export const asCss = (appearance: Appearance): string => (Object.keys(appearance).length === 0 ? ':root {}' : `:root {\n${inOrder(appearance).map(([name, value]) => `  --portico-${name}: ${value};\n`).join('')}}`);
export const asAttribute = (appearance: Appearance): string => {
  const json = JSON.stringify(ordered(appearance)).replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('","', '",\n    "').replace('{"', '{\n    "').replace(/"\}$/, '"\n  }');
  return `<portico-provider appearance='${json}'>\n  <portico-registration-form key="pk_…"></portico-registration-form>\n</portico-provider>`;
};
export const asBrand = (appearance: Appearance): string => JSON.stringify({ appearance: ordered(appearance), glossary: {} }, null, 2);

const mark = '#theme=';
export const hashOf = (appearance: Appearance): string => (Object.keys(appearance).length === 0 ? '' : `${mark}${encodeURIComponent(JSON.stringify(ordered(appearance)))}`);
/** `undefined` where the address says nothing of a theme. */
export function fromHash(hash: string): Appearance | undefined {
  if (!hash.startsWith(mark)) return undefined;
  let text = '';
  try { text = decodeURIComponent(hash.slice(mark.length)); } catch { return undefined; }
  const read = readJson(text);
  return read.ok ? read.appearance : undefined;
}

/** Values with their history; typing into one field is one step back. */
export class ThemeState {
  appearance: Appearance = {};
  #before: Appearance[] = [];
  #last: string | undefined;

  get depth(): number { return this.#before.length; }
  /** `about` names what is being changed: changes of the same thing in a row are undone together. */
  change(appearance: Appearance, about?: string): void {
    if (about === undefined || about !== this.#last) this.#before.push(this.appearance);
    this.#last = about;
    this.appearance = appearance;
  }
  set(name: TokenName, value: string | undefined): void {
    const { [name]: _, ...others } = this.appearance;
    this.change(value === undefined ? others : { ...others, [name]: value }, value === undefined ? undefined : name);
  }
  undo(): void {
    this.appearance = this.#before.pop() ?? {};
    this.#last = undefined;
  }
}
