/** Whose domain an address has: a company's, public mail, a throw-away one, or none known. */
import { parse } from 'tldts';
import type { Policy } from '../../schema/programs.ts';
import type { Email } from '../../schema/values.ts';
import { holds } from '../data/host-set.ts';
import { closedSuffixes, countryMailBrands, disposableBrands, exemptHosts, mailBrands, sharedHosts, webmailHosts, wordSuffixes } from '../data/mail-hosts.ts';
import lists from '../data/mail-lists.json' with { type: 'json' };

export interface MailDomain {
  /** The registrable domain, by the public suffix list with private suffixes; the full host where `shared`. ASCII. */
  readonly domain: string;
  readonly verdict: 'work' | 'webmail' | 'disposable' | 'unknown_suffix';
  /** It is nobody's company domain: two addresses under it say nothing about one company. */
  readonly shared: boolean;
}

const suffixes = { allowPrivateDomains: true, extractHostname: false, validateHostname: false } as const;

/** `host` and the hosts above it, down to `last`: mail.yahoo.example, yahoo.example. */
function hostsAbove(host: string, last: string): string[] {
  const hosts = [host];
  for (let at = host; at !== last && at.includes('.');) hosts.push(at = at.slice(at.indexOf('.') + 1));
  return hosts;
}

/** The most specific of a policy's entries that covers the host; longer is more specific. */
const covering = (entries: readonly string[], hosts: readonly string[]): number =>
  entries.reduce((longest, entry) => (hosts.includes(entry.toLowerCase()) ? Math.max(longest, entry.length) : longest), 0);

type Listed = 'webmail' | 'disposable' | undefined;
function verdictOf(hosts: readonly string[], name: string | null, suffix: string | null): Listed {
  if (suffix !== null && closedSuffixes.has(suffix)) return undefined;
  for (const host of hosts) {
    if (exemptHosts.has(host)) return undefined;
    if (webmailHosts.has(host) || holds(lists.webmail, host)) return 'webmail';
    if (holds(lists.disposable, host)) return 'disposable';
  }
  if (name === null || suffix === null) return undefined;
  if (disposableBrands.has(name)) return 'disposable';
  if (mailBrands.has(name)) return 'webmail';
  return countryMailBrands.has(name) && /(^|\.)[a-z]{2}$/.test(suffix) && !wordSuffixes.has(suffix) ? 'webmail' : undefined;
}

/**
 * Decides on an address by its domain alone.
 * @rule REG-2 A public webmail or disposable domain, its country variants and subdomains are declined; a program's own lists win, the more
 * specific entry first and an exemption where both name the same. Exempted public mail is let in, but stays nobody's company domain.
 */
export function mailDomain(email: Email, policy: Policy['mailDomains']): MailDomain {
  const host = email.slice(email.lastIndexOf('@') + 1);
  const found = parse(host, suffixes);
  // A host that is itself a public suffix (gov.uk, github.io) has mailboxes at times; nobody's company owns it.
  const hosts = hostsAbove(host, found.domain ?? host);
  const above = hostsAbove(host, '');
  const known = verdictOf(hosts, found.domainWithoutSuffix, found.publicSuffix);
  const shared = known !== undefined || found.domain === null || above.slice(1).some((one) => sharedHosts.has(one));
  const refused = covering(policy.refused, above), exempt = covering(policy.exempt, above);
  const verdict = refused > exempt ? (known ?? 'webmail') : exempt > 0 ? 'work' : known ?? (found.isIcann || found.isPrivate ? 'work' : 'unknown_suffix');
  return { domain: shared || found.domain === null ? host : found.domain, verdict, shared };
}
