import type { TagName } from '../tags.ts';

/** Defines a tag unless the page has it already: from another copy or another version of the SDK, which then serves the page. */
export function register(tag: TagName, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
