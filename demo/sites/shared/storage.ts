/** The site's own storage, where the browser lets it: in a frame of another site it may not, and then nothing is remembered. */
type Where = 'localStorage' | 'sessionStorage';

export function remembered(key: string, where: Where = 'localStorage'): string | undefined {
  try { return globalThis[where].getItem(key) ?? undefined; } catch { return undefined; }
}
/** `undefined` forgets it. */
export function remember(key: string, value: string | undefined, where: Where = 'localStorage'): void {
  try {
    if (value === undefined) globalThis[where].removeItem(key);
    else globalThis[where].setItem(key, value);
  } catch {
    // Only this page knows it, then.
  }
}

/** Where the guided tour keeps how far it has got; a reset of the demo forgets it. */
export const tourKey = 'portico-tour';
