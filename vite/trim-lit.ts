import type { Plugin } from 'vite';
import { sources } from './sources.ts';

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
export const trimLit = (): Plugin => ({
  name: 'portico-trim-lit',
  transform(code, id) {
    const cuts = unusedLit.filter(({ file, unless }) => id.endsWith(`/${file}`) && !unless?.test(sources)).flatMap((unused) => unused.cuts);
    return cuts.length === 0 ? null : cuts.reduce((text, [from, to]) => {
      if (!text.includes(from)) this.error(`Lit no longer says ${from}`);
      return text.replace(from, () => to);
    }, code);
  },
});
