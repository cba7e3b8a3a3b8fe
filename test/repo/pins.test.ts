/** The counts of the bench against their pins: what each endpoint costs in D1, and the bytes that go out. Times stay in `npm run bench`. */
import { spawn } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { api } from '../../schema/api.ts';
import { tagNames } from '../../components/tags.ts';
import { type Measured, judge, orphans, readPins } from '../bench/pins.ts';
import { root } from './support/sources.ts';

let ran: { readonly code: number | null; readonly out: string; readonly err: string };
beforeAll(async () => {
  const child = spawn(process.execPath, ['test/bench/bench.ts', '--counts'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '', err = '';
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
  ran = await new Promise((resolve) => { child.on('close', (code) => resolve({ code, out, err })); });
}, 60_000);

test('every endpoint and every element is measured', () => {
  const measured = ran.out.split('\n').map((line) => line.split(/\s+/)[0] === 'bytes' ? line.split(/\s+/)[1] : line.split(/\s+/)[0]);
  for (const name of [...api.map((one) => one.name), ...tagNames, 'loader', 'worker']) expect(measured, ran.err).toContain(name);
});
test('nothing costs more than its pin, or than its limit', () => expect([ran.err.trim(), ran.code]).toEqual(['', 0]));

const one: Measured = { name: 'cost readMe statements', value: 4, unit: 'statements', pin: 'exact' };
const faultOf = (over: Partial<Measured>, pins: Record<string, number>): string | undefined => judge([{ ...one, ...over }], pins)[0]?.fault;
test('what passes a pin and what does not', () => {
  expect(faultOf({}, { [one.name]: 4 })).toBeUndefined();
  expect(faultOf({}, { [one.name]: 3 })).toContain('above its pin of 3');
  expect(faultOf({}, { [one.name]: 5 })).toContain('below its pin of 5');
  expect(faultOf({ pin: 'at_most' }, { [one.name]: 5 })).toBeUndefined();
  expect(faultOf({ pin: 'at_most', value: 103, slack: 0.03 }, { [one.name]: 100 })).toBeUndefined();
  expect(faultOf({ pin: 'at_most', value: 104, slack: 0.03 }, { [one.name]: 100 })).toContain('above its pin');
  expect(faultOf({ most: 3 }, { [one.name]: 4 })).toContain('above its limit of 3');
  expect(faultOf({}, {})).toContain('has no pin');
  expect(faultOf({ value: Number.NaN }, { [one.name]: 4 })).toContain('not measured');
  expect(orphans([one], { [one.name]: 4, 'cost readNothing calls': 1, 'types tsconfig.json': 9 }, ['cost'])).toEqual(['cost readNothing calls']);
  expect(Object.keys(readPins()).length).toBeGreaterThan(api.length * 4);
});
