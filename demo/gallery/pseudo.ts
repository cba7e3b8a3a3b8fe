/**
 * The pseudo-language: every text a third longer, in brackets, and written from right to left, so that one sees what is cut off, what is not
 * translated, and what took the left for the start. It changes what is on screen, whoever rendered it: dictionaries come at any time.
 */
const done = /^\s*\u202e?[[\u202e]/;
const words = /\p{L}/u;

/** Dots in words of common length: a language is longer by more words, or longer ones, and not by one without end. */
const longer = (length: number): string => '·'.repeat(Math.ceil(length)).replaceAll(/(·{7})(?=·)/g, '$1 ');
/** Mirrored by an override, so that Latin letters run as those of a right-to-left language do. */
export const pseudo = (text: string): string => {
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return `${before}\u202e[${core}${longer(core.length / 3)}]\u202c${after}`;
};

function change(node: Node): void {
  const parent = node.parentElement;
  if (node.nodeType !== Node.TEXT_NODE || !parent || parent.closest('style, script, textarea, [aria-hidden=true] svg')) return;
  const { data } = node as Text;
  if (words.test(data) && !done.test(data)) (node as Text).data = pseudo(data);
}
function walk(root: Node): void {
  change(root);
  if (root instanceof Element) {
    // An element says the direction of its language; this one runs the other way.
    if (root.matches('.root[dir=ltr]')) root.setAttribute('dir', 'rtl');
    const placeholder = root.getAttribute('placeholder');
    if (placeholder && !done.test(placeholder)) root.setAttribute('placeholder', pseudo(placeholder));
    if (root.shadowRoot) observe(root.shadowRoot);
  }
  for (const child of root.childNodes) walk(child);
}

const observed = new WeakSet<Node>();
/** All that is in a tree, now and later, the shadow trees in it too. */
export function observe(root: Node): void {
  walk(root);
  if (observed.has(root)) return;
  observed.add(root);
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      change(target);
      addedNodes.forEach(walk);
    }
  }).observe(root, { childList: true, subtree: true, characterData: true });
}
