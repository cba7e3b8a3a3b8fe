/** Loads who has an address, and what stands of it. One round trip, however many are asked for. */
import { type SQL, sql } from 'drizzle-orm';
import type { toldReasons } from '../../schema/mail.ts';
import { operators, programs } from '../../schema/tables/organizations.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { idempotency, outbox, suppressions } from '../../schema/tables/system.ts';
import type { Address, Holder } from '../rules/addresses.ts';
import type { Database } from './database.ts';

/** What is told: of an address (canonical), of a message by its provider's id or by ours, or of both. */
export interface Told { readonly reason: (typeof toldReasons)[number]; readonly address: string | null; readonly providerId: string | null; readonly message: string | null; /** Hash of the event's own id. */ readonly key: string | null }
export interface ToldFacts { readonly told: Told; readonly address: Address; readonly holders: readonly Holder[]; readonly message: string | null }

const all = (values: readonly (string | null)[]): SQL => sql`SELECT value FROM json_each(${JSON.stringify([...new Set(values.filter((value) => value !== null))])})`;

/**
 * Those that are ours and were not told before. Where a message is named, its recipient counts: mail that was passed on bounces for another address.
 * Who holds an address: operators with access or invited, and registrations that are open; where nobody does, the newest message that went there.
 */
export async function loadTold(db: Database, told: readonly Told[]): Promise<ToldFacts[]> {
  const addresses = all(told.map(({ address }) => address)), provided = all(told.map(({ providerId }) => providerId)), named = all(told.map(({ message }) => message));
  const these = sql`provider_id IS NOT NULL AND provider_id IN (${provided}) OR id IN (${named})`;
  const everyone = sql`${addresses} UNION SELECT recipient FROM ${outbox} WHERE ${these}`;
  const message = { id: outbox.id, recipient: outbox.recipient, providerId: outbox.providerId, sender: outbox.senderId };
  const [known, named_, newest, people, asking, seen] = await db.batch([
    db.select({ address: suppressions.address, reason: suppressions.reason, at: suppressions.at }).from(suppressions).where(sql`address IN (${everyone})`),
    db.select(message).from(outbox).where(these),
    db.select(message).from(outbox).where(sql`id IN (SELECT (SELECT max(o.id) FROM outbox o WHERE o.recipient = a.value) FROM (${addresses}) AS a)`),
    db.select({ id: operators.id, organization: operators.organizationId, email: operators.email }).from(operators).where(sql`email IN (${everyone}) AND state <> 'removed' AND lapsed = 0`),
    // An open registration holds its address in every program once.
    db.select({ id: registrations.id, organization: registrations.joiningId, program: registrations.programId, distributor: registrations.distributorId, email: registrations.email }).from(registrations)
      .where(sql`open_key IN (SELECT p.id || ':' || a.value FROM ${programs} AS p, (${everyone}) AS a) AND state IN ('draft', 'email_confirmed', 'under_review')`),
    db.select({ id: idempotency.id }).from(idempotency).where(sql`id IN (${all(told.map(({ key }) => key))})`),
  ]);
  const before = new Set(seen.map(({ id }) => id));
  return told.flatMap((one): ToldFacts[] => {
    if (one.key !== null && before.has(one.key)) return [];
    const mail = named_.find((row) => (one.providerId !== null && row.providerId === one.providerId) || (one.message !== null && row.id === one.message));
    const email = mail?.recipient ?? one.address, last = mail ?? newest.find((row) => row.recipient === email);
    if (!email) return [];
    const holders: Holder[] = [
      ...people.filter((row) => row.email === email).map(({ id, organization }) => ({ id, organization, program: null, distributor: null })),
      ...asking.filter((row) => row.email === email).map(({ id, organization, program, distributor }) => ({ id, organization, program, distributor })),
    ];
    const stands = known.find((row) => row.address === email);
    return [{
      told: one, address: { email, stands: stands?.reason ?? null, since: stands?.at ?? null }, message: mail?.id ?? null,
      holders: holders.length > 0 || !last ? holders : [{ id: last.id, organization: last.sender, program: null, distributor: null }],
    }];
  });
}
