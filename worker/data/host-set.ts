/**
 * A set of hosts, packed to a third of its text: of each host 32 bits of a hash in one of 2^n lines, the line by other bits of it. A line is what
 * mail-lists.json holds of it: the sorted values as gaps in Rice code (the gap's quotient by 2^26 in ones and a zero, then its remainder), in base64.
 *
 * Every host of the set is found. Another is found wrongly where its 32 bits are those of one of the about 44 hosts in its line: once in 100 million
 * hosts (44 / 2^32), so for four a set of the 370 million domains registered in the world; a program's own exemption lets such a one in. Of companies' own
 * domains the lists themselves hold more (`exemptHosts`). One bit less of each value would save 23 kB gzip, and double that number.
 */
export const remainderBits = 26;

/** Which line, and which value there: two words of a hash without a secret (cyrb53, with the finalizer of MurmurHash3). Who makes a host collide is refused; that is all. */
export function fingerprint(host: string): readonly [line: number, value: number] {
  let one = 0xdeadbeef, other = 0x41c6ce57;
  for (let at = 0; at < host.length; at += 1) {
    const code = host.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return [one >>> 0, other >>> 0];
}

/**
 * Whether the set holds the host; `lines` are as many as a power of two. Nothing is built at start or kept: one line is read, up to where the host would
 * be, in about 1 µs. What is left of a line's last byte is ones: a quotient that never ends.
 */
export function holds(lines: readonly string[], host: string): boolean {
  const [line, sought] = fingerprint(host);
  const bytes = atob(lines[line & (lines.length - 1)] as string), end = bytes.length * 8;
  const byte = (at: number): number => (at < bytes.length ? bytes.charCodeAt(at) : 0);
  for (let at = 0, value = 0; ; at += remainderBits) {
    for (; (byte(at >> 3) << (at & 7)) & 0x80; at += 1) value += 2 ** remainderBits;
    at += 1;
    if (at >= end) return false;
    const from = at >> 3, shift = at & 7, four = (byte(from) << 24) | (byte(from + 1) << 16) | (byte(from + 2) << 8) | byte(from + 3);
    value += ((four << shift) | (byte(from + 4) >> (8 - shift))) >>> (32 - remainderBits);
    if (value >= sought) return value === sought;
  }
}
