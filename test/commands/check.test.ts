/** What `npm run portico -- check` says of a portal, thing by thing. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Line, type Network, checkAddress, checkBindings, checkDatabase, checkMail, checkPortal, checkProviders, checkSecrets } from '../../worker/commands/check-lines.ts';
import { deployedSecrets, putSecrets } from '../../worker/commands/secrets-deployed.ts';
import { freshLinkSecret, freshSigningKey, writeVars } from '../../worker/commands/secrets-file.ts';
import { type Target, targetOf } from '../../worker/commands/target.ts';
import { temporary } from './support/cli.ts';

const production = await targetOf({ env: 'production' });
const like = (vars: Record<string, string>, over: Partial<Target> = {}, config: object = {}): Target => ({ ...production, ...over, vars: { ...production.vars, ...vars }, config: { ...production.config, ...config } });
const said = (lines: readonly Line[]): string[] => lines.map(({ state, what }) => `${state} ${what}`);
const mended = (lines: readonly Line[]): void => { for (const one of lines) if (one.state === 'lacks') expect(one.mend, one.what).toMatch(/\S{4,}/); };
const host = 'https://portal.lumenforge.com', routed = { routes: [{ pattern: 'portal.lumenforge.com', custom_domain: true }] };

describe('the address', () => {
  test.each<[string, string, object, string]>([
    ['as it comes', 'https://portal.example.com', {}, 'lacks PORTAL_URL'], ['not https', 'http://portal.lumenforge.com', routed, 'lacks PORTAL_URL'], ['with a path', `${host}/partners`, routed, 'lacks PORTAL_URL'],
    ['with a slash', `${host}/`, routed, 'lacks PORTAL_URL'], ['without a route', host, {}, 'lacks PORTAL_URL'], ['empty', '', routed, 'lacks PORTAL_URL'], ['whole', host, routed, 'ok PORTAL_URL'], ['by a plain route', host, { routes: ['portal.lumenforge.com/*'] }, 'ok PORTAL_URL'],
  ])('%s', (_, PORTAL_URL, config, line) => { const lines = checkAddress(like({ PORTAL_URL }, {}, config)); expect(said(lines)).toEqual([line]); mended(lines); });
});

describe('bindings', () => {
  test('as the file comes, only the database lacks its id', () => expect(said(checkBindings(production))).toEqual(['lacks database', 'ok cron', 'ok queue']));
  test('each that is missing is named', () => {
    const lines = checkBindings(like({}, { database: { name: 'x', id: '5b1c' } }, { triggers: { crons: [] }, queues: { producers: [], consumers: [] }, send_email: [], ratelimits: [], assets: undefined }));
    expect(said(lines)).toEqual(['ok database', 'lacks cron', 'lacks queue', 'lacks bindings', 'lacks bindings', 'lacks bindings']);
    mended(lines);
  });
});

describe('secrets', () => {
  const key = freshSigningKey(), good = { SIGNING_KEYS: JSON.stringify([key]), LINK_SECRET: freshLinkSecret() };
  const { d: _, ...half } = key;
  test('whole ones', () => expect(said(checkSecrets(production, good))).toEqual(['ok SIGNING_KEYS', 'ok LINK_SECRET', 'ok DEMO']));
  test('with public halves of retired keys, and a link secret with one before it', () =>
    expect(said(checkSecrets(production, { SIGNING_KEYS: JSON.stringify([key, { ...half, kid: 'old' }]), LINK_SECRET: `${freshLinkSecret()}@1700000000000,${good.LINK_SECRET}` }))).toEqual(['ok SIGNING_KEYS', 'ok LINK_SECRET', 'ok DEMO']));
  test.each<[string, Record<string, string>]>([
    ['none', {}], ['no JSON', { SIGNING_KEYS: '[', LINK_SECRET: 'x' }], ['no list', { SIGNING_KEYS: '{}', LINK_SECRET: '' }], ['an empty list', { SIGNING_KEYS: '[]', LINK_SECRET: 'short' }],
    ['a public half first', { SIGNING_KEYS: JSON.stringify([half]), LINK_SECRET: `${freshLinkSecret().slice(2)}` }], ['without kid', { SIGNING_KEYS: JSON.stringify([{ ...key, kid: undefined }]), LINK_SECRET: 'ä'.repeat(50) }],
    ['another curve', { SIGNING_KEYS: JSON.stringify([{ ...key, crv: 'P-384' }]), LINK_SECRET: `${freshLinkSecret()},${freshLinkSecret()}` }], ['the same kid twice', { SIGNING_KEYS: JSON.stringify([key, key]), LINK_SECRET: `${freshLinkSecret()}@5,${freshLinkSecret()}@7` }],
  ])('%s', (__, file) => { const lines = checkSecrets(production, file); expect(said(lines)).toEqual(['lacks SIGNING_KEYS', 'lacks LINK_SECRET', 'ok DEMO']); mended(lines); });
  test('what the deployed worker lacks, and DEMO', () => {
    expect(said(checkSecrets(like({ DEMO: 'true' }), good, ['LINK_SECRET']))).toEqual(['ok SIGNING_KEYS', 'lacks SIGNING_KEYS', 'ok LINK_SECRET', 'lacks DEMO']);
    expect(said(checkSecrets(like({}, { env: null }), { ...good, DEMO: 'true' }))).toEqual(['ok SIGNING_KEYS', 'ok LINK_SECRET', 'warn DEMO']);
  });
  test('a first day makes none where the deployed portal has some that are not kept here; they are put there through stdin', async () => {
    const folder = temporary(), target = like({}, { secretsFile: join(folder, '.dev.vars.production') }), called: { words: readonly string[]; input?: string }[] = [];
    const wrangler = async (words: readonly string[], { input }: { input?: string } = {}) => { called.push({ words, input }); return { code: 0, stdout: 'A banner\n[{"name":"SIGNING_KEYS","type":"secret_text"}]\n', stderr: '' }; };
    await expect(deployedSecrets(target, wrangler)).rejects.toThrow(/has SIGNING_KEYS, and .* has not/);
    writeVars(target.secretsFile, good);
    await deployedSecrets(target, wrangler);
    const none = async () => ({ code: 1, stdout: '', stderr: 'This Worker does not exist on your account. [code: 10007]' }), out = async () => ({ code: 1, stdout: '', stderr: 'ERROR You must be logged in' });
    await deployedSecrets(like({}, { secretsFile: join(folder, 'none') }), none);
    await expect(deployedSecrets(target, out)).rejects.toThrow(/wrangler login/);
    await putSecrets(target, { LINK_SECRET: 'hush' }, wrangler);
    const put = called.at(-1);
    expect([put?.input, put?.words.join(' ').includes('hush'), put?.words.slice(0, 2), put?.words.slice(-2)]).toEqual(['{"LINK_SECRET":"hush"}', false, ['secret', 'bulk'], ['--env', 'production']]);
  });
});

describe('the database', () => {
  const held = { unapplied: [], restoring: false, keys: [{ id: 'key_1', kind: 'publishable', origins: ['https://www.lumenforge.com'] }], superAdmins: 1, region: 'the jurisdiction eu' };
  test('whole', () => expect(said(checkDatabase(production, held))).toEqual(['ok migrations', 'ok location', 'ok keys', 'ok people']));
  test('not migrated: nothing else is asked', () => expect(said(checkDatabase(production, { ...held, unapplied: ['0007_sign_in.sql'] }))).toEqual(['lacks migrations']));
  test.each([['http://www.lumenforge.com'], ['https://www.lumenforge.com/'], ['https://www.lumenforge.com/partners'], ['https://WWW.lumenforge.com'], ['*'], ['https://*.lumenforge.com'], ['http://localhost:4000']])('a key that works from %s', (origin) => {
    const lines = checkDatabase(production, { ...held, keys: [{ id: 'key_1', kind: 'publishable', origins: [origin] }] });
    expect(said(lines)).toContain('lacks keys');
    mended(lines);
  });
  test('in a local run what is on this machine goes without TLS', () => expect(said(checkDatabase({ ...production, env: null }, { ...held, keys: [{ id: 'key_1', kind: 'publishable', origins: ['http://localhost:4000'] }] }))).not.toContain('lacks keys'));
  test('no key, nobody, and a restore that has not ended', () => expect(said(checkDatabase(production, { ...held, keys: [], superAdmins: 0, restoring: true }))).toEqual(['ok migrations', 'lacks restore', 'ok location', 'lacks keys', 'warn people']));
});

const none: Network = { txt: async () => { throw Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' }); }, fetch: async () => { throw Object.assign(new Error('fetch failed'), { code: 'ECONNREFUSED' }); } };
const dns = (records: Record<string, string[]>): Network => ({ ...none, txt: async (name) => records[name] ?? none.txt(name) });
const web = (pages: Record<string, { status: number; body: unknown }>): Network => ({ ...none, fetch: async (url) => pages[url] ?? none.fetch(url) });

describe('the sending domain', () => {
  const spf = ['v=spf1 include:_spf.mx.cloudflare.net ~all'], key = [`v=DKIM1; h=sha256; k=rsa; p=${'MIIB'.repeat(30)}`], at = like({ MAIL_FROM: 'portal@lumenforge.com' });
  const lines = async (records: Record<string, string[]>, selector?: string, target = at) => { const found = await checkMail(target, dns(records), selector); mended(found); return said(found); };
  test('as it comes', async () => expect(await lines({}, undefined, production)).toEqual(['lacks MAIL_FROM']));
  test('as the platform sets it up', async () => expect(await lines({ 'cf-bounce.lumenforge.com': spf, 'cf-bounce._domainkey.lumenforge.com': key, '_dmarc.lumenforge.com': ['v=DMARC1; p=reject;'] })).toEqual(['ok SPF', 'ok DKIM', 'ok DMARC']));
  test('nothing of it', async () => expect(await lines({})).toEqual(['lacks SPF', 'lacks DKIM', 'lacks DMARC']));
  test('SPF of another record, a key that was revoked, a policy that only watches', async () =>
    expect(await lines({ 'lumenforge.com': ['google-site-verification=x', ...spf], 'cf-bounce._domainkey.lumenforge.com': ['v=DKIM1; p='], '_dmarc.lumenforge.com': ['v=DMARC1; p=none; rua=mailto:x@lumenforge.com'] })).toEqual(['ok SPF', 'lacks DKIM', 'warn DMARC']));
  test('another provider, by its selector', async () => expect(await lines({ 'lumenforge.com': spf, 's1._domainkey.lumenforge.com': key, '_dmarc.lumenforge.com': ['v=DMARC1;p=quarantine'] }, 's1')).toEqual(['ok SPF', 'ok DKIM', 'ok DMARC']));
  test('a subdomain takes the policy of the one above', async () =>
    expect(await lines({ 'cf-bounce.mail.lumenforge.com': spf, 'cf-bounce._domainkey.mail.lumenforge.com': key, '_dmarc.lumenforge.com': ['v=DMARC1; p=reject'] }, undefined, like({ MAIL_FROM: 'portal@mail.lumenforge.com' }))).toEqual(['ok SPF', 'ok DKIM', 'ok DMARC']));
  test('a resolver that does not answer is no lack', async () => expect(said(await checkMail(at, { ...none, txt: async () => { throw Object.assign(new Error('x'), { code: 'ESERVFAIL' }); } }))).toEqual(['warn mail']));
});

describe('the deployed portal', () => {
  const key = freshSigningKey(), file = { SIGNING_KEYS: JSON.stringify([key]) }, at = like({ PORTAL_URL: host });
  const health = { status: 200, body: { status: 'ok', version: '0.1.0', parked: 0 } }, jwks = (...kids: string[]) => ({ status: 200, body: { keys: kids.map((kid) => ({ kid })) } });
  const lines = async (pages: Record<string, { status: number; body: unknown }>) => said(await checkPortal(at, file, web(pages)));
  test('up, with the keys that are kept', async () => expect(await lines({ [`${host}/healthz`]: health, [`${host}/.well-known/jwks.json`]: jwks(key.kid) })).toEqual(['ok portal']));
  test('not up, or something else there', async () => {
    expect(await lines({})).toEqual(['lacks portal']);
    expect(await lines({ [`${host}/healthz`]: { status: 200, body: null } })).toEqual(['lacks portal']);
    expect(await lines({ [`${host}/healthz`]: { status: 503, body: {} } })).toEqual(['lacks portal']);
  });
  test('with other keys than those that are kept, and with mail that gave up', async () =>
    expect(await lines({ [`${host}/healthz`]: { ...health, body: { ...health.body, parked: 3 } }, [`${host}/.well-known/jwks.json`]: jwks('another') })).toEqual(['ok portal', 'warn mail', 'lacks SIGNING_KEYS']));
});

describe('accounts to sign in with', () => {
  const page = (issuer: string) => ({ [`${issuer}/.well-known/openid-configuration`]: { status: 200, body: { authorization_endpoint: `${issuer}/auth` } } });
  const lines = async (list: unknown, pages = {}) => { const found = await checkProviders(production, { SIGN_IN_PROVIDERS: typeof list === 'string' ? list : JSON.stringify(list) }, web(pages)); mended(found); return said(found); };
  test('none', async () => expect(said(await checkProviders(production, {}, none))).toEqual(['ok SIGN_IN_PROVIDERS']));
  test('Microsoft and another that answer', async () =>
    expect(await lines([{ id: 'microsoft', preset: 'entra', clientId: 'a' }, { id: 'own', issuer: 'https://id.lumenforge.com/', clientId: 'b' }], { ...page('https://login.microsoftonline.com/organizations/v2.0'), ...page('https://id.lumenforge.com') })).toEqual(['ok SIGN_IN_PROVIDERS', 'ok SIGN_IN_PROVIDERS']));
  test.each<[string, unknown]>([['no JSON', '['], ['no list', {}], ['no client', [{ id: 'x', issuer: 'https://id.lumenforge.com' }]], ['neither preset nor issuer', [{ id: 'x', clientId: 'a' }]], ['nothing', [null]], ['not https', [{ id: 'x', issuer: 'http://id.lumenforge.com', clientId: 'a' }]], ['no answer', [{ id: 'x', issuer: 'https://id.lumenforge.com', clientId: 'a' }]]])('%s', async (_, list) => {
    expect(await lines(list)).toEqual(['lacks SIGN_IN_PROVIDERS']);
  });
});
