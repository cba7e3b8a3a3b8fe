/** The session of whoever is signed in on a page of another origin than the portal's. */
import { shareSession } from '../../schema/sign-in.ts';
import { type Connection, call } from './client.ts';
import { PorticoError } from './error.ts';
import { type Held, kept, sessionName } from './page-session.ts';
import type { SessionToken } from './session.ts';

/** Beside the portal, by name (partners.vendor.com and portal.vendor.com): there the browser sends the portal's cookie along. Whether it really does, the portal sees. */
export function isSibling({ endpoint, key }: Pick<Connection, 'endpoint' | 'key'>): boolean {
  const [one, other] = [new URL(endpoint, location.href), location].map(({ hostname }) => hostname.split('.').slice(-2)) as [string[], string[]];
  return key !== undefined && one.join('.') === other.join('.') && (one.length > 1 || new URL(endpoint, location.href).hostname === location.hostname);
}
/** A fresh token of the session that this page has, or shares with the portal; without one nobody is signed in here. The code that renews comes only where there is one. */
export async function sessionHere(connection: Connection, signal?: AbortSignal): Promise<SessionToken> {
  if (await kept<Held>(sessionName(connection))) return (await import('./possession.ts')).refreshed(connection);
  if (isSibling(connection)) return call(connection, shareSession, { body: {} }, { signal });
  throw new PorticoError('session');
}
