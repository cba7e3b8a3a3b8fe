/** A brand is stored by its distributor's admin, shown to its pages, and spoken in its e-mails. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { listActivity } from '../../schema/activity.ts';
import { type Brand, changeBrand, readBrand, readSiteBrand } from '../../schema/brand.ts';
import { world } from '../../demo/world/world.ts';
import type { Env } from '../../worker/env.ts';
import { renderRow } from '../../worker/messages/outbox.ts';
import { call, pages, sessionOf, submitted } from '../support/caller.ts';
import { company, first, second } from '../support/scenes.ts';

const live = env as unknown as Env;
const admin = () => sessionOf(first.operators.admin);
const brand = (over: Partial<Brand> = {}): Brand => ({ appearance: { accent: '#5a2a82', radius: '9px' }, glossary: { en: { distributor: { one: 'master agent', many: 'master agents' } } }, ...over });

describe('the brand of a distributor', () => {
  test('shows on its site, by the site’s key, and to its own operators', async () => {
    const changed = await call(changeBrand, { body: brand() }, await admin());
    expect([changed.status, changed.reply.brand]).toEqual([200, brand()]);
    expect((await call(readSiteBrand, {}, pages.distributor)).reply.brand).toEqual(brand());
    expect((await call(readBrand, {}, await admin())).reply.brand).toEqual(brand());
    // Another site, another brand.
    expect((await call(readSiteBrand, {}, pages.vendor)).reply.brand).toEqual(world.vendors.n.brand);
    expect((await call(readBrand, {}, await sessionOf(second.operators.admin))).reply.brand).toEqual(second.brand);
  });
  test('is that of its partners’ pages too, as long as they have none of their own', async () => {
    await call(changeBrand, { body: brand() }, await admin());
    const partner = await company();
    expect((await call(readBrand, {}, partner.admin)).reply.brand).toEqual(brand());
  });
  test('is changed by its admins; by nobody else', async () => {
    for (const who of [first.operators.reader, world.vendors.n.operators.superAdmin, world.vendors.n.operators.admin]) {
      const { status, problem } = await call(changeBrand, { body: brand() }, await sessionOf(who));
      expect([status, problem.code]).toEqual([403, 'permission.denied']);
    }
  });
  test('writes no CSS of its own: what is no plain value is refused, each by its name, and nothing of the rest is stored', async () => {
    const before = (await call(readBrand, {}, await admin())).reply.brand;
    const { status, problem } = await call(changeBrand, { body: { appearance: { accent: 'red;}*{display:none', 'font-family': 'url(x)', radius: '3px' }, glossary: {} } }, await admin());
    expect([status, problem.errors?.map(({ pointer, code }) => [pointer, code])]).toEqual([422, [['/body/appearance/font-family', 'value.appearance'], ['/body/appearance/accent', 'value.appearance']]]);
    expect(JSON.stringify(problem)).not.toContain('display:none');
    expect((await call(readBrand, {}, await admin())).reply.brand).toEqual(before);
  });
  test('leaves what changed, old and new, in the log, and nothing where it is the same', async () => {
    const first = brand({ appearance: { accent: '#101010' } }), then = brand({ appearance: { accent: '#202020' } });
    for (const body of [first, then, then]) await call(changeBrand, { body }, await admin());
    const entries = (await call(listActivity, {}, await admin())).reply.rows.filter((entry) => entry.event === 'brand.changed');
    expect(entries[0]?.details).toMatchObject({ changed: 'accent' });
    expect(entries[1]?.details['changed']).not.toBe('');
    const row = await env.DB.prepare("SELECT details FROM activity WHERE event = 'brand.changed' ORDER BY id DESC LIMIT 1").first<{ details: string }>();
    const { previous, brand: now } = JSON.parse(row?.details ?? '{}') as { previous: Brand; brand: Brand };
    expect([previous.appearance.accent, now.appearance.accent]).toEqual(['#101010', '#202020']);
  });
  test('changed by two at once is the one or the other, and the log joins: each entry’s old value is the entry before it', async () => {
    const colors = ['#aa0000', '#00aa00', '#0000aa', '#aaaa00'];
    const answers = await Promise.all(colors.map(async (accent) => call(changeBrand, { body: brand({ appearance: { accent } }) }, await admin())));
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true);
    const rows = (await env.DB.prepare("SELECT details FROM activity WHERE event = 'brand.changed' ORDER BY rowid DESC LIMIT 4").all<{ details: string }>()).results.map(({ details }) => JSON.parse(details) as { previous: Brand | null; brand: Brand });
    for (const [at, row] of rows.slice(0, -1).entries()) expect(row.previous).toEqual(rows[at + 1]?.brand);
    expect((await call(readBrand, {}, await admin())).reply.brand).toEqual(rows[0]?.brand);
  });
  test('gives its e-mails their color and words', async () => {
    const { registration } = await submitted(pages.distributor);
    const row = await env.DB.prepare("SELECT * FROM outbox WHERE occasion = ? AND template = 'registration_received' LIMIT 1").bind(registration).first<{ data: string }>();
    const render = (with_: Brand | null) => renderRow({ ...row, data: JSON.parse(row?.data ?? '{}') } as never, { name: 'N', brand: with_ }, { secret: live.LINK_SECRET, portalUrl: 'http://portal.test', mailFrom: 'a@b.test' });
    const theirs = await render(brand({ glossary: { en: { partner: { one: 'ally', many: 'allies' } } } })), plain = await render(null);
    expect([plain.text.includes('partner portal'), theirs.text.includes('ally portal'), theirs.text.includes('partner portal')]).toEqual([true, true, false]);
    expect(theirs.html).toContain('#5a2a82');
    expect(plain.html).not.toContain('#5a2a82');
  });
});
