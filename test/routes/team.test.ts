/** An organization's operators, as its admins and the invited people meet them. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { readMe, requestSignInLink, signIn } from '../../schema/operators.ts';
import { acceptInvitation, cancelInvitation, changeRole, declineInvitation, handOver, inviteOperators, listOperators, readInvitation, readOperator, removeOperator, resendInvitation } from '../../schema/team.ts';
import { world } from '../../demo/world/world.ts';
import { housekeep } from '../../worker/jobs/housekeep.ts';
import { spans } from '../../worker/rules/decision.ts';
import type { Env } from '../../worker/env.ts';
import { call, callsOf, freshEmail, requestFor, rowsRead, send, sessionOf } from '../support/caller.ts';
import { count } from '../support/race.ts';
import { company } from '../support/scenes.ts';
import { freshPerson, invitationOf, invited, member, operatorRow } from '../support/team.ts';

const at = (operator: string) => ({ params: { operator }, body: {} });
const mails = async (recipient: string, template: string) => (await env.DB.prepare('SELECT data, locale FROM outbox WHERE recipient = ? AND template = ? ORDER BY id').bind(recipient, template).all<{ data: string; locale: string }>()).results;
const invite = async (lines: string[], session: Awaited<ReturnType<typeof sessionOf>>, over: object = {}) => (await call(inviteOperators, { body: { lines, roles: ['reader'], ...over } }, session)).reply.results.map((one) => one.problem?.code ?? 'ok');

describe('OPR-2: only admins see the operators', () => {
  test('a reader is refused, an admin sees everybody with what may be done', async () => {
    const of = await company(), reader = await member(of);
    expect((await call(listOperators, {}, reader.session)).problem).toMatchObject({ code: 'permission.denied', rule: 'OPR-1' });
    const { reply } = await call(listOperators, {}, of.admin);
    expect(reply.rows.map((row) => [row.email, row.role, row.state, row.you])).toEqual(expect.arrayContaining([[reader.email, 'reader', 'active', false], [expect.stringContaining(of.domain), 'super_admin', 'active', true]]));
    const own = reply.rows.find((row) => row.you)?.can ?? [];
    expect(Object.fromEntries(own.map((one) => [one.action, one.problem?.code ?? 'ok']))).toEqual({ 'role.reader': 'operator.last_super_admin', 'role.admin': 'operator.last_super_admin', hand_over: 'operator.own_hand_over', remove: 'operator.own_removal' });
  });
  test("another organization's operator is unknown", async () => {
    const [of, other] = [await company(), await company()];
    for (const endpoint of [readOperator, changeRole, handOver, removeOperator, resendInvitation, cancelInvitation] as const) {
      expect((await call(endpoint as typeof changeRole, { params: { operator: other.operator }, body: endpoint === changeRole ? { roles: ['reader'] } : ({} as never) }, of.admin)).status, endpoint.name).toBe(404);
    }
  });
  test('pages follow each other in every order, and a cursor of another order is refused', async () => {
    const of = await company();
    for (const name of ['Zoé', 'Élise', 'adam', 'Bo']) await member(of, name === 'Bo' ? 'admin' : 'reader', name);
    for (const sort of ['name', '-name', 'role', '-role', 'seen', '-seen', 'added', '-added'] as const) {
      const all = (await call(listOperators, { query: { sort } }, of.admin)).reply.rows.map((row) => row.id);
      const paged: string[] = [];
      for (let cursor: string | undefined; ;) {
        const { reply } = await call(listOperators, { query: { sort, limit: '2', cursor } }, of.admin);
        paged.push(...reply.rows.map((row) => row.id));
        if (reply.next === null) break;
        cursor = reply.next;
      }
      expect([sort, paged]).toEqual([sort, all]);
    }
    const { reply } = await call(listOperators, { query: { limit: '2' } }, of.admin);
    expect((await call(listOperators, { query: { sort: 'seen', cursor: reply.next ?? '' } }, of.admin)).problem).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/query/cursor', code: 'value.cursor' }] });
    // No base64, no JSON, an empty list, no list, a lone surrogate.
    for (const cursor of ['x', '%', 'W10', 'eyJhIjoxfQ', 'WyLttIAiLCIxIl0']) expect((await call(listOperators, { query: { cursor } }, of.admin)).status, cursor).toBe(422);
    const found = async (query: object) => (await call(listOperators, { query }, of.admin)).reply.rows.map((row) => row.name);
    expect(await found({ search: 'ELISE' })).toEqual(['Élise']);
    expect(await found({ role: 'admin' })).toEqual(['Bo']);
    expect(await found({ show: 'removed' })).toEqual([]);
    expect((await found({ sort: 'name' })).slice(0, 2)).toEqual(['adam', 'Ana Ferreira']);
  });
});

describe('OPR-3: operators are added by work e-mail', () => {
  test('several at once, with a result a line', async () => {
    const of = await company(), other = await company(), colleague = await member(of), theirs = await member(other);
    const fresh = freshPerson(of);
    expect(await invite([fresh, `Inès Müller <INES@${of.domain}>`, fresh, colleague.email, theirs.email, 'ana@gmail.com', 'ana@mailinator.com', 'not an address', `ana@${of.domain}.nonsense`, `"O'Brien, Pat" <o'brien+x@${of.domain}>`], of.admin))
      .toEqual(['ok', 'ok', 'operator.already_here', 'operator.already_here', 'operator.address_taken', 'operator.mail_refused', 'operator.mail_refused', 'request.invalid', 'operator.mail_refused', 'ok']);
    const taken = await call(inviteOperators, { body: { lines: [theirs.email], roles: ['reader'] } }, of.admin);
    expect(taken.text).not.toContain(other.organization);
    expect((await mails(`ines@${of.domain}`, 'operator_invited')).map(({ data }) => JSON.parse(data) as object)).toMatchObject([{ applicant: 'Inès Müller', role: 'reader', by: 'Ana Ferreira' }]);
    expect(taken.text).not.toContain('Orvela');
  });
  test('the highest of several roles counts, and only a super admin invites one', async () => {
    const of = await company(), admin = await member(of, 'admin');
    const { reply } = await call(inviteOperators, { body: { lines: [freshPerson(of)], roles: ['reader', 'admin'] } }, admin.session);
    expect(reply.results[0]?.operator?.role).toBe('admin');
    expect(await invite([freshPerson(of)], admin.session, { roles: ['super_admin'] })).toEqual(['permission.denied']);
    expect((await call(inviteOperators, { body: { lines: [], roles: ['reader'] } }, of.admin)).problem.code).toBe('request.invalid');
    expect((await call(inviteOperators, { body: { lines: Array.from({ length: 26 }, () => freshPerson(of)), roles: ['reader'] } }, of.admin)).problem.code).toBe('request.invalid');
    expect((await call(inviteOperators, { body: { lines: ['x'.repeat(2_000)], roles: ['reader'] } }, of.admin)).problem.code).toBe('request.invalid');
  });
  test("a customer's operators may have any valid address", async () => {
    const session = await sessionOf(world.customers.verger.operators.superAdmin);
    expect(await invite([`ana${Date.now()}@gmail.com`], session)).toEqual(['ok']);
  });
  test('the invited person reads, accepts once with a name, and is in', async () => {
    const of = await company(), { operator, email, token } = await invited(of, 'admin');
    expect((await call(readInvitation, { body: { token } }, { sameOrigin: true })).reply).toMatchObject({ role: 'admin', email, by: 'Ana Ferreira', workAccount: false });
    expect((await call(signIn, { body: { token } }, { sameOrigin: true })).problem.code).toBe('sign_in.link_invalid');
    const joined = await call(acceptInvitation, { body: { token, name: 'Ζωή Παππά' } }, { sameOrigin: true, idempotencyKey: 'accepting-once' });
    expect(joined.status).toBe(201);
    expect(joined.headers.get('set-cookie')).toContain('HttpOnly');
    expect((await call(acceptInvitation, { body: { token, name: 'Ζωή Παππά' } }, { sameOrigin: true, idempotencyKey: 'accepting-once' })).reply.session).toBe(joined.reply.session);
    for (const endpoint of [acceptInvitation, declineInvitation, readInvitation] as const) expect((await call(endpoint as typeof acceptInvitation, { body: { token, ...(endpoint === acceptInvitation && { name: 'Other' }) } as never }, { sameOrigin: true })).problem.code).toBe('invitation.used');
    expect((await call(readMe, {}, { bearer: joined.reply.token, sameOrigin: true })).reply).toMatchObject({ operator: { id: operator, name: 'Ζωή Παππά', role: 'admin' } });
    expect((await call(listOperators, { query: { search: 'ΖΩΗ' } }, of.admin)).reply.rows.map((row) => row.id)).toEqual([operator]);
  });
  test('a link is one of ours, stands for 14 days, and only the newest counts', async () => {
    const of = await company(), { operator, token } = await invited(of);
    for (const wrong of ['x', `${token}x`, token.slice(0, -1), `lnk_${'0'.repeat(32)}.${'A'.repeat(43)}`]) expect((await call(acceptInvitation, { body: { token: wrong, name: 'X' } }, { sameOrigin: true })).problem.code).toBe('invitation.invalid');
    expect((await call(resendInvitation, at(operator), of.admin)).problem).toMatchObject({ code: 'invitation.too_soon', status: 429 });
    await env.DB.prepare('UPDATE operators SET invited_at = invited_at - 61000 WHERE id = ?').bind(operator).run();
    expect((await call(resendInvitation, at(operator), of.admin)).status).toBe(200);
    expect((await call(acceptInvitation, { body: { token, name: 'X' } }, { sameOrigin: true })).problem.code).toBe('invitation.canceled');
    const newer = await invitationOf(operator);
    await env.DB.prepare('UPDATE links SET expires_at = ? WHERE operator_id = ?').bind(Date.now() - 1, operator).run();
    expect((await call(acceptInvitation, { body: { token: newer, name: 'X' } }, { sameOrigin: true })).problem.code).toBe('invitation.expired');
  });
  test('canceled or declined it works no more, and the address is free', async () => {
    const of = await company();
    for (const end of ['cancel', 'decline'] as const) {
      const { operator, email, token } = await invited(of);
      const ended = end === 'cancel' ? await call(cancelInvitation, at(operator), of.admin) : await call(declineInvitation, { body: { token } }, { sameOrigin: true });
      expect(ended.status).toBe(200);
      expect((await call(acceptInvitation, { body: { token, name: 'X' } }, { sameOrigin: true })).problem.code).toBe('invitation.canceled');
      expect((await call(cancelInvitation, at(operator), of.admin)).problem.code).toBe('operator.not_invited');
      expect(await invite([email], of.admin)).toEqual(['ok']);
    }
  });
  test('an invitation that expired holds its address no longer, elsewhere and after its own organization sends it again', async () => {
    const [of, other] = [await company(), await company()], { operator, email } = await invited(of);
    expect(await invite([email], other.admin)).toEqual(['operator.address_taken']);
    await env.DB.prepare('UPDATE operators SET invitation_expires_at = 1, invited_at = 0 WHERE id = ?').bind(operator).run();
    expect((await call(listOperators, { query: { show: 'invited' } }, of.admin)).reply.rows[0]?.invitation?.expired).toBe(true);
    expect(await invite([email], of.admin)).toEqual(['operator.already_here']);
    expect(await invite([email], other.admin)).toEqual(['ok']);
    expect((await call(resendInvitation, at(operator), of.admin)).problem.code).toBe('operator.address_taken');
    await housekeep(env as unknown as Env, spans.unaccepted + 2);
    expect((await operatorRow(operator))['state']).toBe('removed');
  });
  test('who is invited and asks to sign in gets the invitation again, which the answer does not tell', async () => {
    const of = await company(), { operator, email } = await invited(of);
    await env.DB.prepare('UPDATE operators SET invited_at = 0 WHERE id = ?').bind(operator).run();
    const [known, unknown] = [await call(requestSignInLink, { body: { email: email as never } }), await call(requestSignInLink, { body: { email: freshEmail() as never } })];
    expect([known.status, Object.keys(known.reply)]).toEqual([unknown.status, Object.keys(unknown.reply)]);
    expect(await mails(email, 'operator_invited')).toHaveLength(2);
    expect(await mails(email, 'sign_in_link')).toEqual([]);
  });
});

describe('OPR-5: roles', () => {
  test('an admin names another one, who is told in its language', async () => {
    const of = await company(), person = await member(of);
    const { reply } = await call(changeRole, { params: { operator: person.id }, body: { roles: ['admin'] } }, of.admin);
    expect(reply.role).toBe('admin');
    expect((await call(readMe, {}, person.session)).reply.operator.role).toBe('admin');
    expect(JSON.parse((await mails(person.email, 'operator_role_changed'))[0]?.data ?? '{}')).toMatchObject({ was: 'reader', role: 'admin', by: 'Ana Ferreira' });
    const again = await call(changeRole, { params: { operator: person.id }, body: { roles: ['admin'] } }, of.admin);
    expect([again.status, (await mails(person.email, 'operator_role_changed')).length]).toEqual([200, 1]);
  });
  test('hands its role over in one step, and is a reader then', async () => {
    const of = await company(), person = await member(of);
    expect((await call(handOver, at(of.operator), of.admin)).problem.code).toBe('operator.own_hand_over');
    const { reply } = await call(handOver, at(person.id), of.admin);
    expect([reply.role, (await operatorRow(of.operator))['role']]).toEqual(['super_admin', 'reader']);
    expect((await call(readMe, {}, of.admin)).problem.code).toBe('session.ended');
    expect(await mails(person.email, 'operator_handed_over')).toHaveLength(1);
    const waiting = await invited({ ...of, admin: person.session });
    expect((await call(handOver, at(waiting.operator), person.session)).problem.code).toBe('operator.not_active');
  });
});

describe('OPR-6: always an admin and a super admin', () => {
  test('the last super admin is neither removed nor demoted, and only a super admin touches one', async () => {
    const of = await company(), admin = await member(of, 'admin');
    expect((await call(changeRole, { params: { operator: of.operator }, body: { roles: ['admin'] } }, of.admin)).problem).toMatchObject({ code: 'operator.last_super_admin', rule: 'OPR-6', fixer: { who: 'company_admin' } });
    for (const endpoint of [removeOperator, changeRole] as const) expect((await call(endpoint as typeof changeRole, { params: { operator: of.operator }, body: (endpoint === changeRole ? { roles: ['reader'] } : {}) as never }, admin.session)).problem.code).toBe('permission.denied');
    expect((await call(changeRole, { params: { operator: admin.id }, body: { roles: ['super_admin'] } }, admin.session)).problem.code).toBe('permission.denied');
    expect((await call(removeOperator, at(of.operator), of.admin)).problem.code).toBe('operator.own_removal');
  });
  test('an organization without super admin keeps its last admin', async () => {
    const of = await company(), [one, two] = [await member(of, 'admin'), await member(of, 'admin')];
    await env.DB.prepare("UPDATE operators SET role = 'reader' WHERE id = ?").bind(of.operator).run();
    expect((await call(removeOperator, at(two.id), one.session)).status).toBe(200);
    expect((await call(changeRole, { params: { operator: one.id }, body: { roles: ['reader'] } }, one.session)).problem.code).toBe('operator.last_admin');
  });
});

describe('OPR-7: removal', () => {
  test('ends every session and link at once; what was done stays under the name; the address can be invited again', async () => {
    const of = await company(), person = await member(of, 'admin'), second = await sessionOf({ id: person.id });
    await env.DB.prepare("UPDATE links SET created_at = 0 WHERE kind = 'sign_in'").run();
    await call(requestSignInLink, { body: { email: person.email as never } });
    expect((await call(readOperator, { params: { operator: person.id } }, of.admin)).reply).toMatchObject({ sessions: 3, requests: 0, entries: 1 });
    expect((await call(removeOperator, at(person.id), of.admin)).reply).toMatchObject({ state: 'removed', can: [] });
    for (const session of [person.session, second]) expect((await call(readMe, {}, session)).problem.code).toBe('session.ended');
    expect(await count('links WHERE operator_id = ? AND used_at IS NULL AND canceled_at IS NULL', person.id)).toBe(0);
    expect(await mails(person.email, 'operator_removed')).toHaveLength(1);
    expect((await call(removeOperator, at(person.id), of.admin)).problem.code).toBe('operator.not_active');
    expect((await call(listOperators, { query: { show: 'removed' } }, of.admin)).reply.rows.map((row) => row.id)).toEqual([person.id]);
    expect(await invite([person.email], of.admin)).toEqual(['ok']);
  });
  test('losing rights ends the sessions, gaining some does not', async () => {
    const of = await company(), person = await member(of, 'admin');
    await call(changeRole, { params: { operator: person.id }, body: { roles: ['super_admin'] } }, of.admin);
    expect((await call(readMe, {}, person.session)).status).toBe(200);
    await call(changeRole, { params: { operator: person.id }, body: { roles: ['reader'] } }, of.admin);
    expect((await call(readMe, {}, person.session)).problem.code).toBe('session.ended');
  });
});

test('OPR-2: at 1,000 operators a page is one round trip and reads at most 1.04 rows for each that it shows, in every order', async () => {
  const of = await company();
  await env.DB.prepare(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO operators (id, organization_id, email, name, role, locale, state, created_at, sort_name, search, seen_at)
    SELECT 'opr_' || substr(?, 5, 12) || printf('%020x', i), ?, 'p' || i || '@' || ?, 'Person ' || i, CASE i % 10 WHEN 0 THEN 'admin' ELSE 'reader' END, 'en', 'active', i, 'person ' || i, 'person ' || i, i FROM n`).bind(of.operator, of.organization, of.domain).run();
  // Who calls is found out by the first call: a session, its operator, its organization.
  const identified = 3;
  for (const sort of ['name', '-name', 'role', '-seen', 'added', '-added'] as const) {
    const first = await call(listOperators, { query: { sort } }, of.admin), next = await call(listOperators, { query: { sort, cursor: first.reply.next ?? '' } }, of.admin);
    for (const { reply, headers } of [first, next]) expect([sort, reply.rows.length, callsOf(headers), rowsRead(headers) - identified <= 104]).toEqual([sort, 100, 2, true]);
  }
});

test('raw requests: a role that does not exist, a body that is none, an unknown property', async () => {
  const of = await company();
  for (const body of [{ roles: ['owner'] }, { roles: 'admin' }, { roles: [] }, { roles: ['reader'], role: 'admin' }]) expect((await send(requestFor(changeRole, { params: { operator: of.operator }, body: body as never }, of.admin))).status).toBe(422);
});
