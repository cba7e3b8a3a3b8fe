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
    const area = importer?.includes('/components/') ? /\/schema\/(registration|requests|operators|sign-in|activity|team|help|mail|health)\.ts$/.exec(source) : null;
    const found = area && (await this.resolve(source, importer, { skipSelf: true }));
    return found ? `${found.id}?${importer?.split('/').at(-1)}` : null;
  },
  transform(code, id) {
    if (!/\/schema\/[\w.-]+\.ts(?:\?|$)/.test(id)) return null;
    const cuts: Edit[] = [];
    const calls = new Set<number>();
    const nodes = [...walk(this.parse(code, { lang: 'ts' }) as unknown as Node)];
    /** Where something is done: calls there are not for their value alone. */
    const functions = nodes.filter(({ type }) => /Function/.test(type));
    for (const node of nodes) {
      if (node.type !== 'CallExpression') continue;
      const callee = node['callee'] as Node;
      if (callee['name'] !== 'endpoint') { calls.add(node.start); continue; }
      cuts.push({ start: callee.start, end: callee.end, text: '' });
      const [declaration] = node['arguments'] as Node[];
      for (const property of declaration ? walk(declaration) : []) {
        // Together with its comma. What it calls goes with it, and what in it is called alike.
        if (property.type !== 'Property' || !serverOnly.has(String((property['key'] as Node)['name'])) || cuts.some((cut) => cut.start <= property.start && property.end <= cut.end)) continue;
        cuts.push({ start: property.start, end: property.end + (/^\s*,/.exec(code.slice(property.end))?.[0].length ?? 0), text: '' });
      }
    }
    const gone = (start: number): boolean => cuts.some((cut) => cut.start <= start && start < cut.end);
    const edits: Edit[] = [...cuts];
    for (const node of nodes) {
      // A spread could run a getter, and a sum a method of its parts, so that not even a pure call of it drops out: inside a function it does.
      const init = node.type === 'VariableDeclarator' ? (node['init'] as Node | null) : null;
      if (init && [...walk(init)].some(({ type, start }) => (type === 'SpreadElement' || (type === 'BinaryExpression' && init.type === 'CallExpression')) && !gone(start))) edits.push({ start: init.start, end: init.start, text: '/* @__PURE__ */ (() => (' }, { start: init.end, end: init.end, text: '))()' });
    }
    for (const start of calls) if (!gone(start) && !functions.some((own) => own.start <= start && start < own.end)) edits.push({ start, end: start, text: '/* @__PURE__ */ ' });
    // Nothing in schema/ acts when imported: what is not used drops out, and modules of which nothing is left.
    return { code: edited(code, edits), map: null, moduleSideEffects: false };
  },
});
