/** What a portal needs in production, thing by thing: there, or lacking with what mends it. Whatever is asked of the network is handed in. */
import { type ConfiguredProvider, providersOf } from '../http/providers.ts';
import { canonicalEmail } from '../../schema/checks.ts';
import { secretsOf } from '../messages/link-secret.ts';
import { wrongOrigin } from './checks.ts';
import type { SigningKey } from './secrets-file.ts';
import { type Target, noDatabase } from './target.ts';

export interface Line { readonly state: 'ok' | 'lacks' | 'warn'; readonly what: string; readonly says: string; /** The command or the page that mends it. */ readonly mend?: string }
export interface Network { readonly txt: (name: string) => Promise<readonly string[]>; readonly fetch: (url: string) => Promise<{ readonly status: number; readonly body: unknown }> }
const ok = (what: string, says: string): Line => ({ state: 'ok', what, says });
const lacks = (what: string, says: string, mend: string): Line => ({ state: 'lacks', what, says, mend });
const warn = (what: string, says: string, mend?: string): Line => ({ state: 'warn', what, says, mend });

const section = ({ env }: Target): string => (env === null ? 'wrangler.toml' : `[env.${env}] of wrangler.toml`);
const words = ({ env }: Target): string => (env === null ? '' : ` --env ${env}`);
const isExample = (host: string): boolean => /(^|\.)example\.(com|org|net)$/.test(host);

export function checkAddress(target: Target): Line[] {
  const what = 'PORTAL_URL', url = target.vars[what] ?? '', mend = `PORTAL_URL in the variables under ${section(target)}: the origin of the portal, like https://portal.your-company.com.`;
  if (!URL.canParse(url) || new URL(url).origin !== url) return [lacks(what, `“${url}” is no origin.`, mend)];
  if (!url.startsWith('https:')) return [lacks(what, `${url} is not https.`, mend)];
  if (isExample(new URL(url).hostname)) return [lacks(what, `${url} is the example's.`, mend)];
  const hosts = [...(target.config.routes ?? []), ...(target.config.route ? [target.config.route] : [])].map((route) => (typeof route === 'string' ? route : route.pattern));
  return hosts.some((pattern) => pattern.replace(/\/.*$/, '') === new URL(url).host) ? [ok(what, `${url}, and a route leads there.`)]
    : [lacks(what, `No route under ${section(target)} leads ${new URL(url).host} to the worker.`, `routes = [{ pattern = "${new URL(url).host}", custom_domain = true }] under ${section(target)}.`)];
}

export function checkBindings(target: Target): Line[] {
  const { config, database } = target, lines: Line[] = [];
  lines.push(database.id === noDatabase ? lacks('database', `${database.name} has no id.`, `npx wrangler d1 create ${database.name} --jurisdiction eu (or --location weur …), and its id as database_id under ${section(target)}.`) : ok('database', `${database.name} (${database.id}).`));
  const { crons } = config.triggers;
  lines.push(crons?.includes('* * * * *') ? ok('cron', 'Every minute.') : lacks('cron', `${crons?.length ? crons.join(', ') : 'None'}: mails that a queue lost, deadlines and seals wait for it.`, `crons = ["* * * * *"] under [triggers] of ${section(target)}.`));
  const producer = config.queues.producers?.find(({ binding }) => binding === 'OUTBOX'), consumer = config.queues.consumers?.find(({ queue }) => queue === producer?.queue);
  lines.push(!producer || !consumer ? lacks('queue', 'The outbox has no queue, or nobody consumes it.', `[[queues.producers]] OUTBOX and [[queues.consumers]] under ${section(target)}, as at the top of the file.`)
    : consumer.dead_letter_queue ? ok('queue', `${producer.queue}, and ${consumer.dead_letter_queue} for what fails.`) : warn('queue', `${producer.queue} has no dead letter queue.`, 'dead_letter_queue of the consumer.'));
  for (const [name, there] of [['EMAIL', config.send_email.length > 0], ['CODE_LIMIT', (config.ratelimits ?? []).length > 0], ['ASSETS', config.assets !== undefined]] as const) if (!there) lines.push(lacks('bindings', `${name} is not bound: an environment inherits none.`, `The same section as at the top of the file, under ${section(target)}.`));
  return lines;
}

/** `file`: the secrets as they are kept; `deployed`: names that the deployed worker has, unless it was not asked. */
export function checkSecrets(target: Target, file: Readonly<Record<string, string>>, deployed?: readonly string[]): Line[] {
  const lines: Line[] = [], make = `npm run portico -- init${words(target)}`;
  const where = (name: string): Line[] => (deployed && !deployed.includes(name) ? [lacks(name, 'The deployed worker has none.', `npm run portico -- deploy${words(target)}`)] : []);
  const keys = wrongKeys(file['SIGNING_KEYS']);
  lines.push(...(keys ? [lacks('SIGNING_KEYS', keys, make)] : [ok('SIGNING_KEYS', `${(JSON.parse(file['SIGNING_KEYS'] ?? '[]') as SigningKey[]).map(({ kid }) => kid).join(', ')}; the first signs.`)]), ...where('SIGNING_KEYS'));
  const links = wrongLinkSecret(file['LINK_SECRET']);
  lines.push(...(links ? [lacks('LINK_SECRET', links, make)] : [ok('LINK_SECRET', `${secretsOf(file['LINK_SECRET'] ?? '').length} of at least 32 bytes.`)]), ...where('LINK_SECRET'));
  const demo = target.vars['DEMO'] ?? file['DEMO'];
  if (demo === 'true') lines.push(target.env === null ? warn('DEMO', 'This is the demo’s run: its endpoints open everything.') : lacks('DEMO', 'It is set: the demo’s endpoints open everything.', `Take DEMO out of ${section(target)} and of ${target.secretsFile}.`));
  else lines.push(ok('DEMO', 'Off.'));
  return lines;
}
function wrongKeys(text: string | undefined): string | undefined {
  if (!text) return 'There are none.';
  let keys: Partial<SigningKey>[];
  try { keys = JSON.parse(text) as Partial<SigningKey>[]; } catch { return 'They are no JSON.'; }
  if (!Array.isArray(keys) || keys.length === 0) return 'They are no list.';
  if (keys.some((one) => one.kty !== 'EC' || one.crv !== 'P-256' || typeof one.kid !== 'string' || one.kid === '' || [one.x, one.y].some((part) => Buffer.from(part ?? '', 'base64url').length !== 32))) return 'One is no ES256 key with a kid.';
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) return 'Two have the same kid.';
  return Buffer.from(keys[0]?.d ?? '', 'base64url').length === 32 ? undefined : 'The first is no private key, so nothing can be signed.';
}
function wrongLinkSecret(text: string | undefined): string | undefined {
  if (!text) return 'There is none.';
  const secrets = secretsOf(text);
  if (secrets.some(({ secret }) => !/^[\w-]+$/.test(secret) || Buffer.from(secret, 'base64url').length < 32)) return 'It is shorter than 32 bytes, or not base64url.';
  return secrets.some(({ from }, index) => !Number.isFinite(from) || from >= (secrets[index - 1]?.from ?? Infinity)) ? 'Those before it are not in their order.' : undefined;
}

export interface Held { readonly unapplied: readonly string[]; readonly restoring: boolean; readonly keys: readonly { readonly id: string; readonly kind: string; readonly origins: readonly string[] }[]; readonly superAdmins: number; readonly region: string | null }
export function checkDatabase(target: Target, { unapplied, restoring, keys, superAdmins, region }: Held): Line[] {
  const lines: Line[] = [], set = `npm run portico -- init${words(target)}`;
  if (unapplied.length > 0) return [lacks('migrations', `${unapplied.length} are not applied: ${unapplied.join(', ')}.`, `npm run portico -- deploy${words(target)}`)];
  lines.push(ok('migrations', 'All are applied.'));
  if (restoring) lines.push(lacks('restore', 'One was begun and has not ended.', `npm run portico -- restore <the same folder>${words(target)}`));
  if (region !== null) lines.push(ok('location', `The database is in ${region}.`));
  const pages = keys.filter(({ kind }) => kind === 'publishable');
  lines.push(pages.length === 0 ? lacks('keys', 'No site has a publishable key.', set) : ok('keys', `${pages.length} for sites, ${keys.length - pages.length} for backends.`));
  for (const { id, origins } of pages) {
    for (const origin of origins) { const wrong = wrongOrigin(target.env === null)(origin); if (wrong) lines.push(lacks('keys', `${id} works from ${origin}: ${wrong}`, `npm run portico -- keys rotate ${id} --origins https://…${words(target)}`)); }
    if (origins.length === 0) lines.push(lacks('keys', `${id} works from no origin.`, `npm run portico -- keys rotate ${id} --origins https://…${words(target)}`));
  }
  lines.push(superAdmins > 0 ? ok('people', 'A vendor has a super admin.') : warn('people', 'No super admin of a vendor has signed in yet.', `npm run portico -- admin restore <email>${words(target)} prints another link.`));
  return lines;
}

const tell = (error: unknown): string => (error instanceof Error ? ((error as { code?: string }).code ?? error.message) : 'unknown');
/** The deployed portal: it answers, and with the keys that are kept. */
export async function checkPortal(target: Target, file: Readonly<Record<string, string>>, network: Network): Promise<Line[]> {
  const url = target.vars['PORTAL_URL'] ?? '', deploy = `npm run portico -- deploy${words(target)}`;
  try {
    const { status, body } = await network.fetch(`${url}/healthz`), health = body as { status?: string; version?: string; parked?: number } | null;
    if (status !== 200 || health?.status !== 'ok') return [lacks('portal', `${url}/healthz answers ${status}.`, deploy)];
    const lines = [ok('portal', `${url} is up, version ${health.version}.`), ...(health.parked ? [warn('mail', `${health.parked} messages gave up.`, 'worker/runbook.md, Parked messages')] : [])];
    const { body: published } = await network.fetch(`${url}/.well-known/jwks.json`), served = (published as { keys?: { kid?: string }[] } | null)?.keys?.map(({ kid }) => kid) ?? [];
    const kept = wrongKeys(file['SIGNING_KEYS']) ? [] : (JSON.parse(file['SIGNING_KEYS'] as string) as SigningKey[]).map(({ kid }) => kid);
    if (kept.length > 0 && kept.join() !== served.join()) lines.push(lacks('SIGNING_KEYS', `The portal serves ${served.join(', ') || 'none'}, and ${target.secretsFile} has ${kept.join(', ')}.`, deploy));
    return lines;
  } catch (error) { return [lacks('portal', `${url} does not answer (${tell(error)}).`, deploy)]; }
}

/** Who mails come from; nothing where it will do. */
export function checkSender(target: Target): Line[] {
  const from = target.vars['MAIL_FROM'] ?? '', example = isExample(from.slice(from.lastIndexOf('@') + 1));
  return canonicalEmail(from) === from && !example ? [] : [lacks('MAIL_FROM', `“${from}” ${example ? 'is the example’s.' : 'is no address.'}`, `MAIL_FROM in the variables under ${section(target)}.`)];
}
/**
 * SPF, DKIM and DMARC of the domain that mail comes from. Cloudflare's Email Service signs by the selector `cf-bounce` and returns to the host
 * `cf-bounce.<domain>`, which has the SPF record; another provider names its own selector, and its SPF stands at the domain.
 */
export async function checkMail(target: Target, network: Network, selector = 'cf-bounce'): Promise<Line[]> {
  const from = target.vars['MAIL_FROM'] ?? '', domain = from.slice(from.lastIndexOf('@') + 1), page = 'Cloudflare dashboard, Email Sending, Onboard domain (npx wrangler email sending enable <domain>)';
  const wrong = checkSender(target);
  if (wrong.length > 0) return wrong;
  const found = async (name: string, form: RegExp): Promise<string | undefined> => {
    try { return (await network.txt(name)).find((text) => form.test(text)); } catch (error) { if (['ENOTFOUND', 'ENODATA'].includes((error as { code?: string }).code ?? '')) return undefined; throw error; }
  };
  try {
    const spf = await found(`${selector}.${domain}`, /^v=spf1\b/i) ?? await found(domain, /^v=spf1\b/i), dkim = await found(`${selector}._domainkey.${domain}`, /\bp=[A-Za-z0-9+/]{20,}/);
    // Where the domain itself says nothing, the one above it speaks for it (RFC 7489, 6.6.3).
    const [, ...above] = domain.split('.'), dmarc = await found(`_dmarc.${domain}`, /^v=DMARC1\b/i) ?? (above.length > 1 ? await found(`_dmarc.${above.join('.')}`, /^v=DMARC1\b/i) : undefined);
    return [
      spf ? ok('SPF', spf) : lacks('SPF', `Neither ${selector}.${domain} nor ${domain} has one.`, page),
      dkim ? ok('DKIM', `${selector}._domainkey.${domain} has a key.`) : lacks('DKIM', `${selector}._domainkey.${domain} has no key.`, `${page}; of another provider: --dkim <its selector>`),
      !dmarc ? lacks('DMARC', `_dmarc.${domain} has none.`, `TXT _dmarc.${domain} "v=DMARC1; p=none; rua=mailto:…" in your DNS, and p=quarantine or reject once reports are clean.`)
        : /\bp\s*=\s*(?:quarantine|reject)\b/i.test(dmarc) ? ok('DMARC', dmarc) : warn('DMARC', `${dmarc}: anybody may still send in your name.`, 'p=quarantine or reject once reports are clean.'),
    ];
  } catch (error) { return [warn('mail', `The domain of ${from} could not be looked up (${tell(error)}).`)]; }
}

/** Accounts to sign in with: read as the worker reads them, and issuers that answer. */
export async function checkProviders(target: Target, file: Readonly<Record<string, string>>, network: Network): Promise<Line[]> {
  const what = 'SIGN_IN_PROVIDERS', text = file[what] ?? target.vars[what], mend = `${what} in ${target.secretsFile}, as worker/guide.md shows it.`;
  if (!text) return [ok(what, 'None: people sign in by e-mail link.')];
  let list: readonly ConfiguredProvider[];
  try { list = providersOf({ SIGN_IN_PROVIDERS: text }); } catch (error) { return [lacks(what, `${(error as Error).message}.`, mend)]; }
  return Promise.all(list.map(async ({ id, metadata, issuer }): Promise<Line> => {
    if (!metadata.startsWith('https://') && target.env !== null) return lacks(what, `${id}: its issuer ${issuer} is not https.`, mend);
    try {
      const { status, body } = await network.fetch(metadata);
      return status === 200 && typeof (body as { authorization_endpoint?: unknown } | null)?.authorization_endpoint === 'string' ? ok(what, `${id}: ${metadata} answers.`) : lacks(what, `${id}: ${metadata} answers ${status}, and no configuration.`, mend);
    } catch (error) { return lacks(what, `${id}: ${metadata} does not answer (${tell(error)}).`, mend); }
  }));
}
