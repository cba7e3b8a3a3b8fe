/** Compares what was measured with what is committed in pins.json. `exact` holds both ways: what got cheaper is pinned anew, so that it stays so. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('pins.json', import.meta.url));
export type Pins = Record<string, number>;
export const readPins = (): Pins => JSON.parse(readFileSync(file, 'utf8')) as Pins;
export const writePins = (pins: Pins): void => writeFileSync(file, `${JSON.stringify(Object.fromEntries(Object.entries(pins).toSorted(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`);

export interface Measured {
  /** What it is, then what of it was counted: `cost readMe statements`. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** How it may differ from its pin; `none` has no pin, for times differ from machine to machine. */
  readonly pin: 'exact' | 'at_most' | 'none';
  /** Share above the pin that passes. */
  readonly slack?: number;
  /** What it may never pass, whatever is pinned. */
  readonly most?: number;
}
export interface Judged extends Measured { readonly pinned: number | undefined; /** Why it fails. */ readonly fault: string | undefined }

export function judge(measured: readonly Measured[], pins: Pins): Judged[] {
  return measured.map((one) => ({ ...one, pinned: pins[one.name], fault: faultOf(one, pins[one.name]) }));
}
function faultOf({ value, pin, slack = 0, most, unit }: Measured, pinned: number | undefined): string | undefined {
  if (!Number.isFinite(value)) return 'was not measured';
  if (most !== undefined && value > most) return `is above its limit of ${most} ${unit}`;
  if (pin === 'none') return undefined;
  if (pinned === undefined) return 'has no pin: run npm run bench -- --pin';
  if (value > pinned * (1 + slack)) return `is above its pin of ${pinned} ${unit}`;
  return pin === 'exact' && value < pinned ? `is below its pin of ${pinned} ${unit}: good, now run npm run bench -- --pin` : undefined;
}

/** Pins of things that are no more; a run that measures only a part leaves the others alone. */
export const orphans = (measured: readonly Measured[], pins: Pins, groups: readonly string[]): string[] =>
  Object.keys(pins).filter((name) => groups.includes(name.split(' ')[0] ?? '') && !measured.some((one) => one.name === name));
