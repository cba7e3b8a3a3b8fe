/** Packs hosts into the lines that worker/data/host-set.ts reads. */
import { fingerprint, remainderBits } from '../../../worker/data/host-set.ts';

/** So many hosts to a line, about: more, and a host that is none of them is found wrongly more often; fewer, and each takes more bits. */
const perLine = 44;

/** Gaps between sorted values, each as its quotient in ones, a zero and its remainder; ones to the end of the last byte. */
function riceCode(values: readonly number[]): string {
  const bits = values.toSorted((a, b) => a - b).map((value, index, sorted) => {
    const gap = value - (sorted[index - 1] ?? 0);
    return `${'1'.repeat(Math.floor(gap / 2 ** remainderBits))}0${(gap % 2 ** remainderBits).toString(2).padStart(remainderBits, '0')}`;
  }).join('');
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString('base64').replace(/=+$/, '');
}

/** As many lines as the power of two that comes nearest to `perLine`. */
export function packed(hosts: readonly string[]): string[] {
  const lines = Array.from({ length: 2 ** Math.max(0, Math.round(Math.log2(hosts.length / perLine))) }, (): number[] => []);
  for (const host of hosts) {
    const [line, value] = fingerprint(host);
    lines[line & (lines.length - 1)]?.push(value);
  }
  return lines.map(riceCode);
}
