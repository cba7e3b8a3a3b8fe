/** Users of another portal, taken over by a vendor or distributor. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { requestSignInLink } from '../../schema/operators.ts';
import { type ImportRow, changeRole, importOperators, inviteOperators, listOperators, removeOperator } from '../../schema/team.ts';
import { world } from '../../demo/world/world.ts';
import { call, sessionOf } from '../support/caller.ts';
import { count } from '../support/race.ts';
import { type Approved, company } from '../support/scenes.ts';
import { member } from '../support/team.ts';

const { first, second } = world.distributors;
const importer = () => sessionOf(first.operators.admin);
const row = (of: Pick<Approved, 'organization' | 'domain'>, line: number, name: string, over: Partial<ImportRow> = {}): ImportRow => ({ line, organization: of.organization, email: `${name}@${of.domain}`, name, roles: ['Invoice'], ...over });
const run = async (rows: ImportRow[], dryRun = false, session?: Awaited<ReturnType<typeof importer>>) => (await call(importOperators, { body: { dryRun, rows } }, session ?? await importer())).reply.results.map((one) => one.problem?.code ?? `${one.outcome} ${one.role}`);
/** A company that another portal looked after: enrolled here, with nobody in it. */
async function empty() {
  const of = await company();
  await env.DB.prepare("UPDATE operators SET state = 'removed', removed_at = 1 WHERE organization_id = ?").bind(of.organization).run();
  return of;
}

describe('OPR-8: legacy import', () => {
  test('Invoice makes a reader, tenant admin an admin, both an admin; they sign in without an invitation', async () => {
    const of = await company();
    expect(await run([row(of, 2, 'una'), row(of, 3, 'bo', { roles: ['Tenant admin'] }), row(of, 4, 'cy', { roles: ['Invoice', 'TenantAdmin'] }), row(of, 5, 'di', { roles: ['LECTEUR'] }), row(of, 6, 'ed', { roles: ['Janitor'] }), row(of, 7, 'fo', { superAdmin: true })]))
      .toEqual(['added reader', 'added admin', 'added admin', 'added reader', 'import.role_unknown', 'added reader']);
    expect(await count("outbox WHERE recipient LIKE ? AND template = 'operator_invited'", `%@${of.domain}`)).toBe(0);
    await call(requestSignInLink, { body: { email: `una@${of.domain}` as never } });
    expect(await count("outbox WHERE recipient = ? AND template = 'sign_in_link'", `una@${of.domain}`)).toBe(1);
    // Those who were there before are told, once; who came with it is not.
    expect(await count("outbox WHERE template = 'operators_imported' AND recipient LIKE ?", `%@${of.domain}`)).toBe(1);
    expect((await call(listOperators, { query: { role: 'admin' } }, of.admin)).reply.rows.map((one) => one.email)).toEqual([`bo@${of.domain}`, `cy@${of.domain}`]);
  });
  test('a company without super admin must name one, whichever line it is', async () => {
    const of = await empty();
    expect(await run([row(of, 2, 'una'), row(of, 3, 'bo', { roles: ['Admin'] })])).toEqual(['import.no_super_admin', 'import.no_super_admin']);
    expect(await run([row(of, 2, 'una'), row(of, 3, 'no mail', { superAdmin: true, email: 'ana@gmail.com' })])).toEqual(['import.no_super_admin', 'operator.mail_refused']);
    expect(await run([row(of, 2, 'una'), row(of, 3, 'bo', { roles: ['Admin'], superAdmin: true })])).toEqual(['added reader', 'added super_admin']);
    expect(await run([row(of, 4, 'cy', { superAdmin: true })])).toEqual(['added reader']);
  });
  test('a dry run says the same and changes nothing; the same file again, and half of it, changes nothing more', async () => {
    const of = await empty(), rows = [row(of, 2, 'una', { superAdmin: true }), row(of, 3, 'bo'), row(of, 4, 'cy')];
    expect(await run(rows, true)).toEqual(['added super_admin', 'added reader', 'added reader']);
    expect(await count("operators WHERE organization_id = ? AND source = 'import'", of.organization)).toBe(0);
    expect(await run(rows.slice(0, 2))).toEqual(['added super_admin', 'added reader']);
    expect(await run(rows)).toEqual(['unchanged super_admin', 'unchanged reader', 'added reader']);
    expect(await run(rows)).toEqual(['unchanged super_admin', 'unchanged reader', 'unchanged reader']);
    expect(await count("activity WHERE event = 'operator.imported' AND organization_id = ?", of.organization)).toBe(3);
  });
  test('what the company has decided since stands: a role, a removal', async () => {
    const of = await company();
    await run([row(of, 2, 'una', { roles: ['Admin'] }), row(of, 3, 'bo')]);
    const [bo, una] = (await call(listOperators, { query: { search: of.domain } }, of.admin)).reply.rows.filter((one) => !one.you).map((one) => one.id);
    await call(changeRole, { params: { operator: una ?? '' }, body: { roles: ['reader'] } }, of.admin);
    await call(removeOperator, { params: { operator: bo ?? '' }, body: {} }, of.admin);
    expect(await run([row(of, 2, 'una', { roles: ['Admin'] }), row(of, 3, 'bo')])).toEqual(['unchanged reader', 'import.removed_since']);
  });
  test('a company is found by id, number, domain or name; one that does not work with the importer is unknown', async () => {
    const duns = String(200_000_000 + Math.floor(Math.random() * 700_000_000)), of = await company({ duns, legalName: `Æthelred ${duns} Ltd` });
    const cells = [of.organization, duns, `${duns.slice(0, 2)}-${duns.slice(2, 5)}-${duns.slice(5)}`, of.domain, `@${of.domain.toUpperCase()}`, `ÆTHELRED ${duns} ltd`, 'Nobody Ltd'];
    expect(await run(cells.map((organization, at) => row(of, at + 2, `p${at}`, { organization })))).toEqual([...Array.from({ length: 6 }, () => 'added reader'), 'import.organization_unknown']);
    expect(await run([row(of, 2, 'zoe')], false, await sessionOf(second.operators.admin))).toEqual(['import.organization_unknown']);
    expect(await run([row(of, 2, 'zed')], false, await sessionOf(world.vendors.n.operators.admin))).toEqual(['added reader']);
    expect(await run([row(of, 2, 'zia', { organization: 'vauclair-reseau.fr', email: 'zia@vauclair-reseau.fr' })])).toEqual(['import.organization_ambiguous']);
  });
  test('nobody is slipped into another company, and each bad line says why', async () => {
    const [of, other] = [await company(), await company()], theirs = await member(other);
    expect(await run([
      row(of, 2, 'evil', { email: `evil@${other.domain}` }), row(of, 3, 'own', { email: 'own@gmail.com' }), row(of, 4, 'bad', { email: 'not an address' }), row(of, 5, '=HYPERLINK("x")', { email: `x@${of.domain}` }), row(of, 6, 'taken', { email: theirs.email }),
      row(of, 7, 'twice', { email: `twice@${of.domain}` }), row(of, 8, 'twice', { email: `TWICE@${of.domain}` }),
    ])).toEqual(['import.foreign_domain', 'operator.mail_refused', 'request.invalid', 'request.invalid', 'import.foreign_domain', 'added reader', 'unchanged reader']);
    const own = (line: number, email: string): ImportRow => ({ line, organization: first.id, email, roles: ['Admin'] });
    expect(await run([own(2, `mia${Date.now()}@elsewhere-orvela.com`), own(3, theirs.email)])).toEqual(['added admin', 'operator.address_taken']);
  });
  test('only vendors and distributors, and only their admins', async () => {
    const of = await company(), input = { body: { dryRun: true, rows: [row(of, 2, 'una')] } };
    expect((await call(importOperators, input, of.admin)).problem.code).toBe('permission.denied');
    expect((await call(importOperators, input, await sessionOf(first.operators.reader))).problem.code).toBe('permission.denied');
    expect((await call(importOperators, { body: { dryRun: true, rows: Array.from({ length: 51 }, (_, at) => row(of, at + 1, `p${at}`)) } }, await importer())).problem.code).toBe('request.invalid');
  });
  test('an address that is invited elsewhere is taken until the invitation expires', async () => {
    const [of, other] = [await company(), await company()], email = `late@${of.domain}`;
    await call(inviteOperators, { body: { lines: [email], roles: ['reader'] } }, other.admin);
    expect(await run([row(of, 2, 'late')])).toEqual(['operator.address_taken']);
    await env.DB.prepare('UPDATE operators SET invitation_expires_at = 1 WHERE email = ?').bind(email).run();
    expect(await run([row(of, 2, 'late')])).toEqual(['added reader']);
  });
});
