/** Requests: the one queue of everything that waits for a decision; joins, transfers, enrollments of known companies, the vendor's block list. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { Contact, RegistrationCase, RequestNote, TimelineStep, conflictKinds, registrationParams } from './registration.ts';
import { problemCodes } from './problems.ts';
import { ActionName, CanEntry, Page } from './shapes.ts';
import { statesOf } from './states.ts';
import { CountryCode, DateOn, Duns, Email, Instant, Line, Note, Role, idOf } from './values.ts';

export const requestKinds = ['registration', 'join', 'transfer', 'help'] as const;
export const requestStates = /* @__PURE__ */ statesOf('request');
/** `mine`: waits for this organization; `open`: for anyone; `closed`: withdrawn or expired. */
export const requestFilters = ['mine', 'open', 'approved', 'refused', 'closed'] as const;
const Party = /* @__PURE__ */ v.strictObject({ id: idOf('organization'), name: v.string() });

/** One line of the queue. */
export const RequestRow = /* @__PURE__ */ v.strictObject({
  id: idOf('request'),
  kind: v.picklist(requestKinds),
  /** The registration or transfer that it is about; of a request for help its own id. */
  subject: v.string(),
  state: v.picklist(requestStates),
  /** Null where it concerns none: a request for help within a company. */
  program: v.nullable(v.strictObject({ id: idOf('program'), name: v.string() })),
  /** Of a request for help: what was refused, its title in the reader's language, and what was wanted. */
  topic: v.nullable(v.strictObject({ code: v.picklist(problemCodes), title: v.string(), action: v.nullable(ActionName), role: v.nullable(Role) })),
  /** Name of the distributor, for the vendor. */
  distributor: v.nullable(v.string()),
  company: v.nullable(v.string()),
  country: v.nullable(CountryCode),
  /** Who asks. */
  person: v.nullable(v.string()),
  email: v.nullable(v.string()),
  askedAt: Instant,
  dueOn: v.nullable(DateOn),
  decidedAt: v.nullable(Instant),
  /** Who must act: this organization (`you`), or whom it waits for. */
  actor: v.picklist(['you', 'company', 'distributor', 'vendor', 'nobody']),
  /** Who decided, where the reader may know: an operator's name; the vendor decided, without more (REG-11); the policy. */
  decidedBy: v.nullable(v.strictObject({ kind: v.picklist(['operator', 'vendor', 'policy']), name: v.nullable(v.string()) })),
  productActivation: v.picklist(['not_needed', 'missing', 'active']),
  conflicts: v.array(v.picklist(conflictKinds)),
});
export type RequestRow = v.InferOutput<typeof RequestRow>;

export const listRequests = endpoint({
  name: 'listRequests', method: 'GET', path: '/v1/requests', access: { by: 'operator', action: 'page.read' },
  summary: 'What is asked of this organization, and what it may follow: registrations, joins, transfers, requests for help; newest first.',
  query: v.strictObject({
    show: v.optional(v.picklist(requestFilters)), /** One or several, joined by commas. */ kind: v.optional(v.pipe(v.string(), v.regex(/^(registration|join|transfer|help)(,(registration|join|transfer|help)){0,3}$/, 'value.choice'))), search: v.optional(v.pipe(v.string(), v.maxLength(100, 'value.too_long'))),
    cursor: v.optional(v.pipe(v.string(), v.maxLength(200, 'value.cursor'))), limit: v.optional(v.pipe(v.string(), v.regex(/^([1-9]\d?|100)$/, 'value.choice'))),
  }),
  reply: Page(RequestRow), problems: [], rules: ['PAG-3'],
});

const requestParams = /* @__PURE__ */ v.strictObject({ request: idOf('request') });
export const noteRequest = endpoint({
  name: 'noteRequest', method: 'POST', path: '/v1/requests/{request}/notes', access: { by: 'operator', action: 'request.create' }, status: 201,
  summary: 'Keeps a note on a request, for the own organization only.',
  params: requestParams, body: v.strictObject({ text: v.pipe(Note, v.minLength(1, 'value.required')) }), reply: RequestNote, problems: [], rules: ['REG-14'],
});

// --- joins

export const approveJoin = endpoint({
  name: 'approveJoin', method: 'POST', path: '/v1/joins/{registration}/approvals', access: { by: 'operator', action: 'join.decide' },
  summary: "The company's admin lets a colleague in, as reader unless more is picked.",
  params: registrationParams, body: v.strictObject({ role: v.optional(Role) }), reply: RegistrationCase,
  problems: ['registration.not_reviewer', 'registration.not_under_review', 'registration.already_decided', 'registration.operator_elsewhere', 'registration.declined_by_vendor'], rules: ['REG-7', 'REG-8', 'OPR-6'],
});
export const refuseJoin = endpoint({
  name: 'refuseJoin', method: 'POST', path: '/v1/joins/{registration}/refusals', access: { by: 'operator', action: 'join.decide' },
  summary: "The company's admin refuses a join request, with an optional note to who asked.",
  params: registrationParams, body: v.strictObject({ note: v.optional(Note) }), reply: RegistrationCase,
  problems: ['registration.not_reviewer', 'registration.not_under_review', 'registration.already_decided', 'registration.declined_by_vendor'], rules: ['REG-7'],
});

// --- a company that is known already

export const requestEnrollment = endpoint({
  name: 'requestEnrollment', method: 'POST', path: '/v1/enrollments', access: { by: 'operator', action: 'application.submit' }, status: 201,
  summary: "Asks to enroll one's company, known here already, in another program: only the support contact is asked for. Decided like a registration.",
  body: v.strictObject({ program: idOf('program'), distributor: v.optional(idOf('organization')), support: v.optional(Contact), consent: v.literal(true, 'value.consent') }),
  reply: RegistrationCase,
  problems: ['registration.already_enrolled', 'registration.open_request', 'registration.distributor_required', 'registration.distributor_unavailable', 'registration.declined_by_vendor', 'registration.reapply_later', 'registration.reapply_never', 'registration.conflict'],
  rules: ['REG-3', 'ENR-1', 'REG-16'],
});

// --- transfers between distributors

const transferParams = /* @__PURE__ */ v.strictObject({ transfer: idOf('transfer') });
/** A transfer, as its reader may know it: neither distributor learns the other's name (REG-12). */
export const TransferCase = /* @__PURE__ */ v.strictObject({
  id: idOf('transfer'),
  request: idOf('request'),
  state: v.picklist(statesOf('transfer')),
  program: v.strictObject({ id: idOf('program'), name: v.string() }),
  partner: v.strictObject({ id: idOf('organization'), name: v.string(), country: CountryCode }),
  /** On which side the reader is. */
  side: v.picklist(['previous', 'vendor', 'partner']),
  /** Null for who may not know. */
  from: v.nullable(Party),
  to: v.nullable(Party),
  /** Who asks; `confirmed` says that the company has let this person in. */
  askedBy: v.nullable(v.strictObject({ name: v.string(), email: v.string(), confirmed: v.boolean() })),
  askedAt: Instant,
  /** Until when the previous distributor has; then the vendor decides. */
  dueOn: DateOn,
  actor: v.picklist(['you', 'previous_distributor', 'vendor', 'nobody']),
  objection: v.nullable(v.strictObject({ reason: v.string(), at: Instant })),
  decidedAt: v.nullable(Instant),
  decidedBy: v.nullable(v.string()),
  decisionNote: v.nullable(v.string()),
  steps: v.array(TimelineStep),
  notes: v.array(RequestNote),
  can: v.array(CanEntry),
});
export type TransferCase = v.InferOutput<typeof TransferCase>;

export const requestTransfer = endpoint({
  name: 'requestTransfer', method: 'POST', path: '/v1/transfers', access: { by: 'operator', action: 'transfer.request' }, status: 201,
  summary: "Asks for another distributor in a program with one at a time; the present one is asked to release the company.",
  body: v.strictObject({ program: idOf('program'), distributor: idOf('organization') }), reply: TransferCase,
  problems: ['transfer.not_needed', 'transfer.open', 'registration.distributor_unavailable'], rules: ['REG-12'],
});
export const askForTransfer = endpoint({
  name: 'askForTransfer', method: 'POST', path: '/v1/registrations/{registration}/transfers', access: { by: 'operator', action: 'registration.review' }, status: 201,
  summary: "The reviewer states that the applicant's company is the partner that it conflicts with, tied to another distributor: that one is asked to release it.",
  params: registrationParams, body: v.strictObject({}), reply: RegistrationCase,
  problems: ['registration.not_reviewer', 'registration.not_under_review', 'registration.already_decided', 'registration.declined_by_vendor', 'transfer.not_needed', 'transfer.open'], rules: ['REG-12'],
});
export const readTransfer = endpoint({
  name: 'readTransfer', method: 'GET', path: '/v1/transfers/{transfer}', access: { by: 'operator', action: 'page.read' },
  summary: 'One transfer, as this organization may know it.', params: transferParams, reply: TransferCase, problems: [], rules: ['REG-12'],
});
export const releasePartner = endpoint({
  name: 'releasePartner', method: 'POST', path: '/v1/transfers/{transfer}/releases', access: { by: 'operator', action: 'partner.release' },
  summary: 'The previous distributor releases the partner: the old tie ends and the new one begins in one step.',
  params: transferParams, body: v.strictObject({}), reply: TransferCase, problems: ['transfer.closed', 'transfer.objected'], rules: ['REG-12'],
});
export const objectToTransfer = endpoint({
  name: 'objectToTransfer', method: 'POST', path: '/v1/transfers/{transfer}/objections', access: { by: 'operator', action: 'partner.release' },
  summary: 'The previous distributor objects, with a reason; the vendor decides.',
  params: transferParams, body: v.strictObject({ reason: v.pipe(Note, v.minLength(1, 'value.required')) }), reply: TransferCase, problems: ['transfer.closed', 'transfer.objected'], rules: ['REG-12'],
});
export const decideTransfer = endpoint({
  name: 'decideTransfer', method: 'POST', path: '/v1/transfers/{transfer}/decisions', access: { by: 'operator', action: 'registration.review' },
  summary: 'The vendor decides a transfer that was objected to, or that was not answered in 10 business days.',
  params: transferParams, body: v.strictObject({ decision: v.picklist(['complete', 'refuse'], 'value.choice'), note: v.optional(Note) }), reply: TransferCase, problems: ['transfer.closed', 'transfer.not_yet'], rules: ['REG-12'],
});
export const cancelTransfer = endpoint({
  name: 'cancelTransfer', method: 'POST', path: '/v1/transfers/{transfer}/cancellations', access: { by: 'operator', action: 'transfer.request' },
  summary: 'The partner takes its request for another distributor back.',
  params: transferParams, body: v.strictObject({}), reply: TransferCase, problems: ['transfer.closed'], rules: ['REG-12'],
});

// --- the vendor's block list

export const blockKinds = ['address', 'domain', 'company', 'duns'] as const;
export const BlockTarget = /* @__PURE__ */ v.variant('kind', [
  v.strictObject({ kind: v.literal('address'), email: Email }),
  v.strictObject({ kind: v.literal('domain'), domain: v.pipe(v.string('value.required'), v.toLowerCase(), v.regex(/^(?=.{4,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'value.type')) }),
  v.strictObject({ kind: v.literal('company'), legalName: Line, country: CountryCode }),
  v.strictObject({ kind: v.literal('duns'), duns: Duns }),
]);
export const Block = /* @__PURE__ */ v.strictObject({
  id: idOf('block'), kind: v.picklist(blockKinds), /** The address, domain or number, or the company's name. */ value: v.string(), country: v.nullable(CountryCode),
  program: v.strictObject({ id: idOf('program'), name: v.string() }), reason: v.string(), at: Instant, by: v.nullable(v.string()),
});
export type Block = v.InferOutput<typeof Block>;
export const blockApplicants = endpoint({
  name: 'blockApplicants', method: 'POST', path: '/v1/blocks', access: { by: 'operator', action: 'partner.block' }, status: 201,
  summary: 'Blocks addresses, domains or companies in a program of this vendor: open requests of theirs are declined, later ones as soon as the mailbox is confirmed. The reason stays with the vendor.',
  body: v.strictObject({ program: idOf('program'), targets: v.pipe(v.array(BlockTarget), v.minLength(1, 'value.required'), v.maxLength(20, 'value.too_long')), reason: v.pipe(Note, v.minLength(1, 'value.required')) }),
  reply: v.strictObject({ blocks: v.array(Block), /** Open requests that were declined with it. */ declined: v.array(idOf('registration')) }), problems: [], rules: ['REG-11'],
});
export const listBlocks = endpoint({
  name: 'listBlocks', method: 'GET', path: '/v1/blocks', access: { by: 'operator', action: 'partner.block' },
  summary: "The vendor's block list, newest first.", query: v.strictObject({ cursor: v.optional(v.pipe(v.string(), v.maxLength(200, 'value.cursor'))) }), reply: Page(Block), problems: [], rules: ['REG-11'],
});
export const liftBlock = endpoint({
  name: 'liftBlock', method: 'POST', path: '/v1/blocks/{block}/lifts', access: { by: 'operator', action: 'partner.block' },
  summary: 'Takes an entry off the block list; what was declined for it stays declined, and may ask again.',
  params: v.strictObject({ block: idOf('block') }), body: v.strictObject({}), reply: v.strictObject({ lifted: v.literal(true) }), problems: [], rules: ['REG-11'],
});

export const requestEndpoints = [
  listRequests, noteRequest, approveJoin, refuseJoin, requestEnrollment, requestTransfer, askForTransfer, readTransfer, releasePartner, objectToTransfer, decideTransfer, cancelTransfer,
  blockApplicants, listBlocks, liftBlock,
] as const;
