/** What an event's entry in writes.ts is made of: what must still hold when it is written, and what it writes. */
import { type SQL, eq, sql } from 'drizzle-orm';
import { fold } from '../../schema/fold.ts';
import type { EventName, EventOf, NewLink, QueueCard, QuietName } from '../../schema/events.ts';
import type { ProblemCode } from '../../schema/problems.ts';
import { operators } from '../../schema/tables/organizations.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { requests } from '../../schema/tables/requests.ts';
import { links } from '../../schema/tables/system.ts';
import type { Actor, CommitContext } from './commit.ts';
import type { Database, Statement } from './database.ts';

export interface Write<N extends EventName | QuietName> {
  readonly guards?: (event: EventOf<N>, context: CommitContext) => [ProblemCode, SQL][];
  readonly rows: (event: EventOf<N>, context: CommitContext) => Statement[];
}
export type Writes<N extends EventName | QuietName> = { readonly [K in N]: Write<K> };

export const updateRegistration = (db: Database, id: string, values: Partial<typeof registrations.$inferInsert>): Statement => db.update(registrations).set(values).where(eq(registrations.id, id));
export const updateRequest = (db: Database, subject: string, values: { [K in keyof typeof requests.$inferInsert]?: (typeof requests.$inferInsert)[K] | SQL }): Statement => db.update(requests).set(values).where(eq(requests.subjectId, subject));

/** The row of the queue as it begins: `viewers` are who may see it besides. */
export const newRequest = (db: Database, card: QueueCard, row: Omit<typeof requests.$inferInsert, 'id' | 'programName' | 'distributorName' | 'actorId' | 'actorKind' | 'deadlineAt'>): Statement => db.insert(requests).values({
  ...row, id: card.request, programName: card.programName, distributorName: card.distributorName, deadlineAt: card.deadlineAt,
  actorId: row.state === 'pending' ? card.actor.id : null, actorKind: row.state === 'pending' ? card.actor.kind : null,
});
/** What a decision leaves in the queue: who made it, for those who may know. */
export const decidedBy = (actor: Actor, vendor: boolean): Pick<Parameters<typeof updateRequest>[2], 'actorId' | 'actorKind' | 'deadlineAt' | 'deciderKind' | 'deciderName'> => ({
  actorId: null, actorKind: null, deadlineAt: null,
  deciderKind: vendor ? 'vendor' : actor.kind === 'operator' ? 'operator' : 'policy',
  deciderName: actor.kind === 'operator' && actor.id !== null ? sql`(SELECT name FROM ${operators} WHERE id = ${actor.id})` : null,
});
/** What a list sorts an operator by, and searches. */
export const listed = (name: string, email: string): { readonly sortName: string; readonly search: string } => ({ sortName: fold(name || email), search: fold(`${name} ${email}`) });
/** An invitation whose time is over holds its address no longer, though the clock's job may not have seen it. */
export const releaseAddress = (db: Database, email: string, now: number, but = ''): Statement =>
  db.update(operators).set({ lapsed: true }).where(sql`email = ${email} AND id <> ${but} AND state = 'invited' AND invitation_expires_at <= ${now}`);
export const newLink = (db: Database, { id, hash }: NewLink, kind: 'welcome' | 'sign_in' | 'invitation', operator: string, now: number, life: number): Statement =>
  db.insert(links).values({ id, tokenHash: hash, kind, operatorId: operator, createdAt: now, expiresAt: now + life });
