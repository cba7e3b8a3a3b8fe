/** Types as text that stands alone: what index.ts exports by its name, the rest written out, unions in the order of the alphabet. */
import { ts } from '@custom-elements-manifest/analyzer';
import type { Declaration, Named, Sources, Type } from './program.ts';

export interface Shapes {
  /** A type where it is used. */
  use(type: Type): string;
  /** A named type where it is declared. */
  declare(type: Type): string;
  /** Types of ours that are used by name and not exported; grows while texts are made. */
  readonly locals: ReadonlyMap<string, Type>;
}

type UnionType = { readonly types: readonly Type[] };
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
export const keyOf = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));
const isReadonly = (symbol: Named): boolean => (symbol.declarations ?? []).some((node: Declaration) => (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Readonly) !== 0);

export function shapesOf({ checker, files, exported, isBuiltIn }: Sources): Shapes {
  const names = new Map<Type, string>();
  const locals = new Map<string, Type>();
  for (const file of files.values()) {
    ts.forEachChild(file, (node) => {
      if (!ts.isTypeAliasDeclaration(node) && !ts.isInterfaceDeclaration(node)) return;
      const type = checker.getTypeAtLocation(node.name);
      // Short unions would get the name of whoever says the same first.
      if ((type.flags & ts.TypeFlags.Object || (type.isUnion() && type.types.length > 15)) && !names.has(type) && !node.typeParameters) names.set(type, node.name.text);
    });
  }
  for (const [name, symbol] of exported) if (symbol.flags & (ts.SymbolFlags.Type | ts.SymbolFlags.Class)) names.set(checker.getDeclaredTypeOfSymbol(symbol), name);

  const undefinedLast = (texts: string[]): string[] => [...texts.filter((text) => text !== 'undefined'), ...texts.filter((text) => text === 'undefined')];
  function union({ types }: UnionType, declared: boolean): string {
    const bare = types.filter((type) => type.flags & ts.TypeFlags.BooleanLiteral);
    const rest = bare.length === 2 ? types.filter((type) => !bare.includes(type)) : types;
    // A union with `undefined` added is a new one: the named one is found by what is left.
    const kept = rest.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
    const named = declared ? undefined : [...names].find(([type]) => type.isUnion() && type.types.length === kept.length && kept.length > 1 && type.types.every((one) => kept.includes(one)))?.[1];
    const texts = named ? [named, ...rest.filter((type) => !kept.includes(type)).map((type) => shape(type))] : rest.map((type) => (type.getCallSignatures().length && !names.has(type) ? `(${shape(type)})` : shape(type)));
    return undefinedLast([...texts, ...(bare.length === 2 ? ['boolean'] : [])].toSorted()).join(' | ');
  }
  function signature(type: Type, arrow: string): string {
    const [call] = type.getCallSignatures();
    if (!call) return 'unknown';
    const parameters = call.parameters.map((one) => `${one.name}: ${shape(checker.getTypeOfSymbol(one))}`).join(', ');
    return `(${parameters})${arrow} ${shape(call.getReturnType())}`;
  }
  function member(symbol: Named): string {
    const type = checker.getTypeOfSymbol(symbol);
    if (symbol.flags & ts.SymbolFlags.Method) return `${keyOf(symbol.name)}${signature(type, ':')}`;
    const optional = Boolean(symbol.flags & ts.SymbolFlags.Optional);
    return `${isReadonly(symbol) ? 'readonly ' : ''}${keyOf(symbol.name)}${optional ? '?' : ''}: ${shape(optional ? checker.getNonNullableType(type) : type)}`;
  }
  function object(type: Type): string {
    if (type.getCallSignatures().length) return signature(type, ' =>');
    // As written: the checker's own order changes with what else it has seen.
    const place = (symbol: Named): number => symbol.declarations?.[0]?.pos ?? 0;
    const indexed = checker.getIndexInfosOfType(type).map((one) => `${one.isReadonly ? 'readonly ' : ''}[name: ${shape(one.keyType)}]: ${shape(one.type)}`);
    const members = [...type.getProperties().toSorted((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1)).map(member), ...indexed];
    return members.length ? `{ ${members.join('; ')} }` : '{}';
  }
  function shape(type: Type, declared = false): string {
    const name = declared ? undefined : names.get(type);
    if (name) {
      if (!exported.has(name)) locals.set(name, type);
      return name;
    }
    if (type.isUnion()) return type.flags & ts.TypeFlags.Boolean ? 'boolean' : union(type, declared);
    if (type.isStringLiteral()) return quoted(type.value);
    if (!(type.flags & ts.TypeFlags.Object)) return checker.typeToString(type);
    const parts = (): string[] => checker.getTypeArguments(type as Parameters<typeof checker.getTypeArguments>[0]).map((one) => shape(one));
    if (checker.isTupleType(type)) return `readonly [${parts().join(', ')}]`;
    const symbol = type.getSymbol();
    if (isBuiltIn(symbol) && symbol?.name !== '__type') {
      const given = (type as { typeArguments?: unknown }).typeArguments || (type as { target?: unknown }).target ? parts() : [];
      return `${symbol?.name}${given.length ? `<${given.join(', ')}>` : ''}`;
    }
    return object(type);
  }
  return { use: (type) => shape(type), declare: (type) => shape(type, true), locals };
}
