/** What a person does in an element, and waiting for what comes of it. */

/** Waits until a claim holds; fails with its last reason. */
export async function eventually<T>(claim: () => T | Promise<T>, what = 'it', patience = 15_000): Promise<NonNullable<T>> {
  let reason: unknown;
  for (const end = performance.now() + patience; performance.now() < end; ) {
    try {
      const value = await claim();
      if (value) return value as NonNullable<T>;
      reason = undefined;
    } catch (error) {
      reason = error;
    }
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
  throw new Error(`${what} did not come true`, { cause: reason });
}

const rootOf = (element: Element): ParentNode => element.shadowRoot ?? element;
export const find = <E extends HTMLElement = HTMLElement>(element: Element, selector: string): E | null => rootOf(element).querySelector<E>(selector) ?? element.querySelector<E>(selector);
export const all = <E extends HTMLElement = HTMLElement>(element: Element, selector: string): E[] => [...rootOf(element).querySelectorAll<E>(selector)];

export function type(input: HTMLElement | null, value: string): void {
  const field = input as HTMLInputElement;
  field.focus();
  field.value = value;
  field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
}
export function fill(element: Element, values: Readonly<Record<string, string>>): void {
  for (const [name, typed] of Object.entries(values)) type(find(element, `#${name}`), typed);
}
export const submit = (element: Element, form = 'form'): void => find<HTMLFormElement>(element, form)?.requestSubmit();
/** Presses what is there, or as soon as it is. */
export async function press(element: Element, selector: string): Promise<void> {
  (await eventually(() => find(element, selector), selector)).click();
}
