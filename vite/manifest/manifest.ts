/** custom-elements.json: what the class comments say, as pages meet it. Read by the analyzer, completed from the types, reduced to what is public. */
import { ts, create } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { tagNames } from '../../components/tags.ts';
import { type Sources, openSources } from './program.ts';
import { type Surface, readSurface } from './surface.ts';
import { type Token, readTokens } from './token-docs.ts';

interface Described { readonly name: string; readonly description?: string; readonly inheritedFrom?: unknown }
interface Typed extends Described { readonly type: { readonly text: string } }
export interface Attribute extends Typed { readonly fieldName: string }
export interface Field extends Typed { readonly kind: 'field'; readonly privacy: 'public'; readonly readonly?: true; readonly attribute?: string }
export interface Method extends Described { readonly kind: 'method'; readonly privacy: 'public'; readonly parameters: readonly Typed[]; readonly return: { readonly type: { readonly text: string } } }
export interface Property extends Described { readonly syntax: string; readonly default: string }
export interface Element extends Described {
  readonly kind: 'class'; readonly customElement: true; readonly tagName: string; readonly superclass: { readonly name: string; readonly package: string };
  readonly attributes: readonly Attribute[]; readonly members: readonly (Field | Method)[]; readonly events: readonly Typed[];
  readonly slots: readonly Described[]; readonly cssParts: readonly Described[]; readonly cssStates: readonly Described[]; readonly cssProperties: readonly Property[];
}
type Reference = { readonly name: string; readonly module: string };
interface Exports { readonly kind: 'js' | 'custom-element-definition'; readonly name: string; readonly declaration: Reference }
export interface Manifest {
  readonly schemaVersion: string; readonly readme: string;
  readonly modules: readonly { readonly kind: 'javascript-module'; readonly path: string; readonly declarations: readonly Element[]; readonly exports: readonly Exports[] }[];
}
export interface Metadata { readonly surface: Surface; readonly manifest: Manifest; readonly elements: readonly Element[]; readonly tokens: readonly Token[] }

/** What the analyzer makes of a class. */
interface Raw extends Described {
  readonly attributes?: readonly Attribute[]; readonly members?: readonly (Described & { readonly attribute?: string })[]; readonly events?: readonly Described[];
  readonly slots?: readonly Described[]; readonly cssParts?: readonly Described[]; readonly cssStates?: readonly Described[];
}

/** `@cssstate loading, ready` names several. What the state means says the class that sets it: the one all elements extend. */
const eachState = (states: readonly Described[] = []): Described[] => states.flatMap(({ name, description = '' }) =>
  (name.endsWith(',') ? `${name}${description}`.split(/[\s,]+/).map((one) => ({ name: one })) : [{ name, description }]));

function analyze({ files, exported }: Sources): Map<string, Raw> {
  const wanted = new Set(['components/core/element.ts', ...[...exported.values()].map((symbol) => [...files].find(([, file]) => file === symbol.declarations?.[0]?.getSourceFile())?.[0] ?? '')]);
  const modules = [...files].filter(([path]) => wanted.has(path)).map(([path, { text }]) => ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  const raw = create({ modules, plugins: litPlugin() }) as { modules: { declarations: (Raw & { kind: string })[] }[] };
  return new Map(raw.modules.flatMap(({ declarations }) => declarations.filter(({ kind }) => kind === 'class').map((one) => [one.name, one])));
}

const oneLine = (text = ''): string => text.replace(/(?<!\n)\n(?!\n)/g, ' ').trim();
const withoutUndefined = (text: string): string => text.replace(/ \| undefined$/, '');

function elementOf(tagName: string, raw: ReadonlyMap<string, Raw>, surface: Surface, tokens: readonly Token[]): Element {
  const name = surface.tags.get(tagName) ?? '';
  const found = raw.get(name), known = surface.classes.get(name), base = raw.get('PorticoElement');
  if (!found || !known) throw new Error(`${tagName}: no class is declared for it in HTMLElementTagNameMap, or index.ts does not export it`);
  const meanings = new Map(eachState(base?.cssStates).map((state) => [state.name, state.description]));
  const attributes = (found.attributes ?? []).filter(({ name: attribute }) => attribute).map((attribute): Attribute => {
    const member = known.members.find((one) => one.name === attribute.fieldName);
    if (!member) throw new Error(`${tagName}: attribute ${attribute.name} is of no public property`);
    const type = withoutUndefined(member.type);
    // What else a property takes, its attribute takes as JSON.
    return { name: attribute.name, description: member.doc, type: { text: ['boolean', 'number'].includes(type) ? type : 'string' }, fieldName: attribute.fieldName };
  });
  const members = known.members.map((member): Field | Method => {
    const described = { name: member.name, description: member.doc, privacy: 'public' as const };
    if (member.kind === 'method') {
      const [, parameters = '', answer = 'void'] = /^\((.*)\) => (.*)$/.exec(member.type) ?? [];
      return { kind: 'method', ...described, parameters: parameters.split(', ').filter(Boolean).map((one) => ({ name: one.split(':')[0] ?? '', type: { text: one.slice(one.indexOf(':') + 2) } })), return: { type: { text: answer } } };
    }
    const attribute = attributes.find(({ fieldName }) => fieldName === member.name)?.name;
    return { kind: 'field', ...described, type: { text: member.type }, ...(member.readonly ? { readonly: true as const } : {}), ...(attribute ? { attribute } : {}) };
  });
  const events = (found.events ?? []).map((event): Typed => {
    const detail = surface.events.get(event.name);
    if (!detail) throw new Error(`${tagName}: ${event.name} is not in HTMLElementEventMap`);
    return { name: event.name, description: oneLine(event.description), type: { text: `CustomEvent<${detail}>` } };
  });
  const described = (list: readonly Described[] = []): Described[] => list.map((one) => ({ name: one.name, description: oneLine(one.description) }));
  return {
    kind: 'class', customElement: true, name, tagName, description: oneLine(found.description), superclass: { name: 'HTMLElement', package: 'global:' }, attributes, members, events,
    slots: described(found.slots), cssParts: described(found.cssParts),
    cssStates: eachState(found.cssStates?.filter(({ inheritedFrom }) => !inheritedFrom)).map((state) => ({ name: state.name, description: oneLine(state.description || meanings.get(state.name)) })),
    // The provider's own are those of all in it: what is set there is inherited.
    cssProperties: tokens.map((token) => ({ name: `--portico-${token.name}`, description: token.description, syntax: token.syntax, default: token.default })),
  };
}

/** Everything that is published about the SDK, from its sources as they are now. */
export function readMetadata(): Metadata {
  const sources = openSources();
  const surface = readSurface(sources);
  const tokens = readTokens(sources);
  const raw = analyze(sources);
  const elements = tagNames.map((tag) => elementOf(tag, raw, surface, tokens));
  const defined = elements.map(({ name, tagName }): Exports => ({ kind: 'custom-element-definition', name: tagName, declaration: { name, module: 'index.js' } }));
  const module = (path: string, declarations: readonly Element[], exports: readonly Exports[]) => ({ kind: 'javascript-module' as const, path, declarations, exports });
  const manifest: Manifest = { schemaVersion: '1.0.0', readme: '', modules: [
    module('index.js', elements, elements.map(({ name }): Exports => ({ kind: 'js', name, declaration: { name, module: 'index.js' } }))), module('define.js', [], defined), module('loader.js', [], defined),
  ] };
  return { surface, manifest, elements, tokens };
}
