/** The applicant's side. Each route parses, loads, decides; route() commits. */
import {
  type RegistrationProgress, confirmRegistrationEmail, findCompany, joinCompany, readRegistrationForm, readRegistrationProgress, requestRegistration, resendRegistrationCode, resendRegistrationMail, saveRegistrationDraft, submitRegistration,
  withdrawRegistration,
} from '../../schema/registration.ts';
import type { Call, KeyCaller, RequestContext } from '../http/context.ts';
import { shed } from '../http/limits.ts';
import { type Outcome, route } from '../http/route.ts';
import { companyDirectory } from '../directory/directory.ts';
import { deriveApplicantToken, deriveCode, deriveLinkToken, sameText, sha256Hex } from '../messages/secrets.ts';
import { heldBack } from '../rules/addresses.ts';
import { type Decision, spans } from '../rules/decision.ts';
import { joinCompany as join } from '../rules/join.ts';
import { mailDomain } from '../rules/mail-domain.ts';
import { confirmEmail, mailAgainAt, requestRegistration as begin, resendAt, resendCode, resendMail, saveDraft, withdraw } from '../rules/registration.ts';
import type { CaseFacts, ProgramFacts, RegistrationRecord } from '../rules/registration-facts.ts';
import { submitRegistration as submit } from '../rules/submission.ts';
import { programFacts, programQueries } from '../store/programs.ts';
import { type Typed, loadCase, loadRequestFacts } from '../store/registration.ts';
import { after } from './after.ts';
import { progressOf } from './progress-view.ts';
import { instant } from './views.ts';

const notFound = { refusal: { code: 'resource.not_found' } } as const;
/** A key that fixes a program or distributor wins over what the page says; one that does not leaves it to the page. */
const fixed = (caller: KeyCaller, asked: { program?: string; distributor?: string } | undefined) => ({ program: caller.programId ?? asked?.program ?? '', distributor: caller.distributorId ?? asked?.distributor ?? null });
/** A key serves its own organization's programs: a vendor's those it runs, a distributor's those it carries. The portal's own pages serve all. */
const serves = (caller: KeyCaller, program: ProgramFacts): boolean => caller.keyId === null || program.vendor.id === caller.organizationId || program.distributors.some((one) => one.id === caller.organizationId);
/** A registration is reached through keys of its own program only; through any other it is unknown. */
const inScope = (caller: KeyCaller, { program }: CaseFacts): boolean => (caller.programId === null ? serves(caller, program) : caller.programId === program.id);

interface Loading extends RequestContext { readonly caller: KeyCaller; readonly input: { readonly params: { readonly registration: string } } }
/** The registration of the path, where this page may reach it; a status link shows a request for a while after it is over. */
async function loadOwn({ db, now, caller, input }: Loading, typed?: Typed): Promise<CaseFacts | undefined> {
  const facts = await loadCase(db, input.params.registration, now, typed);
  return facts && inScope(caller, facts) ? facts : undefined;
}
const lapsed = ({ registration }: CaseFacts, now: number): boolean => registration.decidedAt !== null && now >= registration.decidedAt + spans.afterwards;

/** The reply as it is after the decision, and the change to commit. */
function decided(facts: CaseFacts, decision: Decision, { now, caller }: Pick<Loading, 'now' | 'caller'>, command: { name: string; input: object }): Outcome<RegistrationProgress> {
  if (decision.refusal) return { refusal: decision.refusal };
  const { company, applicant } = facts.registration;
  return {
    reply: progressOf(after(facts, decision, now, null), now, caller.holds ?? 'token'),
    change: {
      events: decision.events, actor: { kind: 'applicant', id: facts.registration.id }, messages: { program: facts.program, company: company?.legalName, applicant: applicant?.givenName },
      decision: { command: command.name, policyVersion: facts.program.policyVersion, facts, input: command.input },
    },
  };
}

export const registrationRoutes = [
  route(readRegistrationForm, async ({ db, caller, input, now, locale }) => {
    const { program: id, distributor } = fixed(caller, input.query);
    const [rows, carried] = await db.batch(programQueries(db, id, now));
    const program = programFacts(rows, carried);
    if (!program || !serves(caller, program)) return notFound;
    const chosen = program.distributors.find((one) => one.id === distributor);
    if (distributor !== null && !chosen) return { refusal: { code: 'registration.distributor_unavailable', facts: { program: program.name } } };
    const { policy } = program;
    return {
      reply: {
        program: { id: program.id, name: program.name, vendor: program.vendor.name }, distributor: chosen ? { id: chosen.id, name: chosen.name } : null,
        distributors: chosen || policy.distributors === 'none' ? [] : program.distributors.map((one) => ({ ...one, countries: [...one.countries] as never })),
        workAccount: policy.workAccount, consent: policy.consent[input.query?.locale ?? locale], support: policy.support,
      },
    };
  }),

  route(requestRegistration, async (call) => {
    const { db, caller, input, now, newId } = call;
    const burst = await shed(call, 'request');
    if (burst) return { refusal: burst };
    const { program: id, distributor } = fixed(caller, input.body);
    const facts = await loadRequestFacts(db, { program: id, email: input.body.email, now });
    if (!facts || !serves(caller, facts.program)) return notFound;
    const mail = mailDomain(input.body.email, facts.program.policy.mailDomains);
    const decision = begin(facts, { id: newId('registration'), request: newId('request'), email: input.body.email, locale: input.body.locale, distributor, mail }, now);
    const change = { events: decision.events, actor: { kind: 'applicant', id: null } as const, messages: { program: facts.program }, decision: { command: 'requestRegistration', policyVersion: facts.program.policyVersion, facts, input: { mail, distributor } } };
    if (decision.refusal) return decision.events.length ? { refusal: decision.refusal, change } : { refusal: decision.refusal };
    return { reply: codeReply(decision, facts.open, now), change };
  }),

  route(resendRegistrationCode, async (call) => {
    const facts = await loadOwn(call);
    if (!facts) return notFound;
    const decision = heldBack(facts) ?? resendCode(facts.registration, call.now);
    if (decision.refusal) return { refusal: decision.refusal };
    return { reply: codeReply(decision, facts.registration, call.now), change: { events: decision.events, actor: { kind: 'applicant', id: null }, messages: { program: facts.program } } };
  }),

  route(confirmRegistrationEmail, async (call) => {
    const { now, env, input, newId } = call;
    const facts = await loadOwn(call);
    if (!facts) return notFound;
    const { registration } = facts;
    const matches = sameText(input.body.code, await deriveCode(env.LINK_SECRET, registration.id, registration.codeSequence));
    const decision = confirmEmail(facts, { matches, request: newId('request') }, now);
    const change = { events: decision.events, actor: { kind: 'applicant', id: registration.id } as const, messages: { program: facts.program } };
    if (decision.refusal) return decision.events.length ? { refusal: decision.refusal, change } : { refusal: decision.refusal };
    return { reply: { progress: progressOf(after(facts, decision, now, null), now, 'token') }, change };
  }, async ({ env, now }, kept) => {
    const progress = kept.progress as NonNullable<typeof kept.progress>;
    return { reply: { progress, token: await deriveApplicantToken(env.LINK_SECRET, progress.registration, tokenEnds(progress.registration, now)) } };
  }),

  route(readRegistrationProgress, async (call) => {
    const facts = await loadOwn(call);
    if (!facts) return notFound;
    return lapsed(facts, call.now) ? { refusal: { code: 'registration.token_required' } } : { reply: progressOf(facts, call.now, call.caller.holds ?? 'link') };
  }),

  route(saveRegistrationDraft, async (call) => {
    const facts = await loadOwn(call);
    if (!facts) return notFound;
    const decision = saveDraft(facts.registration, call.input.body.draft);
    if (decision.refusal) return { refusal: decision.refusal };
    return { reply: { savedAt: instant(call.now) }, change: { events: decision.events, actor: { kind: 'applicant', id: facts.registration.id } } };
  }),

  route(findCompany, async (call) => {
    // Anyone with a confirmed mailbox may ask, now and then: the answer says nothing of who is a partner.
    const [burst, reply] = await Promise.all([shed(call, 'lookup'), companyDirectory(call.env, call.db).find(call.input.query.duns)]);
    return burst ? { refusal: burst } : { reply };
  }),

  route(submitRegistration, async (call) => {
    const { input, newId } = call;
    const { applicant, company, contacts, consent: _, ...rest } = input.body;
    const distributor = call.caller.distributorId ?? rest.distributor ?? null;
    const facts = await loadOwn(call, { name: company.legalName, country: company.country, duns: company.duns ?? null, distributor });
    if (!facts) return notFound;
    const contactMail = contacts?.primary ? mailDomain(contacts.primary.email, facts.program.policy.mailDomains) : null;
    const decision = submit(facts, { applicant, company, contacts, distributor, contactMail, ids: { ...(await approvalIds(call)), request: newId('request') } }, call.now);
    const outcome = decided(facts, decision, call, { name: 'submitRegistration', input: input.body });
    return outcome.change ? { ...outcome, change: { ...outcome.change, messages: { program: facts.program, company: company.legalName, applicant: applicant.givenName } } } as typeof outcome : outcome;
  }),

  route(joinCompany, async (call) => {
    const { input, caller, newId } = call;
    const { organization, applicant, distributor } = input.body;
    const facts = await loadOwn(call, { organization });
    if (!facts) return notFound;
    const ids = { request: newId('request'), transfer: newId('transfer'), transferRequest: newId('request') };
    const wanted = caller.distributorId ?? facts.registration.distributorId ?? distributor ?? null;
    return decided(facts, join(facts, { organization, applicant, distributor: wanted, ids }, call.now), call, { name: 'joinCompany', input: input.body });
  }),

  route(withdrawRegistration, async (call) => {
    const facts = await loadOwn(call);
    return facts ? decided(facts, withdraw(facts), call, { name: 'withdrawRegistration', input: {} }) : notFound;
  }),

  route(resendRegistrationMail, async (call) => {
    const facts = await loadOwn(call);
    if (!facts) return notFound;
    if (lapsed(facts, call.now)) return { refusal: { code: 'registration.token_required' } };
    const decision = heldBack(facts) ?? resendMail(facts, await newLink(call), call.now);
    if (decision.refusal) return { refusal: decision.refusal };
    const { mailSequence } = facts.registration;
    return { reply: { resendAt: instant(mailAgainAt({ mailedAt: call.now, mailSequence: mailSequence + 1 })) }, change: { events: decision.events, actor: { kind: 'applicant', id: facts.registration.id }, messages: { program: facts.program } } };
  }),
];

type Minting = Pick<Call<typeof submitRegistration>, 'newId' | 'env'>;
/** A one-time link to come: its token is derived from its id, and only its hash stored. */
export async function newLink({ newId, env }: Minting) {
  const id = newId('link');
  return { id, hash: await sha256Hex(await deriveLinkToken(env.LINK_SECRET, id)) };
}
/** Ids of what an approval creates. */
export const approvalIds = async (minting: Minting) =>
  ({ organization: minting.newId('organization'), operator: minting.newId('operator'), enrollment: minting.newId('enrollment'), link: await newLink(minting) });

/** An open registration answers like a new one: who asks learns nothing of what others did with the address. */
function codeReply(decision: Decision, open: RegistrationRecord | null, now: number) {
  const sent = decision.events.find((event) => event.name === 'registration.code_sent');
  const record = sent ? { codeSentAt: now, codeSequence: sent.sequence } : { codeSentAt: open?.codeSentAt ?? now, codeSequence: open?.codeSequence ?? 1 };
  return { registration: sent?.registration ?? open?.id ?? '', resendAt: instant(resendAt(record)), expiresAt: instant((record.codeSentAt ?? now) + spans.codeLife) };
}

/** When the token that a right code gives ends: at least a day ahead, in steps of a draft's life from the start (the instant in a UUIDv7 id), so that a repeat of the request answers the same one. */
function tokenEnds(registration: string, now: number): number {
  const started = Number.parseInt(registration.slice(4, 16), 16);
  return started + spans.draft * Math.max(1, Math.ceil((now + spans.day - started) / spans.draft));
}
