/** Who may know whom (design.md, the shape): `schema ← worker`, `schema ← components ← demo`, and inside the worker `rules ← routes → store`. */
import { describe, expect, test } from 'vitest';
import { type Import, everything, importsOf, read } from './support/sources.ts';

interface Folder { readonly folder: string; /** Folders and files it may import, itself aside; a folder does not stand for those listed here under it. */ readonly local: readonly string[]; readonly packages: readonly string[] }
const worker = ['hono', 'drizzle-orm', 'valibot', '@valibot/to-json-schema', 'uuidv7', 'jose', 'oauth4webapi'];
/** The most specific folder of a file decides. */
const directions: readonly Folder[] = [
  { folder: 'schema/tables', local: ['schema'], packages: ['drizzle-orm'] },
  { folder: 'schema', local: [], packages: ['valibot', 'd3-dsv'] },
  { folder: 'components', local: ['schema'], packages: ['lit', '@lit/context', 'valibot', 'dpop', 'oauth4webapi'] },
  { folder: 'demo', local: ['schema', 'schema/tables', 'components', 'worker/rules/business-days.ts', 'worker/rules/contacts.ts', 'worker/messages/problem-texts.ts', 'worker/commands'], packages: ['lit', 'drizzle-orm', 'vite', 'wrangler', 'oidc-provider', 'jose', 'node:*'] },
  { folder: 'worker/data', local: [], packages: [] },
  { folder: 'worker/rules', local: ['schema', 'worker/data'], packages: ['tldts', 'jose'] },
  { folder: 'worker/store', local: ['schema', 'schema/tables', 'worker/rules', 'worker/messages'], packages: ['drizzle-orm'] },
  { folder: 'worker/messages', local: ['schema', 'schema/tables', 'worker/rules', 'worker/store', 'worker/env.ts'], packages: ['hono', 'drizzle-orm', 'jose'] },
  { folder: 'worker/directory', local: ['schema', 'schema/tables', 'worker/store', 'worker/env.ts'], packages: ['drizzle-orm', 'valibot'] },
  { folder: 'worker/http', local: ['schema', 'schema/tables', 'worker/rules', 'worker/store', 'worker/messages', 'worker/env.ts', 'worker/version.ts'], packages: worker },
  { folder: 'worker/routes', local: ['schema', 'schema/tables', 'worker/rules', 'worker/store', 'worker/messages', 'worker/directory', 'worker/http', 'worker/jobs', 'worker/version.ts'], packages: worker },
  { folder: 'worker/jobs', local: ['schema', 'schema/tables', 'worker/rules', 'worker/store', 'worker/messages', 'worker/env.ts', 'worker/live.ts'], packages: worker },
  { folder: 'worker/commands', local: ['worker/http/providers.ts', 'schema', 'schema/tables', 'worker/rules', 'worker/store', 'worker/jobs', 'worker/messages', 'worker/live.ts', 'worker/version.ts'], packages: ['wrangler', 'drizzle-orm', 'node:*'] },
  { folder: 'worker', local: ['schema', 'worker/rules', 'worker/store', 'worker/messages', 'worker/http', 'worker/routes', 'worker/jobs'], packages: worker },
];
/** Comes with wrangler, in exactly the version that it needs: listed by ourselves, the two could part. */
const withTools: ReadonlySet<string> = new Set(['miniflare']);
const within = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);
const folderOf = (path: string): Folder | undefined => directions.filter((one) => within(path, one.folder)).toSorted((a, b) => b.folder.length - a.folder.length)[0];

function fault({ from, to, local }: Import): string | undefined {
  const own = folderOf(from);
  if (!own) return undefined;
  const allowed = local
    ? folderOf(to)?.folder === own.folder || own.local.some((place) => place === to || place === folderOf(to)?.folder)
    : own.packages.some((name) => name === to || (name.endsWith('*') && to.startsWith(name.slice(0, -1))));
  return allowed ? undefined : `${from} imports ${to}`;
}

const all = everything().map((source) => ({ path: source.path, imports: importsOf(source) }));
const shipped = all.filter(({ path }) => /^(schema|components|demo|worker)\//.test(path));

describe('import directions', () => {
  test('the sweep sees every folder, and imports of every kind', () => {
    expect(directions.filter(({ folder }) => !shipped.some(({ path }) => folderOf(path)?.folder === folder)).map(({ folder }) => folder)).toEqual([]);
    const imports = shipped.flatMap((one) => one.imports);
    expect(imports.length).toBeGreaterThan(400);
    expect([imports.some((one) => one.typeOnly), imports.some((one) => !one.local), imports.some((one) => one.to === 'worker/http/reference.tsx'), imports.some((one) => one.from.endsWith('.tsx'))]).toEqual([true, true, true, true]);
  });
  test('no file imports what its folder may not know', () => {
    expect(shipped.flatMap((one) => one.imports.flatMap((each) => fault(each) ?? []))).toEqual([]);
  });
  test('every import of ours names an existing file, with its extension', () => {
    const paths = new Set(all.map((one) => one.path));
    expect(all.flatMap((one) => one.imports.filter((each) => each.local && !paths.has(each.to) && !/\.(json|css)$/.test(each.to)).map((each) => `${each.from} imports ${each.to}`))).toEqual([]);
  });
  test('what ships imports only what package.json lists; tools may be development dependencies', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const known = (path: string, name: string): boolean => /^(node:|cloudflare:)/.test(name) || name in (dependencies ?? {}) || ((!/^(schema|components|worker)\//.test(path) || path.startsWith('worker/commands/')) && (name in (devDependencies ?? {}) || withTools.has(name)));
    expect(all.flatMap((one) => one.imports.filter((each) => !each.local && !known(one.path, each.to)).map((each) => `${each.from} imports ${each.to}`))).toEqual([]);
  });
});

/** Files on a way back to themselves. */
function cycles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [], done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) { found.push([...way.slice(way.indexOf(path)), path].join(' → ')); return; }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return found;
}
const edges = (kept: (one: Import) => boolean): Map<string, string[]> => new Map(all.map((one) => [one.path, one.imports.filter((each) => each.local && kept(each)).map((each) => each.to)]));

describe('import cycles', () => {
  test('a cycle is found where there is one', () => expect(cycles(new Map([['a', ['b']], ['b', ['c']], ['c', ['b']]]))).toEqual(['b → c → b']));
  test('none at run time; types that name each other leave nothing behind', () => expect(cycles(edges((one) => !one.typeOnly))).toEqual([]));
});
