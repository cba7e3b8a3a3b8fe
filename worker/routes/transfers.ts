/** Transfers between distributors: each side sees and does its part (REG-12). */
import { type TransferCase, cancelTransfer, decideTransfer, objectToTransfer, readTransfer, releasePartner, requestTransfer } from '../../schema/requests.ts';
import type { Action } from '../../schema/permissions.ts';
import type { CanEntry } from '../../schema/shapes.ts';
import type { OperatorCaller, RequestContext } from '../http/context.ts';
import { type Outcome, route } from '../http/route.ts';
import type { PorticoEvent } from '../../schema/events.ts';
import type { Decision } from '../rules/decision.ts';
import { turnedIntoJoin } from '../rules/join-clock.ts';
import { transferTimeline } from '../rules/timeline.ts';
import { type TransferFacts, cancelTransfer as cancel, decideTransfer as decide, objectToTransfer as object, releasePartner as release, requestTransfer as askFor, vendorsTurn } from '../rules/transfer.ts';
import { loadTies } from '../store/requests.ts';
import { loadMoving, notFound, notesOf } from './seen.ts';
import { canEntry, denied, instant, maybe, party } from './views.ts';

type Side = TransferCase['side'];
type Moving = RequestContext & { readonly caller: OperatorCaller; readonly input: { readonly params: { readonly transfer: string } } };

function canOf(facts: TransferFacts, side: Side, { caller, locale, now }: Pick<Moving, 'caller' | 'locale' | 'now'>): CanEntry[] {
  const entry = (action: string, needed: Action, decision: Decision): CanEntry => canEntry(locale, action, caller.may(needed) ? decision : denied(needed, caller.role));
  if (side === 'previous') return [entry('transfer.release', 'partner.release', release(facts, [])), entry('transfer.object', 'partner.release', object(facts, '-'))];
  if (side === 'vendor') return [entry('transfer.decide', 'registration.review', decide(facts, { decision: 'complete', note: null }, now, []))];
  return [entry('transfer.cancel', 'transfer.request', cancel(facts))];
}

/** As this side may know it: neither distributor learns the other's name. */
function viewOf(facts: TransferFacts, side: Side, call: Pick<Moving, 'caller' | 'locale' | 'now'>, notes: TransferCase['notes']): TransferCase {
  const { transfer, program, partner } = facts;
  const open = transfer.state === 'requested' || transfer.state === 'objected';
  const turn = vendorsTurn(facts, call.now) ? 'vendor' : 'previous';
  const from = party(program, transfer.fromId);
  return {
    id: transfer.id, request: facts.requestId, state: transfer.state, program: { id: program.id, name: program.name }, partner: { id: partner.id, name: partner.name, country: partner.country as never }, side, from, to: side === 'previous' ? null : party(program, transfer.toId),
    askedBy: { name: transfer.askerName, email: transfer.askerEmail, confirmed: facts.askerConfirmed }, askedAt: instant(transfer.createdAt), dueOn: transfer.dueOn,
    actor: !open ? 'nobody' : turn === side ? 'you' : turn === 'vendor' ? 'vendor' : 'previous_distributor',
    objection: transfer.objection === null || transfer.objectedAt === null ? null : { reason: transfer.objection, at: instant(transfer.objectedAt) },
    decidedAt: maybe(transfer.decidedAt), decidedBy: side === 'vendor' || transfer.decidedBy === call.caller.operatorId ? facts.decidedByName : null, decisionNote: side === 'previous' ? null : transfer.decisionNote,
    steps: transferTimeline(program, transfer, from?.name ?? null), notes, can: canOf(facts, side, call),
  };
}

/** The facts after the decision. */
const after = (facts: TransferFacts, { events }: Decision, now: number, by: OperatorCaller): TransferFacts => events.reduce<TransferFacts>((at, event) => {
  const change = (values: Partial<TransferFacts['transfer']>): TransferFacts => ({ ...at, transfer: { ...at.transfer, ...values }, ...(values.decidedAt && { decidedByName: by.name }) });
  switch (event.name) {
    case 'transfer.objected': return change({ state: 'objected', objection: event.reason, objectedAt: now });
    case 'transfer.completed': return change({ state: 'done', decidedAt: now, decidedBy: by.operatorId, decisionNote: event.note });
    case 'transfer.refused': return change({ state: 'canceled', decidedAt: now, decidedBy: by.operatorId, decisionNote: event.note });
    case 'transfer.canceled': return change({ state: 'canceled', decidedAt: now });
    default: return at;
  }
}, facts);

async function decideOn(call: Moving, sides: readonly Side[], command: { name: string; input: object }, rule: (facts: TransferFacts, turned: readonly PorticoEvent[]) => Decision): Promise<Outcome<TransferCase>> {
  const moving = await loadMoving(call, call.input.params.transfer, call.caller);
  if (!moving || !sides.includes(moving.side)) return notFound;
  const { notes: _, ...facts } = moving.facts;
  const { transfer, program, partner, asking } = facts;
  // Who registered with the next distributor for a company that is known: once it has moved, its admins let that person in (REG-7).
  const turned = asking?.state === 'under_review' && asking.kind === 'company'
    ? [turnedIntoJoin(program, { ...partner, distributorIds: [transfer.toId] }, { ...asking, person: transfer.askerName }, call.now)] : [];
  const decision = rule(facts, turned);
  if (decision.refusal) return { refusal: decision.refusal };
  return {
    reply: viewOf(after(facts, decision, call.now, call.caller), moving.side, call, notesOf(moving.facts)),
    change: {
      events: decision.events, actor: { kind: 'operator', id: call.caller.operatorId }, messages: { program, company: partner.name },
      decision: { command: command.name, policyVersion: program.policyVersion, facts, input: command.input },
    },
  };
}

export const transferRoutes = [
  route(requestTransfer, async (call) => {
    const { db, caller, input, now, newId, locale } = call;
    const ties = await loadTies(db, { program: input.body.program, organization: caller.organizationId, now });
    if (!ties) return notFound;
    const operator = { person: caller.name, email: caller.email };
    const decision = askFor(ties, { transfer: newId('transfer'), request: newId('request'), to: input.body.distributor, registration: null, ...operator, by: 'partner' }, now);
    if (decision.refusal) return { refusal: decision.refusal };
    const asked = decision.events.find((event) => event.name === 'transfer.requested');
    if (!asked) return notFound;
    const facts: TransferFacts = {
      program: ties.program, partner: { id: ties.company.id, name: ties.company.name, country: ties.company.country, admins: 1 }, requestId: asked.card.request, asking: null, decidedByName: null, askerConfirmed: true,
      transfer: {
        id: asked.transfer, programId: asked.program, enrollmentId: asked.enrollment, organizationId: asked.organization, fromId: asked.distributor, toId: asked.to, registrationId: null, state: 'requested', askerName: asked.person, askerEmail: asked.email,
        createdAt: now, dueOn: asked.dueOn, escalatedAt: null, objection: null, objectedAt: null, decidedAt: null, decidedBy: null, decisionNote: null,
      },
    };
    return {
      reply: viewOf(facts, 'partner', { caller, locale, now }, []),
      change: {
        events: decision.events, actor: { kind: 'operator', id: caller.operatorId }, messages: { program: ties.program, company: ties.company.name },
        decision: { command: 'requestTransfer', policyVersion: ties.program.policyVersion, facts: ties, input: input.body },
      },
    };
  }),
  route(readTransfer, async (call) => {
    const moving = await loadMoving(call, call.input.params.transfer, call.caller);
    return moving ? { reply: viewOf(moving.facts, moving.side, call, notesOf(moving.facts)) } : notFound;
  }),
  route(releasePartner, (call) => decideOn(call, ['previous'], { name: 'releasePartner', input: {} }, release)),
  route(objectToTransfer, (call) => decideOn(call, ['previous'], { name: 'objectToTransfer', input: call.input.body }, (facts) => object(facts, call.input.body.reason))),
  route(decideTransfer, (call) => {
    const { decision, note = '' } = call.input.body;
    return decideOn(call, ['vendor'], { name: 'decideTransfer', input: call.input.body }, (facts, turned) => decide(facts, { decision, note: note || null }, call.now, turned));
  }),
  route(cancelTransfer, (call) => decideOn(call, ['partner'], { name: 'cancelTransfer', input: {} }, (facts) => cancel(facts))),
];
