/** What is published about the SDK against what the SDK does: class comments, manifest, and the contract that pages rely on. */
import { describe, expect, test } from 'vitest';
import { tokens } from '../../components/core/tokens.ts';
import * as index from '../../components/index.ts';
import { tagNames } from '../../components/tags.ts';
import { contractFile, contractOf, contractText } from '../../vite/manifest/contract.ts';
import { readMetadata } from '../../vite/manifest/manifest.ts';
import { metadataFiles } from '../../vite/manifest/write.ts';
import { renderedBy } from './support/rendered.ts';
import { read, root, sources } from './support/sources.ts';

const metadata = readMetadata();
const { elements, surface } = metadata;
const files = metadataFiles(metadata);
const names = (items: readonly { readonly name: string }[]): string[] => items.map(({ name }) => name).toSorted();

test('the committed contract is what the sources say; `npm run contract` writes it anew, and what it no longer names breaks pages', () => {
  expect(read(contractFile), `${contractFile} is not what the sources say. If pages may rely on the change: npm run contract`).toBe(contractText(contractOf(metadata)));
});
test('every tag has its element, with a description of it and of all that it has', () => {
  expect(elements.map(({ tagName }) => tagName)).toEqual([...tagNames]);
  const items = elements.flatMap((element) => [{ name: element.tagName, description: element.description }, ...[element.attributes, element.members, element.events, element.slots, element.cssParts, element.cssStates, element.cssProperties].flatMap((list) => list.map(({ name, description }) => ({ name: `${element.tagName} ${name}`, description })))]);
  expect(items.length).toBeGreaterThan(tagNames.length * 40);
  expect(items.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
});
test('the values that index.ts exports are those of the contract', () => {
  expect(Object.keys(index).length).toBeGreaterThan(tagNames.length);
  expect(surface.exports.filter(({ kind }) => kind !== 'type').map(({ name }) => name).toSorted()).toEqual(Object.keys(index).toSorted());
});
test('only what is public is in it', () => {
  const members = elements.flatMap((element) => element.members.map(({ name }) => name));
  expect(members).toContain('logout');
  expect(members.filter((name) => /^[#_]/.test(name) || ['render', 'load', 'connection', 'dictionary', 'restart', 'connectedCallback', 'styles', 'properties'].includes(name))).toEqual([]);
});
test('every attribute is written as HTML is: no capital, words parted by hyphens', () => {
  const attributes = elements.flatMap((element) => element.attributes);
  expect(attributes.map(({ name }) => name)).toContain('publishable-key');
  expect(attributes.filter(({ name, fieldName }) => name !== fieldName.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)).map(({ name }) => name)).toEqual([]);
});

describe('class comments', () => {
  const path = new Map(sources('components/**/*.ts').flatMap((source) => [...source.text.matchAll(/^export class (\w+Element)\b/gm)].map(([, name = '']) => [name, source.path])));
  // The union that `status` is, as the sources have it.
  const statuses = [...(surface.classes.get('ReviewQueueElement')?.members.find(({ name }) => name === 'status')?.type ?? '').matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
  const rendered = renderedBy(statuses);
  const seen = elements.map((element) => ({ element, found: rendered(path.get(element.name) ?? '', element.name) }));
  test('the sweep sees templates, events, states and calls behind every import', () => {
    expect(statuses.length).toBeGreaterThan(4);
    const form = seen.find(({ element }) => element.tagName === 'portico-registration-form')?.found, queue = seen.find(({ element }) => element.tagName === 'portico-review-queue')?.found;
    expect([...form?.events ?? []]).toEqual(expect.arrayContaining(['portico-ready', 'portico-before-register', 'portico-registered']));
    expect([...form?.parts ?? []]).toEqual(expect.arrayContaining(['field', 'timeline']));
    expect([...queue?.states ?? [], ...queue?.asOperator ?? []]).toEqual(expect.arrayContaining(['empty', 'ready', 'listRequests', 'liftBlock']));
  });
  test.each(seen)('$element.tagName names each part that it renders, and none that it does not', ({ element, found }) => {
    expect(names(element.cssParts)).toEqual([...found.parts].toSorted());
  });
  test.each(seen)('$element.tagName names each event that it fires, and none that it does not', ({ element, found }) => {
    expect(names(element.events)).toEqual([...found.events].toSorted());
  });
  test.each(seen)('$element.tagName names each state that it can have; unauthorized is only who calls as an operator', ({ element, found }) => {
    expect(names(element.cssStates)).toEqual([...found.states].filter((state) => state !== 'unauthorized' || found.asOperator.size > 0).toSorted());
  });
  test('every event that is declared is some element’s', () => {
    expect(surface.events.size).toBeGreaterThan(8);
    expect([...surface.events.keys()].filter((name) => !elements.some(({ events }) => events.some((event) => event.name === name)))).toEqual([]);
  });
  test('every token has a comment, and its default is the one of the sources', () => {
    expect(metadata.tokens.map(({ name }) => name)).toEqual(Object.keys(tokens));
    expect(metadata.tokens.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
    expect(metadata.tokens.filter(({ default: value }) => value.includes('--_'))).toEqual([]);
  });
});

describe('what is made of it', () => {
  const json = <T>(name: string): T => JSON.parse(files[name] ?? '') as T;
  type Listed = { name: string; attributes: { name: string }[] }[];
  test('editors are told every tag and attribute, every token, part and state', () => {
    const html = json<{ tags: Listed }>('vscode.html-custom-data.json').tags, web = json<{ contributions: { html: { elements: Listed } } }>('web-types.json').contributions.html.elements;
    for (const list of [html, web]) expect(list.map((tag) => [tag.name, names(tag.attributes)])).toEqual(elements.map((element) => [element.tagName, names(element.attributes)]));
    const css = json<Record<'properties' | 'pseudoElements' | 'pseudoClasses', { name: string }[]>>('vscode.css-custom-data.json');
    expect(names(css.properties)).toEqual(names(elements[0]?.cssProperties ?? []));
    expect(names(css.pseudoElements)).toEqual([...new Set(elements.flatMap((element) => element.cssParts.map(({ name }) => `::part(${name})`)))].toSorted());
    expect(names(css.pseudoClasses)).toEqual([...new Set(elements.flatMap((element) => element.cssStates.map(({ name }) => `:state(${name})`)))].toSorted());
  });
  test('llms.txt names every tag, attribute, event, part, state and token', () => {
    const sections = new Map((files['llms.txt'] ?? '').split(/^## /m).map((section) => [section.split('\n')[0], section]));
    for (const element of elements) {
      const section = sections.get(`<${element.tagName}>`) ?? '';
      const wanted = [...names(element.attributes), ...names(element.events), ...element.cssParts.map(({ name }) => `::part(${name})`), ...element.cssStates.map(({ name }) => `:state(${name})`)];
      expect([element.tagName, wanted.filter((name) => !section.includes(`- \`${name}`))]).toEqual([element.tagName, []]);
    }
    expect(metadata.tokens.filter(({ name }) => !sections.get('Look')?.includes(`\`--portico-${name}\``))).toEqual([]);
  });
  test('nothing tells of the machine it was made on, or of files that are not published', () => {
    expect(Object.keys(files).length).toBeGreaterThan(9);
    const told = Object.entries(files).flatMap(([name, text]) => [...text.matchAll(/(?<![\w/])(?:components|schema|node_modules)\/[\w./-]+|file:\/\/\S+/g)].map(([found]) => `${name}: ${found}`));
    expect(told).toEqual([]);
    expect(Object.entries(files).filter(([, text]) => text.includes(root)).map(([name]) => name)).toEqual([]);
  });
});
