/**
 * What a screen reader says. The reader is a library that walks child nodes, and knows neither shadow roots nor slots: it is given the flat tree
 * instead, as the browser composes it, copied. Its words for roles and states are English in any language; names and descriptions are ours.
 * What it cannot tell, the accessibility tree of Chromium itself does.
 */
import type { Page } from 'playwright-core';

interface Reader { start(options: { container: Node }): Promise<void>; stop(): Promise<void>; next(): Promise<void>; spokenPhraseLog(): Promise<string[]>; lastSpokenPhrase(): Promise<string> }

/** All phrases from the first to the last, then what is said where the focus is. */
export async function phrases(page: Page): Promise<{ all: string[]; focused: string | undefined }> {
  await page.addScriptTag({ type: 'module', content: "import { virtual } from '/virtual.js'; globalThis.virtual = virtual;" });
  await page.waitForFunction(() => 'virtual' in globalThis);
  return page.evaluate(read);
}
async function read(): Promise<{ all: string[]; focused: string | undefined }> {
  const { virtual } = globalThis as unknown as { virtual: Reader };
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  let focused: HTMLElement | undefined;
  const flat = (node: Node): Node[] => {
    if (node instanceof Text) return [node.cloneNode()];
    if (!(node instanceof Element) || node.matches('style, script')) return [];
    if (node instanceof HTMLSlotElement) return (node.assignedNodes({ flatten: true }).length > 0 ? node.assignedNodes({ flatten: true }) : [...node.childNodes]).flatMap(flat);
    const { display, visibility } = getComputedStyle(node);
    // The list of a closed select is told by its number of options.
    if (display === 'none' || visibility === 'hidden' || node.matches('option:not(:checked, :first-child)')) return [];
    // Of a custom element, only what it shows: a copy would come to life.
    const copy = node.localName.includes('-') ? document.createElement('div') : (node.cloneNode() as HTMLElement);
    copy.append(...[...(node.shadowRoot ?? node).childNodes].flatMap(flat));
    if (node instanceof HTMLInputElement || node instanceof HTMLSelectElement) (copy as HTMLInputElement).value = node.value;
    // The original has these ids too, as long as both are on the page.
    for (const name of ['id', 'for', 'aria-labelledby', 'aria-describedby']) {
      const ids = copy.getAttribute(name);
      if (ids) copy.setAttribute(name, ids.split(' ').map((id) => `copy-${id}`).join(' '));
    }
    if (node === at) focused = copy;
    return [copy];
  };
  const element = document.querySelector('.place portico-registration-form') as Element;
  const stage = document.createElement('div');
  stage.append(...flat(element));
  document.body.append(stage);
  await virtual.start({ container: stage });
  // After the last phrase it begins anew.
  const [first] = await virtual.spokenPhraseLog(), all = [first as string];
  for (let said = '', step = 0; step < 500; step += 1, all.push(said)) {
    await virtual.next();
    said = await virtual.lastSpokenPhrase();
    if (said === first) break;
  }
  focused?.focus();
  await new Promise((resolve) => { setTimeout(resolve, 50); });
  const last = focused && (await virtual.lastSpokenPhrase());
  await virtual.stop();
  stage.remove();
  return { all, focused: last };
}

export interface Heard { readonly role: string; readonly name: string; readonly description: string; readonly required: boolean; readonly invalid: boolean; readonly focused: boolean; readonly current: boolean }
/** The browser's own tree of what assistive technology gets. */
export async function heard(page: Page): Promise<Heard[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name, description, properties = [] }) => {
    const has = (property: string): boolean => { const found = properties.find((each) => each.name === property); return found !== undefined && found.value.value !== false && found.value.value !== 'false'; };
    return { role: String(role?.value), name: String(name?.value ?? ''), description: String(description?.value ?? ''), required: has('required'), invalid: has('invalid'), focused: has('focused'), current: has('current') };
  });
}
