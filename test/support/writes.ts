/** A successful request of every write endpoint, each time on fresh records: what the fault loop, the races and the bench run. */
import { env } from 'cloudflare:test';
import { retryMessage } from '../../schema/activity.ts';
import { changeBrand } from '../../schema/brand.ts';
import { answerHelp, askForHelp, withdrawHelp } from '../../schema/help.ts';
import type { Endpoint } from '../../schema/endpoint.ts';
import { mintSession, renewSession, requestSignInLink, signIn, signOut } from '../../schema/operators.ts';
import {
  activateProduct, approveRegistration, confirmRegistrationEmail, declineRegistration, joinCompany, requestRegistration, resendRegistrationCode, resendRegistrationMail, saveRegistrationDraft, submitRegistration, withdrawRegistration,
} from '../../schema/registration.ts';
import {
  approveJoin, askForTransfer, blockApplicants, cancelTransfer, decideTransfer, liftBlock, noteRequest, objectToTransfer, refuseJoin, releasePartner, requestEnrollment, requestTransfer,
} from '../../schema/requests.ts';
import { receiveMailEvents, restoreApplicantAddress, restoreOperatorAddress, unsubscribe } from '../../schema/mail.ts';
import { acceptInvitation, cancelInvitation, changeRole, declineInvitation, handOver, importOperators, inviteOperators, readInvitation, removeOperator, resendInvitation } from '../../schema/team.ts';
import { beginSignIn, completeSignIn, confirmProof, endSession, endSessions, grantSession, readGrant, redeemSession, refreshSession, requestProof, shareSession } from '../../schema/sign-in.ts';
import { deriveLinkToken, deriveProofCode, deriveUnsubscribeToken } from '../../worker/messages/secrets.ts';
import { world } from '../../demo/world/world.ts';
import { type Sent, applicant, call, codeOf, confirmed, freshCompany, freshEmail, pages, sessionOf, submitted } from './caller.ts';
import { asking, colleague, company, conflicting, joiner, moving, requestOf } from './scenes.ts';
import { answerAt, authorize, begin, plainAccount } from './accounts.ts';
import { grantTo, openPage, pageSessionOf, proofOf } from './page.ts';
import { bounces, signedEvent } from './mail.ts';
import { freshPerson, invited, member } from './team.ts';

export interface Ready { readonly endpoint: Endpoint; readonly input: object; readonly sent: Sent; /** Where the request ends its own session: begins it again (`null`), as signing in would, or ends it. */ readonly session?: (endedAt: number | null) => Promise<unknown> }
const { first, second } = world.distributors;
const vendorAdmin = () => sessionOf(world.vendors.n.operators.admin);

async function signInToken(): Promise<string> {
  const { email } = first.operators.reader;
  await env.DB.batch([env.DB.prepare("UPDATE links SET created_at = 0 WHERE kind = 'sign_in'"), env.DB.prepare('DELETE FROM sign_in_asks')]);
  await call(requestSignInLink, { body: { email: email as never } });
  const row = await env.DB.prepare("SELECT data FROM outbox WHERE recipient = ? AND template = 'sign_in_link' ORDER BY id DESC").bind(email).first<{ data: string }>();
  return deriveLinkToken(env.LINK_SECRET, (JSON.parse(row?.data ?? '{}') as { link: string }).link);
}
async function cookie(): Promise<string> {
  const entered = await call(signIn, { body: { token: await signInToken() } }, { sameOrigin: true });
  return (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}
const underReview = async (active: boolean) => {
  const { registration } = await submitted();
  const sent = await sessionOf(first.operators.admin);
  if (active) await call(activateProduct, { params: { registration }, body: {} }, sent);
  return { params: { registration }, sent };
};

export const writes: Record<string, () => Promise<Ready>> = {
  receiveMailEvents: async () => {
    const { email } = await submitted();
    // How many of its messages still wait for the queue is nothing to count.
    await env.DB.prepare("UPDATE outbox SET state = 'delivered' WHERE recipient = ?").bind(email).run();
    return { endpoint: receiveMailEvents, ...(await signedEvent(email)) };
  },
  unsubscribe: async () => {
    const { operator } = await company();
    const { id } = (await env.DB.prepare('SELECT m.id FROM outbox m JOIN operators o ON o.email = m.recipient WHERE o.id = ? ORDER BY m.id LIMIT 1').bind(operator).first<{ id: string }>()) ?? { id: '' };
    return { endpoint: unsubscribe, input: { query: { token: await deriveUnsubscribeToken(env.LINK_SECRET, id) }, body: { 'List-Unsubscribe': 'One-Click' } }, sent: {} };
  },
  restoreOperatorAddress: async () => {
    const partner = await company(), { id, email } = await member(partner);
    await bounces(email);
    return { endpoint: restoreOperatorAddress, input: { params: { operator: id }, body: {} }, sent: partner.admin };
  },
  restoreApplicantAddress: async () => {
    const { params, sent } = await underReview(false), { email } = (await env.DB.prepare('SELECT email FROM registrations WHERE id = ?').bind(params.registration).first<{ email: string }>()) ?? { email: '' };
    await bounces(email);
    return { endpoint: restoreApplicantAddress, input: { params, body: {} }, sent };
  },
  requestRegistration: async () => ({ endpoint: requestRegistration, input: { body: { email: freshEmail(), locale: 'en' } }, sent: pages.vendor }),
  resendRegistrationCode: async () => {
    const { reply } = await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, pages.vendor);
    await env.DB.prepare('UPDATE registrations SET code_sent_at = code_sent_at - 61000 WHERE id = ?').bind(reply.registration).run();
    return { endpoint: resendRegistrationCode, input: { params: { registration: reply.registration }, body: {} }, sent: pages.vendor };
  },
  confirmRegistrationEmail: async () => {
    const { reply } = await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, pages.vendor);
    return { endpoint: confirmRegistrationEmail, input: { params: { registration: reply.registration }, body: { code: await codeOf(reply.registration) } }, sent: pages.vendor };
  },
  submitRegistration: async () => {
    const started = await confirmed();
    return { endpoint: submitRegistration, input: { params: { registration: started.registration }, body: { applicant, company: freshCompany(), consent: true } }, sent: started.applicant };
  },
  approveRegistration: async () => {
    const { params, sent } = await underReview(true);
    return { endpoint: approveRegistration, input: { params, body: {} }, sent };
  },
  declineRegistration: async () => {
    const { params, sent } = await underReview(false);
    return { endpoint: declineRegistration, input: { params, body: { reason: 'other', note: 'No.', reapply: 'now' } }, sent };
  },
  activateProduct: async () => {
    const { params, sent } = await underReview(false);
    return { endpoint: activateProduct, input: { params, body: {} }, sent };
  },
  saveRegistrationDraft: async () => {
    const started = await confirmed();
    return { endpoint: saveRegistrationDraft, input: { params: { registration: started.registration }, body: { draft: { legalName: 'Half a name', city: 'Lyon' } } }, sent: started.applicant };
  },
  joinCompany: async () => {
    const of = await company(), started = await colleague(of);
    return { endpoint: joinCompany, input: { params: { registration: started.registration }, body: { organization: of.organization, applicant, consent: true } }, sent: started.applicant };
  },
  withdrawRegistration: async () => {
    const started = await submitted();
    return { endpoint: withdrawRegistration, input: { params: { registration: started.registration }, body: {} }, sent: started.applicant };
  },
  resendRegistrationMail: async () => {
    const started = await submitted();
    return { endpoint: resendRegistrationMail, input: { params: { registration: started.registration }, body: {} }, sent: started.applicant };
  },
  noteRequest: async () => {
    const { registration } = await submitted();
    return { endpoint: noteRequest, input: { params: { request: await requestOf(registration) }, body: { text: 'Called them.' } }, sent: await sessionOf(first.operators.admin) };
  },
  approveJoin: async () => {
    const of = await company(), { registration } = await joiner(of);
    return { endpoint: approveJoin, input: { params: { registration }, body: { role: 'admin' } }, sent: of.admin };
  },
  refuseJoin: async () => {
    const of = await company(), { registration } = await joiner(of);
    return { endpoint: refuseJoin, input: { params: { registration }, body: { note: 'Not one of us.' } }, sent: of.admin };
  },
  requestEnrollment: async () => {
    const of = await company();
    return { endpoint: requestEnrollment, input: { body: { program: world.programs.m.id, distributor: first.id, consent: true } }, sent: of.admin };
  },
  requestTransfer: async () => {
    const of = await company();
    return { endpoint: requestTransfer, input: { body: { program: world.programs.n.id, distributor: second.id } }, sent: of.admin };
  },
  askForTransfer: async () => {
    const { registration } = await conflicting();
    return { endpoint: askForTransfer, input: { params: { registration }, body: {} }, sent: await sessionOf(second.operators.admin) };
  },
  releasePartner: async () => {
    const { transfer } = await moving();
    return { endpoint: releasePartner, input: { params: { transfer }, body: {} }, sent: await sessionOf(first.operators.admin) };
  },
  objectToTransfer: async () => {
    const { transfer } = await moving();
    return { endpoint: objectToTransfer, input: { params: { transfer }, body: { reason: 'An invoice is open.' } }, sent: await sessionOf(first.operators.admin) };
  },
  decideTransfer: async () => {
    const { transfer } = await moving();
    await call(objectToTransfer, { params: { transfer }, body: { reason: 'An invoice is open.' } }, await sessionOf(first.operators.admin));
    return { endpoint: decideTransfer, input: { params: { transfer }, body: { decision: 'complete' } }, sent: await vendorAdmin() };
  },
  cancelTransfer: async () => {
    const { transfer, partner } = await moving();
    return { endpoint: cancelTransfer, input: { params: { transfer }, body: {} }, sent: partner.admin };
  },
  blockApplicants: async () => {
    const { email } = await submitted();
    return { endpoint: blockApplicants, input: { body: { program: world.programs.n.id, targets: [{ kind: 'address', email }], reason: 'Known to us.' } }, sent: await vendorAdmin() };
  },
  liftBlock: async () => {
    const { reply } = await call(blockApplicants, { body: { program: world.programs.n.id, targets: [{ kind: 'address', email: freshEmail() as never }], reason: 'Known to us.' } }, await vendorAdmin());
    return { endpoint: liftBlock, input: { params: { block: reply.blocks[0]?.id }, body: {} }, sent: await vendorAdmin() };
  },
  askForHelp: async () => {
    const of = await company(), reader = await member(of, 'reader');
    return { endpoint: askForHelp, input: { body: { code: 'permission.denied', action: 'operator.write', note: 'For the invoices.' } }, sent: reader.session };
  },
  answerHelp: async () => {
    const { request, partner } = await asking();
    return { endpoint: answerHelp, input: { params: { request }, body: { decision: 'grant', note: 'Welcome.' } }, sent: partner.admin };
  },
  withdrawHelp: async () => {
    const { request, reader } = await asking();
    return { endpoint: withdrawHelp, input: { params: { request }, body: {} }, sent: reader.sent };
  },
  mintSession: async () => ({ endpoint: mintSession, input: { body: { operator: first.operators.admin.id, origin: pages.distributor.origin } }, sent: { bearer: world.keys.firstSecret.token } }),
  requestSignInLink: async () => {
    await env.DB.batch([env.DB.prepare("UPDATE links SET created_at = 0 WHERE kind = 'sign_in'"), env.DB.prepare('DELETE FROM sign_in_asks')]);
    return { endpoint: requestSignInLink, input: { body: { email: first.operators.reader.email } }, sent: {} };
  },
  signIn: async () => ({ endpoint: signIn, input: { body: { token: await signInToken() } }, sent: { sameOrigin: true } }),
  beginSignIn: async () => ({ endpoint: beginSignIn, input: { body: { provider: 'halden' } }, sent: { sameOrigin: true } }),
  completeSignIn: async () => {
    const { email } = await member(await company()), begun = await begin('halden');
    return { endpoint: completeSignIn, input: { body: answerAt(await authorize(begun.url, plainAccount(email))) }, sent: { sameOrigin: true, cookie: begun.cookie } };
  },
  readGrant: async () => ({ endpoint: readGrant, input: { body: { key: pages.distributor.key, origin: pages.distributor.origin } }, sent: { sameOrigin: true, cookie: await cookie() } }),
  grantSession: async () => {
    const { challenge, thumbprint, site } = await openPage();
    return { endpoint: grantSession, input: { body: { ...site, challenge, thumbprint } }, sent: { sameOrigin: true, cookie: await cookie() } };
  },
  redeemSession: async () => {
    const page = await openPage(), { reply } = await grantTo(page, await cookie());
    return { endpoint: redeemSession, input: { body: { code: reply.code, verifier: page.verifier, proof: await proofOf(page, redeemSession.path) } }, sent: page.site };
  },
  refreshSession: async () => {
    const page = await openPage(), { refreshToken } = await pageSessionOf(page, await cookie());
    return { endpoint: refreshSession, input: { body: { refreshToken, proof: await proofOf(page, refreshSession.path) } }, sent: page.site };
  },
  shareSession: async () => ({ endpoint: shareSession, input: { body: {} }, sent: { ...pages.distributor, site: 'same-site', cookie: await cookie() } }),
  endSession: async () => {
    const { id, session } = await member(await company());
    await sessionOf({ id });
    const row = await env.DB.prepare("SELECT id FROM sessions WHERE operator_id = ? AND method = 'backend' ORDER BY id DESC").bind(id).first<{ id: string }>();
    return { endpoint: endSession, input: { params: { session: row?.id }, body: {} }, sent: session };
  },
  endSessions: async () => {
    const { id, session } = await member(await company());
    await sessionOf({ id });
    return { endpoint: endSessions, input: { body: { keepThis: true } }, sent: session };
  },
  requestProof: async () => ({ endpoint: requestProof, input: { body: {} }, sent: (await member(await company())).session }),
  confirmProof: async () => {
    const { session } = await member(await company()), { reply } = await call(requestProof, { body: {} }, session);
    return { endpoint: confirmProof, input: { params: { proof: reply.proof }, body: { code: await deriveProofCode(env.LINK_SECRET, reply.proof) } }, sent: session };
  },
  renewSession: async () => ({ endpoint: renewSession, input: { body: {} }, sent: { sameOrigin: true, cookie: await cookie() } }),
  signOut: async () => ({ endpoint: signOut, input: { body: {} }, sent: { sameOrigin: true, cookie: await cookie() } }),
  inviteOperators: async () => { const of = await company(); return { endpoint: inviteOperators, input: { body: { lines: [freshPerson(of), freshPerson(of), 'ana@gmail.com'], roles: ['admin'] } }, sent: of.admin }; },
  resendInvitation: async () => {
    const of = await company(), { operator } = await invited(of);
    await env.DB.prepare('UPDATE operators SET invited_at = invited_at - 61000 WHERE id = ?').bind(operator).run();
    return { endpoint: resendInvitation, input: { params: { operator }, body: {} }, sent: of.admin };
  },
  cancelInvitation: async () => { const of = await company(), { operator } = await invited(of); return { endpoint: cancelInvitation, input: { params: { operator }, body: {} }, sent: of.admin }; },
  readInvitation: async () => { const { token } = await invited(await company()); return { endpoint: readInvitation, input: { body: { token } }, sent: { sameOrigin: true } }; },
  acceptInvitation: async () => { const { token } = await invited(await company()); return { endpoint: acceptInvitation, input: { body: { token, name: 'Bo Lind' } }, sent: { sameOrigin: true } }; },
  declineInvitation: async () => { const { token } = await invited(await company()); return { endpoint: declineInvitation, input: { body: { token } }, sent: { sameOrigin: true } }; },
  changeRole: async () => { const of = await company(), { id } = await member(of, 'admin'); return { endpoint: changeRole, input: { params: { operator: id }, body: { roles: ['reader'] } }, sent: of.admin }; },
  handOver: async () => { const of = await company(), { id } = await member(of); return { endpoint: handOver, input: { params: { operator: id }, body: {} }, sent: of.admin, session: (endedAt) => env.DB.prepare('UPDATE sessions SET ended_at = ? WHERE operator_id = ?').bind(endedAt, of.operator).run() }; },
  removeOperator: async () => { const of = await company(), { id } = await member(of); return { endpoint: removeOperator, input: { params: { operator: id }, body: {} }, sent: of.admin }; },
  importOperators: async () => {
    const of = await company(), rows = [2, 3].map((line) => ({ line, organization: of.organization, email: freshPerson(of), name: 'Bo Lind', roles: ['Invoice'] }));
    return { endpoint: importOperators, input: { body: { dryRun: false, rows } }, sent: await sessionOf(first.operators.admin) };
  },
  changeBrand: async () => ({
    endpoint: changeBrand, input: { body: { appearance: { accent: `#${Math.floor(Math.random() * 0xffffff).toString(16).padStart(6, '0')}` }, glossary: {} } }, sent: await sessionOf(first.operators.admin),
  }),
  retryMessage: async () => {
    const { email } = await submitted();
    const row = await env.DB.prepare("UPDATE outbox SET state = 'parked' WHERE recipient = ? AND template = 'registration_under_review' RETURNING id").bind(email).first<{ id: string }>();
    return { endpoint: retryMessage, input: { params: { message: row?.id }, body: {} }, sent: await sessionOf(world.vendors.n.operators.admin) };
  },
};
