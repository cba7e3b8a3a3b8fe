/** The one function that writes: guards, rows, activity, outbox, decision and answer of one command, in one D1 batch (ALL-2, ALL-3). */
import { type EventKind, type PorticoEvent, events as eventKinds } from '../../schema/events.ts';
import type { IdKind } from '../../schema/values.ts';
import { sql } from 'drizzle-orm';
import { activity, decisions, idempotency } from '../../schema/tables/system.ts';
import { spans } from '../rules/decision.ts';
import { type MessageFacts, messagesFor } from '../messages/recipients.ts';
import type { Database, Statement } from './database.ts';
import { guardsFor, rowsFor } from './writes.ts';

/** Who acts, as the activity log keeps it. */
export interface Actor { readonly kind: 'operator' | 'applicant' | 'policy' | 'portal' | 'key'; readonly id: string | null }
export interface Answer { readonly status: number; readonly reply: Record<string, unknown> }
export interface Replay { readonly id: string; readonly endpoint: string; readonly requestHash: string }
export interface CommitContext {
  readonly db: Database; readonly now: number; readonly newId: (kind: IdKind) => string; readonly actor: Actor;
  /** Set when the request carries an Idempotency-Key. */
  readonly replay: Replay | null;
}
export interface Commit {
  readonly events: readonly PorticoEvent[];
  readonly messages: MessageFacts;
  /** What was decided on: kept for replays of a policy. */
  readonly decision?: { readonly command: string; readonly policyVersion: number; readonly facts: object; readonly input: object };
  /** What a repeat of the same key answers; holds no secret. */
  readonly answer: Answer;
}

/** Writes all of it or nothing. Answers the ids of messages to send. Throws the D1 error of a guard or constraint. */
export async function commit(context: CommitContext, what: Commit): Promise<string[]> {
  const { db, replay } = context;
  if (what.events.length === 0) {
    if (replay) await db.batch([remember(context, replay, what.answer)]);
    return [];
  }
  const mail = what.events.flatMap((event) => messagesFor(context, event, what.messages));
  // In the order in which they happened, even where the clock went on between two of them.
  const ids = what.events.map(() => idAt(context.newId('activity'), context.now)).toSorted();
  const statements: Statement[] = [
    ...what.events.flatMap((event) => guardsFor(db, event, context)),
    ...(replay ? [remember(context, replay, what.answer)] : []),
    ...what.events.flatMap((event) => rowsFor(db, event, context)),
    ...what.events.map((event, nth) => entry(context, event, ids[nth] as string)),
    ...mail.map((message) => message.statement),
    ...(what.decision ? [decided(context, what.events, what.decision)] : []),
  ];
  await db.batch(statements as [Statement, ...Statement[]]);
  return mail.flatMap((message) => (message.id ? [message.id] : []));
}

const remember = ({ db, now }: CommitContext, replay: Replay, answer: Answer): Statement =>
  db.insert(idempotency).values({ ...replay, status: answer.status, reply: answer.reply, createdAt: now });

function decided({ db, now, newId }: CommitContext, events: readonly PorticoEvent[], decision: NonNullable<Commit['decision']>): Statement {
  const first = events[0] as PorticoEvent;
  return db.insert(decisions).values({
    id: newId('decision'), at: now, command: decision.command, subjectId: subjectOf(first), programId: programOf(first), policyVersion: decision.policyVersion,
    facts: decision.facts as Record<string, unknown>, input: decision.input as Record<string, unknown>, outcome: events.map((event) => event.name), retainUntil: now + spans.decision,
  });
}

const field = (event: PorticoEvent, name: string): string | null => ((event as unknown as Record<string, unknown>)[name] as string | undefined) ?? null;
const subjectOf = (event: PorticoEvent): string => field(event, eventKinds[event.name].subject) ?? '';
const programOf = (event: PorticoEvent): string | null => field(event, 'program');

/** @rule OPR-10 Every change is in an activity log: who, what, new values, when, which rule. */
function entry({ db, now, actor }: CommitContext, event: PorticoEvent, id: string): Statement {
  const kind: EventKind = eventKinds[event.name];
  const values = Object.entries(event).filter(([key]) => key !== 'name' && key !== 'program' && !kind.hidden.includes(key));
  const pick = (personal: boolean) => Object.fromEntries(values.filter(([key]) => kind.personal.includes(key) === personal));
  const personal = kind.personal.length ? pick(true) : null;
  const named = actor.kind === 'operator' && actor.id !== null && event.name !== 'operator.erased';
  return db.insert(activity).values({
    id, at: now, event: event.name, rule: kind.rule, actorKind: actor.kind, actorId: actor.id, programId: programOf(event), ...viewersOf(event), subjectId: subjectOf(event), details: pick(false),
    // Under the name that it has then: a page of the log looks nothing else up.
    personal: named ? sql`json_set(${JSON.stringify(personal ?? {})}, '$.actorName', (SELECT nullif(name, '') FROM operators WHERE id = ${actor.id}))` : personal,
    salt: named || personal ? randomHex() : null, seq: sql`(SELECT coalesce(max(seq), 0) + 1 FROM activity)`,
  });
}
/** An id that holds this instant, as its entry says: a span of time is a range of ids. */
export const idAt = (id: string, at: number): string => `${id.slice(0, 4)}${at.toString(16).padStart(12, '0')}${id.slice(16)}`;
const randomHex = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Who may see it. What concerns a vendor or distributor itself stands in the column of what concerns its programs: one range of an index is its whole log. */
function viewersOf(event: PorticoEvent) {
  const program = programOf(event), organization = field(event, 'organization'), vendor = field(event, 'vendor'), distributor = field(event, 'distributor');
  const itself = (kind: 'vendor' | 'distributor') => organization && sql`(SELECT id FROM organizations WHERE id = ${organization} AND kind = ${kind})`;
  // What is asked of a distributor is not the vendor's to read.
  if (event.name.startsWith('help.') && distributor !== null && distributor !== organization) return { vendorId: null, distributorId: distributor, organizationId: organization };
  // A transfer goes by its program; a vendor named beside it is what the store needs.
  return { vendorId: program ? sql`(SELECT vendor_id FROM programs WHERE id = ${program})` : (vendor ?? itself('vendor')), distributorId: distributor ?? itself('distributor'), organizationId: organization };
}
