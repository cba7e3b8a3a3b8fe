/** The reviewer's side: the queue, a case, and what is decided on it. */
import { type RegistrationCase, activateProduct, approveRegistration, declineRegistration, listRegistrations, readRegistration } from '../../schema/registration.ts';
import type { OperatorCaller } from '../http/context.ts';
import { type Outcome, route } from '../http/route.ts';
import type { Decision } from '../rules/decision.ts';
import { evolve } from '../rules/evolve.ts';
import { fold } from '../rules/fold.ts';
import { activateProduct as activate, approveRegistration as approve, declineRegistration as decline } from '../rules/review.ts';
import type { CaseFacts } from '../rules/registration-facts.ts';
import { listRegistrations as listRows, loadCase } from '../store/registration.ts';
import type { RequestContext } from '../http/context.ts';
import { approvalIds } from './registration.ts';
import { caseOf, rowOf } from './views.ts';

const notFound = { refusal: { code: 'resource.not_found' } } as const;
const viewerOf = (caller: OperatorCaller) => ({ organizationId: caller.organizationId, kind: caller.kind, mayReview: caller.may('registration.review'), mayActivate: caller.may('product.activate') });
const cursorForm = /^reg_[0-9a-f]{32}$/;

/** PAG-3: a distributor sees those that name it, a vendor those of its programs; to anyone else the id is unknown. */
async function loadSeen({ db, now }: RequestContext, id: string, caller: OperatorCaller): Promise<CaseFacts | undefined> {
  const facts = await loadCase(db, id, now);
  const seen = facts && ((caller.kind === 'distributor' && facts.registration.distributorId === caller.organizationId) || (caller.kind === 'vendor' && facts.program.vendor.id === caller.organizationId));
  return seen ? facts : undefined;
}

/** The case as it is after the decision, and the change to commit. */
function decided(facts: CaseFacts, decision: Decision, context: RequestContext & { caller: OperatorCaller }, command: { name: string; input: object }): Outcome<RegistrationCase> {
  if (decision.refusal) return { refusal: decision.refusal };
  const { caller, now, locale } = context;
  const after = decision.events.reduce<CaseFacts>((at, event) => {
    if (event.name === 'product.activated') return { ...at, productActive: true };
    if (event.name !== 'registration.approved' && event.name !== 'registration.declined') return at;
    return { ...at, registration: { ...at.registration, ...evolve(event, now, caller.operatorId) }, decidedByName: caller.name };
  }, facts);
  const { company, applicant } = facts.registration;
  return {
    reply: caseOf(after, viewerOf(caller), locale),
    change: {
      events: decision.events, actor: { kind: 'operator', id: caller.operatorId }, messages: { program: facts.program, company: company?.legalName, applicant: applicant?.givenName },
      decision: { command: command.name, policyVersion: facts.program.policyVersion, facts, input: command.input },
    },
  };
}

export const reviewRoutes = [
  route(listRegistrations, async ({ db, caller, input, now }) => {
    const { state = 'open', search = '', cursor = null, limit = '25' } = input.query ?? {};
    if (cursor !== null && !cursorForm.test(cursor)) return { refusal: { code: 'resource.not_found' } };
    const page = await listRows(db, { viewer: caller, state, search: fold(search), before: cursor, limit: Number(limit), now });
    return {
      reply: {
        rows: page.rows.map((row) => rowOf(row, { program: page.nameOf(row.programId), distributor: row.distributorId && page.nameOf(row.distributorId), asksActivation: page.asksActivation(row.programId) })),
        next: page.more ? (page.rows.at(-1)?.id ?? null) : null,
      },
    };
  }),
  route(readRegistration, async (call) => {
    const facts = await loadSeen(call, call.input.params.registration, call.caller);
    return facts ? { reply: caseOf(facts, viewerOf(call.caller), call.locale) } : notFound;
  }),
  route(approveRegistration, async (call) => {
    const facts = await loadSeen(call, call.input.params.registration, call.caller);
    return facts ? decided(facts, approve(facts, call.caller, await approvalIds(call)), call, { name: 'approveRegistration', input: {} }) : notFound;
  }),
  route(declineRegistration, async (call) => {
    const facts = await loadSeen(call, call.input.params.registration, call.caller);
    const { reason, note, reapply } = call.input.body;
    return facts ? decided(facts, decline(facts, call.caller, { reason, note: note || null, reapply }, call.now), call, { name: 'declineRegistration', input: call.input.body }) : notFound;
  }),
  route(activateProduct, async (call) => {
    const facts = await loadSeen(call, call.input.params.registration, call.caller);
    return facts ? decided(facts, activate(facts, call.caller, call.newId('activation')), call, { name: 'activateProduct', input: {} }) : notFound;
  }),
];
