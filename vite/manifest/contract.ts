/**
 * components/contract.json: what pages rely on, short enough to be reviewed. `npm run contract` writes it anew; a test compares, so that no change of it goes
 * unseen: what is added is a minor version, what is taken away or renamed a major one.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Metadata, readMetadata } from './manifest.ts';
import { root } from './program.ts';

export const contractFile = 'components/contract.json';

type Value = string | readonly string[] | { readonly [name: string]: Value };
/** By name: the order of declarations means nothing to a page. */
const sorted = <T extends Value>(entries: Iterable<readonly [string, T]>): Record<string, T> => Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));
const names = (items: readonly { readonly name: string }[]): string[] => items.map(({ name }) => name).toSorted();

export function contractOf({ surface, elements, tokens }: Metadata) {
  const shapes = [...surface.exports.filter(({ kind }) => kind !== 'class'), ...surface.locals];
  return {
    exports: sorted(surface.exports.map(({ name, kind }) => [name, kind])),
    elements: sorted(elements.map((element) => [element.tagName, {
      class: element.name,
      attributes: sorted(element.attributes.map(({ name, type }) => [name, type.text])),
      properties: sorted(element.members.flatMap((one) => (one.kind === 'field' ? [[one.name, `${one.readonly ? 'readonly ' : ''}${one.type.text}`] as const] : []))),
      methods: sorted(surface.classes.get(element.name)?.members.flatMap(({ name, kind, type }) => (kind === 'method' ? [[name, type] as const] : [])) ?? []),
      events: sorted(element.events.map(({ name, type }) => [name, type.text])),
      parts: names(element.cssParts), states: names(element.cssStates), slots: names(element.slots),
    }])),
    types: sorted(shapes.map(({ name, text }) => [name, text])),
    errors: sorted(Object.entries({ PorticoError: surface.classes.get('PorticoError')?.creation ?? '' })),
    tokens: sorted(tokens.map(({ name, default: value, syntax }) => [`--portico-${name}`, [syntax, value]])),
  };
}

/** Two levels are broken into lines; what lies deeper stands on one, as far as a member of an element goes. */
export function contractText(contract: ReturnType<typeof contractOf>): string {
  const inline = (value: Value): string => JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ').replace(/^\{ \}$/, '{}');
  const block = (value: Record<string, Value>, depth: number, deep: boolean): string =>
    `{\n${Object.entries(value).map(([name, one]) => `${'  '.repeat(depth)}${JSON.stringify(name)}: ${deep && typeof one === 'object' && !Array.isArray(one) ? block(one as Record<string, Value>, depth + 1, false) : inline(one)}`).join(',\n')}\n${'  '.repeat(depth - 1)}}`;
  return `{\n${Object.entries(contract).map(([name, value]) => `  ${JSON.stringify(name)}: ${Array.isArray(value) || name === 'exports' ? inline(value as Value) : block(value as Record<string, Value>, 2, name === 'elements')}`).join(',\n')}\n}\n`;
}

if (import.meta.main) {
  writeFileSync(join(root, contractFile), contractText(contractOf(readMetadata())));
  console.log(`Wrote ${contractFile}.`);
}
