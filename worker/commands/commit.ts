/** How a command writes: as the portal itself, by the one function that writes (store/commit.ts). */
import { randomBytes } from 'node:crypto';
import type { NewLink, PorticoEvent } from '../../schema/events.ts';
import { liveDeps } from '../live.ts';
import { deriveLinkToken, sha256Hex } from '../messages/secrets.ts';
import { commit } from '../store/commit.ts';
import type { Database } from '../store/database.ts';
import { guardCode, uniqueViolation } from '../store/guard.ts';
import { CommandError } from './command.ts';
import { readVars } from './secrets-file.ts';
import { type Target, hasSecrets } from './target.ts';

export const { newId } = liveDeps;
export const write = (db: Database, events: readonly PorticoEvent[], now = Date.now()): Promise<string[]> =>
  commit({ db, now, newId, actor: { kind: 'portal', id: null }, replay: null }, { events, messages: {}, answer: { status: 200, reply: {} } }).catch((error: unknown) => {
    throw guardCode(error) || uniqueViolation(error) ? new CommandError('Somebody changed the same at this moment, and nothing of this was written: run it again.') : error;
  });

export interface Handed { readonly link: NewLink; readonly token: string }
/** A one-time link, derived as the worker derives it: the database gets its SHA-256, and the terminal the link. */
export async function freshLink(target: Target): Promise<Handed> {
  const secret = readVars(target.secretsFile)['LINK_SECRET'];
  if (!hasSecrets(target) || !secret) throw new CommandError(`There is no LINK_SECRET in ${target.secretsFile}: get that file from whoever set this portal up.`);
  const id = newId('link'), token = await deriveLinkToken(secret, id);
  return { link: { id, hash: await sha256Hex(token) }, token };
}
/** Where somebody opens it. */
export const linkAddress = (target: Target, port: string, kind: 'invitation' | 'token', token: string): string => `${target.env === null ? `http://portal.localhost:${port}` : target.vars['PORTAL_URL']}/sign-in#${kind}=${token}`;

export const freshPublishable = (): string => `pk_${randomBytes(16).toString('hex')}`;
export const freshSecret = (): string => `sk_${randomBytes(32).toString('hex')}`;
