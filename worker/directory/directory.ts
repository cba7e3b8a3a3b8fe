/** The company directory: a port with two adapters. Which one serves is configuration; both pass one test of the contract (ENR-2). */
import type { CompanyDetails } from '../../schema/registration.ts';
import type { Env } from '../env.ts';
import type { Database } from '../store/database.ts';
import { embeddedDirectory } from './embedded.ts';
import { httpDirectory } from './http.ts';

export type Found = { readonly found: 'yes'; readonly company: CompanyDetails } | { readonly found: 'no' | 'unavailable'; readonly company: null };
export interface CompanyDirectory {
  /** The company with a D-U-N-S number of nine digits. A directory that does not answer in time is `unavailable`: one goes on by hand. Never throws. */
  find(duns: string): Promise<Found>;
}

/** The directory at `COMPANY_DIRECTORY_URL`, or the table of this database. */
export const companyDirectory = (env: Pick<Env, 'COMPANY_DIRECTORY_URL' | 'COMPANY_DIRECTORY_TOKEN'>, db: Database): CompanyDirectory =>
  (env.COMPANY_DIRECTORY_URL ? httpDirectory(env.COMPANY_DIRECTORY_URL, env.COMPANY_DIRECTORY_TOKEN) : embeddedDirectory(db));
