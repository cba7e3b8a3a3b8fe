/** Asking whoever can lift a refusal: a request in their queue, answered there, told back to who asked (ALL-1). */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { problemCodes } from './problems.ts';
import { RequestNote } from './registration.ts';
import { ActionName, CanEntry } from './shapes.ts';
import { statesOf } from './states.ts';
import { Instant, Note, Role, idOf } from './values.ts';

export const HelpCase = /* @__PURE__ */ v.strictObject({
  id: idOf('request'),
  kind: v.literal('help'),
  state: v.picklist(statesOf('request')),
  /** What was refused. */
  code: v.picklist(problemCodes),
  /** What was wanted, where a permission was missing, and the lowest role that has it. */
  action: v.nullable(ActionName),
  role: v.nullable(Role),
  /** What is missing, as a word that never changes (problems.ts), and the refusal's sentence in the reader's language. */
  missing: v.string(),
  detail: v.string(),
  /** The record that it was about, where there is one. */
  subject: v.nullable(v.string()),
  program: v.nullable(v.strictObject({ id: idOf('program'), name: v.string() })),
  askedBy: v.strictObject({ id: idOf('operator'), name: v.string(), email: v.string(), role: Role, organization: v.string(), /** It is the reader. */ you: v.boolean() }),
  askedAt: Instant,
  /** Who was asked. */
  to: v.strictObject({ kind: v.picklist(['company', 'distributor', 'vendor']), name: v.string() }),
  note: v.nullable(v.string()),
  decidedAt: v.nullable(Instant),
  decidedBy: v.nullable(v.string()),
  answer: v.nullable(v.string()),
  notes: v.array(RequestNote),
  /** `help.grant` gives the role that is missing, `help.answer` says that it is done or how, `help.refuse`, `help.withdraw`. */
  can: v.array(CanEntry),
});
export type HelpCase = v.InferOutput<typeof HelpCase>;

const params = /* @__PURE__ */ v.strictObject({ request: idOf('request') });
export const askForHelp = endpoint({
  name: 'askForHelp', method: 'POST', path: '/v1/help-requests', access: { by: 'operator', action: 'request.create' }, status: 201,
  summary: 'Asks whoever can lift a refusal: the own admins, the distributor or the vendor. It waits in their queue, and the answer is mailed.',
  body: v.strictObject({
    code: v.picklist(problemCodes, 'value.choice'), /** What was wanted, where a permission was missing. */ action: v.optional(ActionName),
    /** Where distributor or vendor are asked: in which program; the only one, unless said. */ program: v.optional(idOf('program')),
    subject: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{3}_[0-9a-f]{32}$/, 'value.id'))), note: v.optional(Note),
  }),
  reply: HelpCase, problems: ['help.not_needed', 'help.open', 'help.nobody'], rules: ['ALL-1'],
});
export const listHelp = endpoint({
  name: 'listHelp', method: 'GET', path: '/v1/help-requests', access: { by: 'operator', action: 'request.create' },
  summary: 'What this operator has asked for, newest first, at most twenty.',
  query: v.strictObject({ code: v.optional(v.picklist(problemCodes, 'value.choice')), action: v.optional(ActionName) }), reply: v.strictObject({ rows: v.array(HelpCase) }), problems: [], rules: ['ALL-1'],
});
export const readHelp = endpoint({
  name: 'readHelp', method: 'GET', path: '/v1/help-requests/{request}', access: { by: 'operator', action: 'request.create' },
  summary: 'One request for help: for who asked, and for the organization that is asked.', params, reply: HelpCase, problems: [], rules: ['ALL-1'],
});
export const answerHelp = endpoint({
  name: 'answerHelp', method: 'POST', path: '/v1/help-requests/{request}/answers', access: { by: 'operator', action: 'request.answer' },
  summary: 'Answers it: gives the role that is missing, says that it is done, or refuses. Who asked is told by e-mail.',
  params, body: v.strictObject({ decision: v.picklist(['grant', 'answer', 'refuse'], 'value.choice'), note: v.optional(Note) }), reply: HelpCase,
  problems: ['help.closed', 'help.nothing_to_grant', 'operator.not_active', 'operator.changed'], rules: ['ALL-1', 'OPR-5'],
});
export const withdrawHelp = endpoint({
  name: 'withdrawHelp', method: 'POST', path: '/v1/help-requests/{request}/withdrawals', access: { by: 'operator', action: 'request.create' },
  summary: 'Who asked takes it back.', params, body: v.strictObject({}), reply: HelpCase, problems: ['help.closed'], rules: ['ALL-1'],
});
export const helpEndpoints = [askForHelp, listHelp, readHelp, answerHelp, withdrawHelp] as const;
