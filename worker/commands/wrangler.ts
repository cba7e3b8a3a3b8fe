/** wrangler as a child: its own commands, with this Node, whatever the user's is. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url).href);
const require = createRequire(import.meta.url);
/** The script of a package's command. */
export function commandOf(name: 'vite' | 'wrangler'): string {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = require(manifest) as { bin: string | Record<string, string> };
  return join(dirname(manifest), typeof bin === 'string' ? bin : (bin[name] ?? ''));
}

/** Everything stays on this machine: no account, no metrics, no look-ups. Built as for production, whoever starts it: a test runner's NODE_ENV would bring Lit's development build. */
export const localEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_ENV: 'production', CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG_PATH: join(root, '.wrangler/logs'), CI: '1', NO_COLOR: '1' });

export interface Ran { readonly code: number | null; readonly stdout: string; readonly stderr: string }
/** `input` goes to its stdin, where secrets are read: they stand in no list of processes. */
export async function wrangler(words: readonly string[], { input, env = {}, show = false }: { input?: string; env?: Record<string, string>; show?: boolean } = {}): Promise<Ran> {
  const child = spawn(process.execPath, [commandOf('wrangler'), ...words], { cwd: root, env: { ...process.env, WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1', ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  let stdout = '', stderr = '';
  child.stdout.on('data', (chunk) => { stdout += String(chunk); if (show) process.stdout.write(chunk as Buffer); });
  child.stderr.on('data', (chunk) => { stderr += String(chunk); if (show) process.stderr.write(chunk as Buffer); });
  child.stdin.end(input ?? '');
  const code = await new Promise<number | null>((resolve) => { child.on('close', resolve); });
  return { code, stdout, stderr };
}
/** The lines of a failure that say something. */
export const complaint = ({ stdout, stderr }: Ran): string => `${stderr}\n${stdout}`.split('\n').map((line) => line.trim()).filter((line) => /error|✘|must|not |cannot/i.test(line)).slice(0, 6).join('\n');
