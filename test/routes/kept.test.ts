/** What the database keeps of a secret: nothing, whatever was written. Codes, links and tokens are derived again where they are needed. */
import { env } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { deriveCode, deriveLinkToken } from '../../worker/messages/secrets.ts';
import { requestFor, send } from '../support/caller.ts';
import { writes } from '../support/writes.ts';

/** How each secret reads; a signature may differ each time it is made, so that a comparison with those seen would miss one. */
const forms = { session: /eyJ[\w-]{10,}\.[\w-]{10,}/, applicant: /apt\.reg_[0-9a-f]{32}\.[0-9a-z]+\.[\w-]{43}/, link: /lnk_[0-9a-f]{32}\.[\w-]{43}/, cookie: /ses_[0-9a-f]{32}\.[\w-]{43}/, state: /att_[0-9a-f]{32}\.[\w-]{43}/, grant: /grt_[0-9a-f]{32}\.[\w-]{43}/, refresh: /rft\.ses_[0-9a-f]{32}\.\w+\.[\w-]{43}/, key: /sk_\w+/ } as const;

test('no table holds a token, a link, a code, a cookie or a secret key after every kind of write', async () => {
  const shown: string[] = [];
  for (const prepare of Object.values(writes)) {
    const { endpoint, input, sent } = await prepare();
    const { status, text, headers } = await send(requestFor(endpoint, input as never, { ...sent, idempotencyKey: crypto.randomUUID() }));
    expect(status, text).toBeLessThan(300);
    shown.push(text, headers.get('set-cookie') ?? '', sent.bearer ?? '');
  }
  // Each form is one that was really given out, else finding none would say nothing.
  const codes = (await env.DB.prepare('SELECT id FROM registrations WHERE code_sequence > 0').all<{ id: string }>()).results;
  const links = (await env.DB.prepare('SELECT id FROM links').all<{ id: string }>()).results;
  const seen = [...shown, await deriveLinkToken(env.LINK_SECRET, links[0]?.id ?? ''), world.keys.firstSecret.token].join('\n');
  for (const [name, form] of Object.entries(forms)) expect(seen, name).toMatch(form);

  const { results: tables } = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'd1\\_%' ESCAPE '\\'").all<{ name: string }>();
  expect(tables.length).toBeGreaterThan(15);
  for (const { name } of tables) {
    const kept = JSON.stringify((await env.DB.prepare(`SELECT * FROM ${name}`).all()).results);
    for (const [what, form] of Object.entries(forms)) expect(form.exec(kept)?.[0].slice(0, 12), `${what} in ${name}`).toBeUndefined();
    for (const { id } of codes) for (const sequence of [1, 2]) expect(kept.includes(`"${await deriveCode(env.LINK_SECRET, id, sequence)}"`), `code in ${name}`).toBe(false);
  }
});
