/** Who can lift a refusal, by name: any operator may know who its admins are (OPR-2). */
import type { Refusal } from '../rules/decision.ts';
import { listAdminNames } from '../store/operators.ts';
import type { Database } from '../store/database.ts';
import type { OperatorCaller } from './context.ts';

/** Refusals that an admin of the own organization lifts for the operator who meets them. */
const lifted: ReadonlySet<Refusal['code']> = new Set(['permission.denied', 'operator.own_removal']);

/** The refusal with up to three names. What cannot be read is left out: the refusal stands either way. */
export async function named(db: Database, refusal: Refusal, who: Pick<OperatorCaller, 'organizationId' | 'operatorId'>): Promise<Refusal> {
  const { role } = refusal.facts ?? {};
  if (!lifted.has(refusal.code) || refusal.facts?.people || (refusal.code === 'permission.denied' && !role)) return refusal;
  const people = await listAdminNames(db, { organization: who.organizationId, but: who.operatorId, role: role === 'super_admin' ? 'super_admin' : 'admin' }).catch(() => []);
  return { ...refusal, facts: { ...refusal.facts, people } };
}
