/** The worker's front: what every request passes, in order, and the routes. */
import { Hono } from 'hono';
import { uuidv7obj } from 'uuidv7';
import { locales } from '../schema/values.ts';
import type { Env } from './env.ts';
import { liveDeps } from './live.ts';
import type { Deps, RequestContext } from './http/context.ts';
import { preflight, secured } from './http/headers.ts';
import { logRequest } from './http/log.ts';
import { problemOf, problemResponse } from './http/problems.ts';
import type { Route, Served } from './http/route.ts';
import { serveDocument } from './http/documents.ts';
import { isTransient, noCost, countedD1 } from './store/d1.ts';
import { openDatabase } from './store/database.ts';
import type { Refusal } from './rules/decision.ts';
import { routes } from './routes/routes.ts';
import { demoRoutes } from './routes/demo.ts';

/** @rule ALL-4 The language follows what the element or browser asks for; English where it asks for neither. */
const localeOf = (request: Request): RequestContext['locale'] => {
  const wanted = (request.headers.get('accept-language') ?? '').toLowerCase().split(',').map((one) => {
    const [tag = '', q] = one.trim().split(';q=');
    return { tag: tag.slice(0, 2), q: q === undefined ? 1 : Number(q) || 0 };
  });
  return wanted.filter((one) => one.q > 0).toSorted((a, b) => b.q - a.q).map((one) => locales.find((locale) => locale === one.tag)).find((one) => one !== undefined) ?? 'en';
};

export function createApp(deps: Deps = liveDeps) {
  const app = new Hono<{ Bindings: Env }>({ strict: true });
  const open = (request: Request, env: Env, waitUntil: RequestContext['waitUntil']): RequestContext => {
    const cost = noCost();
    const url = new URL(request.url);
    return {
      env, cost, db: openDatabase(countedD1(env.DB.withSession('first-primary') as unknown as D1Database, cost, deps.patience)), now: deps.now(), newId: deps.newId, requestId: `rqt_${uuidv7obj().toHex()}`,
      locale: localeOf(request), request, url, origin: request.headers.get('origin'), waitUntil,
    };
  };
  const finish = (context: RequestContext, served: Served, started: number, name: string, route?: Route): Response => {
    const refusal = 'refusal' in served ? served : undefined;
    const response = refusal ? problemResponse(problemOf(refusal.refusal, { locale: context.locale, requestId: context.requestId, portal: context.env.PORTAL_URL }, refusal.errors ?? refusal.refusal.errors))
      : Response.json((served as { reply: unknown }).reply, { status: (served as { status: number }).status, headers: (served as { headers?: Record<string, string> }).headers });
    logRequest(context, { endpoint: name, status: response.status, code: refusal?.refusal.code, ms: Date.now() - started });
    return secured(response, context, route?.endpoint);
  };
  const guarded = async (context: RequestContext, work: () => Promise<Served>): Promise<Served> => {
    try { return await work(); } catch (error) {
      const passing = isTransient(error);
      if (!passing) console.error(JSON.stringify({ requestId: context.requestId, failed: error instanceof Error ? `${error.name}: ${causeOf(error)}` : 'unknown' }));
      return { refusal: passing ? { code: 'service.unavailable', retryAfter: 1 } : { code: 'service.failed' } };
    }
  };

  const byPath = new Map<string, Route[]>();
  for (const one of [...routes, ...demoRoutes]) byPath.set(one.endpoint.path, [...(byPath.get(one.endpoint.path) ?? []), one]);
  for (const [path, served] of byPath) {
    const pattern = path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.all(pattern, async (c) => {
      const started = Date.now();
      if (c.req.method === 'OPTIONS') return preflight(c.req.raw, served.map((one) => one.endpoint));
      const context = open(c.req.raw, c.env, (work) => c.executionCtx.waitUntil(work));
      const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
      const found = served.find((one) => one.endpoint.method === method);
      if (served[0]?.endpoint.access.by === 'demo' && c.env.DEMO !== 'true') return finish(context, { refusal: { code: 'resource.not_found' } }, started, 'none');
      if (!found) {
        // What is posted there is the API's; who opens the same address gets the site's page.
        const page = await serveDocument(context);
        if (page) return page;
        const response = finish(context, { refusal: { code: 'request.method' } }, started, path, served[0]);
        response.headers.set('allow', served.map((one) => one.endpoint.method).join(', '));
        return response;
      }
      return finish(context, await guarded(context, () => found.serve(context, c.req.param() as Record<string, string>)), started, found.endpoint.name, found);
    });
  }

  app.all('*', async (c) => {
    const context = open(c.req.raw, c.env, (work) => c.executionCtx.waitUntil(work));
    const document = await serveDocument(context);
    if (document) return document;
    const refusal: Refusal = { code: 'resource.not_found' };
    return finish(context, { refusal }, Date.now(), 'none');
  });
  return app;
}

/** D1's own words, without the SQL and parameters that Drizzle adds (personal data). */
const causeOf = (error: Error): string => (error.cause instanceof Error ? error.cause.message : error.name === 'ValiError' ? 'reply does not match its schema' : error.message).slice(0, 300);
