/** Signing in under a race: a link is used once, and the session that it opens is one. */
import { env } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { mintSession, readMe, requestSignInLink, signIn, signOut } from '../../schema/operators.ts';
import { world } from '../../demo/world/world.ts';
import { deriveLinkToken } from '../../worker/messages/secrets.ts';
import { pages, portal } from '../support/caller.ts';
import { call, count, race, wide } from '../support/race.ts';

const { first, second } = world.distributors;
const links = async (operator: string) => (await env.DB.prepare("SELECT id FROM links WHERE operator_id = ? AND kind = 'sign_in' ORDER BY created_at DESC").bind(operator).all<{ id: string }>()).results;
async function freshToken(operator: { readonly id: string; readonly email: string }): Promise<string> {
  await env.DB.prepare('UPDATE links SET created_at = created_at - 61000 WHERE operator_id = ?').bind(operator.id).run();
  await call(requestSignInLink, { body: { email: operator.email as never } });
  return deriveLinkToken(env.LINK_SECRET, (await links(operator.id))[0]?.id ?? '');
}
const enter = (token: string, idempotencyKey?: string) => call(signIn, { body: { token } }, { sameOrigin: true, ...(idempotencyKey && { idempotencyKey }) });

test('OPR-9: 64 ask for a link at once, each with a key of its own: one link, one mail', async () => {
  const { id, email } = second.operators.superAdmin;
  const { codes } = await race(() => call(requestSignInLink, { body: { email: email as never } }, { idempotencyKey: crypto.randomUUID() }));
  expect(codes).toEqual({ ok: wide });
  expect(await links(id)).toHaveLength(1);
  expect(await count("outbox WHERE recipient = ? AND template = 'sign_in_link'", email)).toBe(1);
});
test('OPR-9: one link used 64 times at once: one session, one entry', async () => {
  const { id } = second.operators.reader;
  const { codes } = await race((() => { const token = freshToken(second.operators.reader); return async () => enter(await token); })());
  expect(codes).toEqual({ ok: 1, 'sign_in.link_used': wide - 1 });
  expect(await count('sessions WHERE operator_id = ?', id)).toBe(1);
  expect(await count("activity WHERE subject_id = ? AND event = 'operator.signed_in'", id)).toBe(1);
});
test('ALL-3: one link used 64 times at once under one key: one session for all of them, each with its cookie', async () => {
  const token = await freshToken(first.operators.reader);
  const key = crypto.randomUUID();
  const { codes, all } = await race(() => enter(token, key));
  expect(codes).toEqual({ ok: wide });
  expect(new Set(all.map((one) => one.reply.session)).size).toBe(1);
  expect(new Set(all.map((one) => one.headers.get('set-cookie'))).size).toBe(1);
  expect((await enter(token)).problem.code).toBe('sign_in.link_used');
});
test('OPR-7: signed out while 63 others read: afterwards nobody enters with that session', async () => {
  const entered = await enter(await freshToken(first.operators.superAdmin));
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { codes } = await race((index) => (index === 10 ? call(signOut, {}, { sameOrigin: true, cookie }) : call(readMe, {}, { bearer: entered.reply.token, origin: portal })) as never);
  expect(Object.keys(codes).filter((code) => !['ok', 'session.ended'].includes(code))).toEqual([]);
  expect((await call(readMe, {}, { bearer: entered.reply.token, origin: portal })).problem.code).toBe('session.ended');
});
test('OPR-7: an operator removed while 32 sessions are minted for it: none of them opens anything', async () => {
  const { id } = first.operators.admin;
  const body = { operator: id, origin: pages.distributor.origin };
  const { won } = await race(async (index) => {
    if (index === 8) await env.DB.prepare("UPDATE operators SET state = 'removed' WHERE id = ?").bind(id).run();
    return call(mintSession, { body }, { bearer: world.keys.firstSecret.token });
  }, 32);
  const opened = await Promise.all(won.map((one) => call(readMe, {}, { bearer: one.reply.token, origin: pages.distributor.origin })));
  expect(new Set(opened.map((one) => one.status))).toEqual(new Set(won.length ? [401] : []));
  expect((await call(mintSession, { body }, { bearer: world.keys.firstSecret.token })).problem.code).toBe('operator.not_active');
  await env.DB.prepare("UPDATE operators SET state = 'active' WHERE id = ?").bind(id).run();
});
