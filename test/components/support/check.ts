import { eventually } from '../../../demo/gallery/acting.ts';

/** What a test claims. */
export function ok(value: unknown, claim: string): asserts value {
  if (!value) throw new Error(claim);
}
export function equal<T>(actual: T, expected: T, claim = 'equal'): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${claim}: expected ${b}, got ${a}`);
}
export function matches(actual: string | null | undefined, expected: string | RegExp): void {
  const found = typeof expected === 'string' ? actual?.includes(expected) : expected.test(actual ?? '');
  if (!found) throw new Error(`expected ${String(expected)} in: ${actual}`);
}
/** Waits until a claim holds; fails with its last reason after two seconds. */
export const until = <T>(claim: () => T | Promise<T>, what?: string): Promise<NonNullable<T>> => eventually(claim, what, 2_000);
