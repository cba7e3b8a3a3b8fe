/** Drains the outbox: every message at least once, and always with the same id (ALL-2). */
import { mailAccent } from '../../schema/appearance.ts';
import type { Brand } from '../../schema/brand.ts';
import { isOptional, templates } from '../../schema/messages.ts';
import type { outbox } from '../../schema/tables/system.ts';
import type { Derived } from './mail-text.ts';
import { type Mail, type Mailer, RecipientRefused } from './mailer.ts';
import { headerLine, renderMessage } from './render.ts';
import { deriveCode, deriveLinkToken, deriveProofCode, deriveStatusToken, deriveUnsubscribeToken } from './secrets.ts';

export type OutboxRow = Pick<typeof outbox.$inferSelect, 'id' | 'template' | 'recipient' | 'locale' | 'data'>;
/** The organization in whose name and brand a message goes. */
export interface Sender { readonly name: string; readonly brand: Brand | null }
export interface RenderDeps { readonly secret: string; readonly portalUrl: string; readonly mailFrom: string }
export interface OutboxDeps extends RenderDeps {
  readonly db: D1Database;
  readonly mailer: Mailer;
  /** Ms since 1970. */
  readonly now: number;
  /** Writes down which recipients take nothing, and holds back what waits for them (ALL-6). */
  readonly refused: (all: readonly RefusedRecipient[]) => Promise<void>;
}
export interface RefusedRecipient { readonly message: string; readonly address: string; readonly reason: RecipientRefused['reason'] }
/** What happened to the messages that this call had claimed. */
export interface Drained { readonly delivered: number; readonly failed: number; readonly parked: number; /** To addresses that take none. */ readonly suppressed: number }

/** How long a claim keeps other consumers away, in ms: longer than a slow mail server takes, short enough after a crash. */
const claimed = 60_000;
const firstPause = 30_000;
const longestPause = 3_600_000;
const mostAttempts = 8;
/** A sweep runs every minute: what it leaves, the next one takes. */
const sweepSize = 100;
/** Connections that a worker has open at once (platform limit). */
const atOnce = 6;
/** After this long, in ms, no further message of a claim is begun: a slow provider would take longer than the claim holds. */
const longestRun = claimed - 20_000;

/** A row as the e-mail it becomes. Codes and links are derived here, each time the same. */
export async function renderRow(row: OutboxRow, sender: Sender, deps: RenderDeps): Promise<Mail> {
  const brand = { name: sender.name, accent: mailAccent(sender.brand?.appearance), glossary: sender.brand?.glossary };
  const unsubscribe = isOptional(row.template) ? `${deps.portalUrl}/unsubscribe?token=${await deriveUnsubscribeToken(deps.secret, row.id)}` : undefined;
  const rendered = renderMessage(row.template, row.locale, row.data, brand, { ...(await derive(row, deps)), unsubscribe });
  return {
    id: row.id, to: row.recipient, from: { name: headerLine(sender.name), email: deps.mailFrom }, ...rendered,
    // RFC 8058: a mail program posts there with one click; who opens the address gets a page that asks first.
    ...(unsubscribe && { headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } }),
  };
}

async function derive({ template, data }: OutboxRow, { secret, portalUrl }: RenderDeps): Promise<Derived> {
  const enroll = data.enroll === undefined ? '' : `?enroll=${data.enroll}`;
  const link = async (): Promise<Derived> => ({ url: `${portalUrl}/sign-in${enroll}#token=${await deriveLinkToken(secret, required(data.link, 'link'))}` });
  const follow = async (page: 'status' | 'register'): Promise<Derived> => {
    const registration = required(data.registration, 'registration');
    const program = data.programId === undefined ? '' : `program=${data.programId}`;
    const held = `registration=${registration}&token=${await deriveStatusToken(secret, registration)}`;
    return { url: page === 'register' ? `${portalUrl}/${page}${program && `?${program}`}#${held}` : `${portalUrl}/${page}#${held}${program && `&${program}`}` };
  };
  // Of a work account the page says how to get one, where it knows the program.
  const account = (): Derived => ({ url: `${portalUrl}/sign-in${data.programId === undefined ? '' : `?program=${data.programId}`}` });
  const queue = (request: string | undefined): Derived => ({ url: `${portalUrl}/review${request === undefined ? '' : `#request=${request}`}` });
  switch (template) {
    case 'registration_code': return { code: await deriveCode(secret, required(data.registration, 'registration'), required(data.sequence, 'sequence')) };
    case 'proof_code': return { code: await deriveProofCode(secret, required(data.proof, 'proof')) };
    case 'registration_received': return follow('register');
    case 'registration_under_review':
    case 'registration_status': return follow('status');
    case 'registration_to_review':
    case 'join_asked':
    case 'transfer_to_decide': return queue(data.request);
    case 'transfer_asked': return data.side === 'previous' ? queue(data.request) : { url: `${portalUrl}/` };
    case 'transfer_released':
    case 'transfer_objected':
    case 'transfer_refused': return { url: `${portalUrl}/` };
    // Where only Microsoft work accounts sign in, there is no e-mail link (OPR-3): the sign-in page asks for the account. A company that was known signs in as before, by what its other programs let in too.
    case 'registration_approved': return data.role === 'known' ? { url: `${portalUrl}/sign-in` } : data.workAccount ? account() : link();
    case 'join_decided': return !data.approved ? {} : data.workAccount ? account() : link();
    case 'sign_in_link': return link();
    case 'operator_invited': return data.workAccount ? account() : { url: `${portalUrl}/sign-in#invitation=${await deriveLinkToken(secret, required(data.link, 'link'))}` };
    case 'operators_imported': return { url: `${portalUrl}/operators` };
    case 'help_asked': return queue(data.request);
    case 'operator_role_changed':
    case 'operator_handed_over':
    case 'help_answered': return { url: `${portalUrl}/` };
    case 'operator_removed':
    case 'registration_declined':
    case 'registration_declined_by_vendor':
    case 'registration_declined_webmail': return {};
  }
}

/** A message without what it is for must not go out: it fails, and parks for an admin to see. */
function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw Object.assign(new Error(`message data lacks ${name}`), { name: 'MessageIncomplete' });
  return value;
}

interface ClaimedRow { id: string; template: OutboxRow['template']; recipient: string; locale: OutboxRow['locale']; data: string; attempts: number; state: OutboxState; sender_name: string; sender_brand: string | null }
type OutboxState = (typeof outbox.$inferSelect)['state'];

const optional = templates.filter(isOptional).map((template) => `'${template}'`).join(', ');
/** Why an address gets nothing of this message; who has unsubscribed gets what is needed. */
const suppression = `(SELECT reason FROM suppressions WHERE address = outbox.recipient AND (reason <> 'unsubscribed' OR outbox.template IN (${optional})))`;
/** @rule ALL-6 Nothing is sent to an address that is suppressed: what is due for it is put aside in the statement that claims. */
const claim = (which: string): string => `
  UPDATE outbox SET next_attempt_at = ?1 + ${claimed}, attempts = attempts + (${suppression} IS NULL), state = iif(${suppression} IS NULL, 'queued', 'suppressed'), last_error = coalesce(${suppression}, last_error)
  WHERE state = 'queued' AND next_attempt_at <= ?1 AND ${which}
  RETURNING id, template, recipient, locale, data, attempts, state,
    (SELECT name FROM organizations WHERE organizations.id = outbox.sender_id) AS sender_name,
    (SELECT brand FROM organizations WHERE organizations.id = outbox.sender_id) AS sender_brand`;

/** Delivers those of `ids` that are due and that nobody else has claimed. */
export async function deliver(ids: readonly string[], deps: OutboxDeps): Promise<Drained> {
  if (ids.length === 0) return { delivered: 0, failed: 0, parked: 0, suppressed: 0 };
  return send(await deps.db.prepare(claim('id IN (SELECT value FROM json_each(?2))')).bind(deps.now, JSON.stringify(ids)).all<ClaimedRow>(), deps);
}

/** Delivers what is due, the oldest first: what a queue lost, and what failed before. */
export async function sweep(deps: OutboxDeps): Promise<Drained> {
  const due = `id IN (SELECT id FROM outbox WHERE state = 'queued' AND next_attempt_at <= ?1 ORDER BY next_attempt_at LIMIT ${sweepSize})`;
  return send(await deps.db.prepare(claim(due)).bind(deps.now).all<ClaimedRow>(), deps);
}

type Outcome = { readonly row: ClaimedRow } & ({ readonly as: 'delivered'; readonly providerId: string | undefined } | { readonly as: 'failed'; readonly error: string } | { readonly as: 'refused'; readonly reason: RecipientRefused['reason'] } | { readonly as: 'left' });

async function send({ results }: D1Result<ClaimedRow>, deps: OutboxDeps): Promise<Drained> {
  const outcomes: Outcome[] = [], began = performance.now();
  const waiting = results.filter(({ state }) => state === 'queued').toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const worker = async (): Promise<void> => {
    for (let row = waiting.shift(); row; row = waiting.shift()) outcomes.push(performance.now() - began > longestRun ? { row, as: 'left' } : await attempt(row, deps));
  };
  const aside = results.length - waiting.length;
  await Promise.all(Array.from({ length: atOnce }, worker));
  const refused = outcomes.filter((one) => one.as === 'refused');
  await mark(outcomes, deps);
  // Together with what else waits for these addresses. If it fails, the claims run out, and the provider says so once more.
  if (refused.length > 0) await deps.refused(refused.map(({ row, reason }) => ({ message: row.id, address: row.recipient, reason })));
  const failures = outcomes.filter(({ as }) => as === 'failed');
  const parked = failures.filter(({ row }) => row.attempts >= mostAttempts).length;
  return { delivered: outcomes.filter(({ as }) => as === 'delivered').length, failed: failures.length - parked, parked, suppressed: aside + refused.length };
}

async function attempt(row: ClaimedRow, deps: OutboxDeps): Promise<Outcome> {
  try {
    const sender: Sender = { name: row.sender_name, brand: row.sender_brand === null ? null : (JSON.parse(row.sender_brand) as Brand) };
    const providerId = await deps.mailer.send(await renderRow({ ...row, data: JSON.parse(row.data) as OutboxRow['data'] }, sender, deps));
    return { row, as: 'delivered', providerId: providerId || undefined };
  } catch (error) {
    return error instanceof RecipientRefused ? { row, as: 'refused', reason: error.reason } : { row, as: 'failed', error: errorKind(error) };
  }
}

/** A word for what went wrong. Never the message: mail servers quote addresses in theirs. */
function errorKind(error: unknown): string {
  const { code, name } = error instanceof Error ? (error as Error & { code?: unknown }) : {};
  return [code, name].find((word): word is string => typeof word === 'string' && /^\w{1,64}$/.test(word)) ?? 'Unknown';
}

/**
 * Writes all outcomes in one batch. If it fails, the claims run out and the messages are sent once more under the same ids.
 * `attempts` tells whether a row is still this call's: another consumer that claimed it since decides about it, but a delivery stands either way.
 */
async function mark(outcomes: readonly Outcome[], { db, now }: OutboxDeps): Promise<void> {
  const delivered = outcomes.flatMap((one) => (one.as === 'delivered' ? [{ id: one.row.id, provider: one.providerId ?? null }] : []));
  const statements = outcomes.flatMap((one) => {
    const { id, attempts } = one.row, mine = `WHERE id = ?1 AND state = 'queued' AND attempts = ?2`;
    // Not begun, so not tried: the next run takes it.
    if (one.as === 'left') return [db.prepare(`UPDATE outbox SET next_attempt_at = ?3, attempts = attempts - 1 ${mine}`).bind(id, attempts, now)];
    if (one.as !== 'failed') return [];
    return [attempts >= mostAttempts
      ? db.prepare(`UPDATE outbox SET state = 'parked', last_error = ?3 ${mine}`).bind(id, attempts, one.error)
      : db.prepare(`UPDATE outbox SET next_attempt_at = ?4, last_error = ?3 ${mine}`).bind(id, attempts, one.error, now + pauseAfter(attempts, id))];
  });
  if (delivered.length > 0) {
    statements.push(db.prepare(`UPDATE outbox SET state = 'delivered', delivered_at = ?1, last_error = NULL, provider_id = sent.provider FROM (SELECT value ->> 'id' AS id, value ->> 'provider' AS provider FROM json_each(?2)) AS sent WHERE outbox.id = sent.id AND state <> 'delivered'`).bind(now, JSON.stringify(delivered)));
  }
  if (statements.length > 0) await db.batch(statements);
}

/** Doubles from 30 s to an hour; up to a quarter is taken off, by the id, so that messages that failed together do not return together. */
export function pauseAfter(attempts: number, id: string): number {
  const pause = Math.min(firstPause * 2 ** (attempts - 1), longestPause);
  return Math.round(pause * (1 - Number.parseInt(id.slice(-4), 16) / 0xffff / 4));
}
