/** One endpoint served: parse, identify, decide, commit, answer. Handlers load and decide; nothing else writes. */
import { decodeJwt } from 'jose';
import * as v from 'valibot';
import type { Endpoint, ReplyOf } from '../../schema/endpoint.ts';
import { problems } from '../../schema/problems.ts';
import type { PorticoEvent } from '../../schema/events.ts';
import { idempotency } from '../../schema/tables/system.ts';
import { eq } from 'drizzle-orm';
import { limits } from '../../schema/checks.ts';
import { sha256Hex } from '../messages/secrets.ts';
import type { Refusal } from '../rules/decision.ts';
import { sensitiveIn } from '../rules/sessions.ts';
import { type Actor, type Answer, type Commit, type Replay, commit } from '../store/commit.ts';
import { isTransient } from '../store/d1.ts';
import { guardCode, uniqueViolation } from '../store/guard.ts';
import { type Identified, identify } from './callers.ts';
import type { Call, RequestContext, StoredAnswer } from './context.ts';
import { named } from './named.ts';
import { type WrongValue, parseRequest } from './input.ts';

/** What a handler decided. A reply that is kept for repeats holds no secret: `reveal` derives it. */
export type Outcome<R> =
  | { readonly reply: Partial<R>; readonly refusal?: undefined; readonly change?: Change; /** The whole reply, made once the change is committed; without it `reveal` makes it. */ readonly fresh?: () => Promise<Revealed<R>> }
  | { readonly refusal: Refusal; readonly change?: Change };
export interface Change { readonly events: readonly PorticoEvent[]; readonly actor: Actor; readonly messages?: Commit['messages']; readonly decision?: Commit['decision'] }
type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Outcome<ReplyOf<E>>>;
interface Revealed<R> { readonly reply: R; readonly headers?: Record<string, string> }
type Reveal<E extends Endpoint> = (call: Call<E>, kept: Partial<ReplyOf<E>>) => Promise<Revealed<ReplyOf<E>> | { refusal: Refusal }>;
export interface Route { readonly endpoint: Endpoint; readonly serve: (context: RequestContext, params: Record<string, string>) => Promise<Served> }
export type Served = { readonly status: number; readonly reply: unknown; readonly headers?: Record<string, string> } | { readonly refusal: Refusal; readonly errors?: readonly WrongValue[] };

/** Binds a handler to its endpoint. */
export const route = <E extends Endpoint>(endpoint: E, handler: Handler<E>, reveal?: Reveal<E>): Route => ({
  endpoint,
  serve: async (context, params) => {
    const keyed = await replayOf(context, endpoint);
    if (keyed && 'code' in keyed) return { refusal: keyed };
    const parsed = await parseRequest(endpoint, context.request, context.url, params);
    const identified = await identify(context, endpoint, params, keyed?.id ?? null);
    if ('code' in identified) return { refusal: identified };
    if ('refusal' in parsed) return parsed;
    const replay = keyed && { ...keyed, requestHash: await sha256Hex(JSON.stringify(parsed.normalized)) };
    const call = { ...context, input: parsed.input, caller: identified.caller } as Call<E>;
    const served = await run(endpoint, call, handler, reveal, replay, identified);
    return 'refusal' in served && identified.caller.by === 'operator' ? { ...served, refusal: await named(context.db, served.refusal, identified.caller) } : served;
  },
});

const keyForm = /^[\x21-\x7e]{8,}$/;

/** The id under which a keyed request's answer is kept: endpoint, credentials and key, hashed together. */
async function replayOf({ request }: RequestContext, endpoint: Endpoint): Promise<Replay | Refusal | null> {
  const key = endpoint.method === 'GET' ? null : request.headers.get('idempotency-key');
  if (key === null) return null;
  if (key.length > limits.idempotencyKey || !keyForm.test(key)) return { code: 'idempotency.key_malformed' };
  return { id: await sha256Hex([endpoint.name, await scopeOf(request), key].join('\n')), endpoint: endpoint.name, requestHash: '' };
}
/** Callers do not share keys. A session's token changes with each renewal, so its operator stands for it; the signature is checked before any answer. */
async function scopeOf(request: Request): Promise<string> {
  const credentials = request.headers.get('authorization') ?? '';
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(credentials)?.[1];
  if (token) {
    try { return String(decodeJwt(token).sub); } catch { return credentials; }
  }
  return [request.headers.get('portico-key') ?? '', credentials].join('\n');
}

/** How often a decision is taken again on fresh facts when another writer was first. */
const attempts = 4;

async function run<E extends Endpoint>(endpoint: E, call: Call<E>, handler: Handler<E>, reveal: Reveal<E> | undefined, replay: Replay | null, { stored }: Identified): Promise<Served> {
  if (stored) return repeat(endpoint, call, reveal, replay as Replay, stored);
  let lost: Refusal = { code: 'service.unavailable', retryAfter: 1 };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const outcome = await handler(call);
    const { change } = outcome;
    if (endpoint.method === 'GET' || (!change && outcome.refusal)) return answer(endpoint, call, reveal, outcome);
    // Asked last: who may not do it at all need not prove anything. It is not kept, so that the same request goes on once it is proved.
    if (call.caller.by === 'operator' && !call.caller.fresh && change?.events.some(sensitiveIn)) return { refusal: { code: 'session.step_up_required' } };
    const kept: Answer = outcome.refusal ? { status: problems[outcome.refusal.code].status, reply: { refusal: outcome.refusal } } : { status: endpoint.status ?? 200, reply: { reply: outcome.reply } };
    try {
      const ids = await commit({ db: call.db, now: call.now, newId: call.newId, actor: change?.actor ?? { kind: 'portal', id: null }, replay }, { events: change?.events ?? [], messages: change?.messages ?? {}, decision: change?.decision, answer: kept });
      if (ids.length) call.waitUntil(call.env.OUTBOX.sendBatch(ids.map((id) => ({ body: { id } }))).catch(() => undefined));
      return await answer(endpoint, call, reveal, outcome);
    } catch (error) {
      const code = guardCode(error);
      const unique = uniqueViolation(error);
      if (!code && !unique && !isTransient(error)) throw error;
      // Another writer was first, the same request among them; or the answer was lost. What is kept under the key tells which.
      const earlier = replay && (await call.db.select().from(idempotency).where(eq(idempotency.id, replay.id)).limit(1))[0];
      if (earlier) return repeat(endpoint, call, reveal, replay, earlier);
      if (!code && !unique && !replay) return { refusal: lost };
      if (code && code in problems) lost = { code: code as Refusal['code'] };
      if (unique === 'operators.email') lost = { code: 'registration.operator_elsewhere' };
      if (unique === 'enrollments.partner_id') lost = { code: 'registration.already_enrolled' };
    }
  }
  return { refusal: lost };
}

/** @rule ALL-3 A repeated request with the same Idempotency-Key has one effect and one answer. */
async function repeat<E extends Endpoint>(endpoint: E, call: Call<E>, reveal: Reveal<E> | undefined, replay: Replay, stored: StoredAnswer): Promise<Served> {
  if (stored.endpoint !== replay.endpoint || stored.requestHash !== replay.requestHash) return { refusal: { code: 'idempotency.mismatch' } };
  const kept = stored.reply as { refusal?: Refusal; reply?: Partial<ReplyOf<E>> };
  const served = await answer(endpoint, call, reveal, kept.refusal ? { refusal: kept.refusal } : { reply: kept.reply as Partial<ReplyOf<E>> });
  return 'refusal' in served ? served : { ...served, headers: { ...served.headers, 'idempotency-replayed': 'true' } };
}

async function answer<E extends Endpoint>(endpoint: E, call: Call<E>, reveal: Reveal<E> | undefined, outcome: Outcome<ReplyOf<E>>): Promise<Served> {
  if (outcome.refusal) return { refusal: outcome.refusal };
  const shown = outcome.fresh ? await outcome.fresh() : reveal ? await reveal(call, outcome.reply) : { reply: outcome.reply };
  if ('refusal' in shown) return shown;
  // Parsed like input: a field that the contract does not declare never leaves the worker.
  return { status: endpoint.status ?? 200, reply: v.parse(endpoint.reply, shown.reply), headers: 'headers' in shown ? shown.headers : undefined };
}
