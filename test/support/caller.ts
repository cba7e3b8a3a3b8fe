/** Calls the worker as a page, a backend or a person would, typed by the contract. */
import { SELF, env } from 'cloudflare:test';
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import type { Problem } from '../../schema/problems.ts';
import { mintDemoSession } from '../../schema/demo.ts';
import { confirmRegistrationEmail, requestRegistration, submitRegistration } from '../../schema/registration.ts';
import { deriveCode } from '../../worker/messages/secrets.ts';
import { originsFor } from '../../demo/world/origins.ts';
import { world } from '../../demo/world/world.ts';

export const portal = 'http://portal.localhost:8787';
export interface Sent { readonly key?: string; /** What the browser says of the page's site. */ readonly site?: string; readonly origin?: string | null; readonly bearer?: string; readonly cookie?: string; readonly idempotencyKey?: string; readonly language?: string; readonly sameOrigin?: boolean; readonly network?: string; /** Besides, as a provider sends them. */ readonly headers?: Readonly<Record<string, string>> }
export interface Got<R> { readonly status: number; readonly reply: R; readonly problem: Problem; readonly headers: Headers; readonly text: string }

/** The raw request of an endpoint. */
export function requestFor<E extends Endpoint>(endpoint: E, input: RequestOf<E>, sent: Sent = {}): Request {
  const params = (input.params ?? {}) as Record<string, string>;
  const url = new URL(endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '')), portal);
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, string>)) if (value !== undefined) url.searchParams.set(name, value);
  const headers = new Headers({ 'accept-language': sent.language ?? 'en' });
  const origin = sent.sameOrigin ? portal : sent.origin;
  if (origin) headers.set('origin', origin);
  if (sent.sameOrigin) headers.set('sec-fetch-site', 'same-origin');
  if (sent.site) headers.set('sec-fetch-site', sent.site);
  if (sent.key) headers.set('portico-key', sent.key);
  if (sent.bearer) headers.set('authorization', `Bearer ${sent.bearer}`);
  if (sent.cookie) headers.set('cookie', sent.cookie);
  if (sent.idempotencyKey) headers.set('idempotency-key', sent.idempotencyKey);
  // Each call from a network of its own, so that shedding by network stays out of tests that do not ask for it.
  headers.set('cf-connecting-ip', sent.network ?? `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`);
  if (endpoint.method === 'GET') return new Request(url, { headers });
  for (const [name, value] of Object.entries(sent.headers ?? {})) headers.set(name, value);
  headers.set('content-type', endpoint.encoding === 'form' ? 'application/x-www-form-urlencoded' : 'application/json');
  const body = endpoint.encoding === 'text' && typeof input.body === 'string' ? input.body : endpoint.encoding === 'form' ? String(new URLSearchParams(input.body as Record<string, string>)) : JSON.stringify(input.body ?? {});
  return new Request(url, { method: endpoint.method, headers, body });
}

export async function send<R = unknown>(request: Request): Promise<Got<R>> {
  const response = await SELF.fetch(request);
  const text = await response.text();
  const json = text ? (JSON.parse(text) as unknown) : undefined;
  return { status: response.status, reply: json as R, problem: json as Problem, headers: response.headers, text };
}
export const call = <E extends Endpoint>(endpoint: E, input: RequestOf<E> = {}, sent: Sent = {}): Promise<Got<ReplyOf<E>>> => send<ReplyOf<E>>(requestFor(endpoint, input, sent));

const origins = originsFor(8787);
/** The pages that embed, each with its key and origin. */
export const pages = {
  /** Program N, distributor chosen by the applicant. */
  vendor: { key: world.keys.vendorSite.token, origin: origins.vendorSite[0] as string },
  /** Program N, distributor fixed by the key. */
  distributor: { key: world.keys.firstSite.token, origin: origins.firstSite[0] as string },
  ac: { key: world.keys.acSite.token, origin: origins.acSite[0] as string },
  m: { key: world.keys.mSite.token, origin: origins.mSite[0] as string },
} as const;

/** A session for a seeded operator, bound to `origin`; just proved, unless said. */
export async function sessionOf(operator: { readonly id: string }, origin = pages.vendor.origin, proven = true): Promise<Sent> {
  const { reply } = await call(mintDemoSession, { body: { operator: operator.id, proven } }, { origin });
  return { bearer: reply.token, origin };
}

let made = 0;
/** A work address that no other test uses. */
export const freshEmail = (name = 'ana'): string => `${name}@fresh-${Date.now().toString(36)}-${(made += 1)}-orvela.com`;
export const freshCompany = (over: object = {}) => ({ legalName: `Orvela ${Date.now()}-${(made += 1)}`, country: 'FR' as never, address: { street: '1 rue du Test', city: 'Lyon', postalCode: '69001' }, ...over });
export const applicant = { givenName: 'Ana', familyName: 'Ferreira' };

/** The code that was mailed last for a registration. */
export const codeOf = async (registration: string, sequence = 1): Promise<string> => deriveCode(env.LINK_SECRET, registration, sequence);

/** Request and confirmation: a registration whose mailbox is proved, and its applicant's credentials. */
export async function confirmed(page: { key: string; origin: string } = pages.distributor, email = freshEmail()) {
  const { reply } = await call(requestRegistration, { body: { email: email as never, locale: 'en' } }, page);
  const { reply: proof } = await call(confirmRegistrationEmail, { params: { registration: reply.registration }, body: { code: await codeOf(reply.registration) } }, page);
  return { registration: reply.registration, email, applicant: { ...page, bearer: proof.token } };
}

/** All the way to the queue (or to an automatic approval). */
export async function submitted(page: { key: string; origin: string } = pages.distributor, over: { email?: string; company?: object; distributor?: string } = {}) {
  const started = await confirmed(page, over.email);
  const { reply, status, problem } = await call(submitRegistration, { params: { registration: started.registration }, body: { applicant, company: freshCompany(over.company) as never, consent: true, distributor: over.distributor } }, started.applicant);
  return { ...started, progress: reply, status, problem };
}

/** What a reply says that it cost: rows read, and calls to D1. */
export const rowsRead = (headers: Headers): number => Number(/(\d+) rows read/.exec(headers.get('server-timing') ?? '')?.[1]);
export const callsOf = (headers: Headers): number => Number(/desc="(\d+) calls/.exec(headers.get('server-timing') ?? '')?.[1]);
