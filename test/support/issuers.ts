/** Issuers of accounts for tests in workerd: they run in Node, beside it. An account is told in its `login_hint`, and how its token is bent. */
import type { AccountClaims, Issuer } from '../../demo/local/issuer.ts';
import { clientId, clientSecret, issuerPorts } from './issuer-ports.ts';

const redirects = (id: string): string[] => [`http://portal.test/sign-in/${id}`, `http://portal.localhost:8787/sign-in/${id}`];
const accountOf = (hint: string): AccountClaims | 'refuse' | undefined => (hint === '' || hint.includes('@') ? 'refuse' : (JSON.parse(Buffer.from(hint, 'base64url').toString()) as AccountClaims));
interface Bend { readonly set?: Record<string, unknown>; readonly drop?: readonly string[]; readonly shift?: Record<string, number>; readonly key?: 'stranger'; readonly unsigned?: boolean; readonly rotate?: boolean }

let started: Issuer[] = [];
/** Several projects of one run have the same issuers: the first starts them, for all run until the last has ended. */
export async function setup(): Promise<void> {
  if (process.env['PORTICO_ISSUERS'] === 'run') return;
  process.env['PORTICO_ISSUERS'] = 'run';
  const { startIssuer } = await import('../../demo/local/issuer.ts');
  const bend = (claims: Record<string, unknown>) => {
    const { bend: told, ...rest } = claims as { bend?: Bend } & Record<string, unknown>;
    for (const name of told?.drop ?? []) delete rest[name];
    for (const [name, by] of Object.entries(told?.shift ?? {})) rest[name] = Number(rest[name]) + by;
    return { claims: { ...rest, ...told?.set }, ...(told?.key && { key: told.key }), ...(told?.unsigned && { unsigned: true }) };
  };
  const start = (id: string, port: number, entra = false): Promise<Issuer> => startIssuer({ port, entra, clientId, ...(id === 'open' ? {} : { clientSecret }), redirectUris: redirects(id), accountOf, title: id, bend });
  started = await Promise.all([start('halden', issuerPorts.halden), start('stranger', issuerPorts.stranger), start('open', issuerPorts.open), start('microsoft', issuerPorts.microsoft, true)]);
  const [halden] = started;
  // Told by a request, for tests are in another process.
  const { createServer } = await import('node:http');
  control = createServer((request, response) => { void (request.url === '/rotate' ? halden?.rotate() : undefined)?.then(() => response.end('rotated')); }).listen(issuerPorts.control, '127.0.0.1');
}
let control: { close(): void } | undefined;
export function teardown(): void {
  for (const one of started) one.close();
  control?.close();
}
