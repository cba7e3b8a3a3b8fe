/** The public lists of mail hosts, as the pinned packages hold them, against what the worker decides with (REG-2). */
import { expect, test } from 'vitest';
import { parse } from 'tldts';
import { canonicalEmail } from '../../schema/checks.ts';
import type { Email } from '../../schema/values.ts';
import { closedSuffixes, exemptHosts, mailBrands } from '../../worker/data/mail-hosts.ts';
import { mailDomain } from '../../worker/rules/mail-domain.ts';
import { licenses, lists, made, mailLists, unionOfLists } from './support/mail-lists.ts';
import { read } from './support/sources.ts';

const union = unionOfLists();
const hosts = [...union.hosts.keys()];

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
