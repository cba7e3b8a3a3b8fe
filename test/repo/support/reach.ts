/** What a piece of the worker can say, as far as its text tells: the string literals of it and of every function it names, however far away. */
import { type Node, type Source, importsOf, walk } from './sources.ts';

interface Declared { readonly source: Source; readonly node: Node }
const nameOf = (node: unknown): string | undefined => (node as { name?: string } | null)?.name;

/** Top-level declarations of a file by name. */
function declarationsOf(source: Source): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const statement of source.tree['body'] as Node[]) {
    const node = ((statement['declaration'] as Node | null | undefined) ?? statement);
    if (node.type === 'FunctionDeclaration') found.set(nameOf(node['id']) ?? '', node);
    if (node.type === 'VariableDeclaration') for (const one of node['declarations'] as Node[]) if (nameOf(one['id'])) found.set(nameOf(one['id']) as string, one);
  }
  return found;
}

/** Answers, for a node of a file, everything that it reaches: itself, and the declarations that its names stand for, here or imported. */
export function reacher(all: readonly Source[], /** Names that are not followed. */ closed: ReadonlySet<string>): (source: Source, node: Node) => Node[] {
  const byPath = new Map(all.map((source) => [source.path, { source, declared: declarationsOf(source), imported: importedNames(source) }]));
  const resolve = (path: string, name: string): Declared | undefined => {
    const file = byPath.get(path);
    if (!file || closed.has(name)) return undefined;
    const node = file.declared.get(name);
    if (node) return { source: file.source, node };
    const from = file.imported.get(name);
    return from && from.path !== path ? resolve(from.path, from.name) : undefined;
  };
  return (source, start) => {
    const reached = new Set<Node>();
    const visit = (path: string, node: Node): void => {
      if (reached.has(node)) return;
      reached.add(node);
      for (const inner of walk(node)) {
        if (inner.type !== 'Identifier') continue;
        const next = resolve(path, String(inner['name']));
        if (next && next.node !== node) visit(next.source.path, next.node);
      }
    };
    visit(source.path, start);
    return [...reached];
  };
}

/** Local name → where it comes from; values only. */
function importedNames(source: Source): Map<string, { readonly path: string; readonly name: string }> {
  const found = new Map<string, { path: string; name: string }>();
  const targets = new Map(importsOf(source).filter((one) => one.local).map((one) => [one.specifier, one.to]));
  for (const statement of source.tree['body'] as Node[]) {
    if (statement.type !== 'ImportDeclaration' || statement['importKind'] === 'type') continue;
    const path = targets.get(String((statement['source'] as Node)['value']));
    if (path === undefined) continue;
    for (const one of statement['specifiers'] as Node[]) if (one.type === 'ImportSpecifier') found.set(nameOf(one['local']) ?? '', { path, name: nameOf(one['imported']) ?? '' });
  }
  return found;
}
