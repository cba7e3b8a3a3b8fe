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

/** Members of an endpoint that no browser reads: replies are types there, and inputs are checked field by field. */
const serverOnly = new Set(['name', 'summary', 'params', 'query', 'body', 'reply', 'status', 'problems', 'rules', 'action']);

/** Cuts the server's half out of the endpoints of schema/: the client reads name, method, path and access. */
const slimEndpoints = (): Plugin => ({
  name: 'portico-slim-endpoints',
  enforce: 'pre',
  // Each caller gets its own: an endpoint is called from one place, and a chunk of all of them would cost more than they do.
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
      for (const property of declaration ? [...walk(declaration)].filter(({type})=>type==='Property') : []) {
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

const components = readdirSync(join(import.meta.dirname, 'components'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const read = (paths: readonly string[]): string[] => paths.map((path) => readFileSync(join(import.meta.dirname, 'components', path), 'utf8'));
const dictionaries = read(components.filter((path) => path.endsWith('text.en.ts')));
/** All else of the elements, less its comments. */
const sources = read(components.filter((path) => !/text\.\w\w\.ts$/.test(path))).join('\n').replace(/\/\*.*?\*\/|^\s*\/\/.*?$/gms, '');

/** What of Lit no element uses, by file: [unless a source says this, of Lit's text this, becomes this]. A new Lit that reads otherwise fails the build. */
const unusedLit: Record<string, readonly (readonly [unless: RegExp | undefined, from: string, to: string])[]> = {
  // Browsers without constructed style sheets get none of our elements: a strict page would refuse the <style> elements that Lit makes there.
  '@lit/reactive-element/css-tag.js': [
    [undefined, 't.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype', '!0'],
    [undefined, 'throw Error("Value passed to \'css\' function must be a \'css\' function result: "+t+". Use \'unsafeCSS\' to pass non-literal values, but take care to ensure page security.")', 'throw Error("css")'],
    [undefined, ',o!==s)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.")', ',o!==s)throw Error("css")'],
  ],
  '@lit/reactive-element/reactive-element.js': [
    [undefined, ',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
    [/@(?:property|state|customElement)\b|\baccessor /, 'Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    [/@(?:property|state|customElement)\b|\baccessor /, 'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}', ''],
    [/\baddInitializer\b/, 'static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
    [/\baddInitializer\b/, ',void 0!==t.l&&(this.l=[...t.l])', ''],
    [/\baddInitializer\b/, ',this.constructor.l?.forEach(t=>t(this))', ''],
    [/\b(?:state|noAccessor): true/, 'if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){', '{this._$Ei(),this.elementProperties.set(t,s);'],
    [/\b(?:state|noAccessor): true/, 'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}', ''],
    [/\b(?:reflect|useDefault): /, '_$ET(t,s){const i=this.constructor.elementProperties.get(t),e=this.constructor._$Eu(t,i);if(void 0!==e&&!0===i.reflect){const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null}}', ''],
    [/\b(?:reflect|useDefault): /, 'this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),', ''],
    [/\b(?:reflect|useDefault): /, 'toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},', ''],
    [/\b(?:reflect|useDefault): /, '||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
    [/\b(?:reflect|useDefault): /, 'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}', 'C(t,s){this._$AL.has(t)||(this.hasUpdated||(s=void 0),this._$AL.set(t,s))}'],
    [/\b(?:reflect|useDefault): /, 'r??this._$Ej?.get(e)??r', 'r'],
    [/\b(?:reflect|useDefault): /, 'void 0!==e&&this._$Em!==e', 'void 0!==e'],
    [/\b(?:reflect|useDefault): /, 'this._$Em=e;const r', 'const r'],
    [/\b(?:reflect|useDefault): /, ',this._$Em=null}}requestUpdate', '}}requestUpdate'],
    [/\b(?:reflect|useDefault): /, 'this._$Em=null,this._$Ev()', 'this._$Ev()'],
    [/\bconverter: /, '"function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u', 'u'],
    [/\btype: (?:Boolean|Number)\b/, 'case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;', ''],
  ],
  'lit-element/lit-element.js': [[undefined, ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});', ';'], [undefined, '(s.litElementVersions??=[]).push("4.2.2");', '']],
  'lit-html/lit-html.js': [
    [undefined, ',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");', ';'],
    [/<(?:script|style|textarea|title)\b[^>]*>[^<]*\$\{/, '(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', '(c=p)'],
    [/<(?:script|style|textarea|title)\b[^>]*>[^<]*\$\{/, 'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}', ''],
    [/<!--/, 'else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', ''],
    [/\b(?:svg|mathml)`/, '2===i?"<svg>":3===i?"<math>":""', '""'],
    [/\b(?:svg|mathml)`/, '+(2===i?"</svg>":3===i?"</math>":"")', ''],
    [/\b(?:svg|mathml)`/, ',2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}', ');'],
  ],
};
const trimLit = (): Plugin => ({
  name: 'portico-trim-lit',
  transform(code, id) {
    const file = Object.keys(unusedLit).find((each) => id.endsWith(`/${each}`));
    if (!file) return null;
    return (unusedLit[file] ?? []).filter(([unless]) => !unless?.test(sources)).reduce((text, [, from, to]) => {
      if (!text.includes(from)) this.error(`${file} no longer says ${from}`);
      return text.replace(from, () => to);
    }, code);
  },
});

/** Names of texts that stand nowhere but behind `text.`: in the build one or two letters stand for each, for they are half as long as the texts. */
function shortNames(): Map<string, string> {
  const names = new Set(dictionaries.flatMap((code) => [...code.matchAll(/^ {2}(\w+):/gm)].map(([, name = '']) => name)));
  const own = [...names].filter((name) => sources.split(new RegExp(`\\b${name}\\b`)).length === sources.split(new RegExp(`\\btext\\??\\.${name}\\b`)).length);
  return new Map(own.map((name, index) => [name, `${String.fromCharCode(97 + (index % 26))}${Math.floor(index / 26) || ''}`]));
}
const shortenTexts = (): Plugin => {
  const short = shortNames();
  return {
    name: 'portico-shorten-texts',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/components\/.+\.ts$/.test(id)) return null;
      const pattern = /text\.\w\w\.ts$/.test(id) ? /(?<=^ {2})(\w+)(?=:)/gm : /(?<=\btext\??\.)(\w+)/g;
      return { code: code.replace(pattern, (name) => short.get(name) ?? name), map: null };
    },
  };
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
    lib: { entry: { loader: 'components/loader.ts', define: 'components/define.ts', index: 'components/index.ts', provider:'components/core/provider.ts','registration-form':'components/registration/registration-form.ts','review-queue':'components/registration/review-queue.ts','sign-in':'components/operators/sign-in.ts','organization-overview':'components/operators/organization-overview.ts' }, formats: ['es'] },
    rolldownOptions: { preserveEntrySignatures: 'allow-extension',
      treeshake: { propertyReadSideEffects: false },
      output: {
        // One chunk of what all elements share: many small ones compress worse, and each is a request.
        codeSplitting: { groups: [{ name: 'core', test: (id: string) => /\/(?:valibot|@lit|lit|lit-html|lit-element)\/(?!.*(?:directive|context))|\/schema\/(?:values|checks|endpoint)\.ts|\/components\/core\/(?!text\.|provider\.ts|register|dialog|chip|session)/.test(id) }] },
        entryFileNames: ({ name }) => (/^(loader|define|index)$/.test(name) ? 'sdk/v1/[name].js' : 'sdk/v1/chunks/[name]-[hash].js'), chunkFileNames: 'sdk/v1/chunks/[name]-[hash].js', minify: true, comments: { annotation: false, legal: false, jsdoc: false } },
    },
  },
};
export default config;
