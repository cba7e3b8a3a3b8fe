/** The pinned release as the build makes it: what a page names with a hash must be all that it loads. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { parseAst } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tagNames } from '../../components/tags.ts';
import { localEnvironment } from '../../demo/local/paths.ts';
import { version } from '../../vite/version.ts';
import { type Node, root, walk } from './support/sources.ts';

const folders: string[] = [];
const text = (name: string, folder = folders[0] as string): string => readFileSync(join(folder, name), 'utf8');
const scripts = tagNames.map((tag) => ({ tag, name: `${tag}.js` }));
beforeAll(async () => {
  for (const _ of [1, 2]) {
    const folder = mkdtempSync(join(tmpdir(), 'portico-pinned-'));
    folders.push(folder);
    await promisify(execFile)(process.execPath, ['vite/pinned.ts', folder], { cwd: root, env: localEnvironment() });
  }
}, 60_000);
afterAll(() => { for (const folder of folders) rmSync(folder, { recursive: true }); });

test('there is one file for each tag, and the list of their hashes', () => {
  expect(readdirSync(folders[0] as string).toSorted()).toEqual([...scripts.map(({ name }) => name), 'integrity.json'].toSorted());
});
test.each(scripts)('$name loads nothing later and exports nothing', ({ name }) => {
  const nodes = [...walk(parseAst(text(name)) as unknown as Node)];
  expect(nodes.length).toBeGreaterThan(1_000);
  expect(nodes.filter(({ type }) => ['ImportExpression', 'ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ExportDefaultDeclaration'].includes(type)).map(({ type }) => type)).toEqual([]);
  expect(text(name)).not.toMatch(/\bimport\s*\(/);
});
test.each(scripts.filter(({ tag }) => tag !== 'portico-provider'))('$name has its texts in every language, its element and the provider', ({ tag, name }) => {
  for (const word of ['Try again', 'Réessayer', tag, 'portico-provider']) expect(text(name), word).toContain(word);
  // Asked for each time: a page may have the tag already, from another copy or version.
  expect(text(name)).toMatch(/customElements\.get\(/);
});
test('the hashes are those of the files', () => {
  const { version: written, files } = JSON.parse(text('integrity.json')) as { version: string; files: Record<string, string> };
  expect([written, files]).toEqual([version, Object.fromEntries(scripts.map(({ name }) => [name, `sha384-${createHash('sha384').update(text(name)).digest('base64')}`]))]);
});
test('the same sources make the same bytes, wherever they are built', () => {
  expect(scripts.filter(({ name }) => text(name) !== text(name, folders[1])).map(({ name }) => name)).toEqual([]);
  expect(scripts.filter(({ name }) => text(name).includes(root) || text(name).includes(folders[0] as string)).map(({ name }) => name)).toEqual([]);
});
test('the sizes are known', () => {
  const sizes = scripts.map(({ name }) => ({ name, bytes: Buffer.byteLength(text(name)), brotli: brotliCompressSync(text(name)).length }));
  console.log(sizes.map((one) => `${one.name.padEnd(36)} ${String(one.bytes).padStart(8)} B ${String(one.brotli).padStart(7)} B brotli`).join('\n'));
  // Whole, in two languages, with all that the evergreen element fetches step by step.
  // The operators' manager holds the whole queue of requests.
  expect(sizes.filter(({ name, brotli }) => brotli > (name === 'portico-operator-manager.js' ? 84_000 : 62_000))).toEqual([]);
});
