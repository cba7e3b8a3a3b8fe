/** CORS and security headers. */
import type { Endpoint } from '../../schema/endpoint.ts';
import type { RequestContext } from './context.ts';

/** Endpoints that pages of other origins call. Their credentials are headers (but for `site`); the exact origin is checked against key or session. */
const crossOrigin = (endpoint: Endpoint | undefined): boolean => endpoint !== undefined && ['key', 'applicant', 'operator', 'site', 'demo'].includes(endpoint.access.by);
/** The one endpoint that reads a cookie for a page of another origin, of the same site. */
const withCookie = (endpoint: Endpoint | undefined): boolean => endpoint?.access.by === 'site';

export function preflight(request: Request, endpoints: readonly Endpoint[]): Response {
  const origin = request.headers.get('origin');
  const headers = new Headers({ vary: 'Origin', 'cache-control': 'no-store' });
  const open = endpoints.filter(crossOrigin);
  if (origin && open.length) {
    headers.set('access-control-allow-origin', origin);
    if (open.some(withCookie)) headers.set('access-control-allow-credentials', 'true');
    headers.set('access-control-allow-methods', open.map((one) => one.method).join(', '));
    headers.set('access-control-allow-headers', 'authorization, content-type, idempotency-key, portico-key, accept-language');
    // Chromium's own upper limit, in seconds.
    headers.set('access-control-max-age', '7200');
  }
  return new Response(null, { status: 204, headers });
}

/** Adds what every reply carries. */
export function secured(response: Response, context: RequestContext, endpoint?: Endpoint): Response {
  const { headers } = response;
  headers.set('cache-control', 'no-store');
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  headers.set('x-request-id', context.requestId);
  headers.append('vary', 'Origin, Accept-Language');
  // The origin is reflected so that a refused page can read why; data leaves only where key or session names the origin exactly.
  if (context.origin && crossOrigin(endpoint)) {
    headers.set('access-control-allow-origin', context.origin);
    if (withCookie(endpoint)) headers.set('access-control-allow-credentials', 'true');
    headers.set('access-control-expose-headers', 'retry-after, x-request-id, idempotency-replayed, server-timing');
  }
  if (context.env.DEMO === 'true') {
    const { calls, statements, rowsRead, rowsWritten } = context.cost;
    headers.set('server-timing', `d1;desc="${calls} calls, ${statements} statements, ${rowsRead} rows read, ${rowsWritten} rows written"`);
  }
  return response;
}
