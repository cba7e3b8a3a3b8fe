import type { Plugin } from 'vite';
import { type Edit, type Node, edited, walk } from './tree.ts';

/** In markup, as in JSX: a line break with its indentation means nothing, a space that shows is written within a line. Inside a tag it parts attributes. */
function squeezeMarkup(parts: readonly string[]): string[] {
  let inTag = false;
  return parts.map((part) => part.replace(/\n\s*|[<>]/g, (found) => {
    if (found === '<' || found === '>') inTag = found === '<';
    return found === '<' || found === '>' ? found : inTag ? ' ' : '';
  }));
}
const squeezeStyles = (part: string): string =>
  part.replace(/\s+/g, ' ').replace(/ ?([{};]|!important) ?/g, '$1').replace(/([:,]) /g, '$1').replace(/ ([>+]) (?=[^;}]*\{)/g, '$1').replace(/;\}/g, '}').replace(/\b0\./g, '.').trim();

/** Takes out of templates and styles what is there for their readers. */
export const squeezeTemplates = (): Plugin => ({
  name: 'portico-squeeze-templates',
  transform(code, id) {
    if (!/\/components\/.+\.ts$/.test(id)) return null;
    const edits: Edit[] = [];
    for (const node of walk(this.parse(code, { lang: 'ts' }) as unknown as Node)) {
      const tag = node.type === 'TaggedTemplateExpression' && (node['tag'] as Node)['name'];
      if (tag !== 'html' && tag !== 'css') continue;
      const parts = (node['quasi'] as Node)['quasis'] as Node[];
      const texts = parts.map((part) => (part['value'] as { raw: string }).raw);
      const squeezed = tag === 'css' ? texts.map(squeezeStyles) : squeezeMarkup(texts);
      for (const [index, { start, end }] of parts.entries()) edits.push({ start, end, text: code.slice(start, end).replace(texts[index] as string, () => squeezed[index] as string) });
    }
    return { code: edited(code, edits), map: null };
  },
});
