/** The SDK as the type checker sees it. TypeScript 7 has no interface for tools yet: this is the one that the manifest's analyzer brings. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ts } from '@custom-elements-manifest/analyzer';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export type Program = ReturnType<typeof ts.createProgram>;
export type Checker = ReturnType<Program['getTypeChecker']>;
export type Type = ReturnType<Checker['getTypeAtLocation']>;
export type Named = NonNullable<ReturnType<Checker['getSymbolAtLocation']>>;
export type Declaration = NonNullable<ReturnType<Named['getDeclarations']>>[number];
export type SourceFile = NonNullable<ReturnType<Program['getSourceFile']>>;

export interface Sources {
  readonly checker: Checker;
  /** The files of components/ and schema/ that the SDK reaches, by path from the root. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** What index.ts exports, by name: the declarations, not the way there. */
  readonly exported: ReadonlyMap<string, Named>;
  /** Declared by TypeScript itself. */
  isBuiltIn(symbol: Named | undefined): boolean;
  /** Declared in this repository. */
  isOurs(symbol: Named | undefined): boolean;
}

export function openSources(): Sources {
  const index = join(root, 'components/index.ts');
  const program = ts.createProgram([index], {
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, types: [],
  });
  const checker = program.getTypeChecker();
  const from = (path: string): string => path.slice(root.length + 1);
  const ours = (path: string): boolean => path.startsWith(join(root, 'components/')) || path.startsWith(join(root, 'schema/'));
  const all = program.getSourceFiles();
  const files = new Map(all.filter(({ fileName }) => ours(fileName)).map((file) => [from(file.fileName), file]));
  const module = checker.getSymbolAtLocation(program.getSourceFile(index) as SourceFile);
  if (!module) throw new Error('components/index.ts exports nothing');
  const exported = new Map(checker.getExportsOfModule(module).map((one) => [one.name, one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one]));
  const somewhere = (symbol: Named | undefined, test: (file: SourceFile) => boolean): boolean => (symbol?.declarations ?? []).some((node) => test(node.getSourceFile()));
  return {
    checker, files, exported,
    isBuiltIn: (symbol) => somewhere(symbol, (file) => program.isSourceFileDefaultLibrary(file)),
    isOurs: (symbol) => somewhere(symbol, ({ fileName }) => ours(fileName)),
  };
}

/** The text of a declaration's comment, on one line. */
export const docOf = (symbol: Named, checker: Checker): string => ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s*\n\s*/g, ' ').trim();
