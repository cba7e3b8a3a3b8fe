/** What a page can rely on, as far as types tell it: exports, tags, members of the classes, events with their details. */
import { ts } from '@custom-elements-manifest/analyzer';
import { type Declaration, type Named, type Sources, type Type, docOf, openSources } from './program.ts';
import { type Shapes, shapesOf } from './shapes.ts';

export interface Member { readonly name: string; readonly kind: 'field' | 'method'; readonly readonly: boolean; readonly type: string; readonly doc: string }
export interface Exported { readonly name: string; readonly kind: 'class' | 'function' | 'const' | 'type'; readonly text: string; readonly doc: string }
export interface Surface {
  readonly exports: readonly Exported[];
  /** By class name. */
  readonly classes: ReadonlyMap<string, { readonly doc: string; readonly base: string; readonly creation: string; readonly members: readonly Member[] }>;
  /** Class names by tag. */
  readonly tags: ReadonlyMap<string, string>;
  /** Types of `detail` by event. */
  readonly events: ReadonlyMap<string, string>;
  /** Used by name in the texts, and not exported. */
  readonly locals: readonly Exported[];
}

const modifiers = (node: Declaration): number => ts.getCombinedModifierFlags(node);
/** Ours, and neither internal nor an answer to Lit. */
const isPublic = (symbol: Named, { isOurs }: Sources): boolean => {
  const nodes = (symbol.declarations ?? []).filter((node) => !ts.isSetAccessorDeclaration(node));
  return isOurs(symbol) && nodes.length > 0 && !nodes.some((node) => ts.isPrivateIdentifier((node as { name?: Declaration }).name ?? node)) && nodes.every((node) => !(modifiers(node) & (ts.ModifierFlags.Protected | ts.ModifierFlags.Private | ts.ModifierFlags.Override)));
};
/** A getter whose setter is missing, or not for pages. */
const isReadonly = (symbol: Named): boolean => {
  const nodes = symbol.declarations ?? [];
  const setter = nodes.find((node) => ts.isSetAccessorDeclaration(node));
  return nodes.some((node) => modifiers(node) & ts.ModifierFlags.Readonly) || (nodes.some((node) => ts.isGetAccessorDeclaration(node)) && (!setter || (modifiers(setter) & (ts.ModifierFlags.Protected | ts.ModifierFlags.Private)) !== 0));
};

/** Members of an interface that files add to the page's own types. */
function* added(sources: Sources, name: string): Generator<readonly [string, Type]> {
  for (const file of sources.files.values()) for (const statement of file.statements) {
    if (!ts.isModuleDeclaration(statement) || !statement.body || !ts.isModuleBlock(statement.body)) continue;
    for (const one of statement.body.statements) {
      if (!ts.isInterfaceDeclaration(one) || one.name.text !== name) continue;
      for (const member of one.members) if (ts.isPropertySignature(member) && member.type && ts.isStringLiteral(member.name)) yield [member.name.text, sources.checker.getTypeAtLocation(member.type)];
    }
  }
}

function classOf(symbol: Named, sources: Sources, shapes: Shapes) {
  const { checker } = sources;
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  const members = type.getProperties().filter((one) => isPublic(one, sources)).map((one): Member => ({
    name: one.name, kind: one.flags & ts.SymbolFlags.Method ? 'method' : 'field', readonly: isReadonly(one), type: shapes.use(checker.getTypeOfSymbol(one)), doc: docOf(one, checker),
  }));
  const node = symbol.valueDeclaration as Declaration;
  const own = ts.isClassDeclaration(node) ? node.members.find((one) => ts.isConstructorDeclaration(one)) : undefined;
  const parameters = own && ts.isConstructorDeclaration(own) ? own.parameters.map((one) => `${one.name.getText()}${one.questionToken ? '?' : ''}: ${shapes.use(one.questionToken ? checker.getTypeFromTypeNode(one.type as NonNullable<typeof one.type>) : checker.getTypeAtLocation(one))}`) : [];
  const isElement = checker.getPropertyOfType(type, 'shadowRoot') !== undefined;
  return { doc: docOf(symbol, checker), base: isElement ? 'HTMLElement' : 'Error', creation: own ? `(${parameters.join(', ')})` : '', members };
}

export function readSurface(sources: Sources = openSources()): Surface {
  const { checker, exported } = sources;
  const shapes = shapesOf(sources);
  const classes = new Map([...exported].filter(([, symbol]) => symbol.flags & ts.SymbolFlags.Class).map(([name, symbol]) => [name, classOf(symbol, sources, shapes)]));
  const exports = [...exported].map(([name, symbol]): Exported => {
    const doc = docOf(symbol, checker);
    if (classes.has(name)) return { name, kind: 'class', text: name, doc };
    if (symbol.flags & ts.SymbolFlags.Function) return { name, kind: 'function', text: shapes.use(checker.getTypeOfSymbol(symbol)), doc };
    if (symbol.flags & ts.SymbolFlags.Variable) return { name, kind: 'const', text: shapes.use(checker.getTypeOfSymbol(symbol)), doc };
    return { name, kind: 'type', text: shapes.declare(checker.getDeclaredTypeOfSymbol(symbol)), doc };
  });
  const events = new Map([...added(sources, 'HTMLElementEventMap')].map(([name, type]) => [name, shapes.use(checker.getTypeArguments(type as Parameters<typeof checker.getTypeArguments>[0])[0] as Type)]));
  const tags = new Map([...added(sources, 'HTMLElementTagNameMap')].map(([tag, type]) => [tag, type.getSymbol()?.name ?? '']));
  const locals: Exported[] = [];
  // Each may name further ones.
  for (let done = 0; done < shapes.locals.size; done += 1) {
    const [name, type] = [...shapes.locals][done] as [string, Type];
    locals.push({ name, kind: 'type', text: shapes.declare(type), doc: '' });
  }
  return { exports, classes, tags, events, locals };
}
