/** The real portal, with a clock of its own: one sequence begins where nobody has asked for anything yet. */
import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test';
import type { Endpoint, RequestOf } from '../../schema/endpoint.ts';
import { idPrefixes } from '../../schema/values.ts';
import { createApp } from '../../worker/app.ts';
import type { Env } from '../../worker/env.ts';
import { signSessionToken } from '../../worker/http/tokens.ts';
import { housekeep } from '../../worker/jobs/housekeep.ts';
import { deriveApplicantToken } from '../../worker/messages/secrets.ts';
import { world } from '../../demo/world/world.ts';
import { type Sent, pages, requestFor } from '../support/caller.ts';
import type { Distributor } from './model.ts';

/** A Monday afternoon in the program's zone. */
export const start = Date.parse('2031-03-03T14:00:00Z');
const clock = { now: start, made: 0 };
/** Ids that sort by the model's time. */
const newId = (kind: keyof typeof idPrefixes): string => `${idPrefixes[kind]}_${clock.now.toString(16).padStart(12, '0')}${(clock.made += 1).toString(16).padStart(20, '0')}`;
const app = createApp({ now: () => clock.now, newId, patience: { call: 30_000, request: 60_000 } });
/** Messages stay in the outbox, where they are counted. */
const bindings: Env = { ...(env as unknown as Env), OUTBOX: { sendBatch: async () => undefined } as unknown as Env['OUTBOX'] };
const context = createExecutionContext;

export const { first, second } = world.distributors;
export const distributors = { first, second } as const;
export const program = { n: world.programs.n.id, m: world.programs.m.id } as const;
const origin = pages.vendor.origin;

export async function call<E extends Endpoint>(endpoint: E, input: RequestOf<E>, sent: Sent): Promise<{ code: string; reply: Record<string, unknown> }> {
  const running = context();
  const response = await app.fetch(requestFor(endpoint, input, sent), bindings, running);
  const reply = (await response.json()) as Record<string, unknown>;
  await waitOnExecutionContext(running);
  if (response.status >= 500) throw new Error(`${endpoint.name} answered ${response.status} ${String(reply['code'])}`);
  const code = response.status < 300 ? 'ok' : String(reply['code']);
  if (code !== 'ok' && !undeclared.has(code) && !endpoint.problems.includes(code as never)) throw new Error(`${endpoint.name} refuses with ${code}, which it does not declare`);
  return { code, reply };
}
/** Codes that every endpoint has. */
const undeclared: ReadonlySet<string> = new Set(['resource.not_found', 'permission.denied']);

/** The pages of the vendor, where the applicant chooses, and of the first distributor, which is fixed. */
export const pageOf = (page: Distributor | null): Sent => (page === 'first' ? pages.distributor : pages.vendor);
export const applicantOf = async (registration: string, page: Distributor | null): Promise<Sent> => ({ ...pageOf(page), bearer: await deriveApplicantToken(bindings.LINK_SECRET, registration, clock.now + 86_400_000) });

const long = 9_000_000_000_000;
const known = new Map<string, string>();
export async function sessionOf(operator: { readonly id: string; readonly organization: string }): Promise<Sent> {
  const session = known.get(operator.id) ?? `ses_${operator.id.slice(4)}`;
  if (!known.has(operator.id)) await env.DB.prepare('INSERT OR REPLACE INTO sessions (id, operator_id, origin, created_at, proven_at, expires_at) VALUES (?, ?, ?, 0, ?, ?)').bind(session, operator.id, origin, long, long).run();
  known.set(operator.id, session);
  const { token } = await signSessionToken(bindings, { session, operator: operator.id, organization: operator.organization, origin, scopes: undefined }, clock.now);
  return { bearer: token, origin };
}
export const staff = {
  first: { id: first.operators.admin.id, organization: first.id }, second: { id: second.operators.superAdmin.id, organization: second.id }, vendor: { id: world.vendors.n.operators.admin.id, organization: world.vendors.n.id },
} as const;

export const moveClock = (to: number): void => { clock.now = to; };
export const keepHouse = (): Promise<void> => housekeep(bindings, clock.now);

const partners = "(SELECT id FROM organizations WHERE kind = 'partner')";
const theirs = `(SELECT id FROM operators WHERE organization_id IN ${partners} OR state = 'invited')`;
/** Takes away what sequences make, and the demo's partners and invitations, so that a table holds one sequence only. */
const emptied = [
  'PRAGMA defer_foreign_keys = on', 'DELETE FROM request_notes', 'DELETE FROM requests', 'DELETE FROM transfers', 'DELETE FROM blocks', 'DELETE FROM product_activations', 'DELETE FROM enrollment_distributors', 'DELETE FROM enrollments',
  `DELETE FROM sessions WHERE operator_id IN ${theirs}`, `DELETE FROM links WHERE operator_id IN ${theirs}`, 'DELETE FROM registrations', `DELETE FROM operators WHERE id IN ${theirs}`,
  `DELETE FROM organization_domains WHERE organization_id IN ${partners}`, "DELETE FROM organizations WHERE kind = 'partner'", 'DELETE FROM activity', 'DELETE FROM decisions', 'DELETE FROM outbox',
];
export async function begin(): Promise<void> {
  clock.now = start;
  for (const id of known.keys()) if (!Object.values(staff).some((one) => one.id === id)) known.delete(id);
  await env.DB.batch(emptied.map((sql) => env.DB.prepare(sql)));
}
export const activatedBeforehand = (distributor: Distributor, domain: string): Promise<unknown> =>
  env.DB.prepare('INSERT INTO product_activations (id, program_id, distributor_id, domain, created_at) VALUES (?, ?, ?, ?, ?)').bind(newId('activation'), program.n, distributors[distributor].id, domain, clock.now).run();

export interface Rows {
  readonly registrations: readonly { id: string; program: string; email: string; kind: string; state: string; distributor: string | null; joining: string | null; declinedBy: string | null; reapply: string | null; reapplyOn: string | null; openKey: string | null; organization: string | null; confirmed: number | null }[];
  readonly requests: readonly { subject: string; kind: string; state: string; actor: string | null; distributor: string | null }[];
  readonly transfers: readonly { id: string; state: string; fromId: string; toId: string; organization: string; enrollment: string; registration: string | null; escalated: number | null }[];
  readonly organizations: readonly { id: string; name: string; duns: string | null }[];
  readonly operators: readonly { id: string; email: string; role: string; organization: string }[];
  readonly ties: readonly { program: string; partner: string; enrollment: string; distributor: string | null }[];
  readonly blocks: readonly { id: string; key: string }[];
  readonly activity: readonly { event: string; subject: string }[];
  readonly outbox: readonly { template: string; recipient: string; occasion: string; data: string }[];
  readonly staff: readonly { email: string; organization: string }[];
}
const queries: Record<keyof Rows, string> = {
  registrations: 'SELECT id, program_id AS program, email, kind, state, distributor_id AS distributor, joining_id AS joining, declined_by AS declinedBy, reapply, reapply_on AS reapplyOn, open_key AS openKey, organization_id AS organization, confirmed_at AS confirmed FROM registrations ORDER BY id',
  requests: 'SELECT subject_id AS subject, kind, state, actor_id AS actor, distributor_id AS distributor FROM requests',
  transfers: 'SELECT id, state, from_id AS fromId, to_id AS toId, organization_id AS organization, enrollment_id AS enrollment, registration_id AS registration, escalated_at AS escalated FROM transfers ORDER BY id',
  organizations: "SELECT id, name, duns FROM organizations WHERE kind = 'partner' ORDER BY id",
  operators: `SELECT id, email, role, organization_id AS organization FROM operators WHERE organization_id IN ${partners}`,
  ties: 'SELECT e.program_id AS program, e.partner_id AS partner, e.id AS enrollment, t.distributor_id AS distributor FROM enrollments e LEFT JOIN enrollment_distributors t ON t.enrollment_id = e.id',
  blocks: 'SELECT id, key FROM blocks WHERE lifted_at IS NULL',
  activity: 'SELECT event, subject_id AS subject FROM activity',
  outbox: 'SELECT template, recipient, occasion, data FROM outbox',
  staff: "SELECT p.email AS email, p.organization_id AS organization FROM operators p JOIN organizations o ON o.id = p.organization_id WHERE o.kind = 'distributor'",
};
/** All that a sequence has made, in one round trip. */
export async function readRows(): Promise<Rows> {
  const names = Object.keys(queries) as (keyof Rows)[];
  const results = await env.DB.batch(names.map((name) => env.DB.prepare(queries[name])));
  return Object.fromEntries(names.map((name, index) => [name, results[index]?.results])) as unknown as Rows;
}
