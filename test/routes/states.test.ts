/**
 * Every state machine of schema/states.ts, walked through the worker: each transition that this release offers happens, those still to come are
 * listed by row, and in each state each other command is refused with a declared code and leaves everything as it was.
 */
import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { retryMessage } from '../../schema/activity.ts';
import { api } from '../../schema/api.ts';
import type { Endpoint } from '../../schema/endpoint.ts';
import { requestSignInLink, signIn } from '../../schema/operators.ts';
import { activateProduct, approveRegistration, confirmRegistrationEmail, declineRegistration, requestRegistration, resendRegistrationCode, submitRegistration, withdrawRegistration } from '../../schema/registration.ts';
import { approveJoin, blockApplicants, cancelTransfer, decideTransfer, liftBlock, objectToTransfer, refuseJoin, releasePartner, requestEnrollment } from '../../schema/requests.ts';
import { cancelInvitation, declineInvitation, importOperators, removeOperator } from '../../schema/team.ts';
import { type Machine, machines, nextState, statesOf } from '../../schema/states.ts';
import { createApp } from '../../worker/app.ts';
import type { Env } from '../../worker/env.ts';
import { housekeep } from '../../worker/jobs/housekeep.ts';
import { deliver } from '../../worker/messages/outbox.ts';
import { deriveApplicantToken, deriveLinkToken } from '../../worker/messages/secrets.ts';
import { spans } from '../../worker/rules/decision.ts';
import { world } from '../../demo/world/world.ts';
import { type Got, applicant, call, codeOf, confirmed, freshCompany, freshEmail, pages, requestFor, sessionOf, submitted } from '../support/caller.ts';
import { bounces } from '../support/mail.ts';
import { count, meanwhile } from '../support/race.ts';
import { company, joiner, moving } from '../support/scenes.ts';
import { freshPerson, invited, member, operatorRow } from '../support/team.ts';

const { first, second } = world.distributors;
const live = env as unknown as Env;
const one = async (sql: string, ...values: unknown[]) => (await env.DB.prepare(sql).bind(...values).first<Record<string, unknown>>()) ?? {};
const stateOf = async (registration: string) => (await one('SELECT state FROM registrations WHERE id = ?', registration))['state'];
const reviewer = () => sessionOf(first.operators.admin);
const deps = (send: () => Promise<void>, now = Date.now() + 1) => ({ db: env.DB, mailer: { send }, secret: env.LINK_SECRET, portalUrl: 'http://portal.test', mailFrom: 'portal@portal.test', now, refused: async () => {} });
const aged = (registration: string) => env.DB.prepare('UPDATE registrations SET created_at = ? WHERE id = ?').bind(Date.now() - spans.draft - 1, registration).run();

const drafted = async () => (await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, pages.distributor)).reply.registration;
const reviewed = async () => (await submitted()).registration;
const activate = async (registration: string) => call(activateProduct, { params: { registration }, body: {} }, await reviewer());
const approve = async (registration: string) => call(approveRegistration, { params: { registration }, body: {} }, await reviewer());
const decline = async (registration: string) => call(declineRegistration, { params: { registration }, body: { reason: 'other', reapply: 'now' } }, await reviewer());
const confirm = async (registration: string, sequence = 1) => call(confirmRegistrationEmail, { params: { registration }, body: { code: await codeOf(registration, sequence) } }, pages.distributor);
const submit = async (registration: string) => {
  const bearer = await deriveApplicantToken(env.LINK_SECRET, registration, Date.now() + 60_000);
  return call(submitRegistration, { params: { registration }, body: { applicant, company: freshCompany() as never, consent: true } }, { ...pages.distributor, bearer });
};
const expire = async (registration: string) => { await aged(registration); await housekeep(live, Date.now()); };
const approved = async () => { const registration = await reviewed(); await activate(registration); expect((await approve(registration)).status).toBe(200); return registration; };
const declined = async () => { const registration = await reviewed(); expect((await decline(registration)).status).toBe(200); return registration; };
const expired = async () => { const registration = await drafted(); await expire(registration); return registration; };
const withdraw = async (registration: string) => call(withdrawRegistration, { params: { registration }, body: {} }, { ...pages.distributor, bearer: await deriveApplicantToken(env.LINK_SECRET, registration, Date.now() + 60_000) });
const withdrawn = async () => { const registration = await drafted(); expect((await withdraw(registration)).status).toBe(200); return registration; };
const vendor = () => sessionOf(world.vendors.n.operators.admin);
const requestState = async (subject: string) => (await one('SELECT state FROM requests WHERE subject_id = ?', subject))['state'];
const transferState = async (id: string) => (await one('SELECT state FROM transfers WHERE id = ?', id))['state'];
const blockState = async (id: string) => ((await one('SELECT lifted_at AS lifted FROM blocks WHERE id = ?', id))['lifted'] === null ? 'active' : 'lifted');
const blocked = async () => (await call(blockApplicants, { body: { program: world.programs.n.id, targets: [{ kind: 'address', email: freshEmail() as never }], reason: 'Known to us.' } }, await vendor())).reply.blocks[0]?.id ?? '';
const asked = async () => (await moving()).transfer;
const object = async (transfer: string) => call(objectToTransfer, { params: { transfer }, body: { reason: 'An invoice is open.' } }, await reviewer());
const objected = async () => { const transfer = await asked(); expect((await object(transfer)).status).toBe(200); return transfer; };
const decide = async (transfer: string, decision: 'complete' | 'refuse') => call(decideTransfer, { params: { transfer }, body: { decision } }, await vendor());
const late = (transfer: string) => env.DB.batch([
  env.DB.prepare("UPDATE transfers SET due_on = '2026-01-05' WHERE id = ?").bind(transfer), env.DB.prepare('UPDATE requests SET deadline_at = 1 WHERE subject_id = ?').bind(transfer),
]);
/** Events of a transfer, as its log keeps them: what happens in one step leaves no state between. */
const passed = async (transfer: string) => (await env.DB.prepare("SELECT event FROM activity WHERE subject_id = ? ORDER BY id").bind(transfer).all<{ event: string }>()).results.map((row) => row.event);
const joined = async () => (await joiner(await company())).registration;

const enrollmentOf = (registration: string) => one('SELECT e.state AS state FROM enrollments e JOIN registrations r ON r.organization_id = e.partner_id WHERE r.id = ?', registration);
const operatorOf = (registration: string) => one('SELECT o.id AS id, o.state AS state, o.role AS role FROM operators o JOIN registrations r ON r.organization_id = o.organization_id WHERE r.id = ?', registration);
const operatorState = async (id: string) => (await operatorRow(id))['state'];
const linkOf = async (registration: string) => { const { id } = await one('SELECT l.id AS id FROM links l JOIN operators o ON o.id = l.operator_id JOIN registrations r ON r.organization_id = o.organization_id WHERE r.id = ?', registration); return id as string; };
const linkState = async (id: string) => { const row = await one('SELECT used_at AS used, expires_at AS ends FROM links WHERE id = ?', id); return row['used'] !== null ? 'used' : Number(row['ends']) <= Date.now() ? 'expired' : 'sent'; };
const use = async (id: string) => call(signIn, { body: { token: await deriveLinkToken(env.LINK_SECRET, id) } }, { sameOrigin: true });
const lapse = (id: string) => env.DB.prepare('UPDATE links SET expires_at = ? WHERE id = ?').bind(Date.now() - 1, id).run();
const messageOf = async (registration: string) => (await one("SELECT id FROM outbox WHERE template = 'registration_under_review' AND occasion = ?", registration))['id'] as string;
const messageState = async (id: string) => (await one('SELECT state FROM outbox WHERE id = ?', id))['state'];
const sent = async () => { const id = await messageOf(await reviewed()); await deliver([id], deps(async () => undefined)); return id; };
const parked = async () => { const id = await messageOf(await reviewed()); let now = Date.now(); for (let time = 0; time < 8; time += 1) await deliver([id], deps(async () => { throw new Error('down'); }, (now += 3_700_000))); return id; };
const retry = async (message: string) => call(retryMessage, { params: { message }, body: {} }, await sessionOf(world.vendors.n.operators.admin));

/** Each transition of this release, by row of the table: does it, and answers the state that it led to. */
const offered: { readonly [M in Machine]: Readonly<Record<string, () => Promise<unknown>>> } = {
  registration: {
    'new request': async () => stateOf(await drafted()),
    'draft confirm_email': async () => { const registration = await drafted(); await confirm(registration); return stateOf(registration); },
    // Recorded at once: the address never stands as a draft in between.
    'draft decline_webmail': async () => { const email = `ana${Date.now()}@gmail.com`; await call(requestRegistration, { body: { email: email as never, locale: 'en' } }, pages.distributor); return (await one('SELECT state FROM registrations WHERE email = ?', email))['state']; },
    'draft expire': async () => { const registration = await drafted(); await expire(registration); return stateOf(registration); },
    'email_confirmed expire': async () => { const { registration } = await confirmed(); await expire(registration); return stateOf(registration); },
    'draft withdraw': async () => stateOf(await withdrawn()),
    'email_confirmed withdraw': async () => { const { registration } = await confirmed(); await withdraw(registration); return stateOf(registration); },
    'under_review withdraw': async () => { const registration = await reviewed(); await withdraw(registration); return stateOf(registration); },
    'email_confirmed decline': async () => {
      const email = freshEmail(), { registration } = await confirmed(pages.distributor, email);
      await call(blockApplicants, { body: { program: world.programs.n.id, targets: [{ kind: 'address', email: email as never }], reason: 'Known to us.' } }, await vendor());
      return stateOf(registration);
    },
    'email_confirmed join': async () => stateOf(await joined()),
    'new enroll': async () => { const { admin } = await company(); return (await call(requestEnrollment, { body: { program: world.programs.m.id, distributor: first.id, consent: true } }, admin)).reply.state; },
    'under_review expire': async () => { const registration = await joined(); await env.DB.batch([env.DB.prepare('UPDATE registrations SET submitted_at = 1 WHERE id = ?').bind(registration), env.DB.prepare('UPDATE requests SET deadline_at = 1, asked_at = 1 WHERE subject_id = ?').bind(registration)]); await housekeep(live, Date.now()); return stateOf(registration); },
    'email_confirmed submit': async () => stateOf(await reviewed()),
    'email_confirmed approve_automatically': async () => stateOf((await submitted(pages.ac, { distributor: second.id })).registration),
    'under_review approve': async () => stateOf(await approved()),
    'under_review decline': async () => stateOf(await declined()),
  },
  request: {
    'new ask': async () => requestState(await reviewed()),
    'pending approve': async () => { const of = await company(), { registration } = await joiner(of); expect((await call(approveJoin, { params: { registration }, body: {} }, of.admin)).status).toBe(200); return requestState(registration); },
    'pending refuse': async () => { const of = await company(), { registration } = await joiner(of); expect((await call(refuseJoin, { params: { registration }, body: {} }, of.admin)).status).toBe(200); return requestState(registration); },
    'pending withdraw': async () => { const registration = await reviewed(); await withdraw(registration); return requestState(registration); },
    'pending expire': async () => { const registration = await joined(); await env.DB.batch([env.DB.prepare('UPDATE registrations SET submitted_at = 1 WHERE id = ?').bind(registration), env.DB.prepare('UPDATE requests SET deadline_at = 1, asked_at = 1 WHERE subject_id = ?').bind(registration)]); await housekeep(live, Date.now()); return requestState(registration); },
  },
  transfer: {
    'new ask': async () => transferState(await asked()),
    'requested release': async () => { const transfer = await asked(); await call(releasePartner, { params: { transfer }, body: {} }, await reviewer()); return (await passed(transfer)).includes('transfer.released') ? 'released' : ''; },
    'requested object': async () => transferState(await objected()),
    'released complete': async () => { const transfer = await asked(); await call(releasePartner, { params: { transfer }, body: {} }, await reviewer()); expect(await passed(transfer)).toEqual(['transfer.requested', 'transfer.released', 'transfer.completed']); return transferState(transfer); },
    'requested decide': async () => { const transfer = await asked(); await late(transfer); expect((await decide(transfer, 'complete')).status).toBe(200); return transferState(transfer); },
    'objected decide': async () => { const transfer = await objected(); expect((await decide(transfer, 'complete')).status).toBe(200); return transferState(transfer); },
    'requested refuse': async () => { const transfer = await asked(); await late(transfer); await decide(transfer, 'refuse'); return transferState(transfer); },
    'objected refuse': async () => { const transfer = await objected(); await decide(transfer, 'refuse'); return transferState(transfer); },
    'requested cancel': async () => { const { transfer, partner } = await moving(); await call(cancelTransfer, { params: { transfer }, body: {} }, partner.admin); return transferState(transfer); },
    'objected cancel': async () => { const { transfer, partner } = await moving(); await object(transfer); await call(cancelTransfer, { params: { transfer }, body: {} }, partner.admin); return transferState(transfer); },
  },
  block: {
    'new block': async () => blockState(await blocked()),
    'active lift': async () => { const block = await blocked(); await call(liftBlock, { params: { block }, body: {} }, await vendor()); return blockState(block); },
  },
  enrollment: {
    'new enroll': async () => { const { registration } = await submitted(pages.m, { distributor: first.id }); await approve(registration); return (await enrollmentOf(registration))['state']; },
    'new enroll_complete': async () => (await enrollmentOf(await approved()))['state'],
  },
  product_activation: {
    'inactive activate': async () => { const registration = await reviewed(); const { reply } = await activate(registration); expect(await count('product_activations WHERE registration_id = ?', registration)).toBe(1); return reply.productActivation; },
  },
  operator: {
    'new invite': async () => operatorState((await invited(await company())).operator), 'new import': async () => { const of = await company(), email = freshPerson(of); await call(importOperators, { body: { dryRun: false, rows: [{ line: 2, organization: of.organization, email, roles: ['Invoice'] }] } }, await reviewer()); return (await one('SELECT state FROM operators WHERE email = ?', email))['state']; },
    'invited accept': async () => operatorState((await member(await company())).id),
    'invited cancel': async () => { const of = await company(), { operator } = await invited(of); await call(cancelInvitation, { params: { operator }, body: {} }, of.admin); return operatorState(operator); },
    'invited decline': async () => { const { operator, token } = await invited(await company()); await call(declineInvitation, { body: { token } }, { sameOrigin: true }); return operatorState(operator); },
    'invited expire': async () => { const { operator } = await invited(await company()); await env.DB.prepare('UPDATE operators SET invitation_expires_at = 1 WHERE id = ?').bind(operator).run(); await housekeep(live, Date.now()); return operatorState(operator); },
    'active remove': async () => { const of = await company(), { id } = await member(of); await call(removeOperator, { params: { operator: id }, body: {} }, of.admin); return operatorState(id); },
    'new welcome': async () => { const row = await operatorOf(await approved()); expect(row['role']).toBe('super_admin'); return row['state']; },
  },
  link: {
    'new send': async () => linkState(await linkOf(await approved())),
    'sent use': async () => { const id = await linkOf(await approved()); expect((await use(id)).status).toBe(201); return linkState(id); },
    'sent expire': async () => { const id = await linkOf(await approved()); await lapse(id); expect((await use(id)).problem.code).toBe('sign_in.link_expired'); return linkState(id); },
    'sent cancel': async () => { const of = await company(), { operator } = await invited(of); await call(cancelInvitation, { params: { operator }, body: {} }, of.admin); return (await one('SELECT canceled_at AS at FROM links WHERE operator_id = ?', operator))['at'] === null ? 'sent' : 'canceled'; },
  },
  message: {
    'new queue': async () => messageState(await messageOf(await reviewed())),
    'queued deliver': async () => messageState(await sent()),
    'queued park': async () => messageState(await parked()),
    'queued suppress': async () => { const registration = await reviewed(), id = await messageOf(registration), { email } = await one('SELECT email FROM registrations WHERE id = ?', registration); await bounces(email as string); return messageState(id); },
    'parked retry': async () => { const id = await parked(); expect((await retry(id)).status).toBe(202); return messageState(id); },
  },
};

/** Rows of the table that no release offers yet. A row leaves this list with the endpoint or job that brings it. */
const later: { readonly [M in Machine]: readonly string[] } = {
  registration: [], request: [], transfer: [], block: [],
  enrollment: ['pending qualify', 'qualified complete', 'active suspend', 'suspended resume', 'pending end', 'qualified end', 'active end', 'suspended end'],
  product_activation: ['active deactivate'],
  operator: [], link: [],
  message: [],
};
/** Which command an endpoint gives to which machines; an empty list: it moves none of them. */
const commands: Readonly<Record<string, readonly string[]>> = {
  requestRegistration: ['registration request', 'registration decline_webmail', 'message queue'], resendRegistrationCode: ['message queue'], confirmRegistrationEmail: ['registration confirm_email'],
  submitRegistration: ['registration submit', 'registration approve_automatically', 'message queue'], approveRegistration: ['registration approve', 'enrollment enroll', 'enrollment enroll_complete', 'operator welcome', 'link send'],
  declineRegistration: ['registration decline'], activateProduct: ['product_activation activate'], requestSignInLink: ['link send'], signIn: ['link use'], retryMessage: ['message retry'],
  saveRegistrationDraft: [], noteRequest: [], joinCompany: ['registration join', 'request ask', 'transfer ask', 'message queue'], withdrawRegistration: ['registration withdraw', 'request withdraw', 'transfer cancel'], resendRegistrationMail: ['message queue', 'link send'],
  approveJoin: ['registration approve', 'request approve'], refuseJoin: ['registration decline', 'request refuse'], requestEnrollment: ['registration enroll', 'request ask'], requestTransfer: ['transfer ask', 'request ask'], askForTransfer: ['transfer ask'],
  releasePartner: ['transfer release', 'transfer complete', 'request approve'], objectToTransfer: ['transfer object'], decideTransfer: ['transfer decide', 'transfer refuse'], cancelTransfer: ['transfer cancel'], blockApplicants: ['block block', 'registration decline'], liftBlock: ['block lift'],
  inviteOperators: ['operator invite', 'link send', 'message queue'], resendInvitation: ['link send', 'link cancel'], cancelInvitation: ['operator cancel', 'link cancel'], readInvitation: [], acceptInvitation: ['operator accept', 'link use'], declineInvitation: ['operator decline', 'link cancel'],
  changeRole: ['message queue'], handOver: ['message queue'], removeOperator: ['operator remove', 'link cancel', 'request withdraw'], importOperators: ['operator import'],
  askForHelp: ['request ask', 'message queue'], answerHelp: ['request approve', 'request refuse'], withdrawHelp: ['request withdraw'], mintSession: [], renewSession: [], signOut: [], beginSignIn: [], completeSignIn: ['operator accept'], readGrant: [], grantSession: [], redeemSession: [], refreshSession: [], shareSession: [], endSession: [], endSessions: [], requestProof: ['message queue'], confirmProof: [], changeBrand: [],
  receiveMailEvents: ['message suppress'], unsubscribe: ['message suppress'], restoreOperatorAddress: [], restoreApplicantAddress: [],
};
const rows = (Object.keys(machines) as Machine[]).flatMap((machine) => machines[machine].map((row) => ({ machine, row, name: `${row.from} ${row.command}` })));

test('each row of each table is either walked here or listed as still to come, and none is both', () => {
  expect(rows.length).toBeGreaterThan(35);
  for (const machine of Object.keys(machines) as Machine[]) {
    expect([machine, ...Object.keys(offered[machine]), ...later[machine]].toSorted()).toEqual([machine, ...machines[machine].map((row) => `${row.from} ${row.command}`)].toSorted());
  }
});
test('each write endpoint of the contract says which commands it gives, so that a new one brings its rows here', () => {
  expect(Object.keys(commands).toSorted()).toEqual(api.filter((endpoint) => endpoint.method !== 'GET').map((endpoint) => endpoint.name).toSorted());
  for (const given of Object.values(commands).flat()) {
    const [machine = '', command = ''] = given.split(' ');
    expect(Object.keys(offered[machine as Machine]).map((row) => row.split(' ')[1]), given).toContain(command);
  }
});
describe('each offered transition happens', () => {
  test.each(rows.filter(({ machine, name }) => name in offered[machine]).map(({ machine, row, name }) => [machine, name, row] as const))('%s: %s', async (machine, name, row) => {
    expect(await offered[machine][name]?.()).toBe(row.to);
  });
});

/** All that a command on a registration could have touched. */
const everything = async (registration: string) => JSON.stringify([
  await one('SELECT * FROM registrations WHERE id = ?', registration), await count('activity WHERE subject_id = ?', registration), await count('outbox WHERE occasion LIKE ?', `${registration}%`),
  await count('decisions WHERE subject_id = ?', registration), await count('product_activations WHERE registration_id = ?', registration), await count('organizations'), await count('operators'), await count('enrollments'),
]);
const inState: Readonly<Record<string, () => Promise<string>>> = { draft: drafted, email_confirmed: async () => (await confirmed()).registration, under_review: reviewed, approved, declined, withdrawn, expired };
const given: readonly (readonly [string, Endpoint, (registration: string) => Promise<Got<unknown>>])[] = [
  ['confirm_email', confirmRegistrationEmail, confirm], ['submit', submitRegistration, submit], ['approve', approveRegistration, approve], ['decline', declineRegistration, decline],
];

describe('each other command is refused with a declared code and changes nothing', () => {
  test('the sweep knows every state of a registration', () => expect(Object.keys(inState).toSorted()).toEqual(statesOf('registration').toSorted()));
  // The table lets the vendor decline before the form is sent, and lets what is under review expire; nothing offers either yet.
  const forbidden = Object.keys(inState).flatMap((state) => given.filter(([command]) => nextState('registration', state, command) === undefined || (state === 'email_confirmed' && command === 'decline')).map(([command, endpoint, act]) => [state, command, endpoint, act] as const));
  test('the sweep sees cases', () => expect(forbidden.length).toBeGreaterThan(20));
  test.each(forbidden)('a registration that is %s: %s', async (state, _, endpoint, act) => {
    const registration = await (inState[state] as () => Promise<string>)();
    const before = await everything(registration);
    const answer = await act(registration);
    expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
    expect(endpoint.problems, answer.problem.code).toContain(answer.problem.code);
    expect(await everything(registration)).toBe(before);
  });
  test.each(Object.keys(inState).filter((state) => nextState('registration', state, 'expire') === undefined || state === 'under_review'))('a registration that is %s does not expire, however old', async (state) => {
    const registration = await (inState[state] as () => Promise<string>)();
    await aged(registration);
    const before = await everything(registration);
    await housekeep(live, Date.now());
    expect(await everything(registration)).toBe(before);
  });
  test.each(Object.keys(inState).filter((state) => state !== 'under_review'))('a registration that is %s: its product is not activated', async (state) => {
    const registration = await (inState[state] as () => Promise<string>)();
    const before = await everything(registration);
    const answer = await activate(registration);
    // Approved means that it is active already: said again, it changes nothing.
    if (state === 'approved') expect(answer.reply.productActivation).toBe('active');
    else expect(activateProduct.problems).toContain(answer.problem.code);
    expect(await everything(registration)).toBe(before);
  });
  test.each(['approved', 'declined', 'withdrawn', 'expired'])('a registration that is %s gets no other code', async (state) => {
    const registration = await (inState[state] as () => Promise<string>)();
    await env.DB.prepare('UPDATE registrations SET code_sent_at = 0 WHERE id = ?').bind(registration).run();
    const before = await everything(registration);
    expect((await call(resendRegistrationCode, { params: { registration }, body: {} }, pages.distributor)).problem.code).toBe('registration.closed');
    expect(await everything(registration)).toBe(before);
  });
  test('a link that is used or expired is not used, and stays what it is', async () => {
    const used = await linkOf(await approved()), ended = await linkOf(await approved());
    await use(used);
    await lapse(ended);
    expect([(await use(used)).problem.code, await linkState(used), (await use(ended)).problem.code, await linkState(ended)]).toEqual(['sign_in.link_used', 'used', 'sign_in.link_expired', 'expired']);
    expect(signIn.problems).toEqual(expect.arrayContaining(['sign_in.link_used', 'sign_in.link_expired']));
  });
  test('a removed operator gets no link, and one that it has opens nothing', async () => {
    const registration = await approved();
    const id = await linkOf(registration), { id: operator } = await operatorOf(registration), { email } = await one('SELECT email FROM registrations WHERE id = ?', registration);
    await env.DB.prepare("UPDATE operators SET state = 'removed' WHERE id = ?").bind(operator).run();
    expect((await use(id)).problem.code).toBe('operator.not_active');
    expect((await call(requestSignInLink, { body: { email: email as never } })).status).toBe(202);
    expect([await linkState(id), await count('links WHERE operator_id = ?', operator), await count('sessions WHERE operator_id = ?', operator)]).toEqual(['sent', 1, 0]);
  });
  test('a message that is queued or delivered is not retried; one that is delivered or parked is not sent', async () => {
    const queued = await messageOf(await reviewed()), gone = await sent(), stuck = await parked();
    for (const [id, state] of [[queued, 'queued'], [gone, 'delivered']] as const) expect([(await retry(id)).problem.code, await messageState(id)]).toEqual(['message.not_parked', state]);
    expect(await deliver([gone, stuck], deps(async () => { throw new Error('must not be sent'); }, Date.now() + 100 * spans.day))).toEqual({ delivered: 0, failed: 0, parked: 0, suppressed: 0 });
    expect([await messageState(gone), await messageState(stuck)]).toEqual(['delivered', 'parked']);
  });
});

describe('what closes between the facts and the commit refuses, too', () => {
  const raced = async (request: Request, work: () => Promise<unknown>) => {
    const context = createExecutionContext();
    const response = await createApp().fetch(request, meanwhile(3, work), context);
    await waitOnExecutionContext(context);
    return { status: response.status, reply: (await response.json()) as { code?: string } };
  };
  test('a code entered while its draft expires', async () => {
    const registration = await drafted();
    const request = requestFor(confirmRegistrationEmail, { params: { registration }, body: { code: await codeOf(registration) } }, pages.distributor);
    expect((await raced(request, () => expire(registration))).reply.code).toBe('registration.closed');
    expect([await stateOf(registration), await count("activity WHERE subject_id = ? AND event = 'registration.email_confirmed'", registration)]).toEqual(['expired', 0]);
  });
  test('a code asked for while its draft expires', async () => {
    const registration = await drafted();
    await env.DB.prepare('UPDATE registrations SET code_sent_at = code_sent_at - 61000 WHERE id = ?').bind(registration).run();
    const request = requestFor(resendRegistrationCode, { params: { registration }, body: {} }, pages.distributor);
    expect((await raced(request, () => expire(registration))).reply.code).toBe('registration.closed');
    expect(await count("outbox WHERE template = 'registration_code' AND occasion LIKE ?", `${registration}:%`)).toBe(1);
  });
  test('a form sent while its registration expires', async () => {
    const started = await confirmed();
    const request = requestFor(submitRegistration, { params: { registration: started.registration }, body: { applicant, company: freshCompany() as never, consent: true } }, started.applicant);
    expect((await raced(request, () => expire(started.registration))).reply.code).toBe('registration.closed');
    expect(await stateOf(started.registration)).toBe('expired');
  });
});
