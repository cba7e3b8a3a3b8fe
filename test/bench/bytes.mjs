/** Bytes of the built SDK, as browsers receive them: brotli, each entry with everything it needs, in one language. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const sdk = fileURLToPath(new URL('../../dist/site/sdk/v1/', import.meta.url));
/** At most, in bytes. */
export const budgets = { loader: 2_000, 'portico-registration-form': 20_000 };

const source = (file) => readFileSync(join(sdk, file), 'utf8');
const brotli = (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const found = (file, pattern) => [...source(file).matchAll(pattern)].map((match) => normalize(join(dirname(file), match[1])));
const statics = (file) => found(file, /(?:^|[;}\s])(?:import|export)(?:[\w*{][^"'`;]*from)?\s*["'`](\.[^"'`]+)["'`]/g);
const dynamics = (file) => found(file, /import\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g);

/** A file with everything it imports statically. */
function closure(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of statics(file)) closure(next, seen);
  return seen;
}
/** With the texts of one language, which an element imports when it starts. */
function withTexts(file, language) {
  const files = closure(file);
  for (const each of [...files]) for (const next of dynamics(each)) if (next.includes(`text.${language}-`)) closure(next, files);
  return files;
}
const sum = (files) => [...files].reduce((total, file) => total + brotli(source(file)), 0);

/** Brotli bytes by entry: the entries themselves with what they import statically, and each element as the loader brings it. */
export function measure() {
  if (!existsSync(join(sdk, 'loader.js'))) throw new Error('dist/site/sdk/v1 is missing: run the build first');
  const sizes = { loader: sum(closure('loader.js')), define: sum(closure('define.js')) };
  const loader = source('loader.js');
  for (const [, tag, path] of loader.matchAll(/["'`]?(portico-[\w-]+)["'`]?:[^`"']*import\(\s*["'`](\.[^"'`]+)["'`]/g)) {
    const file = normalize(path);
    sizes[tag] = Math.max(...['en', 'fr'].map((language) => sum(withTexts(file, language))));
  }
  if (!('portico-registration-form' in sizes)) throw new Error('the loader names no registration form: this measures nothing');
  return sizes;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, bytes] of Object.entries(measure())) {
    const budget = budgets[name];
    console.log(`${name.padEnd(32)} ${String(bytes).padStart(7)} B brotli${budget ? `  of ${budget}` : ''}`);
    if (budget && bytes > budget) process.exitCode = 1;
  }
}
