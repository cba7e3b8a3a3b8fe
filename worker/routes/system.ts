import { sql } from 'drizzle-orm';
import { readHealth } from '../../schema/system.ts';
import { outbox } from '../../schema/tables/system.ts';
import { route } from '../http/route.ts';
import { version } from '../version.ts';

export const systemRoutes = [
  route(readHealth, async ({ db }) => {
    const rows = await db.select({ parked: sql<number>`count(*)`.as('parked') }).from(outbox).where(sql`state = 'parked'`);
    return { reply: { status: 'ok' as const, version, parked: rows[0]?.parked ?? 0 } };
  }),
];
