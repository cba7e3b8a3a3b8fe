/** llms.txt: the SDK on one page, for whoever writes the embedding page with a machine's help. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Metadata } from './manifest.ts';
import { root } from './program.ts';

const list = (title: string, lines: readonly string[]): string => (lines.length ? `\n### ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n` : '');
const named = ({ name, description }: { readonly name: string; readonly description?: string }, before = '', after = ''): string => `\`${before}${name}${after}\`${description ? `: ${description.replace(/\s*\n\s*/g, ' ')}` : ''}`;

/** The README's: what is pasted is written, and tested, once. */
function snippet(about: string): string {
  const found = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```html\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text).find((text) => text.includes(about));
  if (!found) throw new Error(`README.md shows no HTML with ${about}`);
  return found;
}

const section = ({ tagName, description, attributes, members, events, slots, cssParts, cssStates }: Element): string => `## <${tagName}>

${description}
${list('Attributes', attributes.map((one) => `${named(one)}${one.name === one.fieldName ? '' : ` (property \`${one.fieldName}\`)`}`))}${
  list('Properties', members.flatMap((one) => (one.kind === 'field' && !one.attribute ? [`${named(one)}${one.readonly ? ' Read only.' : ''} Type: \`${one.type.text}\`.`] : [])))}${
  list('Methods', members.flatMap((one) => (one.kind === 'method' ? [named(one, '', `(${one.parameters.map(({ name }) => name).join(', ')})`)] : [])))}${
  list('Events', events.map((one) => `${named(one)} Type: \`${one.type.text}\`.`))}${
  list('Slots', slots.map((one) => (one.name ? named(one) : `The default slot: ${one.description}`)))}${
  list('Parts', cssParts.map((one) => named(one, '::part(', ')')))}${
  list('States', cssStates.map((one) => named(one, ':state(', ')')))}`;

export const llmsText = ({ elements, tokens, surface }: Metadata, version: string): string => `# Portico

> A channel partner portal that drops into any web page. Custom elements embed registration, review and sign-in into a vendor's or distributor's own site and call the portal that serves this file. They follow the page's font, its \`color-scheme\` and language, set no cookies, and work under a strict Content Security Policy with Trusted Types. No build step is needed.

## Embed

Replace \`https://portal.example.com\` by the origin of the portal, the one this file comes from:

\`\`\`html
${snippet('loader.js')}\`\`\`

The loader defines each tag when the page first uses it. The publishable key works from the origins it was made for. In React write \`publishable-key\` instead of \`key\`. Tags in a shadow root of the page are not seen by the loader: such pages import \`/sdk/v1/define.js\`.

Elements for operators stand in a \`<portico-provider>\`, whose \`fetchSession\` asks the site's own backend for a session; the backend mints it with its secret key (\`POST /v1/sessions\`):

\`\`\`html
${snippet('fetchSession')}\`\`\`

All events bubble and cross shadow roots: one listener on \`document\` hears them. \`portico-before-…\` can be stopped with \`preventDefault()\`, or delayed with \`detail.waitUntil(promise)\`.

## Files

Beside the loader, under \`/sdk/v1/\`: \`index.js\` (the classes, without side effects) with \`index.d.ts\`, \`custom-elements.json\`, \`jsx.d.ts\` with \`jsx-react.d.ts\`, \`jsx-preact.d.ts\` and \`jsx-solid.d.ts\`, \`vscode.html-custom-data.json\`, \`vscode.css-custom-data.json\`, \`web-types.json\`.

Pinned, under \`/sdk/v${version}/\`: one self-contained file for each tag (\`portico-registration-form.js\`), which never changes, and \`integrity.json\` with the hash of each for the \`integrity\` attribute of \`<script type="module" crossorigin>\`.

${elements.map(section).join('\n')}
## Look

Custom properties, set anywhere above an element; without \`--portico-\` the same names are the keys of the provider's \`appearance\`.

${tokens.map((token) => `- \`--portico-${token.name}\`${token.description ? `: ${token.description}` : ''} Default: \`${token.default}\`.`).join('\n')}

## Types

${[...surface.exports, ...surface.locals].filter(({ kind }) => kind === 'type').map(({ name, text }) => `- \`${name}\`: \`${text}\``).join('\n')}

## When an element cannot work

\`portico-load-error\` says why in \`detail.kind\`: ${surface.exports.find(({ name }) => name === 'LoadErrorKind')?.text.replaceAll("'", '`').replaceAll(' | ', ', ')}.
`;
