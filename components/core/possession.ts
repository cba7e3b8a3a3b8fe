/** Sessions of pages of other origins, bound to a key of the page that cannot leave this browser: begun with a code of the portal's window, renewed without any cookie (RFC 9449's proof, RFC 7636's verifier). */
import { calculateThumbprint, generateKeyPair, generateProof } from 'dpop';
import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import type { Endpoint } from '../../schema/endpoint.ts';
import { type PageSession, endSession, redeemSession, refreshSession } from '../../schema/sign-in.ts';
import { type Connection, call, freshKey } from './client.ts';
import { PorticoError, asPorticoError } from './error.ts';
import { type Begun, type Held, drop, dropAttempts, keep, kept, sessionName } from './page-session.ts';
import type { SessionToken } from './session.ts';
import { tell } from './tabs.ts';

/** What the portal's window is told of it; verifier and key stay here. */
export interface Asked { readonly begun: Begun; readonly challenge: string; readonly thumbprint: string }
export async function begin(): Promise<Asked> {
  const keys = await generateKeyPair('ES256'), verifier = generateRandomCodeVerifier();
  return { begun: { state: generateRandomState(), verifier, keys, back: location.href }, challenge: await calculatePKCECodeChallenge(verifier), thumbprint: await calculateThumbprint(keys.publicKey) };
}

const proofFor = (connection: Connection, { path, method }: Endpoint, keys: CryptoKeyPair): Promise<string> => generateProof(keys, connection.endpoint + path, method);
const heldOf = ({ session, refreshToken, endsAt }: PageSession, keys: CryptoKeyPair): Held => ({ session, refreshToken, endsAt, keys });
const tokenOf = ({ token, expiresAt }: PageSession): SessionToken => ({ token, expiresAt });

/** Begins the session that a code stands for; the one that this page had before ends. `forget`: it is not stored, and goes with the page; unless said, as the one before. */
export async function redeemed(connection: Connection, { verifier, keys }: Begun, code: string, forget?: boolean): Promise<SessionToken> {
  const session = await call(connection, redeemSession, { body: { code, verifier, proof: await proofFor(connection, redeemSession, keys) } });
  const name = sessionName(connection), before = await kept<Held>(name);
  if (forget) await drop(name);
  await keep(name, heldOf(session, keys), forget);
  await dropAttempts();
  tell({ what: 'signed_in', of: name });
  // Somebody else's is not theirs to end.
  if (before) call({ ...connection, session: { tokenFor: () => Promise.resolve(session.token) } }, endSession, { params: { session: before.session } }).catch(() => {});
  return tokenOf(session);
}

/** One at a time over all tabs: a refresh token that came twice would end the session. */
export function refreshed(connection: Connection): Promise<SessionToken> {
  const name = sessionName(connection), run = (): Promise<SessionToken> => refresh(connection, name);
  return navigator.locks ? navigator.locks.request(`portico ${name}`, run) : run();
}
async function refresh(connection: Connection, name: string): Promise<SessionToken> {
  const held = await kept<Held>(name);
  if (!held) throw new PorticoError('session');
  const { refreshToken, keys } = held, before = held.sending;
  const sending = before ?? { proof: await proofFor(connection, refreshSession, keys), idempotencyKey: freshKey() };
  // Kept before it is sent: a page that is left meanwhile would have used the token up without learning the next one. The same request gets the same answer.
  if (!before) await keep(name, { ...held, sending });
  try {
    const session = await call(connection, refreshSession, { body: { refreshToken, proof: sending.proof } }, { idempotencyKey: sending.idempotencyKey });
    // Before it is used.
    await keep(name, heldOf(session, keys));
    return tokenOf(session);
  } catch (error) {
    const { problem } = asPorticoError(error, 'connection');
    // No answer: the next time asks the same.
    if (!problem || problem.status >= 500 || problem.status === 429) throw error;
    if (problem.code.startsWith('session.')) {
      await drop(name);
      tell({ what: 'signed_out', of: name });
      throw error;
    }
    await keep(name, { ...held, sending: undefined });
    // It never arrived, and its proof has grown too old: nothing is used up.
    if (before) return refresh(connection, name);
    throw new PorticoError('session', problem, error);
  }
}
