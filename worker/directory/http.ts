import * as v from 'valibot';
import { CompanyDetails } from '../../schema/registration.ts';
import type { CompanyDirectory } from './directory.ts';

/** How long a register may take, in ms: the applicant waits, and can type instead. */
const patience = 3_000;
/** What the register answers, in bytes at most. */
const longest = 64 * 1024;
const none = (found: 'no' | 'unavailable') => ({ found, company: null });

/**
 * A register behind an address: `GET <base>/<duns>` answers 200 with a company (schema/registration.ts, CompanyDetails; other members are let go), or 404. Anything else, a wrong shape
 * or another number's company among it, is no answer.
 */
export const httpDirectory = (base: string, token: string | undefined, call: typeof fetch = (...request) => fetch(...request)): CompanyDirectory => ({
  async find(duns) {
    try {
      const response = await call(`${base.replace(/\/$/, '')}/${duns}`, { headers: { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, redirect: 'manual', signal: AbortSignal.timeout(patience) });
      if (response.status === 404) return none('no');
      const text = response.status === 200 ? await response.text() : '';
      if (text === '' || text.length > longest) return none('unavailable');
      const parsed = v.safeParse(v.object({ ...CompanyDetails.entries, address: v.object(CompanyDetails.entries.address.entries), duns: v.literal(duns) }), JSON.parse(text));
      return parsed.success ? { found: 'yes', company: parsed.output as CompanyDetails } : none('unavailable');
    } catch {
      return none('unavailable');
    }
  },
});
