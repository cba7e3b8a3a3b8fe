/** What an ID token's claims say of an account: who it is for good, whose address its issuer vouches for, and whether it is of work (OPR-3). */
import { canonicalEmail } from '../../schema/checks.ts';

/** `work`: a Microsoft Entra tenant of an organization. `personal`: a Microsoft account of a person. `other`: of any other issuer. */
export interface Account {
  readonly provider: string; readonly issuer: string; readonly subject: string; readonly kind: 'work' | 'personal' | 'other';
  /** Canonical; `null` where the issuer does not vouch for one. */
  readonly address: string | null;
  readonly name: string;
  /** When its issuer asked for a proof of who it is (ms), if it says so. */
  readonly provenAt: number | null;
}
export type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

/** The one tenant of all personal Microsoft accounts (learn.microsoft.com, ID token claims reference: `tid`). */
const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const yes = (value: unknown): boolean => value === true || value === 1 || value === 'true' || value === '1';

/**
 * Entra's `email` is whatever a tenant's admin wrote, so it counts only where `xms_edov` says that the tenant owns its domain. `preferred_username` is the
 * sign-in name, whose domain the tenant has proved; a guest's is of somebody else's tenant (`idp`, `acct`).
 */
function microsoftAddress(claims: Claims): string | null {
  const owned = yes(claims['xms_edov']) ? canonicalEmail(text(claims['email'])) : undefined;
  if (owned !== undefined) return owned;
  const guest = yes(claims['acct']) || (text(claims['idp']) !== '' && claims['idp'] !== claims.iss);
  const name = guest ? undefined : canonicalEmail(text(claims['preferred_username']));
  return name === undefined || name.includes('#ext#') ? null : name;
}

export function accountOf(provider: { readonly id: string; readonly kind: 'microsoft' | 'oidc' }, claims: Claims, now: number): Account {
  const microsoft = provider.kind === 'microsoft', asked = claims['auth_time'];
  return {
    provider: provider.id, issuer: claims.iss,
    // `oid` is the same for every application of a tenant, `sub` only for one: a portal that registers anew keeps its people.
    subject: (microsoft && text(claims['oid'])) || claims.sub,
    kind: !microsoft ? 'other' : claims['tid'] === personalTenant ? 'personal' : 'work',
    address: microsoft ? microsoftAddress(claims) : yes(claims['email_verified']) ? (canonicalEmail(text(claims['email'])) ?? null) : null,
    name: text(claims['name']).replace(/\p{C}/gu, '').trim().slice(0, 120),
    provenAt: typeof asked === 'number' && Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked * 1_000, now) : null,
  };
}
