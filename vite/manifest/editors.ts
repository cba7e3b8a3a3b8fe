/** What editors and frameworks read: VS Code's custom data, JetBrains' web-types, types of JSX. Made by the tools of each; ours is what they leave open. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import type { Element, Manifest, Metadata } from './manifest.ts';

type Item = { name: string; description?: string };
/** The tools list what elements share once for each of them. */
const once = <T extends Item>(items: readonly T[]): T[] => [...new Map(items.toReversed().map((one) => [one.name, one])).values()].toReversed();
const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
/** They mark what they have seen in it. */
const copied = (manifest: Manifest): never => structuredClone(manifest) as never;

/** Attributes are strings; what they may say is in the property's type, without its quotes. */
export function htmlData({ manifest }: Metadata): string {
  return pretty(JSON.parse(getVsCodeHtmlCustomData(copied(manifest), { hideCssPropertiesDocs: true })));
}
export function cssData({ manifest, elements }: Metadata): string {
  const { properties, pseudoElements, ...rest } = JSON.parse(getVsCodeCssCustomData(copied(manifest), {})) as { properties: Item[]; pseudoElements: Item[] };
  return pretty({ ...rest, properties: once(properties), pseudoElements: parts(elements).map((one) => ({ ...one, name: `::part(${one.name})` })).filter(({ name }) => pseudoElements.some((one) => one.name === name)), pseudoClasses: states(elements) });
}
/** What a part is in each element that has it. */
const parts = (elements: readonly Element[]): Item[] => {
  const names = [...new Set(elements.flatMap(({ cssParts }) => cssParts.map(({ name }) => name)))];
  return names.map((name) => ({ name, description: elements.flatMap(({ tagName, cssParts }) => cssParts.filter((one) => one.name === name).map(({ description }) => `${tagName}: ${description ?? ''}`)).join('\n') }));
};
const states = (elements: readonly Element[]): Item[] => once(elements.flatMap(({ cssStates }) => cssStates.map(({ name, description }) => ({ name: `:state(${name})`, description: description ?? '' }))));

export function webTypes({ manifest, elements }: Metadata): string {
  const data = JSON.parse(getWebTypesData(copied(manifest), { hideCssPropertiesDocs: true })) as { contributions: { html: { elements: (Item & { 'doc-url'?: string })[] }; css: Record<string, Item[]> } };
  for (const element of data.contributions.html.elements) delete element['doc-url'];
  const { properties = [] } = data.contributions.css;
  return pretty({ ...data, contributions: { html: data.contributions.html, css: { properties: once(properties), 'pseudo-elements': parts(elements).map((one) => ({ ...one, name: `part(${one.name})` })), 'pseudo-classes': states(elements).map((one) => ({ ...one, name: one.name.slice(1) })) } } });
}

/** The frameworks that get a file of their own, and the modules whose JSX it completes. */
const frameworks = { react: ['react', 'react/jsx-runtime', 'react/jsx-dev-runtime'], preact: ['preact'], solid: ['solid-js'] } as const;

/**
 * Types of JSX, by file. The tool writes one for all frameworks; but completing a module that is not there is an error in a strict program, so that
 * what is the same for all stays in `jsx.d.ts`, and each framework's own few lines are a file beside it.
 */
export function jsxTypes({ manifest }: Metadata): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-jsx-'));
  try {
    generateJsxTypes(copied(manifest), {
      outdir: folder, fileName: 'jsx.d.ts', globalTypePath: './index.js', stronglyTypedEvents: true,
      componentDescriptionOptions: { order: [], apis: { cssProps: undefined } } as never,
    });
    const made = readFileSync(join(folder, 'jsx.d.ts'), 'utf8');
    const end = made.search(/^declare module "/m);
    if (end < 0) throw new Error('the tool for JSX types completes no module any more');
    const blocks = new Map([...made.slice(end).matchAll(/^declare module "([^"]+)" \{\n[\s\S]*?^\}\n/gm)].map(([text, name]) => [name, text]));
    const shared = made.slice(0, end).replace(/\/\*\*\n \* This type can be used to create scoped tags[\s\S]*?^\};\n/m, '');
    const files = Object.entries(frameworks).map(([name, modules]) => {
      const texts = modules.map((module) => {
        const block = blocks.get(module);
        if (!block) throw new Error(`the tool for JSX types leaves out ${module}`);
        // What Solid's main module names is an alias, which cannot be added to; JSX is declared here.
        return block.replace('"solid-js"', '"solid-js/jsx-runtime"');
      });
      return [`jsx-${name}.d.ts`, `import type { ${name === 'solid' ? 'CustomElementsSolidJs' : 'CustomElements'}, CustomCssProperties } from "./jsx.js";\n\n${texts.join('\n')}`];
    });
    return { 'jsx.d.ts': shared, ...Object.fromEntries(files) as Record<string, string> };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
