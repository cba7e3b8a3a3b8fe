/** Refusal codes are public: each is answered somewhere, each is explained, and no text in the code names one that is none. */
import { describe, expect, test } from 'vitest';
import { api } from '../../schema/api.ts';
import { demoEndpoints } from '../../schema/demo.ts';
import { eventNames, quietNames } from '../../schema/events.ts';
import { actions } from '../../schema/permissions.ts';
import { commonProblems, problemCodes } from '../../schema/problems.ts';
import { valueCodes } from '../../schema/checks.ts';
import { openApi, problemsOf } from '../../worker/http/openapi.ts';
import { problemTexts } from '../../worker/messages/problem-texts.ts';
import { reacher } from './support/reach.ts';
import { type Node, type Source, everything, sources, stringsOf, walk } from './support/sources.ts';

/** The column of a unique index, the part that three codes begin with, and a file. */
const lookAlikes = ['operators.email', 'sign_in.link', 'address.ts'];
const worker = sources('worker/**/*.{ts,tsx}');
/** Where codes are explained, not answered. */
const texts = /^worker\/messages\/problems\.\w+\.ts$/;
const answered = new Set(worker.filter(({ path }) => !texts.test(path)).flatMap(stringsOf));

describe('every code', () => {
  test('the sweep sees codes and the worker', () => {
    expect(problemCodes.length).toBeGreaterThan(40);
    expect(worker.length).toBeGreaterThan(40);
    expect(answered.has('resource.not_found')).toBe(true);
  });
  test('is answered by the worker', () => expect(problemCodes.filter((code) => !answered.has(code))).toEqual([]));
  test('of a value is the message of a schema or of its parser', () => {
    const said = new Set([...answered, ...valueMessages()]);
    expect(valueCodes.length).toBeGreaterThan(10);
    expect(valueCodes.filter((code) => !said.has(code))).toEqual([]);
  });
  test('is explained in both languages, in the reference and in /openapi.json', () => {
    const document = JSON.stringify(openApi('https://portal.test'));
    for (const code of problemCodes) for (const language of ['en', 'fr'] as const) {
      const { title, detail } = problemTexts[language].problems[code];
      expect([code, title.length > 3, detail({}).length > 10]).toEqual([code, true, true]);
      expect([code, document.includes(`"${code}"`)]).toEqual([code, true]);
    }
  });
});

/** String literals of schema/, the list of value codes itself aside. */
function valueMessages(): string[] {
  return sources('schema/*.ts').flatMap(({ tree }) => {
    const list = [...walk(tree)].find((node) => node.type === 'VariableDeclarator' && (node['id'] as { name?: string }).name === 'valueCodes');
    return [...walk(tree)].filter((node) => node.type === 'Literal' && (!list || node.start < list.start || node.end > list.end)).map((node) => String(node['value']));
  });
}

describe('every literal that looks like a code', () => {
  const known: ReadonlySet<string> = new Set([...problemCodes, ...valueCodes, ...eventNames, ...quietNames, ...actions, ...canNames(), ...lookAlikes]);
  const areas = new Set([...problemCodes, ...valueCodes].map((code) => code.split('.')[0]));
  const looks = everything().flatMap((source) => stringsOf(source).filter((text) => /^[a-z_]+\.[a-z_]+$/.test(text) && areas.has(text.split('.')[0])).map((text) => ({ path: source.path, text })));
  test('the sweep sees such literals in worker, schema, components and tests', () => {
    for (const folder of ['worker/', 'schema/', 'components/', 'test/']) expect(looks.filter(({ path }) => path.startsWith(folder)).length, folder).toBeGreaterThan(5);
  });
  test('is one', () => expect(looks.filter(({ text }) => !known.has(text)).map(({ path, text }) => `${path}: ${text}`)).toEqual([]));
});
/** What replies say an operator `can` do with a case: a name of ours only where the worker says it. */
function canNames(): string[] {
  const named = sources('worker/routes/{views,transfers,team,help}.ts').flatMap(stringsOf).filter((text) => /^(?:registration|join|transfer|invitation|help)\.[a-z_]+$/.test(text));
  expect(named.length).toBeGreaterThan(1);
  return named;
}

describe('what an endpoint declares', () => {
  const names: ReadonlySet<string> = new Set([...api, ...demoEndpoints].map((one) => one.name));
  // route() leads to everything that is ever committed, and what is shown of a case, an operator or a problem to all there is to say of one, as do results line by line; what an event's guards refuse is looked up by the event instead.
  const reached = reacher(worker, new Set(['route', 'commit', 'writes', 'problems', 'problemTexts', 'caseOf', 'progressOf', 'viewOf', 'rowOf', 'inviteOperator', 'takeOver']));
  const guards = guardsByEvent(reached);
  /** String literals that an endpoint's route reaches, with the guards of the events among them. */
  const says = new Map<string, ReadonlySet<string>>();
  for (const source of worker.filter(({ path }) => path.startsWith('worker/routes/'))) {
    for (const node of walk(source.tree)) {
      if (node.type !== 'CallExpression' || (node['callee'] as { name?: string }).name !== 'route') continue;
      const [first, ...handlers] = node['arguments'] as Node[];
      const pieces = handlers.flatMap((handler) => reached(source, handler));
      const made = pieces.flatMap((piece) => [...walk(piece)]).flatMap((one) => (one.type === 'Property' && (one['key'] as { name?: string }).name === 'name' ? [String((one['value'] as Node)['value'])] : []));
      says.set(String(first?.['name']), new Set([...pieces.flatMap((one) => stringsOf({ ...source, tree: one })), ...made.flatMap((event) => guards.get(event) ?? [])]));
    }
  }
  test('the sweep sees a route of every endpoint, with its refusals', () => {
    expect([...names].filter((name) => !says.has(name))).toEqual([]);
    expect(guards.size).toBeGreaterThan(5);
    expect(says.get('approveRegistration')?.has('registration.product_inactive')).toBe(true);
    expect(says.get('readHealth')?.has('registration.product_inactive')).toBe(false);
  });
  test('its route can answer', () => {
    expect(api.flatMap((endpoint) => endpoint.problems.filter((code) => !says.get(endpoint.name)?.has(code) && !applicantToken(endpoint, code)).map((code) => `${endpoint.name}: ${code}`))).toEqual([]);
  });
  test('is all that its route answers, what every endpoint may answer aside', () => {
    const undeclared = api.filter((one) => one.method !== 'GET').flatMap((endpoint) => problemCodes
      .filter((code) => says.get(endpoint.name)?.has(code) && !problemsOf(endpoint).includes(code) && !(code in commonProblems) && !otherWay.has(`${endpoint.name}: ${code}`)).map((code) => `${endpoint.name}: ${code}`));
    expect(undeclared).toEqual([]);
  });
});
/** Guards of the same event when it comes another way: of a further code, of what a reviewer decides, of what the policy decides. A race that is lost is decided again (http/route.ts). */
const otherWay: ReadonlySet<string> = new Set(Object.entries({
  // Who is invited gets the invitation again, or nothing: the answer is the same.
  requestSignInLink: ['operator.address_taken', 'operator.not_invited', 'invitation.too_soon'],
  // A link is no account's attempt, nor the other way round; an account proves, and no code does; its invitation is used by itself.
  signIn: ['sign_in.attempt_used'], completeSignIn: ['sign_in.link_used', 'proof.expired', 'invitation.used'], confirmProof: ['sign_in.attempt_used'], acceptInvitation: ['sign_in.attempt_used'],
  // What comes back is read elsewhere.
  beginSignIn: ['sign_in.canceled'],
  // It only ever gives more.
  answerHelp: ['operator.last_admin', 'operator.last_super_admin'],
  requestRegistration: ['registration.code_too_soon', 'registration.already_decided'], confirmRegistrationEmail: ['registration.already_decided', 'transfer.closed'],
  submitRegistration: ['registration.already_decided', 'registration.declined_by_vendor', 'registration.transfer_pending', 'transfer.closed'], approveRegistration: ['registration.conflict'],
  joinCompany: ['registration.already_decided', 'transfer.not_needed', 'transfer.open', 'transfer.closed'], withdrawRegistration: ['transfer.closed'], declineRegistration: ['transfer.closed'],
  approveJoin: ['registration.transfer_pending', 'registration.conflict'], refuseJoin: ['transfer.closed'], requestEnrollment: ['registration.transfer_pending', 'registration.already_decided'],
  requestTransfer: ['registration.already_decided'], releasePartner: ['registration.already_decided'], objectToTransfer: ['registration.already_decided'], decideTransfer: ['registration.already_decided', 'transfer.objected'],
  cancelTransfer: ['registration.already_decided', 'transfer.objected'], blockApplicants: ['registration.already_decided', 'transfer.closed'], liftBlock: ['registration.already_decided', 'transfer.closed'],
}).flatMap(([endpoint, codes]) => codes.map((code) => `${endpoint}: ${code}`)));
/** Refused before the route, where who calls is found out. */
const applicantToken = (endpoint: { readonly access: { readonly by: string } }, code: string): boolean => endpoint.access.by === 'applicant' && code === 'registration.token_required';

/** Event → the codes with which its guards abort a batch (worker/store/writes-*.ts). */
function guardsByEvent(reached: ReturnType<typeof reacher>): Map<string, string[]> {
  return new Map(sources('worker/store/writes-*.ts').flatMap((source: Source) => {
    const list = [...walk(source.tree)].find((node) => node.type === 'VariableDeclarator' && /^\w+Writes$/.test((node['id'] as { name?: string }).name ?? '')) as Node;
    return ((list['init'] as Node)['properties'] as Node[]).map((property): [string, string[]] => [
      String((property['key'] as Node)['value']), reached(source, property['value'] as Node).flatMap((tree) => stringsOf({ ...source, tree })).filter((text) => (problemCodes as string[]).includes(text)),
    ]);
  }));
}
