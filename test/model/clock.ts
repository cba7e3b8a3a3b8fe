/** The model's block list, activations made beforehand, and what time does. */
import { all, close, type Company, day, declineForVendor, type Distributor, domainOf, endTransfer, type Model, type Registration, say, type Transfer } from './model.ts';

export function block(m: Model, key: string): string {
  m.blocks.add(key);
  for (const one of all(m)) if (one.program === 'n' && (one.state === 'email_confirmed' || one.state === 'under_review') && (key === `address:${one.email}` || key === `domain:${domainOf(one.email)}` || key === `duns:${one.duns}`)) declineForVendor(m, one);
  return 'ok';
}
export function lift(m: Model, key: string): string {
  m.blocks.delete(key);
  return 'ok';
}
export const activateBeforehand = (m: Model, distributor: Distributor, domain: string): void => { m.activations.push({ distributor, domain, registration: null, company: null }); };

/** Time has passed, and the portal's own job has run once. */
export function passed(m: Model): void {
  for (const one of all(m)) {
    if ((one.state !== 'draft' && one.state !== 'email_confirmed') || one.createdAt >= m.now - 30 * day) continue;
    close(m, one, 'expired', 'expired');
    say(m, 'registration.expired', one.key);
  }
  const due = [
    ...all(m).filter((one) => one.state === 'under_review' && one.deadline !== null).map((one) => ({ at: one.deadline as number, act: () => joinIsDue(m, one) })),
    ...[...m.transfers.values()].filter((one) => one.state === 'requested' && !one.escalated).map((one) => ({ at: one.deadline, act: () => transferIsDue(m, one) })),
  ];
  for (const { act } of due.filter((one) => one.at <= m.now).toSorted((a, b) => a.at - b.at)) act();
}
function joinIsDue(m: Model, one: Registration): void {
  if (m.now >= one.submittedAt + 30 * day) {
    close(m, one, 'expired', 'expired');
    say(m, 'registration.expired', one.key);
    endTransfer(m, one);
  } else if (one.actor === one.joining) {
    const { tie } = m.companies.get(one.joining as string) as Company;
    Object.assign(one, { actor: tie, seenBy: tie, deadline: one.submittedAt + 30 * day });
    say(m, 'join.escalated', one.key);
  }
}
function transferIsDue(m: Model, one: Transfer): void {
  if (one.state !== 'requested') return;
  one.escalated = true;
  say(m, 'transfer.escalated', one.key);
}
