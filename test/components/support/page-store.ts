/** What a page of another origin keeps, and what it proves with it. */
import { drop } from '../../../components/core/page-session.ts';

/** As in a browser that has never been there. */
export async function clearStore(names: readonly string[] = ['session https://portal.example pk_test']): Promise<void> {
  for (const name of names) await drop(name);
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('portico');
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error as Error));
  });
}

type Json = Record<string, unknown>;
const read = (part = ''): Json => JSON.parse(new TextDecoder().decode(bytes(part))) as Json;
const bytes = (part: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.codePointAt(0) as number);
/** A proof of possession, whose signature holds, and the thumbprint (RFC 7638) of the key that made it. */
export async function claimsOf(proof: string): Promise<{ header: Json; claims: Json; thumbprint: string }> {
  const [header, claims, signature] = proof.split('.'), head = read(header), { crv, kty, x, y } = head['jwk'] as Record<string, string>;
  const key = await crypto.subtle.importKey('jwk', { crv, kty, x, y } as JsonWebKey, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
  if (!(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature ?? ''), new TextEncoder().encode(`${header}.${claims}`)))) throw new Error('the signature does not hold');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify({ crv, kty, x, y }))));
  return { header: head, claims: read(claims), thumbprint: btoa(String.fromCharCode(...digest)).replaceAll('+', '-').replaceAll('/', '_').replace('=', '') };
}
