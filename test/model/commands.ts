/** What can be asked of the portal, as numbers that are read against the model: what is likely to lead on is chosen more often than what is refused. */
import fc from 'fast-check';
import { approveRegistration, activateProduct, confirmRegistrationEmail, declineRegistration, joinCompany, requestRegistration, resendRegistrationCode, resendRegistrationMail, saveRegistrationDraft, submitRegistration, withdrawRegistration } from '../../schema/registration.ts';
import { approveJoin, askForTransfer, blockApplicants, cancelTransfer, decideTransfer, liftBlock, objectToTransfer, refuseJoin, releasePartner, requestEnrollment, requestTransfer } from '../../schema/requests.ts';
import { codeOf } from '../support/caller.ts';
import { belgian } from '../support/scenes.ts';
import * as applicants from './applicant.ts';
import * as clock from './clock.ts';
import * as deciding from './deciders.ts';
import { type Model, type Registration, domainOf, isMoving, tiedCompanies } from './model.ts';
import * as moving from './transfers.ts';
import * as portal from './portal.ts';

/** `at` below 8 looks for what the command is meant for, and below 5 for nothing else; `who`, `what` and `how` choose among what there is. */
export interface Command { readonly name: string; readonly who: number; readonly what: number; readonly how: number; readonly at: number }
/** Where the model's things are in the portal. */
export interface Bound { readonly ids: Map<string, string>; rows: portal.Rows }
/** A command as the two sides do it; the model may want to know what the portal did where several answers are right. */
interface Step { readonly real: () => Promise<string>; readonly said: (rows: portal.Rows) => string }
type Make = (m: Model, bound: Bound, command: Command) => Step | undefined;

const domains = ['alder-orvela.com', 'birch-orvela.com'] as const;
const addresses = [...domains.flatMap((domain) => ['ana', 'bo', 'cy'].map((name) => `${name}@${domain}`)), 'dee@elm-orvela.wordpress.com', 'eve@elm-orvela.wordpress.com'];
const numbers = ['211000001', '211000002'] as const;
const either = ['first', 'second'] as const;
const deciders = ['first', 'second', 'vendor'] as const;
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const choose = <T>(list: readonly T[], likely: (one: T) => boolean, { what, at: bias }: Command): T | undefined => {
  const fitting = bias < 8 ? list.filter(likely) : [];
  const from = fitting.length || bias < 5 ? fitting : list;
  return from.length ? at(from, what) : undefined;
};
const ours = (m: Model): Registration[] => [...m.registrations.values()].filter((one) => one.program === 'n' && one.declinedBy !== 'policy');
const inState = (...states: Registration['state'][]) => (one: Registration): boolean => states.includes(one.state);
const on = (bound: Bound, one: { readonly key: string }) => ({ params: { registration: bound.ids.get(one.key) as string } });
const moved = (bound: Bound, one: { readonly key: string }) => ({ params: { transfer: bound.ids.get(one.key) as string } });
const applicant = { givenName: 'Ana', familyName: 'Ferreira' };
const codeFrom = async (answer: Promise<{ code: string }>): Promise<string> => (await answer).code;
const as = (who: 'first' | 'second' | 'vendor') => portal.sessionOf(portal.staff[who]);
/** An operator of a company, likely one who may act. */
const insider = (m: Model, command: Command, company?: string): string | undefined => {
  const list = [...m.operators.keys()];
  const mine = (email: string): boolean => (company === undefined || m.operators.get(email)?.company === company) && m.operators.get(email)?.role !== 'reader';
  return choose(list, mine, { ...command, what: command.who });
};
const asInsider = async (bound: Bound, email: string) => {
  const row = bound.rows.operators.find((one) => one.email === email);
  return portal.sessionOf({ id: row?.id ?? '', organization: row?.organization ?? '' });
};
const forOne = (likely: (one: Registration) => boolean, make: (m: Model, bound: Bound, one: Registration, command: Command) => Step | undefined, among = ours): Make => (m, bound, command) => {
  const one = choose(among(m), likely, command);
  return one && make(m, bound, one, command);
};
const everyone = (m: Model): Registration[] => [...m.registrations.values()].filter((one) => one.declinedBy !== 'policy');
/** Who decides on it, likely whose turn it is. */
const turn = (one: Registration, { who, at: bias }: Command): (typeof deciders)[number] => deciders.find((each) => bias < 7 && each === (one.actor === one.joining ? one.seenBy : one.actor)) ?? at(deciders, who);
const waits = inState('under_review');
const typed = (email: string, how: number): applicants.Details => (how % 3 === 2 ? { name: `Orvela ${email}`, duns: null } : { name: `Orvela ${how % 3}`, duns: numbers[how % 3] as string });

const makes = {
  request: (m, _, command) => {
    const email = command.at === 9 && command.how === 5 ? 'gil@gmail.com' : (choose(addresses, (one) => !ours(m).some((each) => each.email === one), command) as string);
    const page = at([null, null, 'first'] as const, command.who);
    return { real: () => codeFrom(portal.call(requestRegistration, { body: { email: email as never, locale: 'en' } }, portal.pageOf(page))), said: () => applicants.request(m, email, page) };
  },
  resendCode: forOne(inState('draft'), (m, bound, one) => ({ real: () => codeFrom(portal.call(resendRegistrationCode, { ...on(bound, one), body: {} }, portal.pageOf(null))), said: () => applicants.resendCode(m, one) })),
  confirm: forOne(inState('draft'), (m, bound, one, { how, at: bias }) => {
    const wrong = how === 5 && bias > 4;
    const code = async (): Promise<string> => { const right = await codeOf(bound.ids.get(one.key) as string, one.codes); return wrong ? String((Number(right) + 1) % 1_000_000).padStart(6, '0') : right; };
    return { real: async () => codeFrom(portal.call(confirmRegistrationEmail, { ...on(bound, one), body: { code: await code() } }, portal.pageOf(null))), said: () => applicants.confirm(m, one, !wrong) };
  }),
  saveDraft: forOne(inState('email_confirmed'), (m, bound, one) => ({ real: async () => codeFrom(portal.call(saveRegistrationDraft, { ...on(bound, one), body: { draft: { city: 'Namur' } } }, await portal.applicantOf(bound.ids.get(one.key) as string, one.page))), said: () => applicants.saveDraft(m, one) })),
  submit: forOne(inState('email_confirmed'), (m, bound, one, { who, how, at: bias }) => {
    const wanted = bias === 9 ? null : at(either, who);
    const details = typed(one.email, how);
    const body = { applicant, company: { legalName: details.name, ...belgian(), ...(details.duns && { duns: details.duns }) } as never, consent: true as const, ...(wanted && { distributor: portal.distributors[wanted].id }) };
    return { real: async () => codeFrom(portal.call(submitRegistration, { ...on(bound, one), body }, await portal.applicantOf(bound.ids.get(one.key) as string, one.page))), said: () => applicants.submit(m, one, wanted, details) };
  }),
  join: forOne((one) => one.state === 'email_confirmed', (m, bound, one, command) => {
    const company = choose([...m.companies.values()], (each) => each.domain === domainOf(one.email), { ...command, what: command.how });
    const wanted = at([null, 'first', 'second'] as const, command.who);
    return company && {
      real: async () => codeFrom(portal.call(joinCompany, { ...on(bound, one), body: { organization: bound.ids.get(company.key) as string, applicant, consent: true, ...(wanted && { distributor: portal.distributors[wanted].id }) } }, await portal.applicantOf(bound.ids.get(one.key) as string, one.page))),
      said: () => applicants.join(m, one, company.key, wanted),
    };
  }),
  withdraw: forOne(waits, (m, bound, one) => ({ real: async () => codeFrom(portal.call(withdrawRegistration, { ...on(bound, one), body: {} }, await portal.applicantOf(bound.ids.get(one.key) as string, one.page))), said: () => applicants.withdraw(m, one) })),
  resendMail: forOne(inState('under_review', 'approved'), (m, bound, one) => ({ real: async () => codeFrom(portal.call(resendRegistrationMail, { ...on(bound, one), body: {} }, await portal.applicantOf(bound.ids.get(one.key) as string, one.page))), said: () => applicants.resendMail(m, one) })),
  activate: forOne((one) => waits(one) && one.kind === 'company', (m, bound, one, { who, at: bias }) => {
    const by = bias < 8 && one.distributor ? one.distributor : at(either, who);
    return { real: async () => codeFrom(portal.call(activateProduct, { ...on(bound, one), body: {} }, await as(by))), said: () => deciding.activate(m, by, one) };
  }, everyone),
  approve: forOne(waits, (m, bound, one, command) => {
    const by = turn(one, command);
    return { real: async () => codeFrom(portal.call(approveRegistration, { ...on(bound, one), body: {} }, await as(by))), said: () => deciding.approve(m, by, one) };
  }, everyone),
  decline: forOne(waits, (m, bound, one, command) => {
    const by = turn(one, command), reapply = at(['now', 'in_30_days', 'never'] as const, command.how);
    return { real: async () => codeFrom(portal.call(declineRegistration, { ...on(bound, one), body: { reason: 'other', reapply } }, await as(by))), said: () => deciding.decline(m, by, one, reapply) };
  }, everyone),
  answerJoin: forOne((one) => waits(one) && one.kind === 'join', (m, bound, one, command) => {
    const email = insider(m, command, one.joining ?? undefined);
    const role = at(['reader', 'admin', 'super_admin', 'refuse', 'reader', 'admin'] as const, command.how);
    return email === undefined ? undefined : {
      real: async () => codeFrom(role === 'refuse' ? portal.call(refuseJoin, { ...on(bound, one), body: {} }, await asInsider(bound, email)) : portal.call(approveJoin, { ...on(bound, one), body: { role } }, await asInsider(bound, email))),
      said: () => deciding.answerJoin(m, email, one, role),
    };
  }, everyone),
  enroll: (m, bound, command) => {
    const email = insider(m, command), to = at(either, command.how);
    return email === undefined ? undefined : { real: async () => codeFrom(portal.call(requestEnrollment, { body: { program: portal.program.m, distributor: portal.distributors[to].id, consent: true } }, await asInsider(bound, email))), said: () => deciding.enroll(m, email, to) };
  },
  requestTransfer: (m, bound, command) => {
    const email = insider(m, command);
    const tie = m.companies.get(m.operators.get(email ?? '')?.company ?? '')?.tie;
    const to = command.at < 8 ? (tie === 'first' ? 'second' : 'first') : at(either, command.how);
    return email === undefined ? undefined : { real: async () => codeFrom(portal.call(requestTransfer, { body: { program: portal.program.n, distributor: portal.distributors[to].id } }, await asInsider(bound, email))), said: () => moving.requestTransfer(m, email, to) };
  },
  askForTransfer: (m, bound, command) => {
    const one = choose(everyone(m), (each) => waits(each) && each.kind === 'company' && tiedCompanies(m, each).length > 0, command);
    const by = one && (command.at < 8 && one.distributor ? one.distributor : at(either, command.who));
    return one && by && {
      real: async () => codeFrom(portal.call(askForTransfer, { ...on(bound, one), body: {} }, await as(by))),
      said: (rows) => {
        const row = rows.transfers.find((each) => ![...bound.ids.values()].includes(each.id));
        return moving.askForTransfer(m, by, one, [...bound.ids].find(([, id]) => id === row?.organization)?.[0]);
      },
    };
  },
  answerTransfer: (m, bound, command) => {
    const one = choose([...m.transfers.values()], isMoving, command);
    const by = one && (command.at < 8 ? one.from : at(either, command.who));
    const release = command.how % 3 !== 2;
    return one && by && {
      real: async () => codeFrom(release ? portal.call(releasePartner, { ...moved(bound, one), body: {} }, await as(by)) : portal.call(objectToTransfer, { ...moved(bound, one), body: { reason: 'An invoice is open.' } }, await as(by))),
      said: () => moving.answerTransfer(m, by, one, release),
    };
  },
  decideTransfer: (m, bound, command) => {
    const one = choose([...m.transfers.values()], isMoving, command);
    const decision = command.how % 3 === 2 ? 'refuse' : 'complete';
    return one && { real: async () => codeFrom(portal.call(decideTransfer, { ...moved(bound, one), body: { decision } }, await as('vendor'))), said: () => moving.decideTransfer(m, one, decision) };
  },
  cancelTransfer: (m, bound, command) => {
    const one = choose([...m.transfers.values()], isMoving, command);
    const email = insider(m, command, one?.company);
    return one && email !== undefined ? { real: async () => codeFrom(portal.call(cancelTransfer, { ...moved(bound, one), body: {} }, await asInsider(bound, email))), said: () => moving.cancelTransfer(m, email, one) } : undefined;
  },
  block: (m, _, command) => {
    const one = choose(ours(m), inState('draft', 'email_confirmed', 'under_review'), command);
    const email = one?.email ?? at(addresses, command.what), domain = at(domains, command.what), duns = at(numbers, command.what);
    const [key, target] = at([[`address:${email}`, { kind: 'address', email }], [`domain:${domain}`, { kind: 'domain', domain }], [`duns:${duns}`, { kind: 'duns', duns }]] as const, command.how);
    return { real: async () => codeFrom(portal.call(blockApplicants, { body: { program: portal.program.n, targets: [target as never], reason: 'Known to us.' } }, await as('vendor'))), said: () => clock.block(m, key) };
  },
  lift: (m, bound, command) => {
    const key = choose([...m.blocks], () => true, command);
    const id = bound.rows.blocks.find((one) => one.key === key)?.id;
    return key && id ? { real: async () => codeFrom(portal.call(liftBlock, { params: { block: id }, body: {} }, await as('vendor'))), said: () => clock.lift(m, key) } : undefined;
  },
  activateBeforehand: (m, _, { who, what }) => {
    const distributor = at(either, who), domain = at(domains, what);
    return { real: async () => { await portal.activatedBeforehand(distributor, domain); return 'ok'; }, said: () => { clock.activateBeforehand(m, distributor, domain); return 'ok'; } };
  },
  wait: (m, _, { how }) => {
    const minutes = at([2, 16, 24 * 60, 8 * 24 * 60, 16 * 24 * 60, 31 * 24 * 60], how);
    return {
      real: async () => { portal.moveClock(m.now + minutes * 60_000); await portal.keepHouse(); return 'ok'; },
      said: () => { m.now += minutes * 60_000; clock.passed(m); return 'ok'; },
    };
  },
} satisfies Record<string, Make>;
export type Name = keyof typeof makes;
export const stepOf = (m: Model, bound: Bound, command: Command): Step | undefined => (makes[command.name as Name] as Make)(m, bound, command);

/** How often each is asked for. */
export type Weights = { readonly [N in Name]?: number };
const usual: { readonly [N in Name]: number } = {
  request: 7, resendCode: 2, confirm: 10, saveDraft: 1, submit: 10, join: 8, withdraw: 2, resendMail: 1, activate: 10, approve: 12, decline: 4, answerJoin: 8, enroll: 2, requestTransfer: 2, askForTransfer: 4, answerTransfer: 3, decideTransfer: 2, cancelTransfer: 1,
  block: 1, lift: 1, activateBeforehand: 1, wait: 5,
};
export const commandsOf = (weights: Weights, length: { readonly minLength: number; readonly maxLength: number }): fc.Arbitrary<Command[]> => fc.noBias(fc.array(
  fc.record({
    name: fc.oneof(...Object.entries({ ...usual, ...weights }).map(([name, weight = 0]) => ({ weight, arbitrary: fc.constant(name) }))), who: fc.nat(5), what: fc.nat(11), how: fc.nat(5), at: fc.nat(9),
  }), { ...length, size: 'max' },
));
