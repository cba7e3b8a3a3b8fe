import { sql } from 'drizzle-orm';
import { registrations } from '../../schema/tables/registration.ts';
import { links, sessions } from '../../schema/tables/system.ts';
import type { Database } from './database.ts';
import { idBefore } from './retention.ts';

export interface Open { readonly links: number; readonly registrations: number; readonly sessions: number }
/** What is open and was begun before an instant: links that somebody may still follow, registrations with a status link, sessions in a browser. */
export async function countOpen(db: Database, before: number, now: number): Promise<Open> {
  const [row] = await db.select({
    links: sql<number>`(SELECT count(*) FROM ${links} WHERE id < ${idBefore('lnk', before)} AND used_at IS NULL AND canceled_at IS NULL AND expires_at > ${now})`.as('links'),
    registrations: sql<number>`(SELECT count(*) FROM ${registrations} WHERE id < ${idBefore('reg', before)} AND state IN ('draft', 'email_confirmed', 'under_review'))`.as('registrations'),
    sessions: sql<number>`(SELECT count(*) FROM ${sessions} WHERE id < ${idBefore('ses', before)} AND ended_at IS NULL AND expires_at > ${now})`.as('sessions'),
  }).from(sql`(SELECT 1)`);
  return row ?? { links: 0, registrations: 0, sessions: 0 };
}
