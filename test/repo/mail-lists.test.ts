/** The public lists of mail hosts, as the pinned packages hold them, against what the worker decides with (REG-2). */
import { expect, test } from 'vitest';
import { parse } from 'tldts';
import { canonicalEmail } from '../../schema/checks.ts';
import type { Email } from '../../schema/values.ts';
import { holds } from '../../worker/data/host-set.ts';
import { closedSuffixes, exemptHosts, mailBrands } from '../../worker/data/mail-hosts.ts';
import { mailDomain } from '../../worker/rules/mail-domain.ts';
import { licenses, lists, made, mailLists, needed, unionOfLists } from './support/mail-lists.ts';
import { packed } from './support/pack-hosts.ts';
import { read } from './support/sources.ts';

const union = unionOfLists();
const hosts = [...union.hosts.keys()];

/** Numbers in [0, 1) from a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
test('Every list is read, from a version pinned exactly', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Readonly<Record<string, string>> };
  for (const list of lists) {
    expect(list.hosts().length, list.package).toBeGreaterThan(1_500);
    expect(devDependencies[list.package]).toBe((JSON.parse(read(`node_modules/${list.package}/package.json`)) as { version: string }).version);
  }
  expect(hosts.length).toBeGreaterThan(150_000);
  expect(union.impossible.length).toBeLessThan(100);
});
test('What the worker holds is what the lists hold: if not, run node test/repo/support/mail-lists.ts', () => {
  expect(mailLists(union) === read(made.lists)).toBe(true);
  expect(licenses()).toBe(read(made.licenses));
});

const sets = JSON.parse(read(made.lists)) as Record<'webmail' | 'disposable', string[]>;
const kindsHolding = (host: string): string[] => (['webmail', 'disposable'] as const).filter((kind) => holds(sets[kind], host));
test('Every host that is needed of the lists is found, under its own kind alone', () => {
  const { webmail, disposable } = needed(union);
  expect([webmail.length > 5_000, disposable.length > 150_000]).toEqual([true, true]);
  expect(webmail.filter((host) => kindsHolding(host).join() !== 'webmail')).toEqual([]);
  expect(disposable.filter((host) => kindsHolding(host).join() !== 'disposable')).toEqual([]);
});
test('No other host is found: of a million made up, many but one letter away from a listed one, none; it would be one in 50 million', () => {
  const random = numbers(44), listed = new Set(hosts), letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  const letter = (): string => letters[Math.floor(random() * letters.length)] as string;
  const found: string[] = [];
  for (let drawn = 0; drawn < 1_000_000; drawn += 1) {
    const host = hosts[Math.floor(random() * hosts.length)] as string, at = Math.floor(random() * host.indexOf('.'));
    const other = drawn % 2 ? `${host.slice(0, at)}${letter()}${host.slice(at + 1)}` : `${Array.from({ length: 4 + (drawn % 9) }, letter).join('')}.com`;
    if (!listed.has(other) && kindsHolding(other).length) found.push(other);
  }
  expect(found).toEqual([]);
  for (const kind of ['webmail', 'disposable'] as const) expect(needed(union)[kind].length / sets[kind].length / 2 ** 32).toBeLessThan(1.2e-8);
});
test('A set of one host, of none, and of hosts whose values stand at the ends is read as it was packed', () => {
  expect(holds(packed(['norvent.com']), 'norvent.com')).toBe(true);
  expect([holds(packed([]), 'norvent.com'), holds([''], 'norvent.com'), holds(packed(['norvent.com']), 'orvela.com')]).toEqual([false, false, false]);
  // Some of so many have a quotient of nought, and some a long one.
  const some = Array.from({ length: 40 }, (_, index) => `norvent-${index}.com`);
  for (let size = 1; size <= some.length; size += 1) expect(some.map((host) => holds(packed(some.slice(0, size)), host))).toEqual(some.map((_, index) => index < size));
});

const locals = ['ann', 'a', '1', 'first.last', 'ann+partner', "o'brien", 'ünal', 'x_y-z', '=ann=', 'no-reply', 'ANN', `${'long'.repeat(15)}`, '{ann}', '!#$%'];
const subdomains = ['mail', 'smtp', 'mx1.eu', 'www', 'a.b.c', 'student', 'xn--mnchen-3ya'];
const countrySuffixes = 'fr de co.uk com.br co.jp it es pl com.au ca co.in com.mx nl be se no dk fi pt gr com.tr co.id com.sg com.hk co.nz co.za com.ar cz hu ro ie at ch lu ee lv lt com.ua rs hr si sk bg com.vn co.th com.ph com.my co.kr com.tw ma tn sn ci com.ng co.ke com.eg com.sa ae co.il'.split(' ');

test('REG-2: of 100,000 addresses of the union of the public lists, 99 in 100 are declined, those counted in that we exempt', () => {
  const random = numbers(20_261_121), number = 100_000;
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  /** A public suffix on a list has mailboxes at times; a host under it is somebody else's. */
  const below = (host: string): string => (parse(host, { allowPrivateDomains: true }).domain === null ? host : `${one(subdomains)}.${host}`);
  const shouted = (host: string): string => host.replace(/[a-z]/g, (letter) => (random() < 0.5 ? letter.toUpperCase() : letter));
  const brands = [...mailBrands];
  const draw = (): string => {
    const kind = random();
    return kind < 0.65 ? one(hosts) : kind < 0.85 ? below(one(hosts)) : kind < 0.95 ? shouted(one(hosts)) : `${one(brands)}.${one(countrySuffixes)}`;
  };
  const exempt = (host: string): boolean => {
    const { domain, publicSuffix } = parse(host, { allowPrivateDomains: true });
    return closedSuffixes.has(publicSuffix ?? '') || exemptHosts.has(domain ?? host) || exemptHosts.has(host) || [...exemptHosts].some((above) => host.endsWith(`.${above}`));
  };
  const passed: string[] = [];
  for (let drawn = 0; drawn < number;) {
    const email = canonicalEmail(`${one(locals)}@${draw()}`);
    // Too long to be an address.
    if (email === undefined) continue;
    drawn += 1;
    const { verdict } = mailDomain(email as Email, { refused: [], exempt: [] });
    if (verdict !== 'webmail' && verdict !== 'disposable') passed.push(email.slice(email.lastIndexOf('@') + 1));
  }
  const missed = passed.filter((host) => !exempt(host));
  process.stdout.write(`mail domains: ${hosts.length} in ${lists.length} lists; of ${number} addresses ${number - passed.length} declined, ${passed.length - missed.length} exempted, ${missed.length} missed\n`);
  expect((number - passed.length) / number).toBeGreaterThanOrEqual(0.99);
  expect(missed).toEqual([]);
});
test('We exempt few of the hosts on the lists', () => {
  const passed = hosts.filter((host) => mailDomain(`ann@${host}` as Email, { refused: [], exempt: [] }).verdict === 'work');
  expect(passed.length).toBeGreaterThan(50);
  expect(passed.length / hosts.length).toBeLessThan(0.002);
});
