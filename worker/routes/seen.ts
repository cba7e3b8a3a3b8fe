/** What an operator's organization may see of the queue: everything else is unknown to it (PAG-3). */
import type { OperatorCaller, RequestContext } from '../http/context.ts';
import type { CaseFacts } from '../rules/registration-facts.ts';
import type { NoteRow } from '../store/notes.ts';
import { loadCase } from '../store/registration.ts';
import { loadTransfer } from '../store/requests.ts';
import type { CaseViewer } from './views.ts';
import { instant } from './views.ts';

export const notFound = { refusal: { code: 'resource.not_found' } } as const;
export const viewerOf = (caller: OperatorCaller): CaseViewer => ({
  organizationId: caller.organizationId, kind: caller.kind, role: caller.role, mayReview: caller.may('registration.review'), mayActivate: caller.may('product.activate'), mayJoin: caller.may('join.decide'), mayBlock: caller.may('partner.block'), mayRestore: caller.may('address.restore'),
});

/** Whose requests for help a caller sees: its own, and with the permission to answer those of its organization. */
export const helpReaderOf = (caller: OperatorCaller) => ({ organizationId: caller.organizationId, kind: caller.kind, operatorId: caller.operatorId, mayAnswer: caller.may('request.answer') });

/** @rule PAG-3 A distributor sees those that name it, and joins that fell to it; a vendor those of its programs but a company's own matters; a company who wants to join it, and its own enrollments. */
export function sees({ organizationId, kind }: Pick<OperatorCaller, 'organizationId' | 'kind'>, { registration, request, program, joining }: CaseFacts): boolean {
  if (kind === 'distributor') return registration.kind === 'join' ? request?.distributorId === organizationId : registration.distributorId === organizationId;
  if (kind === 'vendor') return program.vendor.id === organizationId && (registration.kind !== 'join' || request?.vendorId === organizationId);
  return kind === 'partner' && registration.kind !== 'company' && joining?.id === organizationId;
}
export async function loadSeen({ db, now }: RequestContext, id: string, caller: OperatorCaller) {
  const facts = await loadCase(db, id, now, {}, caller.organizationId);
  return facts && sees(caller, facts) ? facts : undefined;
}
export const notesOf = ({ notes }: { readonly notes: readonly NoteRow[] }) => notes.map((one) => ({ ...one, at: instant(one.at) }));

/** On which side of a transfer the caller stands; the next distributor on none: it learns of it once it is done. */
export async function loadMoving({ db, now }: RequestContext, id: string, caller: OperatorCaller) {
  const facts = await loadTransfer(db, id, now, caller.organizationId);
  const side = !facts ? undefined : caller.kind === 'distributor' && facts.transfer.fromId === caller.organizationId ? 'previous' as const
    : caller.kind === 'vendor' && facts.program.vendor.id === caller.organizationId ? 'vendor' as const : caller.kind === 'partner' && facts.partner.id === caller.organizationId ? 'partner' as const : undefined;
  return facts && side ? { facts, side } : undefined;
}
