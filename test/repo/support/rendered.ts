/** What an element's code can show and say, as far as its text tells: everything that its class names, however far away, also behind an import(). */
import { api } from '../../../schema/api.ts';
import { type Node, type Source, importsOf, sources, walk } from './sources.ts';

interface Declared { readonly path: string; readonly node: Node }
interface File { readonly source: Source; readonly declared: ReadonlyMap<string, Node>; readonly imported: ReadonlyMap<string, { readonly path: string; readonly name: string }> }
const nameOf = (node: unknown): string => (node as { name?: string } | null)?.name ?? '';
const textOf = (node: unknown): string | undefined => { const value = (node as { value?: unknown } | null | undefined)?.value; return typeof value === 'string' ? value : undefined; };

function fileOf(source: Source): File {
  const declared = new Map<string, Node>(), imported = new Map<string, { path: string; name: string }>();
  const targets = new Map(importsOf(source).filter((one) => one.local).map((one) => [one.specifier, one.to]));
  for (const statement of source.tree['body'] as Node[]) {
    const node = (statement['declaration'] as Node | null | undefined) ?? statement;
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') declared.set(nameOf(node['id']), node);
    if (node.type === 'VariableDeclaration') for (const one of node['declarations'] as Node[]) declared.set(nameOf(one['id']), one);
    const path = targets.get(textOf(statement['source']) ?? '');
    if (statement.type !== 'ImportDeclaration' || statement['importKind'] === 'type' || path === undefined) continue;
    for (const one of statement['specifiers'] as Node[]) if (one['importKind'] !== 'type') imported.set(nameOf(one['local']), { path, name: nameOf(one['imported']) });
  }
  return { source, declared, imported };
}

export interface Rendered { readonly parts: Set<string>; readonly events: Set<string>; readonly states: Set<string>; /** Names of endpoints that it calls as an operator. */ readonly asOperator: Set<string> }

const operatorsOnly = new Set(api.filter(({ access }) => access.by === 'operator').map(({ name }) => name));

/** Answers for a class of a file under components/. */
export function renderedBy(statuses: readonly string[]): (path: string, name: string) => Rendered {
  const files = new Map(sources('components/**/*.ts').map((source) => [source.path, fileOf(source)]));
  const find = (path: string, name: string): Declared | undefined => {
    const file = files.get(path);
    const node = file?.declared.get(name);
    if (node) return { path, node };
    const from = file?.imported.get(name);
    return from && from.path !== path ? find(from.path, from.name) : undefined;
  };
  return (path, name) => {
    const found: Rendered = { parts: new Set(), events: new Set(), states: new Set(), asOperator: new Set() };
    const seen = new Set<Node>();
    const visit = ({ path: at, node }: Declared): void => {
      if (seen.has(node)) return;
      seen.add(node);
      const file = files.get(at) as File;
      for (const inner of walk(node)) {
        if (inner.type === 'TemplateElement') for (const [, names = ''] of String((inner['value'] as { raw?: string }).raw ?? '').matchAll(/\spart="([\w -]+)"/g)) for (const part of names.split(' ')) found.parts.add(part);
        if (inner.type === 'CallExpression' && /^(?:emit|ask)$/.test(nameOf(inner['callee']))) {
          const event = textOf((inner['arguments'] as Node[])[1]);
          if (event?.startsWith('portico-')) found.events.add(event);
        }
        // What a method of this return type answers, and what is set.
        const isStatus = (inner.type === 'MethodDefinition' && /:\s*(?:Promise<)?Status\b/.test(file.source.text.slice((inner['value'] as Node).start, ((inner['value'] as Node)['body'] as Node | null)?.start ?? inner.end)))
          || (inner.type === 'AssignmentExpression' && /^this\.#?status$/.test(file.source.text.slice((inner['left'] as Node).start, (inner['left'] as Node).end)))
          || (inner.type === 'PropertyDefinition' && file.source.text.slice((inner['key'] as Node).start, (inner['key'] as Node).end) === '#status');
        if (isStatus) for (const one of walk(inner)) if (statuses.includes(textOf(one) ?? '')) found.states.add(textOf(one) as string);
        if (inner.type === 'ImportExpression') {
          const target = importsOf(file.source).find((one) => one.specifier === textOf(inner['source']))?.to;
          for (const [, next] of files.get(target ?? '')?.declared ?? []) visit({ path: target as string, node: next });
        }
        if (inner.type !== 'Identifier') continue;
        const from = file.imported.get(nameOf(inner));
        if (from?.path.startsWith('schema/') && operatorsOnly.has(from.name)) found.asOperator.add(from.name);
        const next = find(at, nameOf(inner));
        if (next && next.node !== node) visit(next);
      }
    };
    const start = find(path, name);
    if (start) visit(start);
    return found;
  };
}
