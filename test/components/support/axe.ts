import 'axe-core';
import type axeModule from 'axe-core';

declare const axe: typeof axeModule;

/** Fails with the rules that the element breaks. Page-level rules are the page's. */
export async function accessible(element: Element): Promise<void> {
  await Promise.all([...document.getAnimations(), ...(element.shadowRoot?.getAnimations() ?? [])].map((animation) => (animation.effect?.getComputedTiming().iterations === Infinity ? undefined : animation.finished.catch(() => {}))));
  const { violations, passes } = await axe.run(element, { rules: { region: { enabled: false } } });
  if (violations.length > 0) throw new Error(violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n')}`).join('\n'));
  if (passes.length === 0) throw new Error('axe looked at nothing');
}
