/** Small PNGs of screens: few colors, one byte a pixel; with a note of where each state is. */
import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

export interface Picture { readonly width: number; readonly height: number; /** RGBA. */ readonly data: Uint8Array }
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Boxes = Readonly<Record<string, Box>>;

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]), length = Buffer.alloc(4), sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Steps of brightness that stay apart; finer ones are no difference to a comparison of this tolerance. */
const bits = 4;
const coarse = (value: number): number => Math.round((value / 255) * (2 ** bits - 1));
const keyOf = (data: Uint8Array, at: number): number => (coarse(data[at] ?? 0) << 8) | (coarse(data[at + 1] ?? 0) << 4) | coarse(data[at + 2] ?? 0);
const channels = (key: number): [number, number, number] => [key >> 8, (key >> 4) & 15, key & 15];

/** The colors that are used most; any other becomes the nearest of them. */
function paletteOf(data: Uint8Array): { index: (key: number) => number; keys: number[] } {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) { const key = keyOf(data, at); counts.set(key, (counts.get(key) ?? 0) + 1); }
  const keys = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, 256).map(([key]) => key);
  const known = new Map(keys.map((key, index) => [key, index]));
  const nearest = (key: number): number => {
    const [r, g, b] = channels(key);
    const away = (other: number): number => { const [x, y, z] = channels(other); return (x - r) ** 2 + (y - g) ** 2 + (z - b) ** 2; };
    return keys.reduce((best, other, index) => (away(other) < away(keys[best] as number) ? index : best), 0);
  };
  return { keys, index: (key) => { let found = known.get(key); if (found === undefined) { found = nearest(key); known.set(key, found); } return found; } };
}

export function encode({ width, height, data }: Picture, boxes: Boxes): Buffer {
  const { keys, index } = paletteOf(data);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0, at = 0; y < height; y += 1) for (let x = 0; x < width; x += 1, at += 4) rows[y * (width + 1) + 1 + x] = index(keyOf(data, at));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('tEXt', Buffer.from(`states\0${JSON.stringify(boxes)}`, 'latin1')), chunk('PLTE', Buffer.from(keys.flatMap((key) => channels(key).map((value) => value * 17)))), chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
export function decode(file: Buffer): { picture: Picture; boxes: Boxes } {
  const { width, height, data } = PNG.sync.read(file);
  for (let at = signature.length; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) !== 'tEXt') continue;
    const text = file.toString('latin1', at + 8, at + 8 + file.readUInt32BE(at));
    return { picture: { width, height, data }, boxes: JSON.parse(text.slice(text.indexOf('\0') + 1)) as Boxes };
  }
  throw new Error('the picture does not say where its states are');
}

/** Half as wide and high: each pixel the mean of four. Smaller to keep, and blind to how a letter's edge is smoothed. */
export function halved({ data, width, height }: Picture): Picture {
  const to = { width: width >> 1, height: height >> 1 }, half = new Uint8Array(to.width * to.height * 4);
  for (let y = 0, at = 0; y < to.height; y += 1) {
    for (let x = 0; x < to.width; x += 1) {
      const from = (2 * y * width + 2 * x) * 4, below = from + width * 4;
      for (let channel = 0; channel < 4; channel += 1, at += 1) half[at] = ((data[from + channel] as number) + (data[from + channel + 4] as number) + (data[below + channel] as number) + (data[below + channel + 4] as number) + 2) >> 2;
    }
  }
  return { ...to, data: half };
}
/** The part of a picture. */
export function crop({ data, width }: Picture, box: Box): Picture {
  const part = new Uint8Array(box.width * box.height * 4);
  for (let y = 0; y < box.height; y += 1) part.set(data.subarray(((box.y + y) * width + box.x) * 4, ((box.y + y) * width + box.x + box.width) * 4), y * box.width * 4);
  return { width: box.width, height: box.height, data: part };
}
export const plain = ({ width, height, data }: Picture): Buffer => PNG.sync.write(Object.assign(new PNG({ width, height }), { data: Buffer.from(data) }));
