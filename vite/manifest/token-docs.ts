/** The tokens as the sources have them: name, default, and what the comment above says. */
import { ts } from '@custom-elements-manifest/analyzer';
import { tokens as defaults } from '../../components/core/tokens.ts';
import { type TokenKind, type TokenName, tokenKinds } from '../../schema/appearance.ts';
import { type Sources, docOf } from './program.ts';

export interface Token { readonly name: string; readonly default: string; readonly description: string; /** Of CSS. */ readonly syntax: string }
const syntaxes: Readonly<Record<TokenKind, string>> = { color: '<color>', length: '<length-percentage>', number: '<number>', weight: 'normal | bold | <number>', time: '<time>', font: '*', shadow: '*' };

export function readTokens({ checker, files }: Sources): Token[] {
  const described = new Map<string, string>();
  const visit = (node: Parameters<typeof ts.forEachChild>[0]): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'tokens') {
      for (const symbol of checker.getTypeAtLocation(node).getProperties()) described.set(symbol.name, docOf(symbol, checker));
    }
    ts.forEachChild(node, visit);
  };
  const file = files.get('components/core/tokens.ts');
  if (file) visit(file);
  // Defaults that derive from other tokens name the elements' own shorthands of them.
  return Object.entries(defaults).map(([name, value]) => ({ name, default: value.replaceAll('var(--_', 'var(--portico-'), description: described.get(name) ?? '', syntax: syntaxes[tokenKinds[name as TokenName]] }));
}
