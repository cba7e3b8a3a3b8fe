/** An organization's operators: the list, invitations, roles, removal, and the import (OPR-3 to OPR-8). */
import { base64url } from 'jose';
import { canonicalEmail } from '../../schema/checks.ts';
import type { Problem } from '../../schema/problems.ts';
import { fold } from '../../schema/fold.ts';
import { restoreOperatorAddress } from '../../schema/mail.ts';
import { parsePerson } from '../../schema/person.ts';
import type { CanEntry } from '../../schema/shapes.ts';
import {
  type OperatorRow, acceptInvitation, cancelInvitation, changeRole, declineInvitation, handOver, importOperators, inviteOperators, listOperators, readInvitation, readOperator, removeOperator, resendInvitation,
} from '../../schema/team.ts';
import { type Locale, roles } from '../../schema/values.ts';
import { agentOf } from '../http/agent.ts';
import type { OperatorCaller, RequestContext } from '../http/context.ts';
import { type Outcome, route } from '../http/route.ts';
import type { MessageFacts } from '../messages/recipients.ts';
import { problemTexts } from '../messages/problem-texts.ts';
import { deriveLinkToken, sameText, sha256Hex } from '../messages/secrets.ts';
import { type Address, type Holder, restoreAddress, unreachable } from '../rules/addresses.ts';
import { type Decision, type Refusal, spans } from '../rules/decision.ts';
import { importOperators as takeOver } from '../rules/operator-import.ts';
import { type Acting, type Team, acceptInvitation as accept, cancelInvitation as cancel, changeRole as giveRole, declineInvitation as decline, handOver as hand, highest, inviteOperator, removeOperator as remove, resendInvitation as resend, standing, successorRole } from '../rules/team.ts';
import { type Cursor, type MemberRow, cursorAt, findInvitation, fitsSort, listMembers, loadImport, loadInviting, loadMember } from '../store/team.ts';
import { cookieOf, signed, tokenFor } from './operators.ts';
import { notFound } from './seen.ts';
import { canEntry, instant, maybe } from './views.ts';

export const actingOf = (caller: OperatorCaller): Acting => ({ id: caller.operatorId, name: caller.name, role: caller.role, organization: { id: caller.organizationId, name: caller.organizationName, kind: caller.kind } });

/** Asked of the rules themselves. */
function canOf(member: MemberRow, by: Acting, team: Team, locale: Locale, now: number): CanEntry[] {
  if (member.state === 'removed') return [];
  const link = { id: '', hash: '' };
  const entry = (action: string, decision: Decision): CanEntry => canEntry(locale, action, decision);
  const given = roles.filter((role) => role !== member.role).map((role) => entry(`role.${role}`, giveRole(member, role, by, team)));
  const restoring = unreachable(member.stands) ? [entry('address.restore', restoreAddress(addressOf(member), holderOf(member)))] : [];
  return member.state === 'invited'
    ? [entry('invitation.resend', resend(member, by, link, null, false, now)), entry('invitation.cancel', cancel(member, by)), ...given, ...restoring]
    : [...given, entry('hand_over', hand(member, by)), entry('remove', remove(member, by, team)), ...restoring];
}
const addressOf = ({ email, stands, standsSince }: MemberRow): Address => ({ email, stands, since: standsSince });
const holderOf = ({ id, organizationId }: MemberRow): Holder => ({ id, organization: organizationId, program: null, distributor: null });
function unreachableOf({ stands, standsSince }: MemberRow): OperatorRow['unreachable'] {
  const reason = unreachable(stands);
  return reason && standsSince !== null ? { reason, since: instant(standsSince) } : null;
}
const rowOf = (member: MemberRow, by: Acting, team: Team, locale: Locale, now: number): OperatorRow => ({
  id: member.id, name: member.name || null, email: member.email, role: member.role, locale: member.locale, state: member.state, you: member.id === by.id,
  invitation: member.state !== 'invited' || member.invitedAt === null || member.invitationExpiresAt === null ? null
    : { sentAt: instant(member.invitedAt), expiresAt: instant(member.invitationExpiresAt), expired: member.invitationExpiresAt <= now, by: member.inviterName, resendAt: instant(member.invitedAt + spans.codePause) },
  unreachable: member.state === 'removed' ? null : unreachableOf(member), addedAt: instant(member.createdAt), seenAt: maybe(member.seenAt || null), removedAt: maybe(member.removedAt), can: canOf(member, by, team, locale, now),
});

const encode = (cursor: Cursor): string => base64url.encode(JSON.stringify(cursor));
/** `undefined` where it is none of ours. */
function decode(text: string): Cursor | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(base64url.decode(text)));
    return Array.isArray(value) && value.every((one) => typeof one === 'string' || (typeof one === 'number' && Number.isSafeInteger(one))) ? value : undefined;
  } catch { return undefined; }
}
const wrongCursor: Refusal = { code: 'request.invalid', errors: [{ pointer: '/query/cursor', code: 'value.cursor' }] };

/** A refusal of one line among several. */
export const lineProblem = ({ code, facts, errors }: Refusal, locale: Locale): Pick<Problem, 'code' | 'detail'> =>
  ({ code, detail: errors?.[0] ? problemTexts[locale].values[errors[0].code] : problemTexts[locale].problems[code].detail(facts ?? {}) });

type Deciding = RequestContext & { readonly caller: OperatorCaller; readonly input: { readonly params: { readonly operator: string } } };
type Facts = NonNullable<Awaited<ReturnType<typeof loadMember>>>;
/** The operator as it is once the events are written. */
const after = (member: MemberRow, { events }: Decision, now: number): MemberRow => events.reduce<MemberRow>((at, event) => {
  switch (event.name) {
    case 'operator.role_changed': return { ...at, role: event.to };
    case 'operator.handed_over': return { ...at, role: successorRole(event) };
    case 'operator.removed':
    case 'operator.invitation_canceled': return { ...at, state: 'removed', removedAt: now };
    case 'operator.invitation_resent': return { ...at, invitedAt: now, invitationExpiresAt: now + spans.invitation, invitationSequence: event.sequence };
    case 'address.restored': return { ...at, stands: event.stands };
    default: return at;
  }
}, member);
const without = (team: Team, { events }: Decision): Team => events.reduce((at, event) => (event.name === 'operator.role_changed' && event.to === 'super_admin' ? { superAdmins: at.superAdmins + 1, admins: at.admins + 1 } : at), team);

async function decideOn(call: Deciding, rule: (facts: Facts, by: Acting) => Decision | Promise<Decision>, self?: MessageFacts['self']): Promise<Outcome<OperatorRow>> {
  const { db, caller, now, locale, input } = call;
  const facts = await loadMember(db, { organization: caller.organizationId, operator: input.params.operator, now });
  if (!facts) return notFound;
  const by = actingOf(caller);
  const decision = await rule(facts, by);
  if (decision.refusal) return { refusal: decision.refusal };
  // Whoever hands its role over, or lowers its own, decides nothing any more.
  const left = decision.events.reduce<Acting>((at, event) => (event.name === 'operator.handed_over' ? { ...at, role: 'reader' } : event.name === 'operator.role_changed' && event.operator === at.id ? { ...at, role: event.to } : at), by);
  return {
    reply: rowOf(after(facts.member, decision, now), left, without(facts.team, decision), locale, now),
    change: { events: decision.events, actor: { kind: 'operator', id: caller.operatorId }, messages: { sender: facts.around.sender, self } },
  };
}
const freshLink = async ({ env, newId }: RequestContext) => { const id = newId('link'); return { id, hash: await sha256Hex(await deriveLinkToken(env.LINK_SECRET, id)) }; };

/** The invitation of a link, and whether the link is genuine. */
async function invited({ db, env }: RequestContext, token: string) {
  const id = token.split('.')[0] ?? '';
  const [facts, hash, derived] = await Promise.all([findInvitation(db, id), sha256Hex(token), deriveLinkToken(env.LINK_SECRET, id)]);
  return { facts, matches: facts !== undefined && sameText(facts.hash, hash) && sameText(derived, token) };
}

export const teamRoutes = [
  route(listOperators, async ({ db, caller, input, locale, now }) => {
    const { show = 'current', role, sort = 'name', search = '', cursor, limit = '100' } = input.query ?? {};
    const after = cursor === undefined ? null : decode(cursor);
    if (after === undefined || (after && !fitsSort(after, sort))) return { refusal: wrongCursor };
    const size = Number(limit);
    const { rows, team } = await listMembers(db, { organization: caller.organizationId, show, role, sort, search: fold(search), after, limit: size });
    const by = actingOf(caller), last = rows[size - 1];
    return { reply: { rows: rows.slice(0, size).map((row) => rowOf(row, by, team, locale, now)), next: rows.length > size && last ? encode(cursorAt(last, sort)) : null } };
  }),
  route(readOperator, async ({ db, caller, input, locale, now }) => {
    const facts = await loadMember(db, { organization: caller.organizationId, operator: input.params.operator, now });
    if (!facts) return notFound;
    const { sessions, requests, entries } = facts.around;
    return { reply: { ...rowOf(facts.member, actingOf(caller), facts.team, locale, now), sessions, requests, entries } };
  }),

  route(inviteOperators, async (call) => {
    const { db, caller, input, now, newId, locale } = call;
    const by = actingOf(caller), role = highest(input.body.roles), language = input.body.locale ?? locale;
    const people = input.body.lines.map((line) => ({ line, ...parsePerson(line) })).map((one) => ({ ...one, email: canonicalEmail(one.address) }));
    const facts = await loadInviting(db, { organization: caller.organizationId, emails: people.flatMap(({ email }) => email ?? []), now });
    // Who is here, or was invited here, is told so first, wherever else the address may be by now.
    const holders = new Map(facts.held.toSorted((a, b) => Number(a.organizationId === caller.organizationId) - Number(b.organizationId === caller.organizationId)).map((one) => [one.email, one.organizationId]));
    const decided: { readonly line: string; readonly decision: Decision }[] = [];
    for (const { line, email, name } of people) {
      const decision: Decision = email === undefined ? { events: [], refusal: { code: 'request.invalid', errors: [{ pointer: '/body/lines', code: 'value.email' }] } }
        : inviteOperator({ email, heldBy: holders.get(email) ?? null }, by, { operator: newId('operator'), link: await freshLink(call), person: name, role, locale: language }, facts);
      // The same address twice in one list is invited once.
      if (email !== undefined && !decision.refusal) holders.set(email, caller.organizationId);
      decided.push({ line, decision });
    }
    const events = decided.flatMap(({ decision }) => decision.events);
    return {
      reply: { results: decided.map(({ line, decision: { refusal, events: [event] } }) => ({
        line, problem: refusal ? lineProblem(refusal, locale) : null,
        operator: event?.name === 'operator.invited' ? rowOf(invitedRow(event, caller, now), by, { superAdmins: 1, admins: 1 }, locale, now) : null,
      })) },
      change: { events, actor: { kind: 'operator', id: caller.operatorId }, messages: { sender: facts.sender } },
    };
  }),
  route(resendInvitation, (call) => decideOn(call, async ({ member, around }, by) => resend(member, by, await freshLink(call), around.heldBy, Boolean(around.workAccount), call.now))),
  route(cancelInvitation, (call) => decideOn(call, ({ member }, by) => cancel(member, by))),
  route(changeRole, (call) => decideOn(call, ({ member, team }, by) => giveRole(member, highest(call.input.body.roles), by, team))),
  route(handOver, (call) => decideOn(call, ({ member }, by) => hand(member, by), { name: call.caller.name, email: call.caller.email, locale: call.locale })),
  route(removeOperator, (call) => decideOn(call, ({ member, team }, by) => remove(member, by, team))),
  // Of somebody who was removed nobody asks.
  route(restoreOperatorAddress, (call) => decideOn(call, ({ member }) => (member.state === 'removed' ? { events: [], refusal: { code: 'address.reachable' } } : restoreAddress(addressOf(member), holderOf(member))))),

  route(readInvitation, async (call) => {
    const { facts, matches } = await invited(call, call.input.body.token);
    const { refusal } = standing(facts, matches, call.now);
    if (refusal || !facts) return { refusal: refusal ?? { code: 'invitation.invalid' } };
    return { reply: { organization: facts.organizationName, role: facts.role, email: facts.email, by: facts.by, expiresAt: instant(facts.expiresAt), workAccount: Boolean(facts.workAccount) } };
  }),
  route(acceptInvitation, async (call) => {
    const { input, newId, url, now, env } = call;
    const { facts, matches } = await invited(call, input.body.token);
    const session = newId('session');
    const decision = accept(facts, { matches, session, origin: url.origin, agent: agentOf(call.request), person: input.body.name }, now);
    if (decision.refusal || !facts) return { refusal: decision.refusal ?? { code: 'invitation.invalid' } };
    return {
      reply: { session }, change: { events: decision.events, actor: { kind: 'operator', id: facts.operator } },
      fresh: async () => ({ reply: await signed(call, { session, operator: facts.operator, organization: facts.organization, origin: url.origin, scopes: undefined }), headers: await cookieOf(env, session) }),
    };
  }, async (call, kept) => {
    const reply = await tokenFor(call, kept.session ?? '');
    return reply ? { reply, headers: await cookieOf(call.env, reply.session) } : { refusal: { code: 'session.ended' } };
  }),
  route(declineInvitation, async (call) => {
    const { facts, matches } = await invited(call, call.input.body.token);
    const decision = decline(facts, matches, call.now);
    if (decision.refusal || !facts) return { refusal: decision.refusal ?? { code: 'invitation.invalid' } };
    return { reply: { declined: true as const }, change: { events: decision.events, actor: { kind: 'operator', id: facts.operator } } };
  }),

  route(importOperators, async ({ db, caller, input, now, newId, locale }) => {
    const { rows, dryRun } = input.body;
    const facts = await loadImport(db, { importer: caller.organizationId, kind: caller.kind, cells: rows.map((row) => row.organization), emails: rows.flatMap((row) => canonicalEmail(row.email) ?? []), now });
    const { outcomes, events } = takeOver(facts, rows, { id: caller.organizationId, kind: caller.kind, locale }, () => newId('operator'));
    const names = new Map(facts.companies.map((one) => [one.id, one.name]));
    // Of each company the first: the admins of a company are told once, however many came.
    const imported = Map.groupBy(events.filter((event) => event.name === 'operator.imported'), (event) => event.organization);
    const first = new Map([...imported].flatMap(([company, [one]]) => (one ? [[one.operator, names.get(company) ?? ''] as const] : [])));
    return {
      reply: { results: outcomes.map(({ refusal, ...one }) => ({ ...one, problem: refusal ? lineProblem(refusal, locale) : null })) },
      ...(!dryRun && { change: { events, actor: { kind: 'operator', id: caller.operatorId } as const, messages: { by: caller.organizationName, imported: first } } }),
    };
  }),
];

/** An invitation as its row will be. */
const invitedRow = (event: { readonly operator: string; readonly email: string; readonly person: string | null; readonly role: OperatorRow['role']; readonly locale: Locale; readonly link: { readonly id: string } }, caller: OperatorCaller, now: number): MemberRow => ({
  id: event.operator, organizationId: caller.organizationId, email: event.email, name: event.person ?? '', role: event.role, locale: event.locale, state: 'invited', createdAt: now, source: 'invitation', sortName: '', search: '', rank: null, invitedAt: now,
  invitedBy: caller.operatorId, invitationExpiresAt: now + spans.invitation, invitationLink: event.link.id, invitationSequence: 1, lapsed: false, seenAt: 0, removedAt: null, inviterName: caller.name, stands: null, standsSince: null,
});
