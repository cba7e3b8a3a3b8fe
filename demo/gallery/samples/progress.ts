/** Where a registration stands: every state that an applicant can find. */
import type { RegistrationProgress, TimelineStep } from '../../../schema/registration.ts';
import { dayFromNow, instant, progress, underReview } from './replies.ts';

export const at = (step: TimelineStep['step'], state: TimelineStep['state'], more: Partial<TimelineStep> = {}): TimelineStep => ({ step, state, actor: 'you', name: null, since: state === 'later' ? null : instant(-60), until: null, ...more });
export const sent = [at('email', 'done'), at('details', 'done')];
export const closed = (state: RegistrationProgress['state'], more: Partial<RegistrationProgress> = {}): RegistrationProgress => underReview({
  state, actor: 'nobody', dueOn: null, decidedAt: instant(-5), can: ['restart'], steps: [...sent, at('review', state === 'approved' ? 'done' : 'failed', { actor: 'distributor', name: 'Corvane Distribution' }), at('access', state === 'approved' ? 'now' : 'failed')], ...more,
});
/** Every state that an applicant can find. */
export const states: Record<string, RegistrationProgress> = {
  draft: progress({ state: 'draft', steps: [at('email', 'now', { until: dayFromNow(30) }), at('details', 'later'), at('review', 'later', { actor: 'distributor', name: 'Corvane Distribution' }), at('access', 'later')] }),
  unsent: progress(),
  'under review': underReview(),
  'not reached by e-mail': underReview({ unreachable: { reason: 'bounce', since: instant(-3_000) }, can: ['withdraw'] }),
  'reported as spam': underReview({ unreachable: { reason: 'complaint', since: instant(-3_000) }, can: ['withdraw'] }),
  'late': underReview({ dueOn: dayFromNow(-2), steps: [...sent, at('review', 'now', { actor: 'vendor', name: 'Halden Security', until: dayFromNow(-2) }), at('access', 'later')] }),
  'waiting for the product': underReview({ productActivation: 'missing', steps: [...sent, at('activation', 'now', { actor: 'distributor', name: 'Corvane Distribution' }), at('review', 'later', { actor: 'distributor', name: 'Corvane Distribution' }), at('access', 'later')] }),
  'waiting for the release': underReview({ steps: [...sent, at('transfer', 'now', { actor: 'previous_distributor', until: dayFromNow(14) }), at('review', 'later', { actor: 'distributor', name: 'Corvane Distribution' }), at('access', 'later')] }),
  'waiting for the vendor on the release': underReview({ steps: [...sent, at('transfer', 'now', { actor: 'vendor', name: 'Halden Security' }), at('review', 'now', { actor: 'distributor', name: 'Corvane Distribution', until: dayFromNow(3) }), at('access', 'later')] }),
  'asking to join': underReview({ kind: 'join', actor: 'company', steps: [...sent, at('join', 'now', { actor: 'company', until: dayFromNow(7) }), at('access', 'later')] }),
  'passed on to the distributor': underReview({ kind: 'join', steps: [...sent, at('join', 'now', { actor: 'distributor', name: 'Corvane Distribution' }), at('access', 'later')] }),
  approved: closed('approved', { can: ['sign_in', 'resend'] }),
  'declined by the reviewer': closed('declined', { declinedBy: 'reviewer', reason: 'unverifiable', note: 'Please send us the extract\nof the trade register.', reapplyOn: dayFromNow(30), can: [] }),
  'declined by the vendor': closed('declined', { declinedBy: 'vendor', can: [] }),
  'declined by the company': closed('declined', { kind: 'join', declinedBy: 'company', note: 'Ask Paul first.', steps: [...sent, at('join', 'failed', { actor: 'company' })] }),
  'declined for webmail': closed('declined', { declinedBy: 'policy', reason: 'webmail', steps: [at('email', 'failed')], submittedAt: null, company: null, distributor: null }),
  withdrawn: closed('withdrawn'),
  expired: closed('expired'),
};
