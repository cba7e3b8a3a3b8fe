/** What is looked for in a page of the gallery, run in the browser: through shadow roots, and for what is on screen. */

/** Elements that reach out of their place sideways, but for those in a box that scrolls or cuts. */
export function sticksOut(): string[] {
  const found: string[] = [];
  const look = (node: Element, left: number, right: number, state: string): void => {
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden') return;
    // In the top layer: it has the window, and not its place.
    if (node.matches(':popover-open')) [left, right] = [0, document.documentElement.clientWidth];
    const box = node.getBoundingClientRect();
    if (box.width > 1 && box.height > 1 && (box.left < left - 1 || box.right > right + 1)) return void found.push(`${state}: ${node.localName}.${node.getAttribute('class') ?? ''} "${(node.textContent ?? '').trim().slice(0, 30)}" ${Math.round(box.left - left)} … ${Math.round(box.right - right)}`);
    if (style.overflowX !== 'visible') return;
    for (const child of [...(node.shadowRoot?.children ?? []), ...node.children]) look(child, left, right, state);
  };
  for (const place of document.querySelectorAll('.place')) {
    const { left, right } = place.getBoundingClientRect();
    const state = place.closest('.frame')?.id ?? location.search;
    for (const child of place.children) look(child, left, right, state);
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1) found.push(`${location.search}: the page scrolls sideways`);
  return found;
}


/** Controls without an edge, and those whose focus would not show. */
export function edgeless(): string[] {
  const all: Element[] = [];
  const walk = (root: ParentNode): void => { for (const node of root.querySelectorAll('*')) { all.push(node); if (node.shadowRoot) walk(node.shadowRoot); } };
  for (const place of document.querySelectorAll('.place')) walk(place);
  const controls = all.filter((node) => node.matches('button:not(.link), a.button, input:not([type=checkbox], [type=radio]), select, textarea') && node.checkVisibility()) as HTMLElement[];
  const transparent = /transparent|rgba\(.*, 0\)/;
  const edge = (node: Element): boolean => { const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(node); return borderTopStyle !== 'none' && borderTopWidth !== '0px' && !transparent.test(borderTopColor); };
  // What stands in a box has the box's: a list's row, a menu's item, the button in a field.
  const without = controls.filter((node) => {
    for (let at: Element | null = node, steps = 0; at && steps < 4; at = at.parentElement, steps += 1) if (edge(at)) return false;
    return !node.matches('.quiet, .sort, .row') && !node.parentElement?.querySelector('input');
  });
  const blurred = controls.filter((node) => {
    node.focus({ focusVisible: true, preventScroll: true } as FocusOptions);
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
    return node.matches(':focus-visible') && (outlineStyle === 'none' || outlineWidth === '0px' || transparent.test(outlineColor));
  });
  if (controls.length === 0) return [];
  return [...without.map((node) => `no edge: ${node.localName}.${node.className} ${node.textContent?.trim().slice(0, 30)}`), ...blurred.map((node) => `no focus: ${node.localName}.${node.className}`)];
}

/** Animations and transitions that take time. */
export function moving(): string[] {
  const roots: (Document | ShadowRoot)[] = [document];
  const walk = (root: ParentNode): void => { for (const node of root.querySelectorAll('*')) if (node.shadowRoot) { roots.push(node.shadowRoot); walk(node.shadowRoot); } };
  walk(document);
  const running = roots.flatMap((root) => root.getAnimations()).filter(({ effect, playState }) => playState === 'running' && Number(effect?.getComputedTiming().duration) > 0);
  return [...new Set(running.map((animation) => (animation as CSSAnimation).animationName ?? (animation as CSSTransition).transitionProperty))];
}
