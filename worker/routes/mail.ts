/** What becomes of e-mail that has left: providers' webhooks, and unsubscribing (ALL-6). That an address works again is said where its owner is shown: team.ts, review.ts. */
import { canonicalEmail } from '../../schema/checks.ts';
import { receiveMailEvents, unsubscribe } from '../../schema/mail.ts';
import { route } from '../http/route.ts';
import { countMailEvents } from '../jobs/runs.ts';
import type { MailEvent, Signature, Told as Sent } from '../messages/providers/provider.ts';
import { providers } from '../messages/providers/providers.ts';
import { sha256Hex, verifyUnsubscribeToken } from '../messages/secrets.ts';
import { suppressAddress } from '../rules/addresses.ts';
import { type ToldFacts, loadTold } from '../store/addresses.ts';
import { notFound } from './seen.ts';

/** Addresses that one request suppresses. Of a larger batch the rest is taken when the provider sends it again, as it does what was not taken. */
const mostAtOnce = 100;
const portal = { kind: 'portal', id: null } as const;

/** Any of the secrets will do, while one is exchanged for another. */
async function signatureOf(sent: Sent, secrets: string, signed: (sent: Sent, secret: string, now: number) => Promise<Signature>, now: number): Promise<Signature> {
  const all = await Promise.all(secrets.split(/\s+/).filter(Boolean).slice(0, 4).map((secret) => signed(sent, secret, now)));
  return all.includes('good') ? 'good' : all.includes('old') ? 'old' : 'bad';
}
function parsed(text: string): unknown { try { return JSON.parse(text); } catch { return undefined; } }

/** One for each address: of several that are told at once, what weighs most. */
const weighed = (facts: readonly ToldFacts[]): ToldFacts[] => [...new Map(facts.toSorted((a, b) => Number(a.told.reason === 'complaint') - Number(b.told.reason === 'complaint')).map((one) => [one.address.email, one])).values()];

export const mailRoutes = [
  route(receiveMailEvents, async (call) => {
    const { db, env, input, request, now } = call;
    const { provider: name } = input.params, provider = providers[name];
    if (env.MAIL_API !== name || !env.MAIL_WEBHOOK_SECRET) return notFound;
    const sent = { headers: request.headers, body: input.body };
    const signature = await signatureOf(sent, env.MAIL_WEBHOOK_SECRET, provider.signed, now);
    if (signature !== 'good') return { refusal: { code: signature === 'old' ? 'mail_events.too_old' : 'mail_events.signature_invalid' } };
    const events = provider.events(parsed(input.body), sent);
    if (!events) return { refusal: { code: 'request.malformed' } };
    call.waitUntil(countMailEvents(env, events.map(({ kind }) => kind), now).catch(() => undefined));
    const final = events.filter((one): one is MailEvent & { kind: 'bounce' | 'complaint' } => one.kind === 'bounce' || one.kind === 'complaint');
    if (final.length === 0) return { reply: { suppressed: 0 } };
    const told = await Promise.all(final.map(async ({ id, kind, address, message }) => ({ reason: kind, address: canonicalEmail(address ?? '') ?? null, providerId: message, message: null, key: await sha256Hex(`${name}\n${id}`) })));
    const decided = weighed(await loadTold(db, told)).map(({ address, holders, told: { reason, key }, message }) => suppressAddress(address, holders, { reason, message, key }).events).filter((each) => each.length > 0);
    const taken = decided.slice(0, mostAtOnce), change = { events: taken.flat(), actor: portal };
    return decided.length > taken.length ? { refusal: { code: 'service.unavailable', retryAfter: 5 }, change } : { reply: { suppressed: taken.length }, change };
  }),

  route(unsubscribe, async ({ db, env, input }) => {
    const message = await verifyUnsubscribeToken(env.LINK_SECRET, input.query.token);
    if (!message) return { refusal: { code: 'address.link_invalid' } };
    const [facts] = await loadTold(db, [{ reason: 'unsubscribed', address: null, providerId: null, message, key: null }]);
    // The message may be gone by now, with whom it went to (ALL-5): nobody is left who could be sent more.
    return { reply: { unsubscribed: true as const }, change: { events: facts ? suppressAddress(facts.address, facts.holders, { reason: 'unsubscribed', message, key: null }).events : [], actor: portal } };
  }),
];
