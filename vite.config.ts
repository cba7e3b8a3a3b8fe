/** Builds the SDK into dist/site/sdk/v1, and the headers that pages elsewhere need to load it. */
import { type Plugin, type UserConfig } from 'vite';

/** Served by Cloudflare's static assets: without CORS a browser refuses a module of another origin. */
const headers = `/sdk/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
/sdk/v1/chunks/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
/sites/*
  X-Content-Type-Options: nosniff
  Cache-Control: no-store
/sites/:site/assets/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
`;
const writeHeaders = (): Plugin => ({
  name: 'portico-headers',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: '_headers', source: headers });
  },
});

interface Node { readonly type: string; readonly start: number; readonly end: number; readonly [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
  }
}

interface Edit { readonly start: number; readonly end: number; readonly text: string }
/** From the end, so that earlier positions stay right. */
const edited = (code: string, edits: Edit[]): string =>
  edits.toSorted((a, b) => b.start - a.start).reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);

/** Members of an endpoint that no browser reads: replies are types there, and inputs are checked field by field. */
const serverOnly = new Set(['summary', 'params', 'query', 'body', 'reply', 'status', 'problems', 'rules']);

/** Cuts the server's half out of the endpoints of schema/: the client reads name, method, path and access. */
const slimEndpoints = (): Plugin => ({
  name: 'portico-slim-endpoints',
  transform(code, id) {
    if (!/\/schema\/[\w.-]+\.ts$/.test(id)) return null;
    const edits: Edit[] = [];
    const calls = new Set<number>();
    for (const node of walk(this.parse(code, { lang: 'ts' }) as unknown as Node)) {
      // A spread could run a getter, so that not even a pure call of it drops out: inside a function it does.
      if (node.type === 'VariableDeclarator' && node['init'] && [...walk(node['init'] as Node)].some(({ type }) => type === 'SpreadElement')) {
        const { start, end } = node['init'] as Node;
        edits.push({ start, end: start, text: '/* @__PURE__ */ (() => (' }, { start: end, end, text: '))()' });
      }
      if (node.type !== 'CallExpression') continue;
      calls.add(node.start);
      if ((node['callee'] as Node)['name'] !== 'endpoint') continue;
      const [declaration] = node['arguments'] as Node[];
      for (const property of (declaration?.['properties'] ?? []) as Node[]) {
        // Together with its comma. What it calls goes with it.
        if (serverOnly.has(String((property['key'] as Node)['name']))) edits.push({ start: property.start, end: property.end + (/^\s*,/.exec(code.slice(property.end))?.[0].length ?? 0), text: '' });
      }
    }
    const cuts = edits.filter(({ text }) => text === '');
    for (const start of calls) if (!cuts.some((cut) => cut.start <= start && start < cut.end)) edits.push({ start, end: start, text: '/* @__PURE__ */ ' });
    // Nothing in schema/ acts when imported: what is not used drops out, and modules of which nothing is left.
    return { code: edited(code, edits), map: null, moduleSideEffects: false };
  },
});

/** One space for any run of them in the templates and styles of Lit, where HTML and CSS mean the same by it. */
const squeezeTemplates = (): Plugin => ({
  name: 'portico-squeeze-templates',
  transform(code, id) {
    if (!/\/components\/.+\.ts$/.test(id)) return null;
    const edits: Edit[] = [];
    for (const node of walk(this.parse(code, { lang: 'ts' }) as unknown as Node)) {
      const tag = node.type === 'TaggedTemplateExpression' && (node['tag'] as Node)['name'];
      if (tag !== 'html' && tag !== 'css' && tag !== 'svg') continue;
      for (const part of (node['quasi'] as Node)['quasis'] as Node[]) {
        const { raw } = part['value'] as { raw: string };
        const text = tag === 'css' ? raw.replace(/\s+/g, ' ').replace(/\s*([{};])\s*/g, '$1').replace(/([:,]) /g, '$1') : raw.replace(/\n\s*/g, ' ').replace(/> </g, (gap, at: number) => (raw.slice(at, at + 2).includes('\n') ? '><' : gap));
        if (text !== raw) edits.push({ start: part.start, end: part.end, text: code.slice(part.start, part.end).replace(raw, () => text) });
      }
    }
    return { code: edited(code, edits), map: null };
  },
});

const config: UserConfig = {
  plugins: [slimEndpoints(), squeezeTemplates(), writeHeaders()],
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/site',
    // The demo builds beside it, and open pages still ask for the chunks of earlier builds.
    emptyOutDir: false,
    reportCompressedSize: false,
    // As a library: an application's build wraps each import() in a preload helper as large as the loader.
    lib: { entry: { loader: 'components/loader.ts', define: 'components/define.ts', index: 'components/index.ts' }, formats: ['es'] },
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false },
      output: {
        // One chunk of what all elements share: many small ones compress worse, and each is a request.
        codeSplitting: { groups: [{ name: 'core', test: (id: string) => /\/(?:valibot|@lit|lit|lit-html|lit-element)\/(?!.*(?:directive|context-provider|value-notifier))|\/schema\/(?:values|checks|endpoint)\.ts|\/components\/core\/(?!text\.|provider\.ts|register|dialog|chip|session)/.test(id) }] },
        entryFileNames: 'sdk/v1/[name].js', chunkFileNames: 'sdk/v1/chunks/[name]-[hash].js', minify: true, comments: { annotation: false, legal: false, jsdoc: false } },
    },
  },
};
export default config;
