/**
 * The public lists of mail hosts that npm offers, judged and put together (REG-2). `node test/repo/support/mail-lists.ts` writes
 * worker/data/mail-lists.json and the licenses of what is in it anew: run it after a list's version in package.json changed.
 * With hosts behind it, it says which list holds each or one above it: the packed file does not tell.
 * Left out, each for a reason measured on the day of writing against 24,000 schools' domains and 500 most visited sites:
 * - install scripts that download or need old packages: free-email-domains, freemail, is-disposable-email-domain (all but 3 in 1,000 is in the lists below);
 * - companies and schools: free-email-domains-list, company-email-validator (70 universities, cnn.com), disposable-email-detector (microsoft.com,
 *   15 schools, small firms by the thousand), @defensestation/public-email-validator (google.com), @mikkelscheike/email-provider-links (hosts of companies' mail);
 * - names that no other list knows, guessed or long sold: personal-email-domains (93 % of it), emailvalid (56 %);
 * - older copies that are wholly in those below: is-disposable, disposable-email-blocklist.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'tldts';
import { canonicalEmail } from '../../../schema/checks.ts';
import { webmailHosts } from '../../../worker/data/mail-hosts.ts';
import { packed } from './pack-hosts.ts';

const root = new URL('../../../', import.meta.url).pathname;
const text = (file: string): string => readFileSync(join(root, 'node_modules', file), 'utf8');
const json = (file: string) => (): string[] => JSON.parse(text(file)) as string[];
const lines = (file: string) => (): string[] => text(file).split('\n').filter((line) => !line.startsWith('#'));
const load = createRequire(import.meta.url);

interface List { readonly package: string; readonly kind: 'webmail' | 'disposable'; readonly hosts: () => readonly string[] }
/** Where two lists disagree on the kind, the earlier decides. */
export const lists: readonly List[] = [
  { package: 'disposable-email-domains-js', kind: 'disposable', hosts: json('disposable-email-domains-js/dist/dict/disposable_email_blocklist.json') },
  { package: 'email-providers', kind: 'webmail', hosts: json('email-providers/all.json') },
  { package: 'free-email-domains-typescript', kind: 'webmail', hosts: () => (load('free-email-domains-typescript') as { freeEmailDomains: string[] }).freeEmailDomains },
  { package: 'mailchecker', kind: 'disposable', hosts: () => [...(load('mailchecker') as { blacklist: () => Set<string> }).blacklist()] },
  { package: 'disposable-email-domains', kind: 'disposable', hosts: () => [...json('disposable-email-domains/index.json')(), ...json('disposable-email-domains/wildcard.json')()] },
  { package: 'fakefilter', kind: 'disposable', hosts: lines('fakefilter/txt/data.txt') },
  { package: 'disposable-domains', kind: 'disposable', hosts: json('disposable-domains/index.json') },
  { package: 'disposable-email', kind: 'disposable', hosts: json('disposable-email/domains.json') },
  { package: '@dahoom/disposable-email', kind: 'disposable', hosts: json('@dahoom/disposable-email/domains.json') },
  { package: 'burner-email-providers', kind: 'disposable', hosts: lines('burner-email-providers/emails.txt') },
];

const suffixes = { allowPrivateDomains: true, extractHostname: false, validateHostname: false } as const;

export interface Union { /** ASCII, each once, by its kind. */ readonly hosts: ReadonlyMap<string, List['kind']>; /** What no address can have: no host name, or a suffix that does not exist. */ readonly impossible: readonly string[] }
export function unionOfLists(): Union {
  const hosts = new Map<string, List['kind']>(), impossible = new Set<string>();
  for (const list of lists) for (const entry of list.hosts()) {
    const typed = entry.trim().toLowerCase();
    if (!typed) continue;
    const host = canonicalEmail(`ann@${typed}`)?.slice('ann@'.length);
    const found = host === undefined ? undefined : parse(host, suffixes);
    if (host === undefined || !(found?.isIcann || found?.isPrivate)) impossible.add(typed);
    else if (!hosts.has(host)) hosts.set(host, list.kind);
  }
  return { hosts, impossible: [...impossible] };
}

/** Whether it names a mail host already by one above it, so that the list needs it no more. */
function covered(host: string, hosts: Union['hosts']): boolean {
  const { domain } = parse(host, suffixes);
  for (let at = host; ;) {
    if (webmailHosts.has(at) || (at !== host && hosts.has(at))) return true;
    if (domain === null || at === domain) return false;
    at = at.slice(at.indexOf('.') + 1);
  }
}

/** What the worker needs of the lists, by kind. */
export const needed = ({ hosts }: Union): Record<List['kind'], string[]> => {
  const of = (kind: List['kind']): string[] => [...hosts].flatMap(([host, its]) => (its === kind && !covered(host, hosts) ? [host] : []));
  return { webmail: of('webmail'), disposable: of('disposable') };
};

/** The text of worker/data/mail-lists.json, in lines of its own so that a changed host changes one. */
export function mailLists(union: Union): string {
  const { webmail, disposable } = needed(union);
  return `${JSON.stringify({ webmail: packed(webmail), disposable: packed(disposable) }, null, 1)}\n`;
}

/** What the lists' licenses ask to be kept with copies of them. */
export function licenses(): string {
  const own = (name: string): string => {
    const { license } = JSON.parse(text(`${name}/package.json`)) as { license: string };
    // CC0 asks for nothing, and is long.
    for (const file of license.startsWith('CC0') ? [] : ['LICENSE', 'license.md']) try { return text(`${name}/${file}`).trim(); } catch { continue; }
    return `${license}, without a text of its own.`;
  };
  return lists.map((list) => `${list.package}\n\n${own(list.package)}\n`).join(`\n${'-'.repeat(80)}\n\n`);
}

export const made = { lists: 'worker/data/mail-lists.json', licenses: 'worker/data/mail-lists.licenses.txt' } as const;
/** Which list holds the host or one above it, for who asks why an address was declined. */
export const holders = (host: string): string[] => lists.flatMap((list) => list.hosts().filter((one) => host === one || host.endsWith(`.${one}`)).map((one) => `${list.package}: ${one}, ${list.kind}`));

if (import.meta.main) {
  const asked = process.argv.slice(2);
  for (const host of asked) console.log(`${host}\n${holders(host).map((one) => `  ${one}\n`).join('') || '  no list\n'}`);
  if (!asked.length) {
    writeFileSync(join(root, made.lists), mailLists(unionOfLists()));
    writeFileSync(join(root, made.licenses), licenses());
  }
}
