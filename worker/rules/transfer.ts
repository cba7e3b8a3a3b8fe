/** The change from one distributor to another, in a program with one at a time: asked by the partner, released or objected to, decided by the vendor (REG-12). */
import type { PorticoEvent, QueueCard } from '../../schema/events.ts';
import { businessDaysAfter, endOfDay } from './business-days.ts';
import { type Decision, happened, refused, transferDays } from './decision.ts';
import type { CaseFacts, Company, ProgramFacts, RegistrationRecord, TransferRecord } from './registration-facts.ts';

/** What a decision on a transfer looks at. */
export interface TransferFacts {
  readonly program: ProgramFacts;
  readonly transfer: TransferRecord;
  /** The partner that moves. */
  readonly partner: { readonly id: string; readonly name: string; readonly country: string; /** Who can let a colleague in. */ readonly admins: number };
  readonly requestId: string;
  /** The registration that asked for it. */
  readonly asking: Pick<RegistrationRecord, 'id' | 'state' | 'kind' | 'email' | 'locale' | 'distributorId'> | null;
  readonly decidedByName: string | null;
  /** Whether who asked is an operator of the partner. */
  readonly askerConfirmed: boolean;
}
const moving = (transfer: TransferRecord, partner: Omit<TransferFacts['partner'], 'admins'>) =>
  ({ transfer: transfer.id, program: transfer.programId, organization: partner.id, company: partner.name, country: partner.country });
const still = (transfer: TransferRecord): boolean => transfer.state === 'requested' || transfer.state === 'objected';

interface Asked {
  readonly transfer: string; readonly request: string; readonly to: string; readonly registration: string | null; readonly person: string; readonly email: string;
  readonly by: 'applicant' | 'partner' | 'distributor';
}
/** Whether a company's tie keeps it from working with `to` here. */
export const tiedElsewhere = (program: ProgramFacts, company: Pick<Company, 'distributorIds'>, to: string | null): boolean =>
  program.policy.distributors === 'one' && to !== null && company.distributorIds.length > 0 && !company.distributorIds.includes(to);

/** @rule REG-12 Tied to another distributor, the partner asks; the previous distributor has 10 business days to release or object. */
export function askTransfer(program: ProgramFacts, company: Company, asked: Asked, now: number): PorticoEvent {
  const from = company.distributorIds[0] as string;
  const dueOn = businessDaysAfter(now, transferDays, program.policy);
  const card: QueueCard = {
    request: asked.request, programName: program.name, vendor: program.vendor.id, distributorName: program.distributors.find((one) => one.id === from)?.name ?? null,
    actor: { id: from, kind: 'distributor' }, deadlineAt: endOfDay(dueOn, program.policy.timeZone),
  };
  return {
    name: 'transfer.requested', transfer: asked.transfer, program: program.id, organization: company.id, company: company.name, country: company.country, distributor: from, to: asked.to,
    enrollment: company.enrollmentId as string, registration: asked.registration, person: asked.person, email: asked.email, dueOn, by: asked.by, card,
  };
}

interface PartnerFacts { readonly program: ProgramFacts; readonly company: Company; readonly openTransfer: string | null }
/** Asked by a signed-in admin of the partner. */
export function requestTransfer({ program, company, openTransfer }: PartnerFacts, asked: Asked, now: number): Decision {
  if (openTransfer) return refused('transfer.open', { vendor: program.vendor.name });
  if (company.enrollmentId === null || !tiedElsewhere(program, company, asked.to)) return refused('transfer.not_needed', { program: program.name });
  const serves = program.distributors.some((one) => one.id === asked.to && one.countries.includes(company.country));
  return serves ? happened(askTransfer(program, company, asked, now)) : refused('registration.distributor_unavailable', { program: program.name });
}

/** The old tie ends and the new one begins; a registration of the same company that waited for it becomes a join request. */
function completed(facts: TransferFacts, by: 'release' | 'vendor', note: string | null, turned: readonly PorticoEvent[]): PorticoEvent[] {
  const { transfer, partner } = facts;
  return [{ name: 'transfer.completed', ...moving(transfer, partner), distributor: transfer.toId, enrollment: transfer.enrollmentId, from: transfer.fromId, by, note }, ...turned];
}

/** @rule REG-12 On release the old tie ends and the new one begins in one step, and the vendor sees it. */
export function releasePartner(facts: TransferFacts, turned: readonly PorticoEvent[]): Decision {
  const { transfer, partner } = facts;
  if (transfer.state === 'objected') return refused('transfer.objected', { vendor: facts.program.vendor.name });
  if (!still(transfer)) return refused('transfer.closed');
  return happened({ name: 'transfer.released', ...moving(transfer, partner), distributor: transfer.fromId }, ...completed(facts, 'release', null, turned));
}

/** The previous distributor objects with a reason; then the vendor decides. */
export function objectToTransfer({ transfer, partner, program }: TransferFacts, reason: string): Decision {
  if (transfer.state === 'objected') return refused('transfer.objected', { vendor: program.vendor.name });
  if (!still(transfer)) return refused('transfer.closed');
  return happened({ name: 'transfer.objected', ...moving(transfer, partner), distributor: transfer.fromId, reason, vendor: program.vendor.id });
}

/** Whether it is the vendor's turn: objected to, or its time is over. */
export const vendorsTurn = ({ program, transfer }: Pick<TransferFacts, 'program' | 'transfer'>, now: number): boolean =>
  transfer.state === 'objected' || (transfer.state === 'requested' && (transfer.escalatedAt !== null || now >= endOfDay(transfer.dueOn, program.policy.timeZone)));

/** @rule REG-12 After 10 business days without an answer, or an objection, the vendor decides. */
export function decideTransfer(facts: TransferFacts, command: { readonly decision: 'complete' | 'refuse'; readonly note: string | null }, now: number, turned: readonly PorticoEvent[]): Decision {
  const { transfer, partner } = facts;
  if (!still(transfer)) return refused('transfer.closed');
  if (!vendorsTurn(facts, now)) return refused('transfer.not_yet', { date: transfer.dueOn });
  if (command.decision === 'complete') return happened(...completed(facts, 'vendor', command.note, turned));
  return happened({ name: 'transfer.refused', ...moving(transfer, partner), distributor: transfer.fromId, note: command.note });
}

/** The partner takes it back. */
export const cancelTransfer = ({ transfer, partner }: TransferFacts): Decision =>
  (still(transfer) ? happened({ name: 'transfer.canceled', ...moving(transfer, partner), distributor: transfer.fromId, why: 'partner' }) : refused('transfer.closed'));

/** Unanswered in time: it is the vendor's to decide. */
export const escalateTransfer = ({ transfer, partner, program }: TransferFacts, now: number): Decision =>
  (transfer.state === 'requested' && transfer.escalatedAt === null && vendorsTurn({ program, transfer }, now)
    ? happened({ name: 'transfer.escalated', ...moving(transfer, partner), distributor: transfer.fromId, vendor: program.vendor.id }) : happened());

/** A registration that ends takes the transfer that it asked for with it. */
export function cancelWith({ transfer, joining, tied, registration }: Pick<CaseFacts, 'transfer' | 'joining' | 'tied' | 'registration'>): PorticoEvent[] {
  if (!transfer || !still(transfer)) return [];
  const partner = [joining, tied].find((one) => one?.id === transfer.organizationId);
  return [{ name: 'transfer.canceled', ...moving(transfer, { id: transfer.organizationId, name: partner?.name ?? '', country: partner?.country ?? registration.company?.country ?? '' }), distributor: transfer.fromId, why: 'registration_ended' }];
}
