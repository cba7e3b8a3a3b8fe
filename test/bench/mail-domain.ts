/** How long the decision on one address takes. */
import type { Email } from '../../schema/values.ts';
import { world } from '../../demo/world/world.ts';
import { mailDomain } from '../../worker/rules/mail-domain.ts';
import { needed, unionOfLists } from '../repo/support/mail-lists.ts';
import { median } from './latency.ts';

/** In ms: of the median address, and of the dearest. */
export const mostMedian = 0.02, mostTime = 1;
const number = 2_000, passes = 3;

/** Public mail, throw-away mail, companies, hosts deep and under suffixes of several labels, hosts under a shared one, and unknown suffixes: in turn. */
export function addresses(): Email[] {
  const { webmail, disposable } = needed(unionOfLists());
  const hosts = [
    (index: number) => webmail[(index * 37) % webmail.length], (index: number) => disposable[(index * 611) % disposable.length], (index: number) => `orvela-${index}.com`,
    (index: number) => `mail.eu.branch-${index}.orvela.co.uk`, (index: number) => `tenant-${index}.onmicrosoft.com`, (index: number) => `orvela-${index}.notasuffix`, (index: number) => `${'a.'.repeat(60)}orvela-${index}.com.br`, (index: number) => `xn--bcher-${index}.xn--p1ai`,
  ];
  return Array.from({ length: number }, (_, index) => `ana+${index}@${hosts[index % hosts.length]?.(index)}` as Email);
}

/** All in ms. Of each address the best of its passes counts: its own cost, without what the system did in between. `worstOnce` is of the first pass as it came. */
export interface DecisionTime { readonly first: number; readonly p50: number; readonly worst: number; readonly worstOnce: number }

export function measureMailDomain(): DecisionTime {
  const { mailDomains } = world.programs.n.policy;
  const all = addresses();
  const time = (address: Email): number => {
    const started = performance.now();
    mailDomain(address, mailDomains);
    return performance.now() - started;
  };
  const first = time(all[0] as Email);
  const best = all.map(() => Number.POSITIVE_INFINITY);
  let worstOnce = 0;
  for (let pass = 0; pass < passes; pass += 1) {
    for (const [index, address] of all.entries()) best[index] = Math.min(best[index] as number, time(address));
    worstOnce ||= Math.max(...best);
  }
  return { first, p50: median(best), worst: Math.max(...best), worstOnce };
}
