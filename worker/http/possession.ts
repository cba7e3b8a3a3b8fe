/** A page's own key: who holds it proves so with each renewal (the proof of RFC 9449), so that a copied token is of no use. */
import { EmbeddedJWK, calculateJwkThumbprint, jwtVerify } from 'jose';
import type { RequestContext } from './context.ts';

/** Devices' clocks are wrong by minutes. */
const longest = 300;

/** The thumbprint (RFC 7638) of the key that signed a proof for this very request, or `undefined`. */
export async function possessed({ url, now, request }: Pick<RequestContext, 'url' | 'now' | 'request'>, proof: string): Promise<string | undefined> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { algorithms: ['ES256'], typ: 'dpop+jwt', currentDate: new Date(now), maxTokenAge: longest, clockTolerance: longest, requiredClaims: ['iat', 'jti'] });
    const { htm, htu } = payload as { htm?: unknown; htu?: unknown };
    if (htm !== request.method || htu !== `${url.origin}${url.pathname}` || !protectedHeader.jwk) return undefined;
    return await calculateJwkThumbprint(protectedHeader.jwk);
  } catch { return undefined; }
}
