/** Scenes that several tests begin with, each on a company of its own: approved, joined, moving to another distributor. */
import { env } from 'cloudflare:test';
import { askForHelp } from '../../schema/help.ts';
import { activateProduct, approveRegistration, joinCompany } from '../../schema/registration.ts';
import { askForTransfer, requestTransfer } from '../../schema/requests.ts';
import type { Role } from '../../schema/values.ts';
import { world } from '../../demo/world/world.ts';
import { type Sent, applicant, call, confirmed, freshEmail, pages, sessionOf, submitted } from './caller.ts';

const { first, second } = world.distributors;
/** A country that both distributors serve in program n. */
export const sharedCountry = 'BE' as const;
export const belgian = (over: object = {}) => ({ country: sharedCountry, address: { street: 'Rue du Test 1', city: 'Namur', postalCode: '5000' }, ...over });

export interface Approved { readonly organization: string; readonly domain: string; readonly operator: string; readonly enrollment: string; readonly registration: string; readonly admin: Sent }
/** A company approved in program n under the first distributor, and its super admin's session. */
export async function company(over: object = {}): Promise<Approved> {
  const { registration, email } = await submitted(pages.distributor, { company: belgian(over) });
  const reviewer = await sessionOf(first.operators.admin);
  await call(activateProduct, { params: { registration }, body: {} }, reviewer);
  const { status } = await call(approveRegistration, { params: { registration }, body: {} }, reviewer);
  if (status !== 200) throw new Error(`approval answered ${status}`);
  const row = await env.DB.prepare(`SELECT o.id AS operator, o.organization_id AS organization, e.id AS enrollment FROM operators o JOIN enrollments e ON e.partner_id = o.organization_id WHERE o.email = ?`).bind(email).first<{ operator: string; organization: string; enrollment: string }>();
  if (!row) throw new Error('an approval makes a company');
  return { ...row, registration, domain: email.slice(email.indexOf('@') + 1), admin: await sessionOf({ id: row.operator }) };
}

let members = 0;
/** A colleague with access, and its session. */
export async function member(of: Pick<Approved, 'organization' | 'domain'>, role: Role, name = `Noor ${(members += 1)}`) {
  const id = `opr_${crypto.randomUUID().replaceAll('-', '')}`, email = `member${(members += 1)}-${id.slice(4, 12)}@${of.domain}`;
  await env.DB.prepare("INSERT INTO operators (id, organization_id, email, name, role, locale, state, created_at) VALUES (?, ?, ?, ?, ?, 'fr', 'active', 0)").bind(id, of.organization, email, name, role).run();
  return { id, email, name, sent: await sessionOf({ id }) };
}
/** A reader who asked the admins of its company for the role of admin. */
export async function asking(of?: Approved, note = 'For the invoices.') {
  const partner = of ?? (await company()), reader = await member(partner, 'reader');
  const { reply, status, problem } = await call(askForHelp, { body: { code: 'permission.denied', action: 'operator.write', note } }, reader.sent);
  return { partner, reader, request: reply.id, case: reply, status, problem };
}

let colleagues = 0;
/** A colleague whose mailbox is proved. */
export const colleague = (of: Pick<Approved, 'domain'>, page = pages.distributor) => confirmed(page, `colleague${(colleagues += 1)}@${of.domain}`);
/** A colleague who asked to join. */
export async function joiner(of: Approved, page: { key: string; origin: string } = pages.distributor, distributor?: string) {
  const started = await colleague(of, page);
  const { reply, status, problem } = await call(joinCompany, { params: { registration: started.registration }, body: { organization: of.organization, applicant, distributor, consent: true } }, started.applicant);
  return { ...started, progress: reply, status, problem };
}

/** The id in the queue of what is about a registration or transfer. */
export const requestOf = async (subject: string): Promise<string> => (await env.DB.prepare('SELECT id FROM requests WHERE subject_id = ?').bind(subject).first<{ id: string }>())?.id ?? '';
/** A transfer from the first distributor to the second, asked by the company's super admin. */
export async function moving(of?: Approved) {
  const partner = of ?? (await company());
  const { reply, status, problem } = await call(requestTransfer, { body: { program: world.programs.n.id, distributor: second.id } }, partner.admin);
  return { partner, transfer: reply.id, case: reply, status, problem };
}
/** A registration with the second distributor of a company, known by its number, that is tied to the first. */
export async function conflicting() {
  const duns = String(200_000_000 + Math.floor(Math.random() * 700_000_000));
  const partner = await company({ duns });
  const asked = await submitted(pages.vendor, { email: freshEmail('newcomer'), company: belgian({ duns }), distributor: second.id });
  return { partner, ...asked };
}
/** The same, and the transfer asked for by its reviewer. */
export async function askedByReviewer() {
  const scene = await conflicting();
  const reviewer = await sessionOf(second.operators.admin);
  const { reply, status, problem } = await call(askForTransfer, { params: { registration: scene.registration }, body: {} }, reviewer);
  return { ...scene, reviewer, case: reply, askStatus: status, askProblem: problem, transfer: reply.transfer?.id ?? '' };
}
export const distributorsOf = async (enrollment: string): Promise<string[]> => (await env.DB.prepare('SELECT distributor_id AS id FROM enrollment_distributors WHERE enrollment_id = ?').bind(enrollment).all<{ id: string }>()).results.map((one) => one.id);
export { first, second };
