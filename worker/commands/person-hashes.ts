import { hashAddress } from '../messages/secrets.ts';
import { secretsOf } from '../messages/link-secret.ts';
import { readVars } from './secrets-file.ts';
import type { Target } from './target.ts';

/** Under what an address is counted in sign-in asks, by every link secret that may have been in force. Without the secrets' file nobody can tell; those rows go by themselves within two days. */
export async function hashesOf(target: Target, email: string): Promise<string[]> {
  const secret = readVars(target.secretsFile)['LINK_SECRET'];
  return secret === undefined ? [] : Promise.all(secretsOf(secret).map((one) => hashAddress(one.secret, email)));
}
