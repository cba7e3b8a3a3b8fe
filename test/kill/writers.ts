/** Writers that walk from an address to a decision, and a colleague after an approved company's; they ask again under the same key whatever was not answered. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import { mintSession } from '../../schema/operators.ts';
import { activateProduct, approveRegistration, confirmRegistrationEmail, declineRegistration, joinCompany, requestRegistration, saveRegistrationDraft, submitRegistration, withdrawRegistration } from '../../schema/registration.ts';
import { originsFor } from '../../demo/world/origins.ts';
import { world } from '../../demo/world/world.ts';
import { deriveCode } from '../../worker/messages/secrets.ts';

/** What the writers know of the worker; it comes and goes. */
export interface Target { url: string | undefined; readonly secret: string; /** No new walk is begun. */ ending: boolean; readonly random: () => number }
/** What was answered with success, in order. */
export interface Acknowledged { readonly endpoint: string; readonly registration: string; readonly email: string; /** It had been sent before, unanswered. */ readonly repeated: boolean }
export interface Log { readonly acknowledged: Acknowledged[]; /** Walks by how they are to end. */ readonly walks: Map<string, 'approved' | 'declined' | 'withdrawn'>; unanswered: number; replayed: number }

type Credentials = Record<string, string>;
const { first } = world.distributors;
const page: Credentials = { 'portico-key': world.keys.firstSite.token, origin: originsFor().firstSite[0] as string };

/** Sends until it is answered. An answer of 503 is none: whether the write took effect is not known. */
async function ask<E extends Endpoint>(target: Target, log: Log, endpoint: E, input: RequestOf<E>, credentials: Credentials): Promise<{ reply: ReplyOf<E>; repeated: boolean }> {
  const params = (input.params ?? {}) as Record<string, string>;
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...credentials };
  for (let repeated = false; ; repeated = true) {
    while (!target.url) await pause(10);
    const response = await fetch(target.url + path, { method: endpoint.method, headers, body: JSON.stringify(input.body ?? {}) }).catch(() => undefined);
    const text = await response?.text().catch(() => undefined);
    if (!response || text === undefined || response.status === 503) {
      log.unanswered += 1;
      await pause(20);
      continue;
    }
    if (response.status >= 300) throw new Error(`${endpoint.name} answered ${response.status}: ${text}`);
    if (response.headers.get('idempotency-replayed')) log.replayed += 1;
    return { reply: JSON.parse(text) as ReplyOf<E>, repeated };
  }
}

/** A reviewer's token, minted again before its ten minutes are over. */
function reviewer(target: Target, log: Log): () => Promise<Credentials> {
  let token = '', until = 0;
  return async () => {
    if (Date.now() < until) return { authorization: `Bearer ${token}`, origin: page.origin as string };
    const { reply } = await ask(target, log, mintSession, { body: { operator: first.operators.admin.id, origin: page.origin as string } }, { authorization: `Bearer ${world.keys.firstSecret.token}` });
    [token, until] = [reply.token, Date.parse(reply.expiresAt) - 120_000];
    return { authorization: `Bearer ${token}`, origin: page.origin as string };
  };
}

/** One writer: walk after walk until the end; every fourth ends in a refusal. */
export async function write(target: Target, log: Log, name: string): Promise<void> {
  const credentials = reviewer(target, log);
  for (let walk = 0; !target.ending; walk += 1) {
    const host = `${name}-${walk}-ormelune.com`, email = `ana@${host}`;
    const end = target.random() < 0.75 ? 'approved' : 'declined';
    log.walks.set(email, end);
    let who = email;
    const done = (endpoint: Endpoint, registration: string, repeated: boolean): void => { log.acknowledged.push({ endpoint: endpoint.name, registration, email: who, repeated }); };
    const step = async <E extends Endpoint>(endpoint: E, input: RequestOf<E>, as: Credentials): Promise<ReplyOf<E>> => {
      const { reply, repeated } = await ask(target, log, endpoint, input, as);
      done(endpoint, (input.params as { registration?: string } | undefined)?.registration ?? (reply as { registration?: string }).registration ?? '', repeated);
      return reply;
    };
    const { registration } = await step(requestRegistration, { body: { email: email as never, locale: walk % 2 ? 'fr' : 'en' } }, page);
    const params = { registration };
    const { token } = await step(confirmRegistrationEmail, { params, body: { code: await deriveCode(target.secret, registration, 1) } }, page);
    const company = { legalName: `Ormelune ${host}`, country: 'FR' as never, address: { street: '8, quai des Aulnes', city: 'Lorient', postalCode: '56100' } };
    await step(submitRegistration, { params, body: { applicant: { givenName: 'Ana', familyName: 'Ferreira' }, company, consent: true } }, { ...page, authorization: `Bearer ${token}` });
    if (end === 'declined') {
      await step(declineRegistration, { params, body: { reason: 'other', reapply: 'now' } }, await credentials());
    } else {
      await step(activateProduct, { params, body: {} }, await credentials());
      await step(approveRegistration, { params, body: {} }, await credentials());
      // A colleague saves a draft, asks to join, and takes it back.
      who = `ben@${host}`;
      log.walks.set(who, 'withdrawn');
      const colleague = { registration: (await step(requestRegistration, { body: { email: who as never, locale: 'en' } }, page)).registration };
      const confirmed = await step(confirmRegistrationEmail, { params: colleague, body: { code: await deriveCode(target.secret, colleague.registration, 1) } }, page);
      const own = { ...page, authorization: `Bearer ${confirmed.token}` };
      await step(saveRegistrationDraft, { params: colleague, body: { draft: { givenName: 'Ben' } } }, own);
      await step(joinCompany, { params: colleague, body: { organization: confirmed.progress.companies[0]?.id ?? '', applicant: { givenName: 'Ben', familyName: 'Ivarsson' }, consent: true } }, own);
      await step(withdrawRegistration, { params: colleague, body: {} }, own);
    }
  }
}
