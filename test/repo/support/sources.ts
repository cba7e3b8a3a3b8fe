/** The repository's own sources, parsed: sweeps read what is written, not what someone remembers. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const ignored = /(^|\/)(node_modules|dist|\.wrangler)\//;
/** Paths from the root with forward slashes, sorted. */
export const files = (...patterns: string[]): string[] => globSync(patterns, { cwd: root }).map((path) => path.replaceAll('\\', '/')).filter((path) => !ignored.test(path)).toSorted();

export interface Node { readonly type: string; readonly start: number; readonly end: number; readonly [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
}

export interface Source { readonly path: string; readonly text: string; readonly tree: Node }
const parsed = new Map<string, Source>();
/** Parsed once a run, with their own syntax; declaration files have none of ours. */
export const sources = (...patterns: string[]): Source[] => files(...patterns).filter((path) => !path.endsWith('.d.ts')).map((path) => {
  const known = parsed.get(path);
  if (known) return known;
  const text = read(path);
  const source = { path, text, tree: parseAst(text, { lang: path.endsWith('.tsx') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'js' }) as unknown as Node };
  parsed.set(path, source);
  return source;
});

/** All code of the repository. */
export const everything = (): Source[] => sources('{schema,worker,components,demo,test,vite,.ci}/**/*.{ts,tsx,js,mjs}', '*.{ts,mjs,js}');

export interface Import { readonly from: string; /** As written. */ readonly specifier: string; /** A path of this repository, or the name of a package. */ readonly to: string; readonly local: boolean; /** Leaves nothing behind when types are stripped. */ readonly typeOnly: boolean }
const literal = (node: unknown): string | undefined => (isNode(node) && typeof node['value'] === 'string' ? node['value'] : undefined);

export function importsOf({ path, tree }: Source): Import[] {
  const found: Import[] = [];
  for (const node of walk(tree)) {
    if (!['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType'].includes(node.type)) continue;
    const specifier = literal(node['source']) ?? literal(node['argument']);
    if (specifier === undefined) continue;
    const local = specifier.startsWith('.');
    const to = local ? normalize(join(dirname(path), specifier)) : /^(?:node:|cloudflare:)?(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
    found.push({ from: path, specifier, to, local, typeOnly: node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type' });
  }
  return found;
}

/** String literals with their values: what is compared, passed or listed, and not what a comment says. */
export function stringsOf({ tree }: Source): string[] {
  return [...walk(tree)].flatMap((node) => {
    if (node.type === 'Literal' && typeof node['value'] === 'string') return [node['value']];
    return node.type === 'TemplateElement' ? [String((node['value'] as { cooked?: string }).cooked ?? '')] : [];
  });
}
