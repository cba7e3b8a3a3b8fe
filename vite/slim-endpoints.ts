import type { Plugin } from 'vite';
import { type Edit, type Node, edited, walk } from './tree.ts';

/** Members of an endpoint, and of its access, that no browser reads: replies are types there, and inputs are checked field by field. */
const serverOnly = new Set(['name', 'summary', 'params', 'query', 'body', 'reply', 'status', 'problems', 'rules', 'action']);

/** Cuts the server's half out of the endpoints of schema/: the client reads method, path and who may call. */
export const slimEndpoints = (): Plugin => ({
  name: 'portico-slim-endpoints',
  enforce: 'pre',
  // Each module that calls gets its own: an endpoint is called from one place, and what is left of it is two words and a path.
  async resolveId(source, importer) {
    const area = importer?.includes('/components/') ? /\/schema\/(registration|requests|operators|activity|team|help)\.ts$/.exec(source) : null;
    const found = area && (await this.resolve(source, importer, { skipSelf: true }));
    return found ? `${found.id}?${importer?.split('/').at(-1)}` : null;
  },
  transform(code, id) {
    if (!/\/schema\/[\w.-]+\.ts(?:\?|$)/.test(id)) return null;
    const edits: Edit[] = [];
    const calls = new Set<number>();
    /** Where something is done: calls there are not for their value alone. */
    const functions: Node[] = [];
    for (const node of walk(this.parse(code, { lang: 'ts' }) as unknown as Node)) {
      // A spread could run a getter, so that not even a pure call of it drops out: inside a function it does.
      if (node.type === 'VariableDeclarator' && node['init'] && [...walk(node['init'] as Node)].some(({ type }) => type === 'SpreadElement')) {
        const { start, end } = node['init'] as Node;
        edits.push({ start, end: start, text: '/* @__PURE__ */ (() => (' }, { start: end, end, text: '))()' });
      }
      if (/Function/.test(node.type)) functions.push(node);
      if (node.type !== 'CallExpression') continue;
      const callee = node['callee'] as Node;
      if (callee['name'] !== 'endpoint') { calls.add(node.start); continue; }
      edits.push({ start: callee.start, end: callee.end, text: '' });
      const [declaration] = node['arguments'] as Node[];
      for (const property of declaration ? walk(declaration) : []) {
        // Together with its comma. What it calls goes with it.
        if (property.type === 'Property' && serverOnly.has(String((property['key'] as Node)['name']))) edits.push({ start: property.start, end: property.end + (/^\s*,/.exec(code.slice(property.end))?.[0].length ?? 0), text: '' });
      }
    }
    // A body may have members of the same names.
    const cuts = edits.filter(({ text }) => text === ''), whole = edits.filter((edit) => !cuts.some((cut) => cut !== edit && cut.start < edit.start && edit.end <= cut.end));
    for (const start of calls) if (!cuts.some((cut) => cut.start <= start && start < cut.end) && !functions.some((own) => own.start <= start && start < own.end)) whole.push({ start, end: start, text: '/* @__PURE__ */ ' });
    // Nothing in schema/ acts when imported: what is not used drops out, and modules of which nothing is left.
    return { code: edited(code, whole), map: null, moduleSideEffects: false };
  },
});
