/** What a first page of the activity log reads, for each kind of organization, while the log grows to a million entries: the same (PAG-3, OPR-10). */
import { listActivity } from '../../schema/activity.ts';
import { world } from '../../demo/world/world.ts';
import { costIn } from './costs.ts';
import { standFor } from './cloudflare-test.ts';
import type { Support } from './reads.ts';
import type { Started } from './worker.ts';

/** Rows read for one row shown, at most: those of the page, and one that tells that there are more. */
export const mostPerRow = 1.04;
export const logSizes = [10_000, 100_000, 1_000_000] as const;
export interface LogCost { readonly size: number; readonly kind: string; readonly perRow: number; readonly calls: number }

const chunk = 50_000;
async function grow({ env }: Started, from: number, to: number): Promise<void> {
  const db = env.DB as unknown as { prepare(sql: string): { bind(...values: unknown[]): { run(): Promise<unknown> } } };
  for (let at = from; at < to; at += chunk) {
    await db.prepare(`WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO activity (id, at, event, rule, actor_kind, actor_id, program_id, vendor_id, distributor_id, organization_id, subject_id, details, seq)
      SELECT 'act_' || printf('%012x', 1500000000000 + i) || '7' || printf('%019x', i), 1500000000000 + i, 'registration.requested', 'REG-1', 'operator', ?, ?, ?, ?, ?, 'reg_' || printf('%032x', i / 4), '{"domain":"orvela.example"}', -i FROM n`)
      .bind(at + 1, Math.min(at + chunk, to), world.distributors.first.operators.admin.id, world.programs.n.id, world.vendors.n.id, world.distributors.first.id, world.partners.vauclair.id).run();
  }
}

export async function measureLog(worker: Started): Promise<LogCost[]> {
  standFor(worker);
  const { call, sessionOf } = (await import(new URL('../support/caller.ts', import.meta.url).href)) as Pick<Support, 'call' | 'sessionOf'>;
  const readers = { vendor: world.vendors.n.operators.admin, distributor: world.distributors.first.operators.admin, partner: world.partners.vauclair.operators.superAdmin };
  const found: LogCost[] = [];
  let at = 0;
  for (const size of logSizes) {
    await grow(worker, at, size);
    at = size;
    for (const [kind, reader] of Object.entries(readers)) {
      const sent = await sessionOf(reader), cost = async (query: { to?: string }) => { const { headers, text } = await call(listActivity, { query }, sent); return { ...costIn(headers), shown: (JSON.parse(text) as { rows: unknown[] }).rows.length }; };
      // Who calls is read, too: a page of nothing reads that alone.
      const nothing = await cost({ to: '1980-01-01T00:00:00.000Z' }), page = await cost({});
      found.push({ size, kind, perRow: (page.rowsRead - nothing.rowsRead) / page.shown, calls: page.calls - 1 });
    }
  }
  return found;
}
