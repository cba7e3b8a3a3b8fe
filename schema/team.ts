/** An organization's operators: who they are, invitations, roles, hand-over, removal, and the import of another portal's users (OPR-3 to OPR-8). */
import * as v from 'valibot';
import { limits } from './checks.ts';
import { endpoint } from './endpoint.ts';
import { Session } from './operators.ts';
import { problemCodes } from './problems.ts';
import { CanEntry, Page, Unreachable } from './shapes.ts';
import { statesOf } from './states.ts';
import { Instant, Line, Locale, Role, idOf } from './values.ts';

/** `current`: active and invited. */
export const operatorFilters = ['current', 'active', 'invited', 'removed'] as const;
export const operatorSorts = ['name', '-name', 'role', '-role', 'seen', '-seen', 'added', '-added'] as const;
/** What can be done with an operator: the names in the portal's answer (`can`). */
export const operatorActions = ['role.reader', 'role.admin', 'role.super_admin', 'hand_over', 'remove', 'invitation.resend', 'invitation.cancel', 'address.restore'] as const;

export const OperatorRow = /* @__PURE__ */ v.strictObject({
  id: idOf('operator'),
  /** Null until the person has told it: an invitation that is not accepted yet. */
  name: v.nullable(v.string()),
  email: v.string(),
  role: Role,
  locale: Locale,
  state: v.picklist(statesOf('operator')),
  /** It is the reader. */
  you: v.boolean(),
  invitation: v.nullable(v.strictObject({ sentAt: Instant, expiresAt: Instant, expired: v.boolean(), by: v.nullable(v.string()), /** When it can be sent again. */ resendAt: Instant })),
  /** Its address takes no e-mail. */
  unreachable: Unreachable,
  /** When it was invited, imported or approved. */
  addedAt: Instant,
  /** Its last sign-in; null while there was none. */
  seenAt: v.nullable(Instant),
  removedAt: v.nullable(Instant),
  can: v.array(CanEntry),
});
export type OperatorRow = v.InferOutput<typeof OperatorRow>;

/** An operator, and what ends and stays when it is removed or loses its role. */
export const OperatorDetails = /* @__PURE__ */ v.strictObject({
  ...OperatorRow.entries,
  /** Sessions that are open. */
  sessions: v.number(),
  /** Own requests that nobody has answered: they end with it. */
  requests: v.number(),
  /** Entries of the activity log under its name: they stay. At most 1,000 are counted. */
  entries: v.number(),
});
export type OperatorDetails = v.InferOutput<typeof OperatorDetails>;

const Problem = /* @__PURE__ */ v.strictObject({ code: v.picklist(problemCodes), detail: v.string() });
const params = /* @__PURE__ */ v.strictObject({ operator: idOf('operator') });
/** The highest one counts: each has the rights of those before it (OPR-3). */
const Roles = /* @__PURE__ */ v.pipe(v.array(Role), v.minLength(1, 'value.required'), v.maxLength(3, 'value.too_long'));

export const listOperators = endpoint({
  name: 'listOperators', method: 'GET', path: '/v1/operators', access: { by: 'operator', action: 'operator.write' },
  summary: 'Who has access to this organization, as whom, since when; and who is invited.',
  query: v.strictObject({
    show: v.optional(v.picklist(operatorFilters, 'value.choice')), role: v.optional(Role), sort: v.optional(v.picklist(operatorSorts, 'value.choice')), search: v.optional(v.pipe(v.string(), v.maxLength(100, 'value.too_long'))),
    cursor: v.optional(v.pipe(v.string(), v.maxLength(2_000, 'value.cursor'))), limit: v.optional(v.pipe(v.string(), v.regex(/^([1-9]\d?|100)$/, 'value.choice'))),
  }),
  reply: Page(OperatorRow), problems: [], rules: ['OPR-2'],
});
export const readOperator = endpoint({
  name: 'readOperator', method: 'GET', path: '/v1/operators/{operator}', access: { by: 'operator', action: 'operator.write' },
  summary: 'One operator, with what ends and what stays if it is removed.', params, reply: OperatorDetails, problems: [], rules: ['OPR-2', 'OPR-7'],
});

/** Lines that one request takes. */
export const mostInvited = 25;
export const inviteOperators = endpoint({
  name: 'inviteOperators', method: 'POST', path: '/v1/operators', access: { by: 'operator', action: 'operator.write' }, status: 201,
  summary: 'Invites people by work e-mail; each gets a one-time link of 14 days. One result a line: what is refused keeps no other from being invited.',
  body: v.strictObject({
    /** An address each, or a name with the address in angle brackets. */
    lines: v.pipe(v.array(v.pipe(v.string('value.required'), v.maxLength(limits.line + limits.email, 'value.too_long'))), v.minLength(1, 'value.required'), v.maxLength(mostInvited, 'value.too_long')),
    roles: Roles,
    /** Language of the e-mail; the inviter's own unless said. */
    locale: v.optional(Locale),
  }),
  reply: v.strictObject({ results: v.array(v.strictObject({ line: v.string(), operator: v.nullable(OperatorRow), problem: v.nullable(Problem) })) }), problems: [], rules: ['OPR-3', 'REG-2'],
});
export const resendInvitation = endpoint({
  name: 'resendInvitation', method: 'POST', path: '/v1/operators/{operator}/invitations', access: { by: 'operator', action: 'operator.write' },
  summary: 'Mails an invitation again, with a new link of 14 days; the one before stops working.',
  params, body: v.strictObject({}), reply: OperatorRow, problems: ['operator.not_invited', 'invitation.too_soon', 'operator.address_taken'], rules: ['OPR-3'],
});
export const cancelInvitation = endpoint({
  name: 'cancelInvitation', method: 'POST', path: '/v1/operators/{operator}/cancellations', access: { by: 'operator', action: 'operator.write' },
  summary: 'Takes an invitation back: its link stops working, and the address is free again.',
  params, body: v.strictObject({}), reply: OperatorRow, problems: ['operator.not_invited'], rules: ['OPR-3'],
});
export const changeRole = endpoint({
  name: 'changeRole', method: 'PUT', path: '/v1/operators/{operator}/role', access: { by: 'operator', action: 'operator.write' },
  summary: 'Gives an operator another role. Whoever loses rights is signed out at once.',
  params, body: v.strictObject({ roles: Roles }), reply: OperatorRow, problems: ['operator.not_active', 'operator.last_admin', 'operator.last_super_admin', 'operator.changed'], rules: ['OPR-1', 'OPR-5', 'OPR-6', 'OPR-7'],
});
export const handOver = endpoint({
  name: 'handOver', method: 'POST', path: '/v1/operators/{operator}/hand-overs', access: { by: 'operator', action: 'operator.write' },
  summary: "Hands one's own role over to an active operator: it becomes admin (super admin, where one hands that over), and oneself reader, in one step.",
  params, body: v.strictObject({}), reply: OperatorRow, problems: ['operator.not_active', 'operator.own_hand_over', 'operator.changed'], rules: ['OPR-5'],
});
export const removeOperator = endpoint({
  name: 'removeOperator', method: 'POST', path: '/v1/operators/{operator}/removals', access: { by: 'operator', action: 'operator.write' },
  summary: 'Ends the access of an operator at once, with its sessions, links and open requests; what it did stays under its name.',
  params, body: v.strictObject({}), reply: OperatorRow, problems: ['operator.not_active', 'operator.last_admin', 'operator.last_super_admin', 'operator.own_removal', 'operator.changed'], rules: ['OPR-6', 'OPR-7'],
});

// --- the invited person

const Token = /* @__PURE__ */ v.pipe(v.string('value.required'), v.maxLength(200, 'value.too_long'));
const linkProblems = ['invitation.invalid', 'invitation.expired', 'invitation.canceled', 'invitation.used'] as const;
export const Invitation = /* @__PURE__ */ v.strictObject({ organization: v.string(), role: Role, email: v.string(), by: v.nullable(v.string()), expiresAt: Instant, /** Only a Microsoft work account of this address gets in. */ workAccount: v.boolean() });
export type Invitation = v.InferOutput<typeof Invitation>;
export const readInvitation = endpoint({
  name: 'readInvitation', method: 'POST', path: '/v1/invitations/readings', access: { by: 'cookie' },
  summary: 'What a link invites to; reading it uses nothing up.', body: v.strictObject({ token: Token }), reply: Invitation, problems: linkProblems, rules: ['OPR-3'],
});
export const acceptInvitation = endpoint({
  name: 'acceptInvitation', method: 'POST', path: '/v1/invitations/acceptances', access: { by: 'cookie' }, status: 201,
  summary: "Accepts an invitation, once: the person has access from now on, and is signed in with the portal's cookie.",
  body: v.strictObject({ token: Token, name: Line }), reply: Session, problems: [...linkProblems, 'sign_in.work_account_required'], rules: ['OPR-3', 'OPR-9'],
});
export const declineInvitation = endpoint({
  name: 'declineInvitation', method: 'POST', path: '/v1/invitations/declines', access: { by: 'cookie' },
  summary: 'Declines an invitation: the link stops working, and the address is free again.',
  body: v.strictObject({ token: Token }), reply: v.strictObject({ declined: v.literal(true) }), problems: linkProblems, rules: ['OPR-3'],
});

// --- import

/** Rows that one request takes. */
export const mostImported = 50;
const cell = (most: number) => v.pipe(v.string('value.required'), v.maxLength(most, 'value.too_long'));
export const ImportRow = /* @__PURE__ */ v.strictObject({
  /** Of the file, from 1. */
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The company: its id, mail domain, D-U-N-S number or name. */
  organization: cell(limits.line),
  email: cell(limits.email + 60),
  name: v.optional(cell(limits.line)),
  /** As the other portal calls them: `Invoice` is a reader, a tenant admin is an admin; both make an admin. */
  roles: v.pipe(v.array(cell(60)), v.minLength(1, 'value.required'), v.maxLength(10, 'value.too_long')),
  /** Names the company's super admin, where it has none. */
  superAdmin: v.optional(v.boolean()),
});
export type ImportRow = v.InferOutput<typeof ImportRow>;
export const importOutcomes = ['added', 'unchanged', 'refused'] as const;
export const ImportResult = /* @__PURE__ */ v.strictObject({
  line: v.number(), outcome: v.picklist(importOutcomes), /** Name of the company, where it is known. */ organization: v.nullable(v.string()), role: v.nullable(Role), problem: v.nullable(Problem),
});
export type ImportResult = v.InferOutput<typeof ImportResult>;
export const importOperators = endpoint({
  name: 'importOperators', method: 'POST', path: '/v1/operator-imports', access: { by: 'operator', action: 'operator.import' },
  summary: "Takes over users of another portal, of this organization or of companies that it works with: they sign in with the account they have, without an invitation. One result a row; the same rows again change nothing.",
  body: v.strictObject({ /** Says what would happen, and changes nothing. */ dryRun: v.boolean(), rows: v.pipe(v.array(ImportRow), v.minLength(1, 'value.required'), v.maxLength(mostImported, 'value.too_long')) }),
  reply: v.strictObject({ results: v.array(ImportResult) }), problems: [], rules: ['OPR-8'],
});

export const teamEndpoints = [
  listOperators, readOperator, inviteOperators, resendInvitation, cancelInvitation, changeRole, handOver, removeOperator, readInvitation, acceptInvitation, declineInvitation, importOperators,
] as const;
