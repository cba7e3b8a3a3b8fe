/** A vendor's first day from a terminal, and what follows: keys, secrets, a lost admin, a person. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { policyOf, presetNames } from '../../schema/presets.ts';
import { Policy } from '../../schema/programs.ts';
import { type Question, answersTo } from '../../worker/commands/ask.ts';
import { oneOf, wrongLine } from '../../worker/commands/checks.ts';
import { readVars } from '../../worker/commands/secrets-file.ts';
import { secretsOf } from '../../worker/messages/link-secret.ts';
import { type Ran, here, local, temporary } from './support/cli.ts';

const words = (over: Record<string, string | undefined> = {}): string[] => Object.entries({
  vendor: 'Lumenforge Security', country: 'FR', program: 'Lumenforge Alliance', preset: 'activated', 'support-url': 'https://www.lumenforge.com/partners', 'support-email': 'partners@lumenforge-security.com', 'support-phone': '+33 1 99 00 10 20',
  'time-zone': 'Europe/Paris', origins: 'http://localhost:4000', admin: 'Zoe.Marchand@Lumenforge-Security.com', 'admin-name': 'Zoé Marchand', language: 'fr', distributor: 'Boreal Distribution', 'distributor-country': 'CA', 'distributor-countries': 'CA,FR', 'distributor-admin': 'o.hale@boreal-distribution.ca', ...over,
}).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
interface Told { readonly vendor: string; readonly program: string; readonly distributor: string; readonly publishableKey: string; readonly secretKey: string | null; readonly firstSignIn: { email: string; link: string | null }[]; readonly made: string[]; readonly secrets: string[] }

let home: string, at: { readonly folder: string } & Awaited<ReturnType<typeof here>>, first: Told;
const portico = async (...all: string[]): Promise<Ran> => at.portico(...all);
beforeAll(async () => {
  home = temporary(true);
  const folder = join(home, 'run');
  // As it is typed; what follows is the same in this process.
  const { out, err, code } = await local(folder).portico('init', ...words(), '--json');
  at = { folder, ...await here(folder) };
  if (code !== 0) throw new Error(err);
  first = JSON.parse(out) as Told;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('every preset', () => {
  test.each(presetNames)('%s makes a policy that is one', (name) => {
    expect(v.safeParse(Policy, policyOf(name, { vendor: 'Lumenforge', support: { url: 'https://www.lumenforge.com', email: 'a@lumenforge.com', phone: '+33 1' }, timeZone: 'Europe/Paris' })).issues).toBeUndefined();
  });
});

describe('init', () => {
  test('makes vendor, program, policy, distributor, people and keys, with an entry of the log each', async () => {
    expect(first).toMatchObject({ publishableKey: expect.stringMatching(/^pk_[0-9a-f]{32}$/), secretKey: expect.stringMatching(/^sk_[0-9a-f]{64}$/), secrets: ['SIGNING_KEYS', 'LINK_SECRET'] });
    expect(first.firstSignIn.map(({ email, link }) => [email, /#invitation=lnk_[0-9a-f]{32}\.[\w-]{43}$/.test(link ?? '')])).toEqual([['zoe.marchand@lumenforge-security.com', true], ['o.hale@boreal-distribution.ca', true]]);
    const entries = await at.rows<{ event: string; vendor_id: string | null; distributor_id: string | null; personal: string | null; details: string }>('SELECT event, vendor_id, distributor_id, personal, details FROM activity ORDER BY seq');
    expect(entries.map(({ event }) => event)).toEqual(first.made);
    expect(first.made).toEqual(['organization.created', 'program.created', 'policy.published', 'organization.created', 'program.distributor_added', 'operator.appointed', 'operator.appointed', 'key.created', 'key.created']);
    // Everything of the vendor's is in its log; what is the distributor's own is in the distributor's.
    expect(entries.filter((one) => one.vendor_id !== first.vendor).map(({ event, distributor_id: id }) => [event, id === first.distributor])).toEqual([['organization.created', true], ['operator.appointed', true]]);
    expect(entries.map(({ details }) => details).join()).not.toMatch(/pk_|sk_|zoe|@/i);
  });
  test('keeps no secret in the database, and its file for its owner alone', async () => {
    const stored = JSON.stringify([await at.rows('SELECT * FROM embed_keys'), await at.rows('SELECT * FROM links'), await at.rows('SELECT * FROM operators')]);
    expect([stored.includes(first.secretKey ?? ''), stored.includes(first.firstSignIn[0]?.link?.split('.').at(-1) ?? ''), stored.includes(first.publishableKey)]).toEqual([false, false, true]);
    expect(statSync(join(at.folder, '.dev.vars')).mode & 0o077).toBe(0);
    const [operator] = await at.rows<{ state: string; role: string; minutes: number; locale: string }>("SELECT state, role, locale, round((expires_at - l.created_at) / 60000.0) AS minutes FROM operators o JOIN links l ON l.id = o.invitation_link WHERE email LIKE 'zoe%'");
    expect(operator).toEqual({ state: 'invited', role: 'super_admin', locale: 'fr', minutes: 60 });
    // A link that is printed is sent nowhere.
    expect(await at.rows('SELECT count(*) AS n FROM outbox')).toEqual([{ n: 0 }]);
  });
  test('given again it makes nothing, and breaks nothing; with more it makes what is missing', async () => {
    const before = readFileSync(join(at.folder, '.dev.vars'), 'utf8'), again = JSON.parse((await portico('init', ...words(), '--json')).out) as Told;
    expect(again).toMatchObject({ vendor: first.vendor, program: first.program, distributor: first.distributor, publishableKey: first.publishableKey, secretKey: null, firstSignIn: [], made: [], secrets: [] });
    expect(readFileSync(join(at.folder, '.dev.vars'), 'utf8')).toBe(before);
    const more = JSON.parse((await portico('init', ...words({ origins: 'https://www.lumenforge.com,https://partners.lumenforge.com', program: 'Lumenforge OEM', preset: 'direct', distributor: undefined, 'distributor-country': undefined, 'distributor-countries': undefined, 'distributor-admin': undefined, invite: 'mail', admin: 'li.wen@lumenforge-security.com' }), '--json')).out) as Told;
    expect([more.vendor === first.vendor, more.made, more.secretKey, more.firstSignIn]).toEqual([true, ['program.created', 'policy.published', 'operator.invited', 'key.created'], null, [{ email: 'li.wen@lumenforge-security.com', link: null }]]);
    expect(await at.rows('SELECT template, recipient FROM outbox')).toEqual([{ template: 'operator_invited', recipient: 'li.wen@lumenforge-security.com' }]);
  });
  test.each<[string, Record<string, string | undefined>, RegExp]>([
    ['a country by its name', { country: 'France' }, /--country “France”: It is no country code/], ['a preset that is none', { preset: 'custom' }, /It is one of: direct, activated/], ['an origin with a path', { origins: 'https://www.lumenforge.com/partners' }, /https:\/\/www\.lumenforge\.com\./],
    ['an address', { admin: 'zoe' }, /It is no e-mail address/], ['a zone', { 'time-zone': 'Paris' }, /It is no time zone/], ['a help page', { 'support-url': 'www.lumenforge.com' }, /It is no web address/], ['a name with control characters', { vendor: 'Lumen\u0007forge' }, /characters that cannot be used/],
    ['what is missing, all at once', { country: undefined, 'support-phone': undefined, origins: undefined }, /These are missing:\n {2}--country .*\n {2}--support-phone .*\n {2}--origins/], ['countries of a distributor', { 'distributor-countries': 'CA,Europe' }, /It is no country code/],
  ])('refuses %s with a sentence', async (_, over, sentence) => {
    const { code, out, err } = await portico('init', ...words(over));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\bat .*\.ts:\d/);
  });
  test('OPR-3: refuses an address of another organization, and one of a public mail service', async () => {
    expect((await portico('init', ...words({ vendor: 'Another Vendor', program: 'X' }))).err).toMatch(/zoe\.marchand@lumenforge-security\.com has access to another organization/);
    expect((await portico('init', ...words({ admin: 'zoe@gmail.com' }))).err).toMatch(/zoe@gmail\.com is of a public mail service/);
    expect(await at.rows("SELECT count(*) AS n FROM organizations WHERE name = 'Another Vendor'")).toEqual([{ n: 0 }]);
  });
  test('asks on a terminal, again where an answer will not do, and offers what is usual', async () => {
    const questions: Question[] = [{ name: 'vendor', asks: 'Vendor?', wrong: wrongLine }, { name: 'program', asks: 'Program?', usual: (said) => `${said['vendor']} Partners` }, { name: 'preset', asks: 'Which?', wrong: oneOf('direct', 'indirect') }, { name: 'more', asks: 'More?', unless: (said) => said['preset'] === 'direct' }];
    const output = new PassThrough(), input = Readable.from((async function* () { for (const line of ['', 'Lumenforge', '', 'drect', 'direct']) { await new Promise((resolve) => { setTimeout(resolve, 20); }); yield `${line}\n`; } })());
    expect(await answersTo(questions, {}, { input, output, interactive: true })).toEqual({ vendor: 'Lumenforge', program: 'Lumenforge Partners', preset: 'direct', more: '' });
    expect(String(output.read())).toMatch(/Vendor\? It may not be empty\.[^]*Program\? \[Lumenforge Partners\][^]*It is one of: direct, indirect\./);
  });
});

describe('check', () => {
  test('of a first day finds nothing lacking; as JSON for a script', async () => {
    const { code, out } = await portico('check', '--json');
    expect([code, (JSON.parse(out) as { lacks: number }).lacks]).toEqual([0, 0]);
    expect((await portico('check')).out).toMatch(/^ok {5}SIGNING_KEYS: [0-9a-f]{16}; the first signs\.[^]*warn {3}people: No super admin[^]*Nothing is lacking\.\n$/);
  });
  test('of an environment that there is none of says so', async () => expect(await portico('check', '--env', 'moon')).toMatchObject({ code: 2, err: expect.stringContaining('wrangler.toml has no [env.moon]; it has production') }));
});

describe('keys', () => {
  const idOf = (text: string): string => /key_[0-9a-f]{32}/.exec(text)?.[0] ?? '';
  const row = async (id: string) => (await at.rows<Record<string, unknown>>(`SELECT kind, organization_id, program_id, distributor_id, origins, token, revoked_at IS NOT NULL AS revoked FROM embed_keys WHERE id = '${id}'`))[0];
  test('are made for a program and exact origins, of a distributor with itself as the one that reviews', async () => {
    const made = await portico('keys', 'create', 'Boreal Distribution', '--origins', 'https://www.boreal-distribution.ca');
    expect(await row(idOf(made.out))).toMatchObject({ kind: 'publishable', organization_id: first.distributor, program_id: first.program, distributor_id: first.distributor, origins: '["https://www.boreal-distribution.ca"]', revoked: 0 });
    expect((await portico('keys', 'create', 'Lumenforge Security', '--origins', 'https://a.lumenforge.com')).err).toMatch(/Say with --program which one: Lumenforge Alliance, Lumenforge OEM/);
    expect((await portico('keys', 'create', 'Nobody', '--secret')).err).toMatch(/There is no vendor or distributor “Nobody”/);
    expect((await portico('keys', 'create', first.vendor)).err).toMatch(/--origins: Say on which sites/);
  });
  test('rotated, both work, until the old one is revoked', async () => {
    const made = await portico('keys', 'create', first.vendor, '--secret'), old = idOf(made.out), rotated = await portico('keys', 'rotate', old), fresh = idOf(rotated.out);
    expect([made.out, rotated.out].map((text) => /sk_[0-9a-f]{64}/.test(text))).toEqual([true, true]);
    expect([(await row(old))?.['revoked'], (await row(fresh))?.['revoked'], rotated.out.includes(`keys revoke ${old}`)]).toEqual([0, 0, true]);
    expect((await portico('keys', 'revoke', old)).out).toBe(`${old} is revoked.\n`);
    expect([(await row(old))?.['revoked'], (await row(fresh))?.['revoked']]).toEqual([1, 0]);
    expect((await portico('keys', 'rotate', old)).err).toMatch(/is revoked/);
    expect((await portico('keys', 'list')).out).toMatch(new RegExp(`${old} {2}secret {2}Lumenforge Security {2}.*revoked \\d{4}-`));
    expect((await at.rows<{ event: string }>(`SELECT event FROM activity WHERE subject_id = '${old}' ORDER BY seq`)).map(({ event }) => event)).toEqual(['key.created', 'key.revoked']);
  });
});

describe('secrets', () => {
  const vars = (): Record<string, string> => readVars(join(at.folder, '.dev.vars'));
  const kids = (): string[] => (JSON.parse(vars()['SIGNING_KEYS'] ?? '[]') as { kid: string; d?: string }[]).map(({ kid, d }) => `${kid}${d ? ' signs' : ''}`);
  test('signing: the new one leads, the one before verifies, and is retired with its public half kept', async () => {
    const [old = ''] = kids().map((one) => one.replace(' signs', ''));
    expect((await portico('keys', 'rotate-signing')).out).toMatch(new RegExp(`signs; ${old} still verifies`));
    expect(kids()).toEqual([expect.stringMatching(/^[0-9a-f]{16} signs$/), old]);
    expect((await portico('keys', 'rotate-signing', '--retire', kids()[0]?.replace(' signs', '') ?? '')).err).toMatch(/is the key that signs/);
    expect((await portico('keys', 'rotate-signing', '--retire', old)).code).toBe(0);
    expect([kids().length, JSON.parse(vars()['RETIRED_KEYS'] ?? '[]')]).toEqual([1, [expect.objectContaining({ kid: old })]]);
    expect(vars()['RETIRED_KEYS']).not.toContain('"d"');
    expect((await portico('keys', 'rotate-signing', '--leaked')).out).toMatch(/counts for nothing any more/);
    expect([kids().length, (JSON.parse(vars()['RETIRED_KEYS'] ?? '[]') as []).length]).toEqual([1, 2]);
    expect(await at.rows("SELECT details ->> 'what' AS what FROM activity WHERE event = 'portal.secret_rotated' ORDER BY seq")).toEqual([{ what: 'began' }, { what: 'retired' }, { what: 'began' }, { what: 'retired' }]);
  });
  test('the link secret: the new one counts from later on, and is not retired while something is open', async () => {
    const before = vars()['LINK_SECRET'] ?? '';
    expect((await portico('keys', 'rotate-link-secret')).out).toMatch(/counts from \d{4}-/);
    const [fresh, old, ...rest] = secretsOf(vars()['LINK_SECRET'] ?? '');
    expect([old?.secret, rest, (fresh?.from ?? 0) > Date.now() + 9 * 60_000]).toEqual([before, [], true]);
    expect((await portico('keys', 'rotate-link-secret')).err).toMatch(/wait for it/);
    expect((await portico('keys', 'rotate-link-secret', '--retire')).err).toMatch(/wait for it/);
    expect((await portico('keys', 'rotate-link-secret', '--in', 'soon')).err).toMatch(/--in is a number/);
    expect((await portico('keys', 'rotate-link-secret', '--leaked')).code).toBe(0);
    expect(secretsOf(vars()['LINK_SECRET'] ?? '')).toEqual([{ secret: expect.stringMatching(/^[\w-]{43}$/), from: 0 }]);
    await portico('keys', 'rotate-link-secret', '--in', '0');
    expect((await portico('keys', 'rotate-link-secret', '--retire')).err).toMatch(/[1-9]\d* links, 0 open registrations .*, 0 sessions/);
    expect((await portico('keys', 'rotate-link-secret', '--retire', '--although-open')).code).toBe(0);
    expect((await portico('check')).code).toBe(0);
  });
});

describe('OPR-6: a lost admin', () => {
  const operator = async (email: string) => (await at.rows<{ state: string; role: string; organization_id: string }>(`SELECT state, role, organization_id FROM operators WHERE email = '${email}' AND state <> 'removed'`))[0];
  test('is given back: to whoever is invited, to somebody new where the organization is named, to an active operator at once', async () => {
    expect((await portico('admin', 'restore', 'zoe.marchand@lumenforge-security.com')).out).toMatch(/becomes super admin of Lumenforge Security\.[^]*#invitation=lnk_/);
    expect((await portico('admin', 'restore', 'new@lumenforge-security.com')).err).toMatch(/Nobody has this address here\. Say with --organization/);
    expect((await portico('admin', 'restore', 'new@lumenforge-security.com', '--organization', first.vendor, '--name', 'Noor Lind')).out).toMatch(/becomes super admin/);
    expect(await operator('new@lumenforge-security.com')).toEqual({ state: 'invited', role: 'super_admin', organization_id: first.vendor });
    await at.rows("UPDATE operators SET state = 'active', role = 'reader' WHERE email = 'new@lumenforge-security.com'");
    expect((await portico('admin', 'restore', 'new@lumenforge-security.com')).out).toMatch(/is super admin of Lumenforge Security\.[^]*#token=lnk_/);
    expect(await operator('new@lumenforge-security.com')).toMatchObject({ state: 'active', role: 'super_admin' });
    expect((await at.rows<{ before: string | null }>("SELECT details ->> 'before' AS before FROM activity WHERE event = 'operator.appointed' AND vendor_id IS NOT NULL ORDER BY seq")).map(({ before }) => before)).toEqual([null, 'super_admin', null, 'reader']);
  });
  test('is refused where somebody can do it in the portal, who is of another organization, and to public mail', async () => {
    expect((await portico('admin', 'restore', 'other@lumenforge-security.com', '--organization', first.vendor)).err).toMatch(/has a super admin who can do this in the portal: new@lumenforge-security\.com/);
    expect((await portico('admin', 'restore', 'other@lumenforge-security.com', '--organization', first.vendor, '--although-others')).code).toBe(0);
    expect((await portico('admin', 'restore', 'o.hale@boreal-distribution.ca', '--organization', first.vendor)).err).toMatch(/belongs to another organization/);
    expect((await portico('admin', 'restore', 'zoe@gmail.com', '--organization', first.distributor)).err).toMatch(/public mail service/);
    expect((await portico('admin', 'restore', 'zoe')).err).toMatch(/not an e-mail address/);
  });
});

describe('ALL-5: a person', () => {
  test('is exported as JSON, and erased once it has no access', async () => {
    const email = 'o.hale@boreal-distribution.ca', { tables } = JSON.parse((await portico('person', 'export', email)).out) as { tables: Record<string, { why: string; own: object[]; named: object[] }> };
    expect(Object.keys(tables).toSorted()).toEqual(['activity', 'links', 'operators']);
    expect([tables['operators']?.own.length, JSON.stringify(tables).includes('token_hash')]).toEqual([1, false]);
    expect((await portico('person', 'erase', email)).err).toMatch(/still has access, or an invitation/);
    await at.rows(`UPDATE operators SET state = 'removed' WHERE email = '${email}'`);
    expect((await portico('person', 'erase', email)).out).toMatch(/^Erased: 1 with access once, 0 registrations/);
    expect((await portico('person', 'export', email)).err).toMatch(/Nothing is held about this address/);
    expect((await portico('person', 'erase', email)).err).toMatch(/Nothing is held/);
    expect((await portico('activity', 'verify')).out).toMatch(/^Holds: /);
  });
});
