/** The way of a registration as steps, the same for applicant, distributor and vendor (REG-14). */
import type { TimelineStep } from '../../schema/registration.ts';
import { dateIn } from './business-days.ts';
import { spans } from './decision.ts';
import { type CaseFacts, type TransferRecord, nameOf, reviewerOf } from './registration-facts.ts';

type Step = Omit<TimelineStep, 'since' | 'until'> & { readonly since: number | null; readonly until: string | null };
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const ended = new Set(['declined', 'withdrawn', 'expired']);

/**
 * @rule REG-14 Each step, who must act, since when, until when. Steps that are not reached when a request ends are left out; the one that it stopped at has failed.
 */
export function timelineOf(facts: CaseFacts): TimelineStep[] {
  const { registration: it, program } = facts;
  const over = ended.has(it.state);
  const sent = it.submittedAt !== null;
  const confirmed = it.confirmedAt !== null || it.kind === 'enrollment';
  const steps: Step[] = [];
  if (it.kind !== 'enrollment') steps.push({ step: 'email', state: confirmed ? 'done' : over ? 'failed' : 'now', actor: 'you', name: null, since: it.confirmedAt ?? it.createdAt, until: null });
  if (confirmed || !over) {
    const draftEnds = dateIn(it.createdAt + spans.draft, program.policy.timeZone);
    steps.push({ step: 'details', state: sent ? 'done' : !confirmed ? 'later' : over ? 'failed' : 'now', actor: 'you', name: null, since: it.submittedAt ?? it.confirmedAt, until: sent || !confirmed ? null : draftEnds });
  }
  if (sent || !over) {
    if (facts.transfer) steps.push(transferStep(facts, facts.transfer));
    const decided = it.state === 'approved' ? 'done' : over ? 'failed' : sent ? 'now' : 'later';
    const reviewer = reviewerOf(program, it.distributorId);
    if (it.kind === 'join') {
      const byCompany = (facts.request?.actorKind ?? 'company') === 'company';
      const actor = byCompany ? 'company' : (facts.request?.actorKind ?? 'distributor');
      steps.push({ step: 'join', state: decided, ...(stopper(it) ?? { actor, name: byCompany ? (facts.joining?.name ?? null) : (nameOf(facts, facts.request?.actorId) ?? null) }), since: it.decidedAt ?? it.submittedAt, until: decided === 'now' ? it.dueOn : null });
    } else {
      if (program.policy.productActivation && it.distributorId !== null && !(over && !facts.productActive)) {
        steps.push({ step: 'activation', state: facts.productActive ? 'done' : sent ? 'now' : 'later', actor: 'distributor', name: nameOf(facts, it.distributorId) ?? null, since: facts.productActive ? null : it.submittedAt, until: null });
      }
      const byVendor = it.declinedBy === 'vendor';
      const until = decided === 'now' ? it.dueOn : null;
      steps.push({ step: 'review', state: decided, ...(stopper(it) ?? { actor: byVendor ? 'vendor' : reviewer.kind, name: byVendor ? program.vendor.name : reviewer.name }), since: it.decidedAt ?? it.submittedAt, until });
    }
  }
  // Who enrolls a known company is signed in.
  if (!over && it.kind !== 'enrollment') steps.push({ step: 'access', state: it.state === 'approved' ? 'now' : 'later', actor: 'you', name: null, since: it.state === 'approved' ? it.decidedAt : null, until: null });
  return steps.map((step) => ({ ...step, since: iso(step.since) }));
}

/** Nobody decided: the applicant took it back, or its time ran out. */
function stopper({ state }: CaseFacts['registration']): Pick<Step, 'actor' | 'name'> | undefined {
  if (state === 'withdrawn') return { actor: 'you', name: null };
  return state === 'expired' ? { actor: 'portal', name: null } : undefined;
}

/** Waits for the previous distributor, whose name only itself, the vendor and the partner know; then for the vendor. */
function transferStep({ program }: CaseFacts, transfer: TransferRecord): Step {
  // After an objection too, when it is over: the vendor decided.
  const vendors = transfer.objectedAt !== null || transfer.escalatedAt !== null;
  const takenBack = transfer.state === 'canceled' && transfer.decidedBy === null;
  const state = transfer.state === 'done' || transfer.state === 'released' ? 'done' : transfer.state === 'canceled' ? 'failed' : 'now';
  return {
    step: 'transfer', state, actor: takenBack ? (transfer.registrationId ? 'portal' : 'company') : vendors ? 'vendor' : 'previous_distributor', name: vendors && !takenBack ? program.vendor.name : null,
    since: transfer.decidedAt ?? transfer.objectedAt ?? transfer.escalatedAt ?? transfer.createdAt, until: state === 'now' && !vendors ? transfer.dueOn : null,
  };
}

/** The way of a transfer by itself. `partnerKnows` gives the previous distributor its name. */
export function transferTimeline(program: CaseFacts['program'], transfer: TransferRecord, fromName: string | null): TimelineStep[] {
  const step = transferStep({ program } as CaseFacts, transfer);
  const asked: Step = { step: 'details', state: 'done', actor: 'company', name: null, since: transfer.createdAt, until: null };
  return [asked, { ...step, name: step.actor === 'previous_distributor' ? fromName : step.name }].map((one) => ({ ...one, since: iso(one.since) }));
}
