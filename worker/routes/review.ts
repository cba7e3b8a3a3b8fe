/** The reviewer's side: a case, and what is decided on it by distributor, vendor or the company's own admins. */
import { type RegistrationCase, activateProduct, approveRegistration, declineRegistration, readRegistration } from '../../schema/registration.ts';
import { approveJoin, askForTransfer, refuseJoin } from '../../schema/requests.ts';
import { restoreApplicantAddress } from '../../schema/mail.ts';
import type { OperatorCaller, RequestContext } from '../http/context.ts';
import { type Outcome, route } from '../http/route.ts';
import { restoreApplicant } from '../rules/addresses.ts';
import type { Decision } from '../rules/decision.ts';
import { approveJoin as letIn, refuseJoin as keepOut } from '../rules/join.ts';
import type { CaseFacts } from '../rules/registration-facts.ts';
import { activateProduct as activate, approveRegistration as approve, askForTransfer as ask, declineRegistration as decline } from '../rules/review.ts';
import { after } from './after.ts';
import { approvalIds } from './registration.ts';
import { loadSeen, notFound, notesOf, viewerOf } from './seen.ts';
import { caseOf } from './views.ts';

type Reviewing = RequestContext & { readonly caller: OperatorCaller; readonly input: { readonly params: { readonly registration: string } } };

/** Loads the case, decides, and answers it as it is after the decision, with the change to commit. */
async function decideOn(call: Reviewing, command: { name: string; input: object; note?: string | null }, rule: (facts: CaseFacts) => Decision | Promise<Decision>): Promise<Outcome<RegistrationCase>> {
  const { caller, now, locale, input } = call;
  const facts = await loadSeen(call, input.params.registration, caller);
  if (!facts) return notFound;
  const decision = await rule(facts);
  if (decision.refusal) return { refusal: decision.refusal };
  const { company, applicant } = facts.registration;
  return {
    reply: caseOf(after(facts, decision, now, { id: caller.operatorId, name: caller.name }), viewerOf(caller), locale, now, notesOf(facts)),
    change: {
      events: decision.events, actor: { kind: 'operator', id: caller.operatorId },
      messages: { program: facts.program, company: company?.legalName ?? facts.joining?.name, applicant: applicant?.givenName, note: command.note ?? undefined },
      decision: { command: command.name, policyVersion: facts.program.policyVersion, facts: { ...facts, notes: undefined }, input: command.input },
    },
  };
}

export const reviewRoutes = [
  route(readRegistration, async (call) => {
    const facts = await loadSeen(call, call.input.params.registration, call.caller);
    return facts ? { reply: caseOf(facts, viewerOf(call.caller), call.locale, call.now, notesOf(facts)) } : notFound;
  }),
  route(approveRegistration, (call) => decideOn(call, { name: 'approveRegistration', input: {} }, async (facts) => approve(facts, viewerOf(call.caller), await approvalIds(call), call.now))),
  route(declineRegistration, (call) => {
    const { reason, note = '', reapply } = call.input.body;
    return decideOn(call, { name: 'declineRegistration', input: call.input.body, note: note || null }, (facts) => decline(facts, viewerOf(call.caller), { request: call.newId('request'), reason, note: note || null, reapply }, call.now));
  }),
  route(activateProduct, (call) => decideOn(call, { name: 'activateProduct', input: {} }, (facts) => activate(facts, viewerOf(call.caller), call.newId('activation')))),
  route(approveJoin, (call) => decideOn(call, { name: 'approveJoin', input: call.input.body }, async (facts) => (isJoin(facts, call.caller) ? letIn(facts, viewerOf(call.caller), call.input.body.role ?? 'reader', await approvalIds(call)) : unknown))),
  route(refuseJoin, (call) => decideOn(call, { name: 'refuseJoin', input: call.input.body }, (facts) => (isJoin(facts, call.caller) ? keepOut(facts, viewerOf(call.caller), call.input.body.note || null) : unknown))),
  route(askForTransfer, (call) => decideOn(call, { name: 'askForTransfer', input: {} }, (facts) => ask(facts, viewerOf(call.caller), { transfer: call.newId('transfer'), request: call.newId('request') }, call.now))),
  route(restoreApplicantAddress, async (call) => {
    const { caller, now, locale, input } = call;
    const facts = await loadSeen(call, input.params.registration, caller);
    if (!facts) return notFound;
    const decision = restoreApplicant(facts);
    return decision.refusal ? { refusal: decision.refusal } : { reply: caseOf(after(facts, decision, now, null), viewerOf(caller), locale, now, notesOf(facts)), change: { events: decision.events, actor: { kind: 'operator', id: caller.operatorId } } };
  }),
];

const unknown: Decision = { events: [], refusal: { code: 'resource.not_found' } };
const isJoin = ({ registration }: CaseFacts, caller: OperatorCaller): boolean => registration.kind === 'join' && registration.joiningId === caller.organizationId;
