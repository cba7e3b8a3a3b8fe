import { eq } from 'drizzle-orm';
import { operators } from '../../schema/tables/organizations.ts';
import type { Erasable } from '../rules/erasure.ts';
import type { Database } from './database.ts';

/** Every operator of an address, in whatever organization. */
export const listErasable = (db: Database, email: string): Promise<Erasable[]> =>
  db.select({ id: operators.id, organization: operators.organizationId, state: operators.state }).from(operators).where(eq(operators.email, email));
