/** The applicant's side. Each route parses, loads, decides; route() commits. */
import { type RegistrationProgress, confirmRegistrationEmail, readRegistrationForm, readRegistrationProgress, requestRegistration, resendRegistrationCode, submitRegistration } from '../../schema/registration.ts';
import type { Call, KeyCaller } from '../http/context.ts';
import { shed } from '../http/limits.ts';
import { type Outcome, route } from '../http/route.ts';
import { deriveApplicantToken, deriveCode, deriveLinkToken, sameText, sha256Hex } from '../messages/secrets.ts';
import { type Decision, spans } from '../rules/decision.ts';
import { evolve } from '../rules/evolve.ts';
import { mailDomain } from '../rules/mail-domain.ts';
import { confirmEmail, requestRegistration as request, resendAt, resendCode, submitRegistration as submit } from '../rules/registration.ts';
import type { CaseFacts, ProgramFacts, RegistrationRecord } from '../rules/registration-facts.ts';
import { programFacts, programQueries } from '../store/programs.ts';
import { loadCase, loadRequestFacts } from '../store/registration.ts';
import { instant, progressOf } from './views.ts';

const notFound = { refusal: { code: 'resource.not_found' } } as const;
/** A key that fixes a program or distributor wins over what the page says; one that does not leaves it to the page. */
const fixed = (caller: KeyCaller, asked: { program?: string; distributor?: string } | undefined) => ({ program: caller.programId ?? asked?.program ?? '', distributor: caller.distributorId ?? asked?.distributor ?? null });
/** A key serves its own organization's programs: a vendor's those it runs, a distributor's those it carries. */
const serves = (caller: KeyCaller, program: ProgramFacts): boolean => program.vendor.id === caller.organizationId || program.distributors.some((one) => one.id === caller.organizationId);
/** A registration is reached through keys of its own program only; through any other it is unknown. */
const inScope = (caller: KeyCaller, { program }: CaseFacts): boolean => (caller.programId === null ? serves(caller, program) : caller.programId === program.id);

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
    const decision = request(facts, { id: newId('registration'), email: input.body.email, locale: input.body.locale, distributor, mail }, now);
    const change = { events: decision.events, actor: { kind: 'applicant', id: null } as const, messages: { program: facts.program }, decision: { command: 'requestRegistration', policyVersion: facts.program.policyVersion, facts, input: { mail, distributor } } };
    if (decision.refusal) return decision.events.length ? { refusal: decision.refusal, change } : { refusal: decision.refusal };
    return { reply: codeReply(decision, facts.open, now), change };
  }),

  route(resendRegistrationCode, async ({ db, caller, input, now }) => {
    const facts = await loadCase(db, input.params.registration, now);
    if (!facts || !inScope(caller, facts)) return notFound;
    const decision = resendCode(facts.registration, now);
    if (decision.refusal) return { refusal: decision.refusal };
    return { reply: codeReply(decision, facts.registration, now), change: { events: decision.events, actor: { kind: 'applicant', id: null }, messages: { program: facts.program } } };
  }),

  route(confirmRegistrationEmail, async ({ db, caller, input, now, env }) => {
    const facts = await loadCase(db, input.params.registration, now);
    if (!facts || !inScope(caller, facts)) return notFound;
    const { registration } = facts;
    const matches = sameText(input.body.code, await deriveCode(env.LINK_SECRET, registration.id, registration.codeSequence));
    const decision = confirmEmail(registration, { matches }, now);
    const change = { events: decision.events, actor: { kind: 'applicant', id: registration.id } as const };
    if (decision.refusal) return decision.events.length ? { refusal: decision.refusal, change } : { refusal: decision.refusal };
    const confirmed = registration.state === 'draft' ? { ...registration, state: 'email_confirmed' as const } : registration;
    return { reply: { progress: progressOf(facts.program, confirmed, facts.productActive) }, change };
  }, async ({ env }, kept) => {
    const progress = kept.progress as NonNullable<typeof kept.progress>;
    // Lives as long as a draft does; derived, so a repeat of the request answers the same one.
    return { reply: { progress, token: await deriveApplicantToken(env.LINK_SECRET, progress.registration, startedAt(progress.registration) + spans.draft) } };
  }),

  route(readRegistrationProgress, async ({ db, caller, input, now }) => {
    const facts = await loadCase(db, input.params.registration, now);
    return facts && inScope(caller, facts) ? { reply: progressOf(facts.program, facts.registration, facts.productActive) } : notFound;
  }),

  route(submitRegistration, async (call) => {
    const { db, input, now } = call;
    const { applicant, company } = input.body;
    const facts = await loadCase(db, input.params.registration, now, { name: company.legalName, country: company.country, duns: company.duns ?? null });
    if (!facts || !inScope(call.caller, facts)) return notFound;
    const distributor = call.caller.distributorId ?? input.body.distributor ?? null;
    const decision = submit(facts, { applicant, company, distributor, ids: await approvalIds(call) }, now);
    if (decision.refusal) return { refusal: decision.refusal };
    return submitted(facts, decision, now, input.body);
  }),
];

function submitted(facts: CaseFacts, decision: Decision, now: number, command: object): Outcome<RegistrationProgress> {
  const after = decision.events.reduce<RegistrationRecord>((record, event) => ({ ...record, ...(event.name === 'registration.submitted' || event.name === 'registration.approved' ? evolve(event, now, null) : {}) }), facts.registration);
  return {
    reply: progressOf(facts.program, after, facts.productActive),
    change: {
      events: decision.events, actor: { kind: 'applicant', id: facts.registration.id }, messages: { program: facts.program },
      decision: { command: 'submitRegistration', policyVersion: facts.program.policyVersion, facts, input: command },
    },
  };
}

/** Ids of what an approval creates; the link's token is derived from its id, and only its hash stored. */
export async function approvalIds({ newId, env }: Pick<Call<typeof submitRegistration>, 'newId' | 'env'>) {
  const id = newId('link');
  return { organization: newId('organization'), operator: newId('operator'), enrollment: newId('enrollment'), link: { id, hash: await sha256Hex(await deriveLinkToken(env.LINK_SECRET, id)) } };
}

/** An open registration answers like a new one: who asks learns nothing of what others did with the address. */
function codeReply(decision: Decision, open: RegistrationRecord | null, now: number) {
  const sent = decision.events.find((event) => event.name === 'registration.code_sent');
  const record = sent ? { codeSentAt: now, codeSequence: sent.sequence } : { codeSentAt: open?.codeSentAt ?? now, codeSequence: open?.codeSequence ?? 1 };
  return { registration: sent?.registration ?? open?.id ?? '', resendAt: instant(resendAt(record)), expiresAt: instant((record.codeSentAt ?? now) + spans.codeLife) };
}

/** The instant (ms) in a UUIDv7 id. */
const startedAt = (id: string): number => Number.parseInt(id.slice(4, 16), 16);
