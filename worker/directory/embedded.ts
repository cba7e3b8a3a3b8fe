import { eq } from 'drizzle-orm';
import { companyDirectory } from '../../schema/tables/requests.ts';
import type { Database } from '../store/database.ts';
import type { CompanyDirectory } from './directory.ts';

/** Companies in a table: what a portal without a contract with a register has, and the demo. */
export const embeddedDirectory = (db: Database): CompanyDirectory => ({
  async find(duns) {
    const [row] = await db.select().from(companyDirectory).where(eq(companyDirectory.duns, duns)).limit(1);
    return row ? { found: 'yes', company: row.company } : { found: 'no', company: null };
  },
});
