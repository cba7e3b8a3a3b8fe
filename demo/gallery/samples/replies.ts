/** Replies as the portal would give them: invented companies and people. */
import type { Me } from '../../../schema/operators.ts';
import type { ActivityEntry } from '../../../schema/activity.ts';
import type { HelpCase } from '../../../schema/help.ts';
import type { RegistrationCase, RegistrationForm, RegistrationProgress } from '../../../schema/registration.ts';
import type { RequestRow, TransferCase } from '../../../schema/requests.ts';
import type { CountryCode, Email } from '../../../schema/values.ts';

export const hex = (n: number): string => n.toString(16).padStart(32, '0');
export const id = { registration: (n = 1) => `reg_${hex(n)}`, organization: (n = 1) => `org_${hex(n)}`, program: `prg_${hex(1)}`, request: (n = 1) => `req_${hex(n)}`, transfer: (n = 1) => `trf_${hex(n)}`, operator: (n = 1) => `opr_${hex(n)}` };
const country = (code: string): CountryCode => code as CountryCode;
const day = (offset: number): string => {
  const at = new Date(Date.now() + offset * 86_400_000);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
};
export const instant = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
export const dayFromNow = day;

export const form = (more: Partial<RegistrationForm> = {}): RegistrationForm => ({
  program: { id: id.program, name: 'Halden Partner Program', vendor: 'Halden Security' },
  distributor: null,
  distributors: [
    { id: id.organization(1), name: 'Corvane Distribution', countries: [country('FR'), country('BE')] },
    { id: id.organization(2), name: 'Lumenor', countries: [country('FR')] },
    { id: id.organization(3), name: 'Tessaly Supply', countries: [country('DE')] },
  ],
  workAccount: 'none',
  consent: 'I agree that Halden Security and the distributor use these details to decide on this request.',
  support: { url: 'https://help.halden.example/partners', email: 'partners@halden.example', phone: '+33 1 23 45 67 89' },
  ...more,
});
const support = { url: 'https://help.halden.example/partners', email: 'partners@halden.example', phone: '+33 1 23 45 67 89' };
export const progress = (more: Partial<RegistrationProgress> = {}): RegistrationProgress => ({
  registration: id.registration(), kind: 'company', state: 'email_confirmed', program: { id: id.program, name: 'Halden Partner Program', vendor: 'Halden Security' }, email: 'ines@norvent.example' as Email, distributor: { id: id.organization(1), name: 'Corvane Distribution' }, actor: 'you',
  submittedAt: null, dueOn: null, decidedAt: null, productActivation: 'not_needed', reapplyOn: null, company: null, declinedBy: null, reason: null, note: null,
  steps: [
    { step: 'email', state: 'done', actor: 'you', name: null, since: instant(-5), until: null }, { step: 'details', state: 'now', actor: 'you', name: null, since: instant(-5), until: day(30) },
    { step: 'review', state: 'later', actor: 'distributor', name: 'Corvane Distribution', since: null, until: null }, { step: 'access', state: 'later', actor: 'you', name: null, since: null, until: null },
  ],
  companies: [], draft: null, can: ['continue', 'withdraw', 'resend'], resendAt: null, unreachable: null, support, ...more,
});
export const underReview = (more: Partial<RegistrationProgress> = {}): RegistrationProgress =>
  progress({
    state: 'under_review', actor: 'distributor', submittedAt: instant(0), dueOn: day(3), company: 'Norvent Labs', can: ['withdraw', 'resend'],
    steps: [
      { step: 'email', state: 'done', actor: 'you', name: null, since: instant(-9), until: null }, { step: 'details', state: 'done', actor: 'you', name: null, since: instant(0), until: null },
      { step: 'review', state: 'now', actor: 'distributor', name: 'Corvane Distribution', since: instant(0), until: day(3) }, { step: 'access', state: 'later', actor: 'you', name: null, since: null, until: null },
    ], ...more,
  });

/** A line of the queue: a registration that this organization decides. */
export const row = (n: number, more: Partial<RequestRow> = {}): RequestRow => ({
  id: id.request(n), kind: 'registration', subject: id.registration(n), state: 'pending', program: { id: id.program, name: 'Halden Partner Program' }, topic: null, distributor: null,
  email: `person${n}@company${n}.example`, person: `Person ${n}`, company: `Company ${n}`, country: country('FR'), askedAt: instant(-60 * n), dueOn: day(n), decidedAt: null, decidedBy: null, actor: 'you',
  productActivation: 'not_needed', conflicts: [], ...more,
});
/** A reader asks the admins of its company for the role of admin. */
export const theHelp = (n: number, more: Partial<HelpCase> = {}): HelpCase => ({
  id: id.request(n), kind: 'help', state: 'pending', code: 'permission.denied', action: 'operator.write', role: 'admin', missing: 'role', detail: 'This needs the role Admin. An admin of your company can change your role.', subject: null, program: null,
  askedBy: { id: id.operator(5), name: 'Rosa Lindqvist', email: 'rosa@norvent.example', role: 'reader', organization: 'Norvent Labs', you: false }, askedAt: instant(-90), to: { kind: 'company', name: 'Norvent Labs' },
  note: 'I look after the team in Lyon while Paul is away.', decidedAt: null, decidedBy: null, answer: null, notes: [],
  can: [{ action: 'help.grant', allowed: true }, { action: 'help.answer', allowed: true }, { action: 'help.refuse', allowed: true }], ...more,
});
export const helpRow = (n: number, more: Partial<RequestRow> = {}): RequestRow => row(n, {
  kind: 'help', subject: id.request(n), program: null, topic: { code: 'permission.denied', title: 'You may not do this', action: 'operator.write', role: 'admin' }, company: 'Norvent Labs', person: 'Rosa Lindqvist', email: 'rosa@norvent.example', dueOn: null, ...more,
});
export const theTransfer = (n: number, more: Partial<TransferCase> = {}): TransferCase => ({
  id: id.transfer(n), request: id.request(n), state: 'requested', program: { id: id.program, name: 'Halden Partner Program' }, partner: { id: id.organization(9), name: 'Norvent Labs', country: country('FR') },
  side: 'previous', from: { id: id.organization(1), name: 'Corvane Distribution' }, to: null, askedBy: { name: 'Inès Marchetti', email: 'ines@norvent.example', confirmed: true }, askedAt: instant(-600), dueOn: day(9), actor: 'you',
  objection: null, decidedAt: null, decidedBy: null, decisionNote: null, steps: [{ step: 'transfer', state: 'now', actor: 'previous_distributor', name: null, since: instant(-600), until: day(9) }], notes: [],
  can: [{ action: 'transfer.release', allowed: true }, { action: 'transfer.object', allowed: true }], ...more,
});
export const theCase = (n: number, more: Partial<RegistrationCase> = {}): RegistrationCase => ({
  id: id.registration(n), request: id.request(n), kind: 'company', state: 'under_review', program: { id: id.program, name: 'Halden Partner Program' }, distributor: { id: id.organization(1), name: 'Corvane Distribution' },
  email: `person${n}@company${n}.example`, applicant: `Person ${n}`, country: country('FR'), submittedAt: instant(-60 * n), dueOn: day(n), decidedAt: null, productActivation: 'not_needed', conflicts: [],
  contacts: { primary: { name: 'Inès Marchetti', email: 'ines@norvent.example' as Email }, support: { name: 'Support desk', email: 'support@norvent.example' as Email, phone: '+33 4 00 00 00 00' } },
  steps: underReview().steps, colleagues: [], notes: [], transfer: null, declinedBy: null, applicantDetails: { givenName: 'Inès', familyName: 'Marchetti', jobTitle: 'Head of alliances', phone: '+33 6 00 00 00 00' },
  companyDetails: { legalName: 'Norvent Labs', country: country('FR'), address: { street: '12 rue des Tanneurs', city: 'Lyon', postalCode: '69002' }, duns: '123456789' },
  company: 'Norvent Labs', domain: 'norvent.example', locale: 'fr', conflictDetails: [], decidedBy: null, reason: null, note: null, reapply: null, unreachable: null,
  can: [{ action: 'registration.approve', allowed: true }, { action: 'registration.decline', allowed: true }, { action: 'product.activate', allowed: true }], ...more,
});
export const me = (more: Partial<Me> = {}): Me => ({
  operator: { id: id.operator(1), name: 'Inès Marchetti', email: 'ines@norvent.example', role: 'super_admin', locale: 'fr' },
  organization: { id: id.organization(9), name: 'Norvent Labs', kind: 'partner', brand: null },
  admins: [{ id: id.operator(1), name: 'Inès Marchetti', role: 'super_admin' }, { id: id.operator(2), name: 'Paul Oduya', role: 'admin' }],
  enrollments: [{ id: `enr_${hex(1)}`, program: 'Halden Partner Program', programId: id.program, change: null, state: 'pending', distributors: ['Corvane Distribution'], missing: ['vetting', 'agreement'] }],
  can: ['page.read', 'activity.read'], ...more,
});
export const operator = (name: string, n = 2): ActivityEntry['actor'] => ({ kind: 'operator', id: id.operator(n), name });
export const entry = (n: number, more: Partial<ActivityEntry> = {}): ActivityEntry => ({
  id: `act_${hex(n)}`, at: instant(-n * 50), event: 'registration.approved', rule: 'REG-8', actor: operator('Paul Oduya'), subject: { id: id.registration(n), name: 'Norvent Labs' }, changes: [], details: {}, sealed: true, ...more,
});
