/** Bytes of a built SDK, as browsers receive them: brotli, each entry with everything it needs, in one language. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { tagNames } from '../../components/tags.ts';
import { locales } from '../../schema/values.ts';

/**
 * At most, in bytes. `later`: the largest part that an element fetches later, in one go while somebody types. `page`: with the loader and the provider,
 * what a page with this one element brings before it is ready. `beyond`: its own code, beside the core. `language`: of it, the texts
 * that are not every element's, of the log a sentence for each event that there is; `largest-text` is the largest file of texts there is.
 */
const own: Readonly<Record<string, number>> = { loader: 2_000, core: 13_000, 'portico-registration-form': 20_000, 'portico-registration-form-later': 8_192, 'portico-operator-manager-beyond': 12_000, 'portico-admin-check-beyond': 12_000, 'portico-activity-log-beyond': 12_000,
  // A sentence for each thing that can happen: it grows with what the portal does, and the page's own limit holds for it too.
  'portico-activity-log-language': 4_500, 'portico-organization-overview-language': 4_500 };
export const budgetOf = (name: string): number | undefined => own[name] ?? (name === 'largest-text' ? 3_000 : name.endsWith('-page') ? 30_000 : name.endsWith('-language') ? 3_000 : undefined);

const brotli = (text: string): number => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/**
 * Brotli bytes by entry of the SDK in `folder`: the entries themselves with what they import statically, each element as the loader brings it, and the
 * largest part that an element fetches later.
 */
export function measureBytes(folder: string): Record<string, number> {
  const source = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const found = (file: string, pattern: RegExp): string[] => [...source(file).matchAll(pattern)].map((match) => normalize(join(dirname(file), match[1] as string)));
  const statics = (file: string): string[] => found(file, /(?:^|[;}\s])(?:import|export)(?:[\w*{][^"'`;]*from)?\s*["'`](\.[^"'`]+)["'`]/g);
  const dynamics = (file: string): string[] => found(file, /import\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g);
  /** A file with everything it imports statically. */
  const closure = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const next of statics(file)) closure(next, seen);
    return seen;
  };
  let worded = false;
  /** With the texts of one language, which an element imports when it starts. */
  const withTexts = (file: string, language: string): Set<string> => {
    const own = closure(file), files = new Set(own);
    for (const each of own) for (const next of dynamics(each)) if (next.includes(`text.${language}-`)) closure(next, files);
    worded ||= files.size > own.size;
    return files;
  };
  const sum = (files: Iterable<string>): number => [...files].reduce((total, file) => total + brotli(source(file)), 0);

  /** Each import() behind an element, at whatever depth: what it brings that the element has not, and that no other import() is for. */
  const fetchedLater = (element: string): Map<string, number> => {
    const first = closure(element), targets = new Set<string>(), open = [...first];
    for (let file = open.pop(); file; file = open.pop()) {
      for (const target of dynamics(file)) {
        if (targets.has(target) || first.has(target)) continue;
        targets.add(target);
        open.push(...closure(target));
      }
    }
    return new Map([...targets].map((target) => [target, sum([...closure(target)].filter((file) => file === target || (!first.has(file) && !targets.has(file))))]));
  };

  /** The loader's and each element's own file. */
  const files = new Map([...source('loader.js').matchAll(/["'`]?(portico-[\w-]+)["'`]?:[^`"']*import\(\s*["'`](\.[^"'`]+)["'`]/g)].map(([, tag, path]) => [tag as string, normalize(path as string)]));
  const provider = closure(files.get('portico-provider') ?? 'loader.js');
  const core = [...provider].filter((file) => /\/core-[\w-]+\.js$/.test(file));
  if (core.length !== 1) throw new Error('what all elements share is not one chunk: this measures something else');

  const elements = [...files].filter(([tag]) => tag !== 'portico-provider');
  const textsOf = (file: string, language: string): string[] => { const first = closure(file); return [...withTexts(file, language)].filter((each) => !first.has(each)); };
  /** The texts that every element needs: a page brings them once. */
  const shared = new Map(locales.map((language) => [language as string, elements.map(([, file]) => textsOf(file, language)).reduce((one, other) => one.filter((each) => other.includes(each)))]));

  const sizes: Record<string, number> = { loader: sum(closure('loader.js')), define: sum(closure('define.js')), core: sum(core), 'core-language': Math.max(...[...shared.values()].map(sum)) };
  if (!sizes['core-language']) throw new Error('no text is shared by all elements: this measures something else');
  for (const [tag, file] of files) {
    const worst = (of: (language: string) => Iterable<string>): number => Math.max(...locales.map((language) => sum(of(language))));
    sizes[tag] = worst((language) => withTexts(file, language));
    const later = fetchedLater(file);
    if (later.size > locales.length) sizes[`${tag}-later`] = Math.max(...later.values());
    if (tag === 'portico-provider') continue;
    sizes[`${tag}-page`] = worst((language) => new Set([...closure('loader.js'), ...provider, ...withTexts(file, language)]));
    sizes[`${tag}-beyond`] = sum([...closure(file)].filter((each) => !core.includes(each)));
    sizes[`${tag}-language`] = worst((language) => textsOf(file, language).filter((each) => !shared.get(language)?.includes(each)));
  }
  // Each text there is, whoever loads it: a step of a form, a dialog.
  const texts = readdirSync(join(folder, 'chunks')).filter((file) => /text\.\w\w-[\w-]+\.js$/.test(file));
  sizes['largest-text'] = Math.max(...texts.map((file) => sum([join('chunks', file)])));
  const unmeasured = tagNames.filter((tag) => sizes[tag] === undefined);
  if (unmeasured.length) throw new Error(`the loader brings no ${unmeasured.join(', no ')}: this measures too little`);
  if (!sizes['portico-registration-form-later']) throw new Error('the registration form fetches nothing later: this measures too little');
  if (!worded) throw new Error('no element brings a text: this measures too little');
  return sizes;
}
