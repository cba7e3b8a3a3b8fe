/** What is sensitive asks for a proof of the last ten minutes that it is them (permissions.ts). */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { approveJoin } from '../../schema/requests.ts';
import { mintSession, requestSignInLink } from '../../schema/operators.ts';
import { confirmProof, requestProof } from '../../schema/sign-in.ts';
import type { Problem } from '../../schema/problems.ts';
import { changeRole, handOver, inviteOperators } from '../../schema/team.ts';
import { deriveProofCode } from '../../worker/messages/secrets.ts';
import { world } from '../../demo/world/world.ts';
import { plainAccount, sessionCookie, signInWith } from '../support/accounts.ts';
import { type Sent, call, pages, portal, sessionOf } from '../support/caller.ts';
import { company, joiner } from '../support/scenes.ts';
import { freshPerson, member, operatorRow } from '../support/team.ts';

/** A company with a super admin whose proof is old, and a colleague. */
async function scene() {
  const of = await company(), colleague = await member(of);
  return { of, colleague, old: await sessionOf({ id: of.operator }, pages.vendor.origin, false) };
}
const stepUp = [401, 'session.step_up_required', 'fresh_proof', 'you'];
const told = ({ status, problem }: { status: number; problem: Partial<Problem> }) => [status, problem.code, problem.missing, problem.fixer?.who];
const prove = async (sent: Sent) => {
  const { reply } = await call(requestProof, { body: {} }, sent);
  return call(confirmProof, { params: { proof: reply.proof }, body: { code: await deriveProofCode(env.LINK_SECRET, reply.proof) } }, sent);
};

describe('OPR-9: a sensitive action without a fresh proof', () => {
  test('is refused by asking for one, changes nothing, and goes on under the same key once it is there', async () => {
    const { of, colleague, old } = await scene(), promote = () => call(changeRole, { params: { operator: colleague.id as never }, body: { roles: ['super_admin'] } }, { ...old, idempotencyKey: 'promote-my-colleague' });
    expect(told(await promote())).toEqual(stepUp);
    expect((await operatorRow(colleague.id))['role']).toBe('reader');
    expect((await prove(old)).status).toBe(200);
    expect([(await promote()).status, (await operatorRow(colleague.id))['role']]).toEqual([200, 'super_admin']);
    expect(of.operator).not.toBe(colleague.id);
  });
  test.each([
    ['inviting a super admin', async () => { const { of, old } = await scene(); return call(inviteOperators, { body: { lines: [freshPerson(of)], roles: ['super_admin'] } }, old); }],
    ['handing that role over', async () => { const { colleague, old } = await scene(); return call(handOver, { params: { operator: colleague.id as never }, body: {} }, old); }],
    ['letting a joiner in as one', async () => { const { of, old } = await scene(), { registration } = await joiner(of); return call(approveJoin, { params: { registration: registration as never }, body: { role: 'super_admin' } }, old); }],
  ])('%s is one', async (_, act) => expect(told(await act())).toEqual(stepUp));
  test('what is not sensitive asks for none', async () => {
    const { of, colleague, old } = await scene();
    expect((await call(changeRole, { params: { operator: colleague.id as never }, body: { roles: ['admin'] } }, old)).status).toBe(200);
    expect((await call(inviteOperators, { body: { lines: [freshPerson(of)], roles: ['admin'] } }, old)).reply.results[0]?.problem).toBeNull();
  });
  test('who may not do it at all is told that, and need not prove anything', async () => {
    const { of, colleague } = await scene(), admin = await member(of, 'admin'), sent = await sessionOf({ id: admin.id }, pages.vendor.origin, false);
    expect((await call(changeRole, { params: { operator: colleague.id as never }, body: { roles: ['super_admin'] } }, sent)).problem.code).toBe('permission.denied');
  });
  test('a proof counts for ten minutes, for its own session', async () => {
    const { of, colleague, old } = await scene(), other = await sessionOf({ id: of.operator }, pages.vendor.origin, false);
    await prove(old);
    const promote = (sent: Sent) => call(changeRole, { params: { operator: colleague.id as never }, body: { roles: ['super_admin'] } }, sent);
    expect(told(await promote(other))).toEqual(stepUp);
    await env.DB.prepare('UPDATE sessions SET proven_at = proven_at - 600001 WHERE operator_id = ?').bind(of.operator).run();
    expect(told(await promote(old))).toEqual(stepUp);
  });
});

describe('OPR-9: the code that proves it', () => {
  test('goes to the operator’s own mailbox, in its language, and is kept nowhere', async () => {
    const { of, old } = await scene(), { reply, status } = await call(requestProof, { body: {} }, old);
    expect([status, reply.email]).toEqual([201, (await operatorRow(of.operator))['email']]);
    const row = await env.DB.prepare("SELECT recipient, data FROM outbox WHERE template = 'proof_code' AND recipient = ?").bind(reply.email).first<{ data: string }>();
    expect(JSON.parse(row?.data ?? '{}')).toEqual({ proof: reply.proof });
  });
  test('five wrong tries spend it; it serves once; another within a minute is refused; another session cannot use it', async () => {
    const { of, old } = await scene(), { reply } = await call(requestProof, { body: {} }, old), code = await deriveProofCode(env.LINK_SECRET, reply.proof);
    const enter = (digits: string, sent = old) => call(confirmProof, { params: { proof: reply.proof }, body: { code: digits } }, sent), wrong = code === '000000' ? '000001' : '000000';
    expect((await call(requestProof, { body: {} }, old)).problem).toMatchObject({ code: 'proof.too_soon', status: 429 });
    expect((await enter(code, await sessionOf({ id: of.operator }))).problem.code).toBe('resource.not_found');
    for (const left of [4, 3, 2, 1, 0]) expect((await enter(wrong)).problem).toMatchObject({ code: 'proof.code_wrong', triesLeft: left });
    expect([(await enter(code)).status, (await enter(code)).problem.code]).toEqual([410, 'proof.expired']);
    const next = await scene(), asked = await call(requestProof, { body: {} }, next.old), use = async () => call(confirmProof, { params: { proof: asked.reply.proof }, body: { code: await deriveProofCode(env.LINK_SECRET, asked.reply.proof) } }, next.old);
    expect([(await use()).status, (await use()).problem.code]).toEqual([200, 'proof.expired']);
  });
  test('64 guesses at once are five tries', async () => {
    const { old } = await scene(), { reply } = await call(requestProof, { body: {} }, old), code = await deriveProofCode(env.LINK_SECRET, reply.proof);
    const guesses = Array.from({ length: 64 }, (_, nth) => String((Number(code) + 1 + nth) % 1_000_000).padStart(6, '0'));
    const all = await Promise.all(guesses.map((digits) => call(confirmProof, { params: { proof: reply.proof }, body: { code: digits } }, old)));
    expect(all.every(({ status }) => status !== 200)).toBe(true);
    expect(Number(await env.DB.prepare('SELECT tries FROM proofs WHERE id = ?').bind(reply.proof).first('tries'))).toBeLessThanOrEqual(5);
    expect(all.filter(({ problem }) => problem.code === 'proof.code_wrong').length).toBeLessThanOrEqual(5);
  });
  test('one that is over proves nothing', async () => {
    const { old } = await scene(), { reply } = await call(requestProof, { body: {} }, old);
    await env.DB.prepare('UPDATE proofs SET expires_at = 1 WHERE id = ?').bind(reply.proof).run();
    expect((await call(confirmProof, { params: { proof: reply.proof }, body: { code: await deriveProofCode(env.LINK_SECRET, reply.proof) } }, old)).problem.code).toBe('proof.expired');
  });
  test('OPR-3: where only a work account gets in, no code proves anything', async () => {
    const { of, old } = await scene();
    await env.DB.prepare('UPDATE enrollments SET program_id = ? WHERE partner_id = ?').bind(world.programs.v.id, of.organization).run();
    expect((await call(requestProof, { body: {} }, old)).problem.code).toBe('sign_in.work_account_required');
  });
});

describe('OPR-9: other proofs', () => {
  const signedIn = async () => {
    const { of, colleague } = await scene(), account = plainAccount(colleague.email), signed = await signInWith('halden', account);
    return { of, colleague, account, cookie: sessionCookie(signed), sent: { bearer: signed.reply.token, origin: portal } };
  };
  const provenAt = async (session: string) => env.DB.prepare('SELECT proven_at AS at FROM sessions WHERE id = ?').bind(session).first<number | null>('at');
  test('the account again, where its issuer says when it asked: the same session is proved', async () => {
    const { account, cookie } = await signedIn(), session = cookie.slice(cookie.indexOf('ses_'), cookie.indexOf('.'));
    expect(await provenAt(session)).toBeNull();
    const proved = await signInWith('halden', account, { cookie, prove: true });
    expect([proved.status, proved.reply.proved, proved.reply.session]).toEqual([201, true, session]);
    expect(Math.abs((await provenAt(session) ?? 0) - Date.now())).toBeLessThan(10_000);
  });
  test('somebody else’s account proves nothing; nor an issuer that asked long ago, or does not say when', async () => {
    const { account, cookie, of } = await signedIn(), other = await member(of);
    expect((await signInWith('halden', plainAccount(other.email), { cookie, prove: true })).problem.code).toBe('sign_in.other_person');
    expect((await signInWith('halden', { ...account, bend: { shift: { auth_time: -3_600 } } }, { cookie, prove: true })).problem.code).toBe('sign_in.provider_failed');
    expect((await signInWith('halden', { ...account, bend: { drop: ['auth_time'] } }, { cookie, prove: true })).problem.code).toBe('sign_in.provider_failed');
  });
  test('a backend says when it asked last; it cannot say so ahead of time', async () => {
    const { admin } = world.distributors.first.operators, minted = async (provenAt: Date) => {
      const { reply } = await call(mintSession, { body: { operator: admin.id, origin: pages.distributor.origin as never, provenAt: provenAt.toISOString() as never } }, { bearer: world.keys.firstSecret.token });
      return env.DB.prepare('SELECT proven_at AS at FROM sessions WHERE id = ?').bind(reply.session).first<number>('at');
    };
    expect(Math.abs((await minted(new Date(Date.now() - 5_000)) ?? 0) - (Date.now() - 5_000))).toBeLessThan(2_000);
    expect(await minted(new Date(Date.now() + 86_400_000))).toBeLessThanOrEqual(Date.now());
  });
});

describe('OPR-9: who is registered is not told', () => {
  test('a link asked for an operator, a removed one and nobody: the same answer, and the same calls to the database', async () => {
    const { colleague } = await scene(), ask = async (email: string) => {
      const { status, reply, headers } = await call(requestSignInLink, { body: { email: email as never } });
      return [status, Object.keys(reply), /(\d+) calls/.exec(headers.get('server-timing') ?? '')?.[1]];
    };
    const known = await ask(colleague.email);
    expect(await ask('nobody.at.all@never-registered-orvela.com')).toEqual(known);
    await env.DB.prepare("UPDATE operators SET state = 'removed' WHERE id = ?").bind(colleague.id).run();
    expect(await ask(colleague.email)).toEqual(known);
  });
  test('five links an hour and fifteen a day for one address, whoever has it', async () => {
    const { colleague } = await scene();
    for (const email of [colleague.email, 'nobody.either@never-registered-orvela.com']) {
      const ask = () => call(requestSignInLink, { body: { email: email as never } });
      for (let nth = 0; nth < 5; nth += 1) expect((await ask()).status).toBe(202);
      expect((await ask()).problem).toMatchObject({ code: 'sign_in.too_many', status: 429, retryAfter: 3_600 });
      await env.DB.prepare('UPDATE sign_in_asks SET at = at - 3600001').run();
      expect((await ask()).status).toBe(202);
      for (let nth = 0; nth < 4; nth += 1) await ask();
      await env.DB.prepare('UPDATE sign_in_asks SET at = at - 3600001').run();
      for (let nth = 0; nth < 5; nth += 1) await ask();
      await env.DB.prepare('UPDATE sign_in_asks SET at = at - 3600001').run();
      expect((await ask()).problem).toMatchObject({ code: 'sign_in.too_many', retryAfter: 86_400 });
    }
  });
  test('what is kept of that names nobody', async () => {
    await call(requestSignInLink, { body: { email: 'somebody.named@never-registered-orvela.com' as never } });
    const { results } = await env.DB.prepare('SELECT * FROM sign_in_asks').all();
    expect(results.length).toBeGreaterThan(0);
    expect(JSON.stringify(results)).not.toContain('somebody');
  });
});
