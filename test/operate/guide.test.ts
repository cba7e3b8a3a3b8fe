/** The guide, taken at its word: its blocks in a fresh clone, one after the other, counted and timed; and then a company registers on the page that came of it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../.ci/chromium.mjs';
import { root } from '../../demo/local/paths.ts';
import { temporary } from '../commands/support/cli.ts';

interface Block { readonly kind: string; readonly code: string }
const blocks = [...readFileSync(join(root, 'worker/guide.md'), 'utf8').matchAll(/^```(\w+ ?[^\n]*)\n([^]*?)^```$/gm)].map(([, kind = '', code = '']): Block => ({ kind, code }));
/** A line is a command, but for one that goes on after a backslash. */
const commandsIn = (code: string): string[] => code.replaceAll('\\\n', ' ').trim().split('\n').filter(Boolean);
const typed = blocks.filter(({ kind }) => kind.startsWith('sh')).flatMap(({ code }) => commandsIn(code));

const home = temporary(true), clone = join(home, 'clone');
/** The guide's ports; where somebody has them, others, and that is all that is changed. */
let pagePort = 4600, portalPort = 8787;
const literal = (code: string): string => code.replaceAll('localhost:4600', `localhost:${pagePort}`).replaceAll('--port 4600', `--port ${pagePort}`).replaceAll('localhost:8787', `localhost:${portalPort}`);
const freePort = (wanted: number): Promise<number> => new Promise((resolve) => {
  const server = createServer().once('error', () => resolve(freePort(0))).listen(wanted, '127.0.0.1', () => { const { port } = server.address() as AddressInfo; server.close(() => resolve(port)); });
});
const children: ChildProcess[] = [];
const took: Record<string, number> = {};
let said = '', browser: Browser;

/** What a clone of this state would hold; what `npm ci` brings is taken from here, unless it is asked for. */
function cloned(): void {
  for (const path of execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    try { cpSync(join(root, path), join(clone, path)); } catch { /* Deleted, and not committed yet. */ }
  }
}
const environment = (): NodeJS.ProcessEnv => {
  const { PORTICO_LOCAL: _, NODE_ENV: __, VITEST: ___, ...kept } = process.env;
  return { ...kept, PORT: String(portalPort), CI: '1', NO_COLOR: '1', WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', PATH: `${join(clone, 'node_modules/.bin')}:${process.env['PATH']}` };
};
function begin(code: string): ChildProcess {
  const child = spawn('bash', ['-e', '-c', code], { cwd: clone, env: environment(), stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => { said += String(chunk); });
  children.push(child);
  return child;
}
async function whole(code: string): Promise<void> {
  if (code.trim() === 'npm ci' && process.env['GUIDE_INSTALL'] !== 'true') { symlinkSync(realpathSync(join(root, 'node_modules')), join(clone, 'node_modules')); return; }
  const child = begin(code), status = await new Promise((resolve) => { child.on('close', resolve); });
  if (status !== 0) throw new Error(`${code}\n${said}`);
}
async function until(there: () => boolean | Promise<boolean>, what: string, patience = 180_000): Promise<void> {
  for (const end = Date.now() + patience; !await there(); await pause(100)) if (Date.now() > end) throw new Error(`${what} did not come:\n${said}`);
}
const serves = (port: number) => async (): Promise<boolean> => (await fetch(`http://localhost:${port}/`).catch(() => undefined))?.ok ?? false;

beforeAll(async () => {
  [pagePort, portalPort] = [await freePort(pagePort), await freePort(portalPort)];
  cloned();
  browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  for (const { pid } of children) { try { process.kill(-(pid ?? 0), 'SIGTERM'); } catch { /* Ended by itself. */ } }
  await pause(2_000);
  for (const { pid } of children) { try { process.kill(-(pid ?? 0), 'SIGKILL'); } catch { /* Ended by itself. */ } }
  rmSync(home, { recursive: true, force: true });
});

describe('the guide', () => {
  test('takes at most twelve commands', () => {
    expect(typed.length).toBeLessThanOrEqual(12);
    expect([typed[0], typed.length > 6]).toEqual(['npm ci', true]);
  });
  test('has blocks of kinds that this test knows, and of those that need an account each command of ours is run here on the local run', () => {
    expect([...new Set(blocks.map(({ kind }) => kind))].toSorted()).toEqual(['html site/index.html', 'sh', 'sh account', 'sh background']);
    const account = blocks.filter(({ kind }) => kind === 'sh account').flatMap(({ code }) => commandsIn(code));
    expect(account.filter((one) => !one.startsWith('npx wrangler '))).toEqual(['npm run portico -- init --env production', 'npm run deploy -- --env production', 'npm run portico -- check --env production']);
  });

  test('leads from a fresh clone to a live form, in less than ten minutes of doing', async () => {
    const began = Date.now();
    for (const { kind, code: written } of blocks) {
      const code = literal(written), from = Date.now();
      if (kind === 'sh') await whole(code);
      if (kind === 'sh background') {
        begin(code);
        await until(code.includes('vite') ? serves(pagePort) : () => /is up, as in production/.test(said), code);
      }
      if (kind.startsWith('html ')) {
        // As a person pastes it: the key that was printed.
        const key = /key="(pk_[0-9a-f]{32})"/.exec(said)?.[1] ?? '';
        expect(said).toContain(`src="http://portal.localhost:${portalPort}/sdk/v1/loader.js"`);
        mkdirSync(join(clone, 'site'), { recursive: true });
        writeFileSync(join(clone, kind.slice(5)), code.replace('pk_…', key));
      }
      if (kind !== 'sh account') took[code.trim().split('\n')[0]?.slice(0, 40) ?? ''] = Date.now() - from;
    }
    console.log(JSON.stringify({ commands: typed.length, ms: took }));
    expect(Date.now() - began).toBeLessThan(10 * 60_000);
  });

  test('the form on the vendor’s own page, of another origin, registers a company in the vendor’s own program', async () => {
    const page = await (await browser.newContext({ locale: 'en-US' })).newPage(), wrong: string[] = [];
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('response', (response) => { if (response.status() >= 400 && !response.url().endsWith('/favicon.ico')) wrong.push(`${response.status()} ${response.url()}`); });
    await page.goto(`http://localhost:${pagePort}`);
    const form = page.locator('portico-registration-form'), email = 'ines.delorme@brume-infogerance.fr';
    await form.getByLabel('Work e-mail').fill(email);
    await form.getByRole('button', { name: 'Send code' }).click();
    // The terminal shows the mail.
    const code = (): string | undefined => new RegExp(`To: ${email.replaceAll('.', '\\.')}[^]*?\\n\\s+(\\d{6})\\n`).exec(said)?.[1];
    await until(() => code() !== undefined, 'the code');
    await form.getByLabel(/^Code/).fill(code() ?? '');
    await form.getByRole('button', { name: 'Confirm' }).click();
    for (const [name, value] of [['legalName', 'Brume Infogérance SAS'], ['street', '12 rue des Tisserands'], ['city', 'Lyon'], ['postalCode', '69002']] as const) {
      if (name === 'street') await form.locator('[name=country]').selectOption('FR');
      await form.locator(`[name=${name}]`).fill(value);
    }
    await form.getByRole('button', { name: 'Continue' }).click();
    await form.locator('[name=givenName]').fill('Inès');
    await form.locator('[name=familyName]').fill('Delorme');
    await form.getByRole('button', { name: 'Continue' }).click();
    await form.getByRole('checkbox').check();
    await form.getByRole('button', { name: 'Send request' }).click();
    // The preset lets in at once where nothing conflicts; the welcome goes out.
    await until(() => new RegExp(`To: ${email.replaceAll('.', '\\.')}\\nSubject: Welcome`, 'i').test(said), 'the welcome');
    expect(wrong).toEqual([]);
  });

  test('the printed link signs the first super admin in, who sees the company; it works once', async () => {
    const link = /http:\/\/portal\.localhost:\d+\/sign-in#invitation=\S+/.exec(said)?.[0] ?? '';
    const context = await browser.newContext({ locale: 'en-US' }), page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(link);
    await page.getByLabel(/name/i).first().fill('Zoé Marchand');
    await page.getByRole('button', { name: /Accept|Join/ }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto(`http://portal.localhost:${portalPort}/activity`);
    await page.getByText('Brume Infogérance SAS').first().waitFor();
    const again = await (await browser.newContext({ locale: 'en-US' })).newPage();
    await again.goto(link);
    await again.getByText('You have joined already').first().waitFor();
  });

  test('and nothing is lacking, by the last command’s local form', async () => {
    const from = said.length;
    await whole('npm run portico -- check');
    expect(said.slice(from)).toMatch(/ok {5}people: A vendor has a super admin\.[^]*Nothing is lacking\./);
  });
});
