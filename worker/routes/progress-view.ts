/** A registration, for its applicant (REG-14). */
import type { RegistrationProgress } from '../../schema/registration.ts';
import { mailAgainAt, mayReapply } from '../rules/registration.ts';
import type { CaseFacts } from '../rules/registration-facts.ts';
import { tiedElsewhere } from '../rules/transfer.ts';
import { timelineOf } from '../rules/timeline.ts';
import { activationOf, instant, maybe, party, unreachableOf } from './views.ts';

type Can = RegistrationProgress['can'][number];
function canOf({ registration, program }: CaseFacts, now: number): Can[] {
  switch (registration.state) {
    case 'draft': return ['continue', 'withdraw'];
    case 'email_confirmed': return ['continue', 'withdraw', 'resend'];
    case 'under_review': return ['withdraw', 'resend'];
    // Where only work accounts sign in, there is no link to mail.
    case 'approved': return program.policy.workAccount === 'none' ? ['sign_in', 'resend'] : ['sign_in'];
    case 'declined': return mayReapply(program, registration, now) ? [] : ['restart'];
    default: return ['restart'];
  }
}
function actorOf({ registration, request }: CaseFacts): RegistrationProgress['actor'] {
  if (registration.state === 'draft' || registration.state === 'email_confirmed') return 'you';
  return registration.state === 'under_review' ? (request?.actorKind ?? 'nobody') : 'nobody';
}

/** `holds`: a status link shows no more than what its e-mail said; what was typed, and companies of the domain, only the confirmed mailbox's own token. */
export function progressOf(facts: CaseFacts, now: number, holds: 'token' | 'link'): RegistrationProgress {
  const { registration: it, program } = facts;
  const asking = it.state === 'email_confirmed' && holds === 'token';
  const again = mailAgainAt(it);
  return {
    registration: it.id, kind: it.kind, state: it.state, program: { id: program.id, name: program.name, vendor: program.vendor.name }, email: it.email as RegistrationProgress['email'], distributor: party(program, it.distributorId),
    actor: actorOf(facts), submittedAt: maybe(it.submittedAt), dueOn: it.state === 'under_review' ? it.dueOn : null, decidedAt: maybe(it.decidedAt), productActivation: activationOf(program, it.distributorId, facts.productActive, it.kind),
    reapplyOn: it.reapplyOn, company: it.kind === 'company' ? (it.company?.legalName ?? null) : (facts.joining?.name ?? null),
    // A vendor's reason is the vendor's; its note went out with the e-mail (REG-11, REG-13).
    declinedBy: it.declinedBy, reason: it.declinedBy === 'vendor' ? null : it.reason, note: it.note, steps: timelineOf(facts),
    companies: asking ? facts.companies.map((one) => ({ id: one.id, name: one.name, city: one.city, country: one.country as never, transfer: tiedElsewhere(program, one, it.distributorId) })) : [],
    draft: asking ? it.draft : null, can: canOf(facts, now).filter((one) => one !== 'resend' || !unreachableOf(facts)), resendAt: again > now ? instant(again) : null, unreachable: unreachableOf(facts), support: program.policy.support,
  };
}
