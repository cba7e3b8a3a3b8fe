import type { Plugin } from 'vite';

/** Where Lit's build for browsers asks for the page as it is imported. */
const asked: readonly (readonly [file: string, there: RegExp, instead: string])[] = [
  ['@lit/reactive-element/reactive-element.js', /extends HTMLElement(?=\{)/, 'extends(globalThis.HTMLElement??class{})'],
  ['lit-html/lit-html.js', /=document(?=,)/, '=globalThis.document'],
  ['lit-html/lit-html.js', /=(\w+)\.createTreeWalker(?=\(\1,)/, '=$1?.createTreeWalker'],
];

/** Lets the built SDK be imported where there is no page: a host that renders on its server imports what its pages import. Lit's own build for Node is another, larger one. */
export const bareNode = (): Plugin => ({
  name: 'portico-bare-node',
  transform(code, id) {
    const changes = asked.filter(([file]) => id.endsWith(`/${file}`));
    if (changes.length === 0) return null;
    return {
      map: null,
      code: changes.reduce((text, [file, there, instead]) => {
        if (!there.test(text)) throw new Error(`${file} has no ${String(there)} any more`);
        return text.replace(there, instead);
      }, code),
    };
  },
});
