import { and, desc, eq, getTableColumns, lt } from 'drizzle-orm';
import { organizations } from '../../schema/tables/organizations.ts';
import { outbox } from '../../schema/tables/system.ts';
import { as } from './columns.ts';
import type { Database } from './database.ts';

export const listMessages = (db: Database, ask: { sender: string; state: (typeof outbox.$inferSelect)['state'] | undefined; before: string | null; limit: number }) =>
  db.select().from(outbox).where(and(eq(outbox.senderId, ask.sender), ask.state && eq(outbox.state, ask.state), ask.before ? lt(outbox.id, ask.before) : undefined)).orderBy(desc(outbox.id)).limit(ask.limit);

export const findMessage = async (db: Database, id: string) => (await db.select().from(outbox).where(eq(outbox.id, id)).limit(1))[0];

/** The whole outbox with its senders, newest first: the demo's mailbox. */
export const listMailbox = (db: Database, recipient: string | undefined, limit: number) =>
  db.select({ ...getTableColumns(outbox), senderName: as(organizations.name, 'sender_name'), brand: organizations.brand }).from(outbox)
    .innerJoin(organizations, eq(organizations.id, outbox.senderId)).where(recipient ? eq(outbox.recipient, recipient) : undefined).orderBy(desc(outbox.id)).limit(limit);
