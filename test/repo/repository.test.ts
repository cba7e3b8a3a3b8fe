/** What review forgets: sizes, words, words of a strict page's policy, tests that nobody runs. */
import { execFileSync } from 'node:child_process';
import { matchesGlob } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Node, everything, importsOf, read, root, sources, stringsOf, walk } from './support/sources.ts';

/** Text files that are, or are about to be, in version control. */
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
const present = listed.filter((path) => { try { read(path); return !/\.(png|jpe?g|webp|gif|woff2?|ico|pdf)$/.test(path); } catch { return false; } });
const made = /^(?:package-lock\.json$|schema\/migrations\/|worker\/data\/mail-lists\.)/;
const written = present.filter((path) => !made.test(path));
/** The sweep's own words. */
const itself = 'test/repo/repository.test.ts';

describe('elements', () => {
  const components = sources('components/**/*.ts');
  test('the sweep sees them', () => expect([components.length > 30, components.flatMap(stringsOf).some((text) => text.includes('<button'))]).toEqual([true, true]));
  test('carry no inline style, no style element, no inline script: a strict policy of the page stays clean', () => {
    const found = components.flatMap((source) => stringsOf(source).flatMap((text) => (/\sstyle\s*=|<style|<script|\son\w+\s*=|javascript:/i.exec(text) ? [`${source.path}: ${text.trim().slice(0, 60)}`] : [])));
    expect(found).toEqual([]);
  });
  test('make no HTML of text', () => {
    const names = new Set(['unsafeHTML', 'unsafeSVG', 'unsafeStatic', 'styleMap', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'eval', 'Function', 'cssText']);
    const found = components.flatMap((source) => [...walk(source.tree)].filter((node) => node.type === 'Identifier' && names.has(String(node['name']))).map((node) => `${source.path}: ${String(node['name'])}`));
    expect(found).toEqual([]);
    expect(components.flatMap(importsOf).filter(({ specifier }) => /unsafe|style-map/.test(specifier))).toEqual([]);
  });
  test('load nothing from elsewhere', () => {
    // Where a link leads that the reader may press: nothing is loaded from there.
    const ledTo = new Set(['https://learn.microsoft.com/microsoft-365/commerce/try-or-buy-microsoft-365']);
    expect(components.flatMap((source) => stringsOf(source).filter((text) => /(?:https?:)?\/\/[\w-]+\.[a-z]{2}/i.test(text) && !text.includes('https://example.com') && !ledTo.has(text)).map((text) => `${source.path}: ${text}`))).toEqual([]);
  });
});

describe('files', () => {
  test('the sweep sees them', () => expect([written.length > 150, written.includes('wrangler.toml'), written.includes('components/loader.ts')]).toEqual([true, true, true]));
  test('are short enough to be read at once', () => {
    const lines = (path: string): number => read(path).split('\n').length - 1;
    expect(written.filter((path) => lines(path) > 300 && !long.has(path)).map((path) => `${path}: ${lines(path)}`)).toEqual([]);
    expect([...long].filter((path) => !written.includes(path) || lines(path) <= 300)).toEqual([]);
  });
  test('export no default, where no tool asks for one', () => {
    const asked = /^(?:worker\/index\.ts|test\/bench\/baseline\/(?:worker|empty)\.js|[\w.-]+\.config\.(?:ts|mjs)|(?:demo\/)?vite\.config\.ts)$/;
    const exporting = everything().filter(({ tree }) => (tree['body'] as Node[]).some((node) => node.type === 'ExportDefaultDeclaration')).map(({ path }) => path);
    expect(exporting).toContain('worker/index.ts');
    expect(exporting.filter((path) => !asked.test(path))).toEqual([]);
  });
  test('keep no second list of exports, and no shelf for odds and ends', () => {
    expect(written.filter((path) => /(^|\/)(utils?|helpers?|misc|common|lib)\.[jt]sx?$/.test(path))).toEqual([]);
    const barrels = everything().filter(({ tree, path }) => path !== 'components/index.ts' && (tree['body'] as Node[]).length > 0 && (tree['body'] as Node[]).every((node) => node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node['source'])));
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });
  test('use only syntax that type stripping removes', () => {
    const shaped = everything().flatMap(({ path, tree }) => [...walk(tree)].filter((node) => ['TSEnumDeclaration', 'TSParameterProperty', 'TSImportEqualsDeclaration', 'TSExportAssignment'].includes(node.type)).map((node) => `${path}: ${node.type}`));
    expect(shaped).toEqual([]);
  });
});
/** Longer on purpose. */
/** A list of what everything costs: a line for each. */
const long: ReadonlySet<string> = new Set(['test/bench/pins.json']);

describe('words', () => {
  const words: readonly (readonly [string, RegExp])[] = [
    ['left for later', /\b(?:TODO|FIXME|XXX|HACK|TBD)\b(?!-)/],
    ['filler', /\blorem\b|\bipsum\b|\bfoobar\b|\basdf\b/i],
    ['a folder of one machine', /(?<![\w.])\/(?:work|home|root|Users)\/\w/],
    ['a registry', /\bregistry\.\w+\.(?:org|com)\b|artifactory|verdaccio/i],
    ['a secret', /-----BEGIN [A-Z ]*PRIVATE KEY|\bsk_live_|AKIA[0-9A-Z]{16}/],
  ];
  test.each(words)('none that is %s', (_, pattern) => {
    expect(written.filter((path) => path !== itself).flatMap((path) => read(path).split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 80)}`] : [])))).toEqual([]);
  });
  test('the sweep would find them', () => expect(words.map(([, pattern]) => pattern.test('x TODO: lorem in /home/ana, registry.name.org, AKIAABCDEFGHIJKLMNOP'))).toEqual(words.map(() => true)));
  test('of code are American', () => {
    const british = /\b\w*(?:colour|behaviour|favour|honour|organisation|authoris|recognis|normalis|initialis|serialis|cancelled|labelled|licence)\w*\b/i;
    const found = everything().filter(({ path }) => path !== itself && !path.endsWith('.fr.ts')).flatMap(({ path, tree, text }) => [
      ...[...walk(tree)].filter((node) => node.type === 'Identifier' && british.test(String(node['name']))).map((node) => `${path}: ${String(node['name'])}`),
      ...[...text.matchAll(/\/\/.*|\/\*[\s\S]*?\*\//g)].flatMap(([comment]) => british.exec(comment)?.[0] ?? []).map((word) => `${path}: ${word}`),
    ]);
    expect(found).toEqual([]);
  });
});

describe('tests', () => {
  const globs = [...read('vitest.config.ts').matchAll(/include: \[([^\]]+)\]/g), ...read('web-test-runner.config.mjs').matchAll(/\bfiles: (.+)/g)].flatMap(([, list = '']) => [...list.matchAll(/'([^']+)'/g)].map(([, glob = '']) => glob));
  const all = listed.filter((path) => /\.test\.tsx?$/.test(path) && present.includes(path));
  test('the sweep sees them', () => expect([globs.length > 3, all.length > 20]).toEqual([true, true]));
  test('are all run by somebody', () => expect(all.filter((path) => !globs.some((glob) => matchesGlob(path, glob)))).toEqual([]));
  test('of every project are part of npm test or of the long tests', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
    const reached = (name: string): string[] => [scripts[name] ?? '', ...[...(scripts[name] ?? '').matchAll(/npm run ([\w:]+)/g)].flatMap(([, next = '']) => reached(next))];
    const commands = ['test', 'test:long'].flatMap(reached).join('\n');
    const projects = [...read('vitest.config.ts').matchAll(/name: '(\w+)'/g)].map(([, name = '']) => name);
    expect(projects.length).toBeGreaterThan(2);
    expect(projects.filter((name) => !new RegExp(`--project ${name}\\b`).test(commands))).toEqual([]);
  });
  test('are never left out or run alone', () => {
    const found = sources('test/**/*.test.ts').flatMap(({ path, tree }) => [...walk(tree)].filter((node) => node.type === 'MemberExpression' && ['test', 'it', 'describe'].includes(String((node['object'] as Node)['name'])) && ['only', 'skip', 'todo', 'fails', 'skipIf', 'runIf'].includes(String((node['property'] as Node)['name'])))
      .map((node) => `${path}: ${String((node['property'] as Node)['name'])}`));
    expect(found).toEqual([]);
  });
  test('each expect something', () => expect(all.filter((path) => !/\bexpect\(|\bcheck|\bassert/.test(read(path)))).toEqual([]));
});
