/** Registration: shapes and endpoints (REG). */
import * as v from 'valibot';
import { forms, isClean, limits } from './checks.ts';
import { endpoint } from './endpoint.ts';
import { CanEntry, Unreachable } from './shapes.ts';
import { statesOf } from './states.ts';
import { Support } from './programs.ts';
import { CountryCode, DateOn, Duns, Email, Instant, Line, Locale, Note, idOf, lineOf } from './values.ts';

export const registrationStates = /* @__PURE__ */ statesOf('registration');
const RegistrationState = /* @__PURE__ */ v.picklist(registrationStates);

/** Why a reviewer declines; a closed list, so that it can be counted and translated (REG-13). */
export const declineReasons = ['incomplete', 'not_a_reseller', 'unverifiable', 'duplicate', 'out_of_territory', 'other'] as const;
export const reapplyPolicies = ['now', 'in_30_days', 'never'] as const;
/** What a registration can conflict with; any of them keeps it from automatic approval (REG-10). `refused_before`: a company of the same name or number was declined here (REG-13). */
export const conflictKinds = ['domain_company', 'domain_request', 'duns', 'name', 'other_distributor', 'refused_before'] as const;
/** What a registration asks for: a new company in the program, a colleague's access to a company that is in it (REG-7), or a known company's enrollment here (REG-3). */
export const registrationKinds = ['company', 'join', 'enrollment'] as const;
/** Who declined: the policy (webmail, block list aside), the reviewer, the vendor (REG-11), or an admin of the company that was to be joined. */
export const decliners = ['policy', 'reviewer', 'vendor', 'company'] as const;

export const PostalCode = /* @__PURE__ */ lineOf(limits.postalCode);
export const Phone = /* @__PURE__ */ lineOf(limits.phone);
export const Address = /* @__PURE__ */ v.strictObject({
  street: Line,
  street2: v.optional(Line),
  /** Which parts a country needs is in address/formats.ts (ENR-3). */
  city: v.optional(Line),
  region: v.optional(Line),
  postalCode: v.optional(PostalCode),
});
export type Address = v.InferOutput<typeof Address>;

export const CompanyDetails = /* @__PURE__ */ v.strictObject({ legalName: Line, country: CountryCode, address: Address, duns: v.optional(Duns) });
export type CompanyDetails = v.InferOutput<typeof CompanyDetails>;
export const ApplicantDetails = /* @__PURE__ */ v.strictObject({ givenName: Line, familyName: Line, jobTitle: v.optional(Line), phone: v.optional(Phone) });
export type ApplicantDetails = v.InferOutput<typeof ApplicantDetails>;

/** A person that the portal or customers write to. */
export const Contact = /* @__PURE__ */ v.strictObject({ name: Line, email: Email, phone: v.optional(Phone) });
export type Contact = v.InferOutput<typeof Contact>;
/** @rule ENR-1 Primary contact and customer-support contact. Absent: the applicant is the primary contact, and the primary contact the support contact. */
export const Contacts = /* @__PURE__ */ v.strictObject({ primary: v.optional(Contact), support: v.optional(Contact) });
export type Contacts = v.InferOutput<typeof Contacts>;

/** The form's fields, as they were typed: kept while it is a draft, so that it can be gone on with after a reload or on another device. */
export const draftFields = [
  'givenName', 'familyName', 'jobTitle', 'phone', 'legalName', 'country', 'street', 'street2', 'postalCode', 'city', 'region', 'duns', 'distributor',
  'primary', 'primaryName', 'primaryEmail', 'primaryPhone', 'support', 'supportName', 'supportEmail', 'supportPhone',
] as const;
const Typed = /* @__PURE__ */ v.optional(v.pipe(v.string(), v.maxLength(limits.line, 'value.too_long'), v.check((text) => isClean(text), 'value.characters')));
export const RegistrationDraft = /* @__PURE__ */ v.strictObject(Object.fromEntries(draftFields.map((name) => [name, Typed])) as Record<(typeof draftFields)[number], typeof Typed>);
export type RegistrationDraft = v.InferOutput<typeof RegistrationDraft>;

/** One step of the way, the same for applicant, distributor and vendor (REG-14). */
export const timelineSteps = ['email', 'details', 'transfer', 'activation', 'review', 'join', 'access'] as const;
export const TimelineStep = /* @__PURE__ */ v.strictObject({
  step: v.picklist(timelineSteps),
  state: v.picklist(['done', 'now', 'later', 'failed']),
  /** Who must act, or acted: `previous_distributor` has no name for anyone but itself, the vendor and the partner (REG-12). */
  actor: v.picklist(['you', 'company', 'distributor', 'previous_distributor', 'vendor', 'portal']),
  name: v.nullable(v.string()),
  /** Since when it waits for its actor; of a step that is done, when it was. */
  since: v.nullable(Instant),
  /** Until when its actor has, in the program's calendar. */
  until: v.nullable(DateOn),
});
export type TimelineStep = v.InferOutput<typeof TimelineStep>;

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
  kind: v.picklist(registrationKinds),
  state: RegistrationState,
  program: v.strictObject({ id: idOf('program'), name: v.string(), vendor: v.string() }),
  /** Company details are asked for while `email_confirmed`. */
  email: Email,
  distributor: v.nullable(Party),
  /** Who acts next. */
  actor: v.picklist(['you', 'company', 'distributor', 'vendor', 'nobody']),
  submittedAt: v.nullable(Instant),
  /** Last day the reviewer has, in the program's calendar. */
  dueOn: v.nullable(DateOn),
  decidedAt: v.nullable(Instant),
  /** What the distributor has still to do (REG-9). */
  productActivation: v.picklist(['not_needed', 'missing', 'active']),
  reapplyOn: v.nullable(DateOn),
  /** Legal name as sent, or of the company to join. */
  company: v.nullable(v.string()),
  /** Why it was declined: the code and note for the applicant. Of a vendor's decline only the note (REG-13). */
  declinedBy: v.nullable(v.picklist(decliners)),
  reason: v.nullable(v.picklist([...declineReasons, 'webmail'])),
  note: v.nullable(v.string()),
  steps: v.array(TimelineStep),
  /** While the details are asked for: approved companies of the confirmed address's domain, to choose from (REG-6). */
  companies: v.array(v.strictObject({ id: idOf('organization'), name: v.string(), city: v.nullable(v.string()), country: CountryCode, /** It works with another distributor here: joining it also asks for its transfer (REG-12). */ transfer: v.boolean() })),
  /** What was typed so far; only with the confirmed address's own token. */
  draft: v.nullable(RegistrationDraft),
  /** `continue` leads on in the form; `withdraw` and `continue` need the confirmed address's own token. */
  can: v.array(v.picklist(['continue', 'withdraw', 'resend', 'restart', 'sign_in'])),
  /** When the e-mail can be sent again. */
  resendAt: v.nullable(Instant),
  /** The address takes no e-mail: nothing more comes by mail. */
  unreachable: Unreachable,
  support: Support,
});
export type RegistrationProgress = v.InferOutput<typeof RegistrationProgress>;

/** A note that an organization keeps for itself on a request: no other organization sees it (REG-14). */
export const RequestNote = /* @__PURE__ */ v.strictObject({ id: idOf('note'), at: Instant, by: v.string(), text: v.string() });
export type RequestNote = v.InferOutput<typeof RequestNote>;

export const RegistrationCase = /* @__PURE__ */ v.strictObject({
  id: idOf('registration'),
  request: v.nullable(idOf('request')),
  kind: v.picklist(registrationKinds),
  state: RegistrationState,
  program: v.strictObject({ id: idOf('program'), name: v.string() }),
  distributor: v.nullable(Party),
  email: v.string(),
  applicant: v.nullable(v.string()),
  /** Legal name as sent; of a join or enrollment, the company's. */
  company: v.nullable(v.string()),
  country: v.nullable(CountryCode),
  submittedAt: v.nullable(Instant),
  dueOn: v.nullable(DateOn),
  decidedAt: v.nullable(Instant),
  productActivation: v.picklist(['not_needed', 'missing', 'active']),
  conflicts: v.array(v.picklist(conflictKinds)),
  contacts: v.nullable(v.strictObject({ primary: Contact, support: Contact })),
  steps: v.array(TimelineStep),
  /** Other open requests of the same company: one case (REG-5). Approving one turns the others into join requests. */
  colleagues: v.array(v.strictObject({ registration: idOf('registration'), applicant: v.nullable(v.string()), email: v.string(), submittedAt: v.nullable(Instant) })),
  /** This organization's own notes, oldest first. */
  notes: v.array(RequestNote),
  /** The transfer that it waits for (REG-12). */
  transfer: v.nullable(v.strictObject({ id: idOf('transfer'), state: v.picklist(statesOf('transfer')), dueOn: v.nullable(DateOn) })),
  declinedBy: v.nullable(v.picklist(decliners)),
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
  /** The applicant's address takes no e-mail. */
  unreachable: Unreachable,
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
  problems: ['registration.webmail_domain', 'registration.unknown_domain', 'registration.already_registered', 'registration.open_request', 'registration.registered_elsewhere', 'registration.reapply_later', 'registration.reapply_never', 'registration.distributor_unavailable'],
  rules: ['REG-1', 'REG-2', 'REG-3', 'REG-16'],
});
export const resendRegistrationCode = endpoint({
  name: 'resendRegistrationCode', method: 'POST', path: '/v1/registrations/{registration}/codes', access: { by: 'key' }, status: 202,
  summary: 'Mails a fresh one-time code, 60 seconds after the last one at the earliest.',
  params: registrationParams, body: v.strictObject({}),
  reply: v.strictObject({ registration: idOf('registration'), resendAt: Instant, expiresAt: Instant }),
  problems: ['registration.code_too_soon', 'registration.closed', 'address.unreachable'], rules: ['REG-4', 'ALL-6'],
});
export const confirmRegistrationEmail = endpoint({
  name: 'confirmRegistrationEmail', method: 'POST', path: '/v1/registrations/{registration}/confirmations', access: { by: 'key' },
  summary: 'Proves the mailbox by the one-time code; answers the token that continues this registration.',
  params: registrationParams, body: v.strictObject({ code: v.pipe(v.string('value.required'), v.regex(forms.code, 'value.code')) }),
  reply: v.strictObject({ token: v.string(), progress: RegistrationProgress }),
  problems: ['registration.code_wrong', 'registration.code_expired', 'registration.code_spent', 'registration.closed', 'registration.reapply_later', 'registration.reapply_never'], rules: ['REG-4', 'REG-11', 'REG-13'],
});
export const readRegistrationProgress = endpoint({
  name: 'readRegistrationProgress', method: 'GET', path: '/v1/registrations/{registration}/progress', access: { by: 'applicant', link: true },
  summary: 'Where this registration stands, for its applicant.',
  params: registrationParams, reply: RegistrationProgress, problems: ['registration.token_required'], rules: ['REG-6', 'REG-14'],
});
export const saveRegistrationDraft = endpoint({
  name: 'saveRegistrationDraft', method: 'PUT', path: '/v1/registrations/{registration}/draft', access: { by: 'applicant' },
  summary: 'Keeps what was typed so far, so that it can be gone on with after a reload or on another device. Replaces what was kept.',
  params: registrationParams, body: v.strictObject({ draft: RegistrationDraft }), reply: v.strictObject({ savedAt: Instant }),
  problems: ['registration.token_required', 'registration.email_unconfirmed', 'registration.already_submitted', 'registration.closed'],
});
export const findCompany = endpoint({
  name: 'findCompany', method: 'GET', path: '/v1/registrations/{registration}/companies', access: { by: 'applicant' },
  summary: 'Finds a company by its D-U-N-S number in the directory, to fill in the form. Unknown: it is typed by hand.',
  params: registrationParams, query: v.strictObject({ duns: Duns }),
  reply: v.strictObject({ found: v.picklist(['yes', 'no', 'unavailable']), company: v.nullable(CompanyDetails) }),
  problems: ['registration.token_required'], rules: ['ENR-2'],
});
export const joinCompany = endpoint({
  name: 'joinCompany', method: 'POST', path: '/v1/registrations/{registration}/joins', access: { by: 'applicant' }, status: 201,
  summary: "Asks to join an approved company of one's domain: its admins decide. Where the company works with another distributor here, its transfer is asked for too.",
  params: registrationParams,
  body: v.strictObject({ organization: idOf('organization'), applicant: ApplicantDetails, distributor: v.optional(idOf('organization')), consent: v.literal(true, 'value.consent') }),
  reply: RegistrationProgress,
  problems: ['registration.token_required', 'registration.email_unconfirmed', 'registration.already_submitted', 'registration.closed', 'registration.company_unknown', 'registration.operator_elsewhere', 'registration.distributor_unavailable'],
  rules: ['REG-6', 'REG-7', 'REG-12'],
});
export const withdrawRegistration = endpoint({
  name: 'withdrawRegistration', method: 'POST', path: '/v1/registrations/{registration}/withdrawals', access: { by: 'applicant' },
  summary: 'Withdraws an open registration; what it asked of others ends with it.',
  params: registrationParams, body: v.strictObject({}), reply: RegistrationProgress, problems: ['registration.token_required', 'registration.closed', 'registration.already_decided'], rules: ['REG-14'],
});
export const resendRegistrationMail = endpoint({
  name: 'resendRegistrationMail', method: 'POST', path: '/v1/registrations/{registration}/mails', access: { by: 'applicant', link: true }, status: 202,
  summary: 'Mails again where the registration stands with its link; once approved, a fresh sign-in link. 60 seconds after the last one at the earliest.',
  params: registrationParams, body: v.strictObject({}), reply: v.strictObject({ resendAt: Instant }), problems: ['registration.token_required', 'registration.code_too_soon', 'registration.closed', 'operator.not_active', 'address.unreachable'], rules: ['REG-14', 'ALL-6'],
});
export const submitRegistration = endpoint({
  name: 'submitRegistration', method: 'POST', path: '/v1/registrations/{registration}/submissions', access: { by: 'applicant' }, status: 201,
  summary: 'Sends the company details. Approved at once where the policy allows it and nothing conflicts, otherwise under review.',
  params: registrationParams,
  body: v.strictObject({ applicant: ApplicantDetails, company: CompanyDetails, contacts: v.optional(Contacts), distributor: v.optional(idOf('organization')), consent: v.literal(true, 'value.consent') }),
  reply: RegistrationProgress,
  problems: ['registration.token_required', 'registration.email_unconfirmed', 'registration.already_submitted', 'registration.closed', 'registration.distributor_required', 'registration.distributor_unavailable', 'registration.operator_elsewhere', 'registration.conflict',
    'registration.address_incomplete', 'registration.contact_webmail', 'registration.reapply_later', 'registration.reapply_never'],
  rules: ['REG-5', 'REG-10', 'REG-13', 'REG-16', 'ENR-1', 'ENR-2', 'ENR-3', 'ENR-4'],
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
  problems: ['registration.not_reviewer', 'registration.not_under_review', 'registration.already_decided', 'registration.product_inactive', 'registration.operator_elsewhere', 'registration.declined_by_vendor', 'registration.transfer_pending', 'registration.transfer_needed', 'registration.already_enrolled'],
  rules: ['REG-5', 'REG-8', 'REG-9'],
});
export const declineRegistration = endpoint({
  name: 'declineRegistration', method: 'POST', path: '/v1/registrations/{registration}/refusals', access: { by: 'operator', action: 'registration.review' },
  summary: "Declines with a reason, an optional note to the applicant, and when to reapply. The vendor can, whoever reviews; its reason stays with it.",
  params: registrationParams,
  body: v.strictObject({ reason: v.picklist(declineReasons, 'value.choice'), note: v.optional(Note), reapply: v.picklist(reapplyPolicies, 'value.choice') }),
  reply: RegistrationCase, problems: ['registration.not_reviewer', 'registration.not_under_review', 'registration.already_decided', 'registration.declined_by_vendor'], rules: ['REG-8', 'REG-11', 'REG-13'],
});
export const activateProduct = endpoint({
  name: 'activateProduct', method: 'POST', path: '/v1/registrations/{registration}/activations', access: { by: 'operator', action: 'product.activate' },
  summary: "The distributor states that the vendor's product is active for this applicant's company.",
  params: registrationParams, body: v.strictObject({}), reply: RegistrationCase,
  problems: ['registration.not_reviewer', 'registration.not_under_review', 'registration.already_decided', 'registration.declined_by_vendor', 'registration.product_not_asked'], rules: ['REG-9'],
});

export const registrationEndpoints = [
  readRegistrationForm, requestRegistration, resendRegistrationCode, confirmRegistrationEmail, readRegistrationProgress, submitRegistration,
  saveRegistrationDraft, findCompany, joinCompany, withdrawRegistration, resendRegistrationMail, readRegistration, approveRegistration, declineRegistration, activateProduct,
] as const;
