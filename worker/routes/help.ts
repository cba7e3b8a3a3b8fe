/** Asking whoever can lift a refusal, and the answers. */
import { type HelpCase, answerHelp, askForHelp, listHelp, readHelp, withdrawHelp } from '../../schema/help.ts';
import { type ProblemCode, problems } from '../../schema/problems.ts';
import type { ProblemKind } from '../../schema/problem-kind.ts';
import type { CanEntry } from '../../schema/shapes.ts';
import type { Role } from '../../schema/values.ts';
import type { OperatorCaller, RequestContext } from '../http/context.ts';
import { type Outcome, route } from '../http/route.ts';
import { problemTexts } from '../messages/problem-texts.ts';
import type { Decision } from '../rules/decision.ts';
import { type Answerer, type HelpAnswer, type HelpFacts, answerHelp as give, askForHelp as ask, withdrawHelp as takeBack } from '../rules/help.ts';
import { type HelpRow, helpFacts, listHelp as helpRows, loadAsking, loadHelp } from '../store/help.ts';
import { helpReaderOf, notFound, notesOf } from './seen.ts';
import { canEntry, denied, instant, maybe } from './views.ts';

const answererOf = (caller: OperatorCaller): Answerer => ({ id: caller.operatorId, name: caller.name, gives: (role: Role) => caller.may(role === 'super_admin' ? 'super_admin.grant' : 'operator.write') });
/** Whether the caller's organization is the one that is asked. */
const isAsked = (row: Pick<HelpRow, 'organization' | 'distributorId' | 'vendorId'>, { to }: HelpFacts, { organizationId }: OperatorCaller): boolean =>
  organizationId === { company: row.organization, distributor: row.distributorId, vendor: row.vendorId }[to.kind];

type Context = Pick<RequestContext, 'locale'> & { readonly caller: OperatorCaller };
function canOf(facts: HelpFacts, asked: boolean, { locale, caller }: Context): CanEntry[] {
  const entry = (action: string, decision: Decision): CanEntry => canEntry(locale, action, decision);
  if (facts.asker.id === caller.operatorId) return [entry('help.withdraw', takeBack(facts, { id: caller.operatorId }))];
  if (!asked) return [];
  const answered = (decision: HelpAnswer): Decision => (caller.may('request.answer') ? give(facts, answererOf(caller), { decision, note: null }) : denied('request.answer', caller.role));
  return [entry('help.grant', answered('grant')), entry('help.answer', answered('answer')), entry('help.refuse', answered('refuse'))];
}

type Noted = Parameters<typeof notesOf>[0]['notes'];
/** The notes are of those who answer, so who asked within the own organization is not shown them. */
function viewOf(row: HelpRow, notes: Noted, context: Context): HelpCase {
  const { locale, caller } = context;
  const facts = helpFacts(row), { help, asker } = facts, you = asker.id === caller.operatorId;
  const kind: ProblemKind = problems[help.code];
  return {
    id: row.id, kind: 'help', state: row.state, code: help.code, action: help.action, role: help.role, missing: kind.missing,
    detail: problemTexts[locale].problems[help.code].detail({ ...(help.role && { role: help.role }), ...(facts.program && { program: facts.program.name }), ...(facts.to.kind !== 'company' && { [facts.to.kind]: facts.to.name }) }),
    subject: help.subject, program: facts.program, askedBy: { id: asker.id, name: asker.name, email: asker.email, role: asker.role, organization: asker.organization.name, you }, askedAt: instant(row.askedAt), to: facts.to, note: help.note,
    decidedAt: maybe(row.decidedAt), decidedBy: row.deciderName, answer: row.answer, notes: you ? [] : notesOf({ notes }), can: canOf(facts, isAsked(row, facts, caller), context),
  };
}

type OnOne = RequestContext & { readonly caller: OperatorCaller; readonly input: { readonly params: { readonly request: string } } };
/** A decision on a request, and how it stands then. */
async function decideOn(call: OnOne, rule: (facts: HelpFacts, asked: boolean) => Decision | undefined, change: (row: HelpRow, decision: Decision) => HelpRow): Promise<Outcome<HelpCase>> {
  const found = await loadHelp(call.db, call.input.params.request, helpReaderOf(call.caller));
  if (!found) return notFound;
  const facts = helpFacts(found.row);
  const decision = rule(facts, isAsked(found.row, facts, call.caller));
  if (!decision) return notFound;
  if (decision.refusal) return { refusal: decision.refusal };
  return {
    reply: viewOf({ ...change(found.row, decision), decidedAt: call.now }, found.notes, call),
    change: { events: decision.events, actor: { kind: 'operator', id: call.caller.operatorId }, messages: { sender: found.row.sender, asked: { role: facts.role, company: facts.asker.organization.name } } },
  };
}

const elsewhere: ReadonlySet<string> = new Set<ProblemKind['fixer']>(['distributor', 'vendor']);
const needsTies = (code: ProblemCode): boolean => elsewhere.has(problems[code].fixer);

export const helpRoutes = [
  route(askForHelp, async (call) => {
    const { db, caller, input, now, newId } = call;
    const { code, program = null, subject = null, note = '' } = input.body;
    const action = code === 'permission.denied' ? (input.body.action ?? null) : null;
    const loaded = await loadAsking(db, { operator: caller.operatorId, organization: caller.organizationId, kind: caller.kind, ties: needsTies(code), code, action, subject });
    if (!loaded) return notFound;
    const organization = { id: caller.organizationId, name: caller.organizationName, kind: caller.kind, country: loaded.country };
    const decision = ask({ asker: { id: caller.operatorId, name: caller.name, email: caller.email, role: caller.role, organization }, ties: loaded.ties, open: loaded.open }, { request: newId('request'), code, action, program, subject, note: note || null });
    if (decision.refusal) return { refusal: decision.refusal };
    const asked = decision.events.find((event) => event.name === 'help.asked');
    if (!asked) return notFound;
    return {
      reply: viewOf({
        id: asked.request, state: 'pending', programId: asked.program, programName: asked.programName, vendorId: asked.vendor, distributorId: asked.distributor, actorId: asked.actor.id, askedAt: now, decidedAt: null, deciderName: null, answer: null, sender: loaded.sender,
        help: { code, action, role: asked.role, subject, note: asked.note, to: asked.actor.name }, asker: caller.operatorId, name: caller.name, email: caller.email, role: caller.role, askerState: 'active', locale: call.locale,
        organization: organization.id, organizationName: organization.name, kind: organization.kind, country: organization.country,
      }, [], call),
      change: { events: decision.events, actor: { kind: 'operator', id: caller.operatorId }, messages: { sender: loaded.sender, asked: { role: caller.role, company: organization.name } } },
    };
  }),
  route(listHelp, async (call) => {
    const { code, action } = call.input.query ?? {};
    const rows = await helpRows(call.db, { operator: call.caller.operatorId, code, action });
    return { reply: { rows: rows.map((row) => viewOf(row, [], call)) } };
  }),
  route(readHelp, async (call) => {
    const found = await loadHelp(call.db, call.input.params.request, helpReaderOf(call.caller));
    return found ? { reply: viewOf(found.row, found.notes, call) } : notFound;
  }),
  route(answerHelp, (call) => {
    const { decision, note = '' } = call.input.body;
    return decideOn(call, (facts, asked) => (asked || facts.asker.id === call.caller.operatorId ? give(facts, answererOf(call.caller), { decision, note: note || null }) : undefined), (row) => ({
      ...row, state: decision === 'refuse' ? 'refused' : 'approved', answer: note || null, deciderName: call.caller.name, role: decision === 'grant' ? (row.help?.role ?? row.role) : row.role,
    }));
  }),
  route(withdrawHelp, (call) => decideOn(call, (facts) => takeBack(facts, { id: call.caller.operatorId }), (row) => ({ ...row, state: 'withdrawn' }))),
];
