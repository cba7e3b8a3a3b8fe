/** What the portal answers on the way through the registration form: invented companies. */
import { type CompanyDetails, type RegistrationProgress, confirmRegistrationEmail, requestRegistration, saveRegistrationDraft } from '../../../schema/registration.ts';
import type { CountryCode } from '../../../schema/values.ts';
import type { Portal } from '../portal.ts';
import { id, instant, progress } from './replies.ts';

export const companyOf = (n: number, more: Partial<RegistrationProgress['companies'][number]> = {}): RegistrationProgress['companies'][number] =>
  ({ id: id.organization(20 + n), name: `Norvent ${n}`, city: 'Lyon', country: 'FR' as CountryCode, transfer: false, ...more });
export const found = (more: Partial<CompanyDetails> = {}): CompanyDetails =>
  ({ legalName: 'Norvent Labs SAS', country: 'FR' as CountryCode, address: { street: '12 rue des Tanneurs', city: 'Lyon', postalCode: '69002' }, duns: '123456789', ...more });
export const joined = (more: Partial<RegistrationProgress> = {}): RegistrationProgress => progress({
  kind: 'join', state: 'under_review', actor: 'company', company: 'Norvent 1', submittedAt: instant(0), can: ['withdraw', 'resend'],
  steps: [
    { step: 'email', state: 'done', actor: 'you', name: null, since: instant(-9), until: null }, { step: 'details', state: 'done', actor: 'you', name: null, since: instant(0), until: null },
    { step: 'join', state: 'now', actor: 'company', name: null, since: instant(0), until: null }, { step: 'access', state: 'later', actor: 'you', name: null, since: null, until: null },
  ], ...more,
});
/** A code goes out; entering it confirms the mailbox. The page fixes no distributor. */
export const confirms = (portal: Portal, more: Partial<RegistrationProgress> = {}): Portal => portal
  .anew(requestRegistration).replies(requestRegistration, { registration: id.registration(), resendAt: instant(1), expiresAt: instant(15) })
  .anew(confirmRegistrationEmail).replies(confirmRegistrationEmail, { token: 'applicant-token', progress: progress({ distributor: null, ...more }) })
  .anew(saveRegistrationDraft).replies(saveRegistrationDraft, { savedAt: instant(0) });
