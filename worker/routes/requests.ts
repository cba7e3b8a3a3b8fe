/** The queue, notes, blocks, and the enrollment of a known company. */
import { type RequestRow, blockApplicants, liftBlock, listBlocks, listRequests, noteRequest, requestEnrollment } from '../../schema/requests.ts';
import type { Locale } from '../../schema/values.ts';
import type { OperatorCaller } from '../http/context.ts';
import { route } from '../http/route.ts';
import { problemTexts } from '../messages/problem-texts.ts';
import { blockApplicants as block, blockEntry, type BlockTarget, liftBlock as lift } from '../rules/block.ts';
import { blockedAtOnce } from '../rules/decision.ts';
import { fold } from '../../schema/fold.ts';
import { mailDomain } from '../rules/mail-domain.ts';
import type { CaseFacts } from '../rules/registration-facts.ts';
import { requestEnrollment as enroll } from '../rules/submission.ts';
import type { requests } from '../../schema/tables/requests.ts';
import { loadEnrollmentFacts } from '../store/registration.ts';
import { findBlock, findRequest, listBlocks as blockRows, listRequests as requestRows, loadBlockFacts } from '../store/requests.ts';
import { after } from './after.ts';
import { approvalIds } from './registration.ts';
import { helpReaderOf, notFound, viewerOf } from './seen.ts';
import { caseOf, instant, maybe } from './views.ts';

const cursorForm = /^(?:req|blk)_[0-9a-f]{32}$/;

/** One line, for who reads it: a vendor's decision is the vendor's, without a name, to everyone else (REG-11). */
function rowOf(row: typeof requests.$inferSelect, { caller, locale }: { readonly caller: OperatorCaller; readonly locale: Locale }): RequestRow {
  const vendors = row.deciderKind === 'vendor';
  return {
    id: row.id, kind: row.kind, subject: row.subjectId, state: row.state, program: row.programId === null ? null : { id: row.programId, name: row.programName ?? '' }, topic: row.help && { code: row.help.code, title: problemTexts[locale].problems[row.help.code].title, action: row.help.action, role: row.help.role }, distributor: caller.kind === 'vendor' ? row.distributorName : null,
    company: row.company, country: row.country as RequestRow['country'], person: row.person, email: row.email, askedAt: instant(row.askedAt), dueOn: row.dueOn, decidedAt: maybe(row.decidedAt),
    // What one asks for oneself waits for the others of the organization.
    actor: row.actorId === null ? 'nobody' : row.actorId === caller.organizationId && row.askerId !== caller.operatorId ? 'you' : (row.actorKind ?? 'nobody'),
    decidedBy: row.deciderKind && { kind: row.deciderKind, name: vendors && caller.organizationId !== row.vendorId ? null : row.deciderName },
    productActivation: row.productActivation, conflicts: caller.kind === 'partner' ? [] : row.conflicts,
  };
}

/** A domain is blocked as companies have it: mail.acme.example as acme.example. */
const canonical = (target: BlockTarget): BlockTarget => {
  if (target.kind !== 'domain') return target;
  const { domain, shared } = mailDomain(`a@${target.domain}` as never, { refused: [], exempt: [] });
  return shared ? target : { kind: 'domain', domain };
};

export const requestRoutes = [
  route(listRequests, async (call) => {
    const { db, caller, input } = call;
    const { show = 'mine', kind, search = '', cursor = null, limit = '25' } = input.query ?? {};
    if (cursor !== null && !cursorForm.test(cursor)) return notFound;
    const size = Number(limit);
    const kinds = [...new Set(kind?.split(',') ?? [])] as RequestRow['kind'][];
    const rows = await requestRows(db, { viewer: helpReaderOf(caller), show, kinds, search: fold(search), before: cursor, limit: size });
    return { reply: { rows: rows.slice(0, size).map((row) => rowOf(row, call)), next: rows.length > size ? (rows[size - 1]?.id ?? null) : null } };
  }),

  route(noteRequest, async ({ db, caller, input, newId, now }) => {
    const request = await findRequest(db, input.params.request, helpReaderOf(caller));
    if (!request) return notFound;
    const note = newId('note');
    const { text } = input.body;
    return {
      reply: { id: note, at: instant(now), by: caller.name, text },
      change: { events: [{ name: 'request.noted', request: request.id, entry: note, organization: caller.organizationId, operator: caller.operatorId, text }], actor: { kind: 'operator', id: caller.operatorId } },
    };
  }),

  route(requestEnrollment, async (call) => {
    const { db, caller, input, now, newId, locale } = call;
    const { program, distributor = null, support } = input.body;
    const loaded = await loadEnrollmentFacts(db, { program, organization: caller.organizationId, operator: caller.operatorId, distributor, now });
    if (!loaded) return notFound;
    const mail = mailDomain(loaded.operator.email as never, loaded.program.policy.mailDomains);
    const facts = { ...loaded, operator: { ...loaded.operator, domain: mail.domain, sharedDomain: mail.shared } };
    const registration = newId('registration');
    const decision = enroll(facts, { registration, distributor, support, ids: { ...(await approvalIds(call)), request: newId('request') } }, now);
    if (decision.refusal) return { refusal: decision.refusal };
    const asked = decision.events.find((event) => event.name === 'registration.enrollment_requested');
    if (!asked) return notFound;
    const begun: CaseFacts = {
      program: facts.program, conflicts: [], companies: [], tied: null, colleagues: [], refusedBefore: null, blocked: false, transfer: null, productActive: facts.productActive, decidedByName: null, sharedDomain: mail.shared,
      operator: { id: caller.operatorId, organizationId: caller.organizationId }, request: { id: asked.card.request, actorId: asked.card.actor.id, actorKind: asked.card.actor.kind, askedAt: now, vendorId: asked.card.vendor, distributorId: asked.distributor },
      joining: { id: facts.company.id, name: facts.company.name, country: facts.company.country, city: null, enrollmentId: null, distributorIds: [], admins: 1 },
      registration: {
        id: registration, programId: program, distributorId: asked.distributor, kind: 'enrollment', joiningId: facts.company.id, state: 'under_review', email: asked.email, domain: asked.domain, locale: asked.locale, codeSequence: 0, codeSentAt: null, codeTries: 0,
        confirmedAt: null, mailSequence: 0, mailedAt: null, draft: null, applicant: asked.applicant, company: asked.company, contacts: asked.contacts, createdAt: now, submittedAt: now, dueOn: asked.dueOn, decidedAt: null, decidedBy: null, declinedBy: null,
        reason: null, note: null, reapply: null, reapplyOn: null, organizationId: null,
      },
    };
    return {
      reply: caseOf(after(begun, decision, now, null), viewerOf(caller), locale, now, []),
      change: {
        events: decision.events, actor: { kind: 'operator', id: caller.operatorId }, messages: { program: facts.program, company: facts.company.name, applicant: asked.applicant.givenName },
        decision: { command: 'requestEnrollment', policyVersion: facts.program.policyVersion, facts, input: input.body },
      },
    };
  }),

  route(blockApplicants, async (call) => {
    const { db, caller, input, now, newId } = call;
    const targets = input.body.targets.map((target) => canonical(target as BlockTarget));
    const facts = await loadBlockFacts(db, { program: input.body.program, keys: targets.map((target) => blockEntry(target).key), limit: blockedAtOnce, now });
    if (!facts || facts.program.vendor.id !== caller.organizationId) return notFound;
    const { program } = facts;
    const decision = block(facts, { targets, reason: input.body.reason, newId });
    const added = decision.events.filter((event) => event.name === 'block.added');
    return {
      reply: {
        blocks: added.map((event) => ({ id: event.block, kind: event.kind, value: event.value, country: event.country as never, program: { id: program.id, name: program.name }, reason: event.reason, at: instant(now), by: caller.name })),
        declined: decision.events.flatMap((event) => (event.name === 'registration.declined' ? [event.registration] : [])),
      },
      change: {
        events: decision.events, actor: { kind: 'operator', id: caller.operatorId }, messages: { program },
        decision: { command: 'blockApplicants', policyVersion: program.policyVersion, facts: { ...facts, active: [...facts.active] }, input: input.body },
      },
    };
  }),
  route(listBlocks, async ({ db, caller, input }) => {
    const cursor = input.query?.cursor ?? null;
    if (cursor !== null && !cursorForm.test(cursor)) return notFound;
    const size = 50;
    const rows = await blockRows(db, { vendor: caller.organizationId, before: cursor, limit: size });
    return {
      reply: {
        rows: rows.slice(0, size).map((row) => ({ id: row.id, kind: row.kind, value: row.value, country: row.country as never, program: { id: row.programId, name: row.programName }, reason: row.reason, at: instant(row.at), by: row.by as string | null })),
        next: rows.length > size ? (rows[size - 1]?.id ?? null) : null,
      },
    };
  }),
  route(liftBlock, async ({ db, caller, input }) => {
    const found = await findBlock(db, input.params.block, caller.organizationId);
    if (!found) return notFound;
    const decision = lift(found);
    return { reply: { lifted: true as const }, change: { events: decision.events, actor: { kind: 'operator', id: caller.operatorId } } };
  }),
];
