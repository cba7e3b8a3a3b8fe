/** Screens speak English and French (ALL-4): both complete, each in its own words, and no text that nobody shows. */
import { describe, expect, test } from 'vitest';
import { wrongFrench } from '../messages/typography.ts';
import { type Node, type Source, files, importsOf, read, root, sources, walk } from './support/sources.ts';

type Words = string | ((...facts: unknown[]) => string) | { readonly [key: string]: Words };
interface Leaf { readonly key: string; readonly words: string; readonly made: boolean }

/** Words by their path. Those that are made of facts get sample facts: numbers count, names go in as they are. */
function leaves(words: Words, key = ''): Leaf[] {
  if (typeof words === 'string') return [{ key, words, made: false }];
  if (typeof words === 'function') return [{ key, words: String(words(...facts(words))), made: true }];
  return Object.entries(words).flatMap(([name, inner]) => leaves(inner, key ? `${key} ${name}` : name));
}
/** A text that counts says so by the name of its first fact. */
const facts = (words: (...facts: never[]) => string): unknown[] => (/^\(?(?:count|seconds|now|days|left|number|tries|minutes)\b/.test(words.toString()) ? [2, 4, 4] : ['Orvela', 'Brume', 'Lyon']);

const pairs = files('{components,demo}/**/*text.en.ts').map((en) => ({ en, fr: en.replace(/\.en\.ts$/, '.fr.ts') }));
const load = async (path: string): Promise<Leaf[]> => Object.values((await import(`${root}${path}`)) as Record<string, Words>).flatMap((words) => leaves(words));
const dictionaries = await Promise.all(pairs.map(async ({ en, fr }) => ({ name: en.replace(/\.en\.ts$/, ''), en: await load(en), fr: await load(fr) })));

/** The same word in both languages, or a name. */
const shared: ReadonlySet<string> = new Set(['PartnerID', 'Actions', 'Page', 'Code', 'Confirmation', 'E-mail', 'Base', 'ltr', 'Kestrane', 'Nordérable', 'Halden', 'Sessions', 'E-mails', 'Note', 'Version']);

test('the sweep sees the dictionaries of every area that has elements', () => {
  expect(pairs.length).toBeGreaterThan(4);
  expect(dictionaries.flatMap((one) => one.en).length).toBeGreaterThan(300);
  expect(files('components/**/*text.fr.ts', 'demo/**/*text.fr.ts')).toEqual(pairs.map((one) => one.fr).toSorted());
});

describe.each(dictionaries.map((one) => [one.name, one] as const))('%s', (_, { en, fr }) => {
  test('has the same keys in both languages, made of facts in both or in neither', () => {
    expect(en.length).toBeGreaterThan(4);
    expect(fr.map(({ key }) => key).toSorted()).toEqual(en.map(({ key }) => key).toSorted());
    expect(fr.filter(({ words }) => words.trim() === '')).toEqual([]);
  });
  test('says nothing in English where French is asked for', () => {
    const english = new Map(en.map(({ key, words }) => [key, words]));
    expect(fr.filter(({ key, words }) => english.get(key) === words && /\p{L}{2}/u.test(words) && !shared.has(words)).map(({ key, words }) => `${key}: ${words}`)).toEqual([]);
  });
  test('keeps French typography, and leaves no fact out of a sentence', () => {
    expect(fr.flatMap(({ key, words }) => wrongFrench(words).map((found) => `${key}: ${found}`))).toEqual([]);
    expect([...en, ...fr].filter(({ words }) => /undefined|NaN|\[object|\$\{| {2}/.test(words)).map(({ key, words }) => `${key}: ${words}`)).toEqual([]);
  });
});

/** Names under which a file reads a member of something: `text.title`, `text['title']`, `const { title } = text`; `*` where the member is told by data. */
function membersRead({ tree }: Source): { readonly names: Set<string>; readonly byData: Set<string> } {
  const names = new Set<string>(), byData = new Set<string>();
  for (const node of walk(tree)) {
    if (node.type === 'MemberExpression') {
      const property = node['property'] as Node, object = node['object'] as Node;
      if (!node['computed']) names.add(String(property['name']));
      else if (property.type === 'Literal') names.add(String(property['value']));
      else byData.add(String(object.type === 'MemberExpression' ? (object['property'] as Node)['name'] : object['name']));
    }
    if (node.type === 'ObjectPattern') for (const one of node['properties'] as Node[]) if (one.type === 'Property') names.add(String((one['key'] as Node)['name'] ?? (one['key'] as Node)['value']));
  }
  return { names, byData };
}

describe('every text is shown', () => {
  const area = (path: string): string => path.slice(0, path.lastIndexOf('/'));
  const code = sources('{components,demo}/**/*.ts').filter(({ path }) => !/text\.(en|fr)\.ts$/.test(path));
  /** Files that know a dictionary, and those of theirs that are handed its parts; the texts of core are everybody's. */
  const readers = (dictionary: string): Source[] => {
    // One that others take over is read where they are.
    const within = new Set([dictionary, ...pairs.map(({ en }) => en).filter((en) => sources(en).some((one) => importsOf(one).some(({ to }) => to === dictionary)))]);
    const own = code.filter((source) => importsOf(source).some((one) => within.has(one.to as string)));
    const handed = new Set(own.flatMap((source) => importsOf(source).map((one) => one.to)).filter((path) => area(path) === area(dictionary)));
    return dictionary.startsWith('components/core/') ? code.filter(({ path }) => path.startsWith('components/')) : code.filter((source) => own.includes(source) || handed.has(source.path));
  };
  test.each(pairs.map(({ en }) => en))('of %s', (dictionary) => {
    const read = readers(dictionary).map(membersRead);
    expect(read.length).toBeGreaterThan(0);
    const isRead = (name: string): boolean => read.some(({ names }) => names.has(name));
    const isReadByData = (name: string): boolean => read.some(({ byData }) => byData.has(name));
    const known = dictionaries.find((one) => `${one.name}.en.ts` === dictionary);
    // What a dictionary takes over from another one, as it is or under one name, is shown where that one's is.
    const inherited = new Set(sources(dictionary).flatMap(importsOf).flatMap(({ to }) => dictionaries.find((one) => `${one.name}.en.ts` === to)?.en ?? []).map(({ key }) => key));
    // Each step down to the words is named, or chosen by data.
    const shown = (key: string): boolean => key.split(' ').every((name, index, path) => isRead(name) || (index > 0 && (/^\d+$/.test(name) || isReadByData(path[index - 1] as string))));
    expect(known?.en.filter(({ key }) => !inherited.has(key) && !inherited.has(key.slice(key.indexOf(' ') + 1)) && !shown(key)).map(({ key }) => key)).toEqual([]);
  });
});

describe('pages of the demo', () => {
  const pages = files('demo/sites/**/*.html');
  const words = pages.flatMap((path) => [...read(path).matchAll(/\{\{([^{}]+?)\|\|([^{}]+?)\}\}/gs)].map(([, en = '', fr = '']) => ({ path, en: en.trim(), fr: fr.trim() })));
  test('the sweep sees them', () => expect([pages.length > 3, words.length > 40]).toEqual([true, true]));
  test('say everything in both languages', () => {
    expect(words.filter(({ en, fr }) => !en || !fr || (en === fr && !shared.has(en))).map(({ path, en }) => `${path}: ${en}`)).toEqual([]);
    expect(words.flatMap(({ path, fr }) => wrongFrench(fr.replaceAll(/&nbsp;|&#8239;|&#x202f;/gi, '\u202F')).map((found) => `${path}: ${found}`))).toEqual([]);
  });
});
