/** Replies as the portal would give them: invented companies and people. */
import type { Me } from '../../../schema/operators.ts';
import type { ActivityEntry } from '../../../schema/activity.ts';
import type { RegistrationCase, RegistrationForm, RegistrationProgress, RegistrationRow } from '../../../schema/registration.ts';
import type { CountryCode, Email } from '../../../schema/values.ts';

const hex = (n: number): string => n.toString(16).padStart(32, '0');
export const id = { registration: (n = 1) => `reg_${hex(n)}`, organization: (n = 1) => `org_${hex(n)}`, program: `prg_${hex(1)}`, operator: (n = 1) => `opr_${hex(n)}` };
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
export const progress = (more: Partial<RegistrationProgress> = {}): RegistrationProgress => ({
  registration: id.registration(), state: 'email_confirmed', email: 'ines@norvent.example' as Email, distributor: { id: id.organization(1), name: 'Corvane Distribution' }, actor: 'you',
  submittedAt: null, dueOn: null, decidedAt: null, productActivation: 'not_needed', reapplyOn: null, ...more,
});
export const underReview = (more: Partial<RegistrationProgress> = {}): RegistrationProgress =>
  progress({ state: 'under_review', actor: 'distributor', submittedAt: instant(0), dueOn: day(3), ...more });

export const row = (n: number, more: Partial<RegistrationRow> = {}): RegistrationRow => ({
  id: id.registration(n), state: 'under_review', program: { id: id.program, name: 'Halden Partner Program' }, distributor: { id: id.organization(1), name: 'Corvane Distribution' },
  email: `person${n}@company${n}.example`, applicant: `Person ${n}`, company: `Company ${n}`, country: country('FR'), submittedAt: instant(-60 * n), dueOn: day(n), decidedAt: null, productActivation: 'not_needed', conflicts: [], ...more,
});
export const theCase = (n: number, more: Partial<RegistrationCase> = {}): RegistrationCase => ({
  ...row(n), applicantDetails: { givenName: 'Inès', familyName: 'Marchetti', jobTitle: 'Head of alliances', phone: '+33 6 00 00 00 00' },
  companyDetails: { legalName: 'Norvent Labs', country: country('FR'), address: { street: '12 rue des Tanneurs', city: 'Lyon', postalCode: '69002' }, duns: '123456789' },
  company: 'Norvent Labs', domain: 'norvent.example', locale: 'fr', conflictDetails: [], decidedBy: null, reason: null, note: null, reapply: null,
  can: [{ action: 'registration.approve', allowed: true }, { action: 'registration.decline', allowed: true }, { action: 'product.activate', allowed: true }], ...more,
});
export const me = (more: Partial<Me> = {}): Me => ({
  operator: { id: id.operator(1), name: 'Inès Marchetti', email: 'ines@norvent.example', role: 'super_admin', locale: 'fr' },
  organization: { id: id.organization(9), name: 'Norvent Labs', kind: 'partner', brand: null },
  admins: [{ id: id.operator(1), name: 'Inès Marchetti', role: 'super_admin' }, { id: id.operator(2), name: 'Paul Oduya', role: 'admin' }],
  enrollments: [{ id: `enr_${hex(1)}`, program: 'Halden Partner Program', state: 'pending', distributors: ['Corvane Distribution'], missing: ['vetting', 'agreement'] }],
  can: ['page.read', 'activity.read'], ...more,
});
export const entry = (n: number, more: Partial<ActivityEntry> = {}): ActivityEntry => ({
  id: `act_${hex(n)}`, at: instant(-n * 50), event: 'registration.approved', rule: 'REG-8', actor: 'Paul Oduya', subject: id.registration(n), details: {}, ...more,
});
