import type { Plugin } from 'vite';
import { components, isDictionary, read, sources } from './sources.ts';
import { type Node, edited, walk } from './tree.ts';

/** The keys of a dictionary: members of the object it declares. */
const keysOf = (tree: Node): Node[] => [...walk(tree)].filter(({ type }) => type === 'VariableDeclarator')
  .flatMap((node) => ((node['init'] as Node)['properties'] ?? []) as Node[]).filter(({ type }) => type === 'Property').map((property) => property['key'] as Node);
const timesIn = (text: string, pattern: string): number => text.match(new RegExp(pattern, 'g'))?.length ?? 0;
/** One or two letters for each key of the dictionaries: the keys are half as long as the texts. Only for names that stand nowhere but behind `text.`. */
export const shortenTexts = (): Plugin => {
  const short = new Map<string, string>();
  return {
    name: 'portico-shorten-texts',
    enforce: 'pre',
    buildStart() {
      const keys = new Set(components.filter(isDictionary).flatMap((path) => keysOf(this.parse(read(path), { lang: 'ts' }) as unknown as Node)).map((key) => String(key['name'])));
      for (const key of keys) {
        if (key in String.prototype || timesIn(sources, `\\b${key}\\b`) !== timesIn(sources, `\\btext\\??\\.${key}\\b`)) continue;
        short.set(key, `${String.fromCharCode(97 + (short.size % 26))}${Math.floor(short.size / 26) || ''}`);
      }
    },
    transform(code, id) {
      if (!/\/components\/.+\.ts$/.test(id)) return null;
      if (!isDictionary(id)) return { code: code.replace(/(?<=\btext\??\.)\w+/g, (key) => short.get(key) ?? key), map: null };
      const keys = keysOf(this.parse(code, { lang: 'ts' }) as unknown as Node);
      return { code: edited(code, keys.map(({ start, end }) => ({ start, end, text: short.get(code.slice(start, end)) ?? code.slice(start, end) }))), map: null };
    },
  };
};
