/** Ids of the demo world: the same name always gives the same id, so tests and pages can rely on them. */
import { type IdKind, idPrefixes } from '../../schema/values.ts';

/** Ids sort by time (values.ts): seeded ones count minutes from here, long before anything that a running portal makes. */
const epoch = Date.UTC(2020, 0, 1);

/** 128 bits of a well-mixed hash of text, in hex. Not for secrets: it only spreads names. */
function hash(text: string): string {
  const lanes = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a];
  const factors = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f];
  const mix = (index: number, value: number): void => {
    const lane = (lanes[index] ?? 0) ^ value ^ ((lanes[(index + 3) % 4] ?? 0) >>> 7);
    lanes[index] = Math.imul(lane ^ (lane >>> 15), factors[index] ?? 1) >>> 0;
  };
  for (const character of text) for (let lane = 0; lane < 4; lane++) mix(lane, character.codePointAt(0) ?? 0);
  for (let round = 0; round < 16; round++) mix(round % 4, round);
  return lanes.map((lane) => lane.toString(16).padStart(8, '0')).join('');
}

/** An id shaped like a UUIDv7 without dashes: 48 bits of time, then bits of the name. `order` counts minutes, fractions too. */
export function idFor(kind: IdKind, name: string, order = 0): string {
  const bits = hash(`${kind}:${name}`);
  return `${idPrefixes[kind]}_${Math.round(epoch + order * 60_000).toString(16).padStart(12, '0')}7${bits.slice(0, 3)}8${bits.slice(3, 18)}`;
}

/** The random-looking part of a demo key; a real one is random. */
export const keyBody = (name: string): string => hash(`key:${name}`).slice(0, 24);
