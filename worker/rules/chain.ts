/**
 * The chain over the activity log: each entry's digest, the seal that ties it to all before it, and signatures over the seals. Personal values
 * are in it only by a salted digest of their own: they can be erased, and the chain still holds (ALL-5).
 */
import { base64url } from 'jose';
import type { EventName } from '../../schema/events.ts';

/** An entry as it is stored. */
export interface Entry {
  readonly id: string; readonly at: number; readonly event: EventName; readonly rule: string; readonly actorKind: string; readonly actorId: string | null;
  readonly programId: string | null; readonly vendorId: string | null; readonly distributorId: string | null; readonly organizationId: string | null; readonly subjectId: string;
  readonly details: Record<string, unknown>; readonly personal: Record<string, unknown> | null; readonly salt: string | null;
  readonly seq: number | null; readonly personalDigest: string | null; readonly digest: string | null; readonly seal: string | null;
}
/** A signed head of the chain. */
export interface SealRow { readonly number: number; readonly seq: number; readonly head: string; readonly at: number; readonly kid: string; readonly signature: string }
export interface Sealed { readonly seq: number; readonly personalDigest: string | null; readonly digest: string; readonly seal: string }
/** What the first entry is tied to. */
export const genesis = '0'.repeat(64);

/** JSON with its keys in order: the same value is the same text, whoever wrote it. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  return `{${Object.entries(value).filter(([, one]) => one !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
const text = new TextEncoder();
async function sha256(data: string): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', text.encode(data)))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
const personalDigestOf = ({ personal, salt }: Entry): Promise<string> | null => (personal === null ? null : sha256(`${salt ?? ''}${canonical(personal)}`));
function digestOf(entry: Entry, personalDigest: string | null): Promise<string> {
  const { personal: _, salt: _salt, personalDigest: _digest, digest: _of, seal: _seal, ...plain } = entry;
  return sha256(canonical({ ...plain, personalDigest }));
}
const sealOf = (before: string, seq: number, digest: string): Promise<string> => sha256(`${before}.${seq}.${digest}`);

/** The seals of the next entries, in their order, after the one that ends in `before`. */
export async function sealAll(before: string, entries: readonly Entry[]): Promise<Sealed[]> {
  const digests = await Promise.all(entries.map(async (entry) => {
    const personalDigest = await personalDigestOf(entry);
    return { seq: entry.seq as number, personalDigest, digest: await digestOf(entry, personalDigest) };
  }));
  const sealed: Sealed[] = [];
  for (const one of digests) sealed.push({ ...one, seal: await sealOf(sealed.at(-1)?.seal ?? before, one.seq, one.digest) });
  return sealed;
}

// --- signatures

type PublicKey = JsonWebKey & { readonly kid?: string };
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const signed = ({ number, seq, head, at }: Omit<SealRow, 'kid' | 'signature'>): Uint8Array<ArrayBuffer> => text.encode(`portico-activity.${number}.${seq}.${head}.${at}`) as Uint8Array<ArrayBuffer>;

/** Signs with the first of the signing keys, as tokens are. */
export async function signSeal(signingKeys: string, row: Omit<SealRow, 'kid' | 'signature'>): Promise<SealRow> {
  const [first] = JSON.parse(signingKeys) as (JsonWebKey & { kid: string })[];
  if (!first) throw new Error('SIGNING_KEYS is a JSON array of private ES256 JWKs, each with a kid');
  const { kty, crv, x, y, d } = first;
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y, d } as JsonWebKey, algorithm, false, ['sign']);
  return { ...row, kid: first.kid, signature: base64url.encode(new Uint8Array(await crypto.subtle.sign(algorithm, key, signed(row)))) };
}
async function isSigned(keys: readonly PublicKey[], row: SealRow): Promise<boolean> {
  const jwk = keys.find((one) => one.kid === row.kid);
  if (!jwk) return false;
  try {
    const { kty, crv, x, y } = jwk;
    return await crypto.subtle.verify(algorithm, await crypto.subtle.importKey('jwk', { kty, crv, x, y } as JsonWebKey, algorithm, false, ['verify']), base64url.decode(row.signature) as Uint8Array<ArrayBuffer>, signed(row));
  } catch {
    return false;
  }
}

// --- proof

/** Why the log is not what was sealed. */
export type Fault = 'changed' | 'personal_changed' | 'dropped' | 'dropped_at_end' | 'seal_changed' | 'seal_missing' | 'signature_changed' | 'signature_foreign' | 'signature_dropped' | 'without_place';
export interface Proof {
  /** Entries that were looked at, of them sealed; sealed after the last signature; with erased personal values. */
  entries: number; sealed: number; unsigned: number; unsealed: number; erased: number; signatures: number;
  /** The last seal: kept elsewhere, it shows later that nothing before it was replaced, not even with all signatures. */
  head: { readonly seq: number; readonly seal: string } | null;
  /** The first place where it does not hold. */
  broken: { readonly fault: Fault; readonly seq: number; readonly id: string | null } | null;
}

/**
 * @rule OPR-10 The log is proved: none changed, none dropped. `entries` come in order of their place, those without one first; `seals` by number.
 * `expected` is a head of an earlier proof.
 */
export async function proveLog(entries: AsyncIterable<Entry> | Iterable<Entry>, seals: readonly SealRow[], keys: readonly PublicKey[], expected?: { readonly seq: number; readonly seal: string }): Promise<Proof> {
  const proof: Proof = { entries: 0, sealed: 0, unsigned: 0, unsealed: 0, erased: 0, signatures: seals.length, head: null, broken: null };
  const end = (fault: Fault, seq: number, id: string | null = null): Proof => ({ ...proof, broken: { fault, seq, id } });
  for (const [index, row] of seals.entries()) {
    if (row.number !== index + 1) return end('signature_dropped', row.seq);
    if (!keys.some(({ kid }) => kid === row.kid)) return end('signature_foreign', row.seq);
    if (!await isSigned(keys, row)) return end('signature_changed', row.seq);
  }
  const heads = new Map(seals.map(({ seq, head }) => [seq, head])), last = Math.max(seals.at(-1)?.seq ?? 0, expected?.seq ?? 0), signedTo = seals.at(-1)?.seq ?? 0;
  let seq = 0, before = genesis;
  for await (const entry of entries) {
    proof.entries += 1;
    if (entry.seq === null) return end('without_place', seq, entry.id);
    if (entry.seq !== seq + 1) return end('dropped', seq + 1);
    seq = entry.seq;
    if (entry.seal === null) {
      if (seq <= last) return end('seal_missing', seq, entry.id);
      proof.unsealed += 1;
      continue;
    }
    if (proof.unsealed > 0) return end('seal_missing', seq - 1);
    if (entry.personal === null ? entry.salt !== null : await personalDigestOf(entry) !== entry.personalDigest) return end('personal_changed', seq, entry.id);
    if (await digestOf(entry, entry.personalDigest) !== entry.digest) return end('changed', seq, entry.id);
    if (await sealOf(before, seq, entry.digest as string) !== entry.seal) return end('seal_changed', seq, entry.id);
    if ((heads.get(seq) ?? entry.seal) !== entry.seal || (expected?.seq === seq && expected.seal !== entry.seal)) return end('seal_changed', seq, entry.id);
    before = entry.seal;
    proof.head = { seq, seal: before };
    proof.sealed += 1;
    if (seq > signedTo) proof.unsigned += 1;
    if (entry.personal === null && entry.personalDigest !== null) proof.erased += 1;
  }
  return seq < last ? end('dropped_at_end', seq + 1) : proof;
}
