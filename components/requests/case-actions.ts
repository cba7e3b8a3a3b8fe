/** What can be done with an open request: the names in the portal's answer (`can`). */
import { type RegistrationCase, activateProduct, approveRegistration } from '../../schema/registration.ts';
import { type HelpCase, answerHelp, withdrawHelp } from '../../schema/help.ts';
import { restoreApplicantAddress } from '../../schema/mail.ts';
import { type TransferCase, approveJoin } from '../../schema/requests.ts';
import type { Role } from '../../schema/values.ts';
import type { Desk } from './desk.ts';

/** Done at once; what takes it back, or asks for a reason, asks in a dialog first. */
export const directActions = ['registration.approve', 'product.activate', 'join.approve', 'help.grant', 'help.withdraw', 'address.restore'] as const;
export const askedActions = ['registration.decline', 'join.refuse', 'transfer.ask', 'transfer.release', 'transfer.object', 'transfer.decide', 'transfer.cancel', 'partner.block', 'help.answer', 'help.refuse'] as const;
export type DirectAction = (typeof directActions)[number];
export type AskedAction = (typeof askedActions)[number];
export type CaseAction = DirectAction | AskedAction;
export const isDirect = (action: CaseAction): action is DirectAction => (directActions as readonly string[]).includes(action);
/** Those that end a request, so that the page is told. */
export const isDecision = (action: CaseAction): boolean => action !== 'product.activate' && action !== 'address.restore' && action !== 'transfer.ask' && action !== 'transfer.object';

export type AnyCase = RegistrationCase | TransferCase | HelpCase;
export const isHelp = (it: AnyCase): it is HelpCase => 'askedBy' in it && 'code' in it;
/** Its id in the queue. */
export const requestOf = (it: AnyCase): string | null => (isHelp(it) ? it.id : it.request);
export const isTransfer = (it: AnyCase): it is TransferCase => 'partner' in it;
export const isOpen = (it: AnyCase): boolean => (isHelp(it) ? it.state === 'pending' : isTransfer(it) ? it.state === 'requested' || it.state === 'objected' : it.state === 'under_review');

export function act(desk: Desk, action: DirectAction, it: AnyCase, role: Role): Promise<AnyCase> {
  if (action === 'help.grant') return desk.write(answerHelp, { params: { request: it.id }, body: { decision: 'grant' } });
  if (action === 'help.withdraw') return desk.write(withdrawHelp, { params: { request: it.id }, body: {} });
  const params = { registration: it.id };
  if (action === 'address.restore') return desk.write(restoreApplicantAddress, { params, body: {} });
  if (action === 'join.approve') return desk.write(approveJoin, { params, body: { role } });
  return desk.write(action === 'product.activate' ? activateProduct : approveRegistration, { params, body: {} });
}
