/** index.d.ts and its like: the published half of the sources' types, in one file that needs neither Lit nor the sources. */
import type { Metadata } from './manifest.ts';
import { keyOf } from './shapes.ts';
import type { Member } from './surface.ts';

const comment = (text: string, indent = ''): string => {
  const lines = text.replaceAll('*/', '* /').split(/\n+/).filter(Boolean);
  return lines.length > 1 ? `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n` : lines.length ? `${indent}/** ${lines[0]} */\n` : '';
};
function memberText({ name, kind, readonly, type, doc }: Member): string {
  const [, parameters = '()', answer = 'void'] = /^(\(.*\)) => (.*)$/.exec(type) ?? [];
  return `${comment(doc, '  ')}  ${kind === 'method' ? `${name}${parameters}: ${answer}` : `${readonly ? 'readonly ' : ''}${keyOf(name)}: ${type}`};`;
}

export function indexTypes({ surface, elements }: Metadata): string {
  const parts = surface.exports.map(({ name, kind, text, doc }) => {
    if (kind === 'type') return `${comment(doc)}export type ${name} = ${text};`;
    if (kind === 'const') return `${comment(doc)}export const ${name}: ${text};`;
    if (kind === 'function') return `${comment(doc)}export function ${name}${text.replace(/ => (?=[^)]*$)/, ': ')};`;
    const found = surface.classes.get(name);
    const element = elements.find((one) => one.name === name);
    const creation = found?.base === 'Error' ? [`  constructor${found.creation};`] : [];
    return `${comment(element ? `\`<${element.tagName}>\`: ${element.description ?? ''}` : doc)}export class ${name} extends ${found?.base} {\n${[...creation, ...(found?.members ?? []).map(memberText)].join('\n')}\n}`;
  });
  const locals = surface.locals.map(({ name, text }) => `type ${name} = ${text};`);
  const tags = elements.map(({ tagName, name }) => `    '${tagName}': ${name};`);
  const events = [...surface.events].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, detail]) => `    '${name}': CustomEvent<${detail}>;`);
  return `/** Portico's elements: what index.js exports. Generated; needs TypeScript's DOM library and nothing else. */
${[...parts, ...locals].join('\n\n')}

declare global {
  interface HTMLElementTagNameMap {
${tags.join('\n')}
  }
  interface PorticoEventMap {
${events.join('\n')}
  }
  interface HTMLElementEventMap extends PorticoEventMap {}
  // They bubble, out of shadow roots too.
  interface DocumentEventMap extends PorticoEventMap {}
  interface WindowEventMap extends PorticoEventMap {}
}
// Without this, what is not exported would be.
export {};
`;
}

/** define.js and loader.js export nothing; who imports them gets tags and events. */
export const effectTypes = "import './index.js';\nexport {};\n";
