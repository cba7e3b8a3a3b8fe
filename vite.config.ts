/** Builds the SDK into dist/site/sdk/v1, and the headers that pages elsewhere need to load it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
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

/** Members of an endpoint, and of its access, that no browser reads: replies are types there, and inputs are checked field by field. */
const serverOnly = new Set(['name', 'summary', 'params', 'query', 'body', 'reply', 'status', 'problems', 'rules', 'action']);

/** Cuts the server's half out of the endpoints of schema/: the client reads method, path and who may call. */
const slimEndpoints = (): Plugin => ({
  name: 'portico-slim-endpoints',
  enforce: 'pre',
  // Each module that calls gets its own: an endpoint is called from one place, and what is left of it is two words and a path.
  async resolveId(source, importer) {
    const area = importer?.includes('/components/') ? /\/schema\/(registration|operators|activity)\.ts$/.exec(source) : null;
    const found = area && (await this.resolve(source, importer, { skipSelf: true }));
    return found ? `${found.id}?${importer?.split('/').at(-1)}` : null;
  },
  transform(code, id) {
    if (!/\/schema\/[\w.-]+\.ts(?:\?|$)/.test(id)) return null;
    const edits: Edit[] = [];
    const calls = new Set<number>();
    for (const node of walk(this.parse(code, { lang: 'ts' }) as unknown as Node)) {
      // A spread could run a getter, so that not even a pure call of it drops out: inside a function it does.
      if (node.type === 'VariableDeclarator' && node['init'] && [...walk(node['init'] as Node)].some(({ type }) => type === 'SpreadElement')) {
        const { start, end } = node['init'] as Node;
        edits.push({ start, end: start, text: '/* @__PURE__ */ (() => (' }, { start: end, end, text: '))()' });
      }
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
    const cuts = edits.filter(({ text }) => text === '');
    for (const start of calls) if (!cuts.some((cut) => cut.start <= start && start < cut.end)) edits.push({ start, end: start, text: '/* @__PURE__ */ ' });
    // Nothing in schema/ acts when imported: what is not used drops out, and modules of which nothing is left.
    return { code: edited(code, edits), map: null, moduleSideEffects: false };
  },
});

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
const squeezeTemplates = (): Plugin => ({
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

const folder = join(import.meta.dirname, 'components');
const components = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const isDictionary = (path: string): boolean => /text\.\w\w\.ts$/.test(path);
/** What we wrote of the elements, less comments and dictionaries. */
const sources = components.filter((path) => !isDictionary(path)).map(read).join('\n').replace(/\/\*.*?\*\/|^\s*\/\/.*?$/gms, '');

/** What of Lit no element uses: cut unless a source asks for it. A Lit that reads otherwise than here fails the build. */
const unusedLit: readonly { readonly file: string; readonly unless?: RegExp; readonly cuts: readonly (readonly [from: string, to: string])[] }[] = [
  // Browsers without constructed style sheets: a strict page would refuse the <style> elements made there. And sentences for developers.
  { file: '@lit/reactive-element/css-tag.js', cuts: [
    ['t.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype', '!0'],
    ['throw Error("Value passed to \'css\' function must be a \'css\' function result: "+t+". Use \'unsafeCSS\' to pass non-literal values, but take care to ensure page security.")', 'throw Error("css")'],
    [',o!==s)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.")', ',o!==s)throw Error("css")'],
  ] },
  // Polyfills, server rendering, and the count of copies on the page.
  { file: '@lit/reactive-element/reactive-element.js', cuts: [
    [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
  ] },
  // Decorators.
  { file: '@lit/reactive-element/reactive-element.js', unless: /@(?:property|state|customElement)\b|\baccessor /, cuts: [
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    ['const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}', ''],
  ] },
  { file: '@lit/reactive-element/reactive-element.js', unless: /\baddInitializer\b/, cuts: [
    ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
    [',void 0!==t.l&&(this.l=[...t.l])', ''],
    [',this.constructor.l?.forEach(t=>t(this))', ''],
  ] },
  // Properties without attribute or accessor.
  { file: '@lit/reactive-element/reactive-element.js', unless: /\b(?:state|noAccessor): true/, cuts: [
    ['if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){', '{this._$Ei(),this.elementProperties.set(t,s);'],
    ['const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}', ''],
  ] },
  // Properties written back to their attributes.
  { file: '@lit/reactive-element/reactive-element.js', unless: /\b(?:reflect|useDefault): /, cuts: [
    ['_$ET(t,s){const i=this.constructor.elementProperties.get(t),e=this.constructor._$Eu(t,i);if(void 0!==e&&!0===i.reflect){const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null}}', ''],
    ['this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),', ''],
    ['toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},', ''],
    ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
    ['C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}', 'C(t,s){this._$AL.has(t)||(this.hasUpdated||(s=void 0),this._$AL.set(t,s))}'],
    ['r??this._$Ej?.get(e)??r', 'r'],
    ['void 0!==e&&this._$Em!==e', 'void 0!==e'],
    ['this._$Em=e;const r', 'const r'],
    [',this._$Em=null}}requestUpdate', '}}requestUpdate'],
    ['this._$Em=null,this._$Ev()', 'this._$Ev()'],
  ] },
  // Own ways to read attributes.
  { file: '@lit/reactive-element/reactive-element.js', unless: /\bconverter: /, cuts: [
    ['"function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u', 'u'],
  ] },
  // As above: polyfills, server rendering, copies.
  { file: 'lit-element/lit-element.js', cuts: [
    [',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});', ';'],
    ['(s.litElementVersions??=[]).push("4.2.2");', ''],
  ] },
  { file: 'lit-html/lit-html.js', cuts: [
    [',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");', ';'],
  ] },
  // Expressions in comments.
  { file: 'lit-html/lit-html.js', unless: /<!--/, cuts: [
    ['else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', ''],
  ] },
  // Templates of SVG and MathML fragments.
  { file: 'lit-html/lit-html.js', unless: /\b(?:svg|mathml)`/, cuts: [
    ['2===i?"<svg>":3===i?"<math>":""', '""'],
    ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
    [',2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}', ');'],
  ] },
];
const trimLit = (): Plugin => ({
  name: 'portico-trim-lit',
  transform(code, id) {
    const cuts = unusedLit.filter(({ file, unless }) => id.endsWith(`/${file}`) && !unless?.test(sources)).flatMap((unused) => unused.cuts);
    return cuts.length === 0 ? null : cuts.reduce((text, [from, to]) => {
      if (!text.includes(from)) this.error(`Lit no longer says ${from}`);
      return text.replace(from, () => to);
    }, code);
  },
});

/** The keys of a dictionary: members of the object it declares. */
const keysOf = (tree: Node): Node[] => [...walk(tree)].filter(({ type }) => type === 'VariableDeclarator')
  .flatMap((node) => ((node['init'] as Node)['properties'] ?? []) as Node[]).filter(({ type }) => type === 'Property').map((property) => property['key'] as Node);
const timesIn = (text: string, pattern: string): number => text.match(new RegExp(pattern, 'g'))?.length ?? 0;
/** One or two letters for each key of the dictionaries: the keys are half as long as the texts. Only for names that stand nowhere but behind `text.`. */
const shortenTexts = (): Plugin => {
  const short = new Map<string, string>();
  return {
    name: 'portico-shorten-texts',
    enforce: 'pre',
    buildStart() {
      const keys = new Set(components.filter(isDictionary).flatMap((path) => keysOf(this.parse(read(path), { lang: 'ts' }) as unknown as Node)).map((key) => String(key['name'])));
      for (const key of keys) {
        if (key in String.prototype || timesIn(sources, `\\b${key}\\b`) !== timesIn(sources, `\\btext\\??\\.${key}\\b`)) continue;
        short.set(key, `${String.fromCharCode(97 + (short.size % 26))}${Math.floor(short.size / 26) || ''}`);
      }
    },
    transform(code, id) {
      if (!/\/components\/.+\.ts$/.test(id)) return null;
      if (!isDictionary(id)) return { code: code.replace(/(?<=\btext\??\.)\w+/g, (key) => short.get(key) ?? key), map: null };
      const keys = keysOf(this.parse(code, { lang: 'ts' }) as unknown as Node);
      return { code: edited(code, keys.map(({ start, end }) => ({ start, end, text: short.get(code.slice(start, end)) ?? code.slice(start, end) }))), map: null };
    },
  };
};

/** What pages name themselves, at addresses that stay. */
const entries = { loader: 'components/loader.ts', define: 'components/define.ts', index: 'components/index.ts' };
/** The elements are entries too: as mere chunks, each would be imported through an object of its exports and a helper that makes it. */
const elements = {
  provider: 'components/core/provider.ts', 'registration-form': 'components/registration/registration-form.ts', 'review-queue': 'components/registration/review-queue.ts',
  'sign-in': 'components/operators/sign-in.ts', 'organization-overview': 'components/operators/organization-overview.ts',
};

const config: UserConfig = {
  plugins: [trimLit(), shortenTexts(), slimEndpoints(), squeezeTemplates(), writeHeaders()],
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/site',
    // The demo builds beside it, and open pages still ask for the chunks of earlier builds.
    emptyOutDir: false,
    reportCompressedSize: false,
    // As a library: an application's build wraps each import() in a preload helper as large as the loader.
    lib: { entry: { ...entries, ...elements }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      treeshake: { propertyReadSideEffects: false },
      output: {
        // One chunk of what all elements share: many small ones compress worse, and each is a request.
        codeSplitting: { groups: [{ name: 'core', test: (id: string) => /\/(?:@lit|lit|lit-html|lit-element)\/(?!.*(?:directive|context))|\/schema\/(?:values|checks)\.ts|\/components\/core\/(?!text\.|provider\.ts|register|dialog|chip|session)/.test(id) }] },
        entryFileNames: ({ name }) => `sdk/v1/${name in entries ? '[name]' : 'chunks/[name]-[hash]'}.js`, chunkFileNames: 'sdk/v1/chunks/[name]-[hash].js',
        minify: true, comments: { annotation: false, legal: false, jsdoc: false },
      },
    },
  },
};
export default config;
