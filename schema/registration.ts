/** Registration: shapes and endpoints (REG). */
import * as v from 'valibot';
import { forms, limits } from './checks.ts';
import { endpoint } from './endpoint.ts';
import { CanEntry, Page } from './shapes.ts';
import { statesOf } from './states.ts';
import { Support } from './programs.ts';
import { CountryCode, DateOn, Duns, Email, Instant, Line, Locale, Note, idOf, lineOf } from './values.ts';

export const registrationStates = /* @__PURE__ */ statesOf('registration');
const RegistrationState = /* @__PURE__ */ v.picklist(registrationStates);

/** Why a reviewer declines; a closed list, so that it can be counted and translated (REG-13). */
export const declineReasons = ['incomplete', 'not_a_reseller', 'unverifiable', 'duplicate', 'out_of_territory', 'other'] as const;
export const reapplyPolicies = ['now', 'in_30_days', 'never'] as const;
/** What a registration can conflict with; any of them keeps it from automatic approval (REG-10). */
export const conflictKinds = ['domain_company', 'domain_request', 'duns', 'name', 'other_distributor'] as const;

export const PostalCode = /* @__PURE__ */ lineOf(limits.postalCode);
export const Phone = /* @__PURE__ */ lineOf(limits.phone);
export const Address = /* @__PURE__ */ v.strictObject({
  street: Line,
  street2: v.optional(Line),
  city: Line,
  region: v.optional(Line),
  postalCode: v.optional(PostalCode),
});
export type Address = v.InferOutput<typeof Address>;

export const CompanyDetails = /* @__PURE__ */ v.strictObject({ legalName: Line, country: CountryCode, address: Address, duns: v.optional(Duns) });
export type CompanyDetails = v.InferOutput<typeof CompanyDetails>;
export const ApplicantDetails = /* @__PURE__ */ v.strictObject({ givenName: Line, familyName: Line, jobTitle: v.optional(Line), phone: v.optional(Phone) });
export type ApplicantDetails = v.InferOutput<typeof ApplicantDetails>;

const Party = /* @__PURE__ */ v.strictObject({ id: idOf('organization'), name: v.string() });
export const registrationParams = /* @__PURE__ */ v.strictObject({ registration: idOf('registration') });

/** What the form needs before anything is typed. */
export const RegistrationForm = /* @__PURE__ */ v.strictObject({
  program: v.strictObject({ id: idOf('program'), name: v.string(), vendor: v.string() }),
  /** Set when the link, the attribute or the key fixes it (REG-16). */
  distributor: v.nullable(Party),
  /** Otherwise those the applicant may choose from, each with its countries. */
  distributors: v.array(v.strictObject({ id: idOf('organization'), name: v.string(), countries: v.array(CountryCode) })),
  workAccount: v.picklist(['none', 'microsoft']),
  consent: v.string(),
  support: Support,
});
export type RegistrationForm = v.InferOutput<typeof RegistrationForm>;

/** Where a registration stands, as its applicant may know it. */
export const RegistrationProgress = /* @__PURE__ */ v.strictObject({
  registration: idOf('registration'),
  state: RegistrationState,
  /** Company details are asked for while `email_confirmed`. */
  email: Email,
  distributor: v.nullable(Party),
  /** Who acts next. */
  actor: v.picklist(['you', 'distributor', 'vendor', 'nobody']),
  submittedAt: v.nullable(Instant),
  /** Last day the reviewer has, in the program's calendar. */
  dueOn: v.nullable(DateOn),
  decidedAt: v.nullable(Instant),
  /** What the distributor has still to do (REG-9). */
  productActivation: v.picklist(['not_needed', 'missing', 'active']),
  reapplyOn: v.nullable(DateOn),
});
export type RegistrationProgress = v.InferOutput<typeof RegistrationProgress>;

export const RegistrationRow = /* @__PURE__ */ v.strictObject({
  id: idOf('registration'),
  state: RegistrationState,
  program: v.strictObject({ id: idOf('program'), name: v.string() }),
  distributor: v.nullable(Party),
  email: v.string(),
  applicant: v.nullable(v.string()),
  company: v.nullable(v.string()),
  country: v.nullable(CountryCode),
  submittedAt: v.nullable(Instant),
  dueOn: v.nullable(DateOn),
  decidedAt: v.nullable(Instant),
  productActivation: v.picklist(['not_needed', 'missing', 'active']),
  conflicts: v.array(v.picklist(conflictKinds)),
});
export type RegistrationRow = v.InferOutput<typeof RegistrationRow>;

export const RegistrationCase = /* @__PURE__ */ v.strictObject({
  ...RegistrationRow.entries,
  applicantDetails: v.nullable(ApplicantDetails),
  companyDetails: v.nullable(CompanyDetails),
  domain: v.string(),
  locale: Locale,
  /** Each conflict with the name it is with, where the reader may know it. */
  conflictDetails: v.array(v.strictObject({ kind: v.picklist(conflictKinds), name: v.nullable(v.string()) })),
  /** Who decided: an operator's name, or `null` for the policy. */
  decidedBy: v.nullable(v.string()),
  reason: v.nullable(v.picklist([...declineReasons, 'webmail'])),
  note: v.nullable(v.string()),
  reapply: v.nullable(v.picklist(reapplyPolicies)),
  can: v.array(CanEntry),
});
export type RegistrationCase = v.InferOutput<typeof RegistrationCase>;

export const readRegistrationForm = endpoint({
  name: 'readRegistrationForm', method: 'GET', path: '/v1/registration-form', access: { by: 'key' },
  summary: 'What a registration form needs: the program, its distributors, the consent text.',
  query: v.strictObject({ program: v.optional(idOf('program')), distributor: v.optional(idOf('organization')), locale: v.optional(Locale) }),
  reply: RegistrationForm, problems: ['registration.distributor_unavailable'], rules: ['REG-16'],
});
export const requestRegistration = endpoint({
  name: 'requestRegistration', method: 'POST', path: '/v1/registrations', access: { by: 'key' }, status: 202,
  summary: 'Starts a registration with a work e-mail; a one-time code is mailed to it. An open one of the same address is resumed.',
  body: v.strictObject({ program: v.optional(idOf('program')), distributor: v.optional(idOf('organization')), email: Email, locale: Locale }),
  reply: v.strictObject({ registration: idOf('registration'), /** When another code may be asked for. */ resendAt: Instant, /** When the code ends. */ expiresAt: Instant }),
  problems: ['registration.webmail_domain', 'registration.unknown_domain', 'registration.already_registered', 'registration.registered_elsewhere', 'registration.reapply_later', 'registration.reapply_never', 'registration.distributor_unavailable'],
  rules: ['REG-1', 'REG-2', 'REG-3', 'REG-16'],
});
export const resendRegistrationCode = endpoint({
  name: 'resendRegistrationCode', method: 'POST', path: '/v1/registrations/{registration}/codes', access: { by: 'key' }, status: 202,
  summary: 'Mails a fresh one-time code, 60 seconds after the last one at the earliest.',
  params: registrationParams, body: v.strictObject({}),
  reply: v.strictObject({ registration: idOf('registration'), resendAt: Instant, expiresAt: Instant }),
  problems: ['registration.code_too_soon', 'registration.closed'], rules: ['REG-4'],
});
export const confirmRegistrationEmail = endpoint({
  name: 'confirmRegistrationEmail', method: 'POST', path: '/v1/registrations/{registration}/confirmations', access: { by: 'key' },
  summary: 'Proves the mailbox by the one-time code; answers the token that continues this registration.',
  params: registrationParams, body: v.strictObject({ code: v.pipe(v.string('value.required'), v.regex(forms.code, 'value.code')) }),
  reply: v.strictObject({ token: v.string(), progress: RegistrationProgress }),
  problems: ['registration.code_wrong', 'registration.code_expired', 'registration.code_spent', 'registration.closed'], rules: ['REG-4'],
});
export const readRegistrationProgress = endpoint({
  name: 'readRegistrationProgress', method: 'GET', path: '/v1/registrations/{registration}/progress', access: { by: 'applicant' },
  summary: 'Where this registration stands, for its applicant.',
  params: registrationParams, reply: RegistrationProgress, problems: ['registration.token_required'],
});
export const submitRegistration = endpoint({
  name: 'submitRegistration', method: 'POST', path: '/v1/registrations/{registration}/submissions', access: { by: 'applicant' }, status: 201,
  summary: 'Sends the company details. Approved at once where the policy allows it and nothing conflicts, otherwise under review.',
  params: registrationParams,
  body: v.strictObject({ applicant: ApplicantDetails, company: CompanyDetails, distributor: v.optional(idOf('organization')), consent: v.literal(true, 'value.consent') }),
  reply: RegistrationProgress,
  problems: ['registration.token_required', 'registration.email_unconfirmed', 'registration.already_submitted', 'registration.closed', 'registration.distributor_required', 'registration.distributor_unavailable', 'registration.operator_elsewhere', 'registration.conflict'],
  rules: ['REG-5', 'REG-10', 'REG-16'],
});
export const listRegistrations = endpoint({
  name: 'listRegistrations', method: 'GET', path: '/v1/registrations', access: { by: 'operator', action: 'page.read' },
  summary: 'The registrations that this distributor or vendor sees, newest first.',
  query: v.strictObject({ state: v.optional(v.picklist(['open', 'approved', 'declined'])), search: v.optional(v.pipe(v.string(), v.maxLength(100, 'value.too_long'))), cursor: v.optional(v.pipe(v.string(), v.maxLength(200, 'value.cursor'))), limit: v.optional(v.pipe(v.string(), v.regex(/^([1-9]\d?|100)$/, 'value.choice'))) }),
  reply: Page(RegistrationRow), problems: [],
});
export const readRegistration = endpoint({
  name: 'readRegistration', method: 'GET', path: '/v1/registrations/{registration}', access: { by: 'operator', action: 'page.read' },
  summary: 'One registration as its reviewer sees it: conflicts, what is missing, what this operator can do.',
  params: registrationParams, reply: RegistrationCase, problems: [],
});
export const approveRegistration = endpoint({
  name: 'approveRegistration', method: 'POST', path: '/v1/registrations/{registration}/approvals', access: { by: 'operator', action: 'registration.review' },
  summary: 'Approves: the company, its enrollment and its first super_admin come to be, and the welcome e-mail goes out.',
  params: registrationParams, body: v.strictObject({}), reply: RegistrationCase,
  problems: ['registration.not_reviewer', 'registration.not_under_review', 'registration.already_decided', 'registration.product_inactive', 'registration.operator_elsewhere'], rules: ['REG-8', 'REG-9'],
});
export const declineRegistration = endpoint({
  name: 'declineRegistration', method: 'POST', path: '/v1/registrations/{registration}/refusals', access: { by: 'operator', action: 'registration.review' },
  summary: 'Declines with a reason, an optional note to the applicant, and when to reapply.',
  params: registrationParams,
  body: v.strictObject({ reason: v.picklist(declineReasons, 'value.choice'), note: v.optional(Note), reapply: v.picklist(reapplyPolicies, 'value.choice') }),
  reply: RegistrationCase, problems: ['registration.not_reviewer', 'registration.not_under_review', 'registration.already_decided'], rules: ['REG-8', 'REG-13'],
});
export const activateProduct = endpoint({
  name: 'activateProduct', method: 'POST', path: '/v1/registrations/{registration}/activations', access: { by: 'operator', action: 'product.activate' },
  summary: "The distributor states that the vendor's product is active for this applicant's company.",
  params: registrationParams, body: v.strictObject({}), reply: RegistrationCase,
  problems: ['registration.not_reviewer', 'registration.not_under_review', 'registration.already_decided', 'registration.product_not_asked'], rules: ['REG-9'],
});

export const registrationEndpoints = [
  readRegistrationForm, requestRegistration, resendRegistrationCode, confirmRegistrationEmail, readRegistrationProgress, submitRegistration,
  listRegistrations, readRegistration, approveRegistration, declineRegistration, activateProduct,
] as const;
