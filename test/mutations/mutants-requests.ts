/** Faults in what decides on requests: colleagues, transfers, blocks, the applicant's link. */
import { type Mutant, model, races, routes } from './mutant.ts';

const writes = 'worker/store/writes-registration.ts', requestWrites = 'worker/store/writes-requests.ts', registration = 'worker/rules/registration.ts', submission = 'worker/rules/submission.ts', join = 'worker/rules/join.ts', transfer = 'worker/rules/transfer.ts', seen = 'worker/routes/seen.ts', review = 'worker/rules/review.ts';

export const requestMutants: readonly Mutant[] = [
  // A status link, and what else the applicant holds.
  {
    name: 'a status link withdraws a request', by: routes('status', 'it neither withdraws, sends, saves nor looks up'),
    edits: [{ file: 'schema/registration.ts', find: "path: '/v1/registrations/{registration}/withdrawals', access: { by: 'applicant' },", replace: "path: '/v1/registrations/{registration}/withdrawals', access: { by: 'applicant', link: true }," }],
  },
  {
    name: 'a status link shows what was typed', by: routes('status', 'it neither withdraws, sends, saves nor looks up'),
    edits: [{ file: 'worker/routes/progress-view.ts', find: "it.state === 'email_confirmed' && holds === 'token'", replace: "it.state === 'email_confirmed'" }],
  },
  {
    name: 'a status link shows a request long after its end', by: routes('status', 'of another request, altered, or long after the end'),
    edits: [{ file: 'worker/routes/registration.ts', find: 'return lapsed(facts, call.now) ?', replace: 'return lapsed(facts, 0) ?' }],
  },
  {
    name: 'REG-3: each request for a registered address mails its status link again', by: routes('status', 'its status link is mailed again, at most once a minute'),
    edits: [{ file: registration, find: 'events: now < mailAgainAt(registration) ? [] : [statusMail(registration)]', replace: 'events: [statusMail(registration)]' }],
  },
  {
    name: 'REG-3: two admins of one company ask for two enrollments', by: races('requests', 'an enrollment asked for 64 times at once'),
    edits: [{ file: writes, find: 'sql`SELECT NOT ${enrollmentAsked(event.organization, event.program)}`', replace: 'sql`SELECT 1`' }],
  },
  {
    name: 'REG-13: a colleague of who was refused applies at once', by: routes('status', 'a colleague of the same domain is refused'),
    edits: [{ file: registration, find: 'first && facts.companies.length === 0 ? mayReapply(program, facts.refusedBefore, now) : undefined', replace: 'first && facts.companies.length === 0 ? mayReapply(program, null, now) : undefined' }],
  },
  {
    name: 'REG-14: notes of one organization show to another', by: routes('status', 'distributor and vendor keep notes of their own'),
    edits: [{ file: 'worker/store/notes.ts', find: '.where(and(eq(requests.subjectId, subject), eq(requestNotes.organizationId, organization)))', replace: '.where(and(eq(requests.subjectId, subject)))' }],
  },
  // The company that is sent.
  {
    name: 'ENR-2: a register answers with another company than was asked for', by: routes('enrollments', 'http: another company is no answer'),
    edits: [{ file: 'worker/directory/http.ts', find: 'duns: v.literal(duns)', replace: 'duns: v.string()' }],
  },
  {
    name: 'ENR-3: an address may lack a part that its country needs', by: routes('enrollments', 'a missing required part of the address is refused'),
    edits: [{ file: submission, find: 'const wrong = incompleteAddress(command.company) ?? ', replace: 'const wrong = ' }],
  },
  {
    name: 'ENR-4: a primary contact may have webmail', by: routes('enrollments', 'a primary contact’s address may not be webmail'),
    edits: [{ file: submission, find: ' ?? webmailContact(command.contactMail) ??', replace: ' ??' }],
  },
  // Colleagues.
  {
    name: 'REG-5: a second applicant stays under review beside the approved company', by: routes('joins', 'approving one turns the other into a join request'),
    edits: [{ file: review, find: ', ...turnedIntoJoins(facts, company, now));', replace: ');' }],
  },
  {
    name: 'REG-6: any company can be joined', by: routes('joins', 'a company that was not offered is not joined'),
    edits: [{ file: join, find: 'facts.companies.find((one) => one.id === command.organization);', replace: 'facts.companies.find((one) => one.id === command.organization) ?? facts.joining;' }],
  },
  {
    name: 'REG-6: "No" is approved automatically', by: routes('joins', '"No" is reviewed, never approved automatically'),
    edits: [{ file: submission, find: ' && facts.conflicts.length === 0 &&', replace: ' &&' }, { file: writes, find: 'standsAlone(event)] as', replace: 'sql`SELECT 1`] as' }],
  },
  {
    name: 'REG-7: readers are asked to decide on a join', by: routes('joins', 'every admin is told, readers are not'),
    edits: [{ file: 'worker/messages/outbox-rows.ts', find: "state = 'active' AND role IN ('admin', 'super_admin')", replace: "state = 'active'" }],
  },
  {
    name: 'REG-7: a join that nobody answers waits for the company forever', by: routes('joins', 'unanswered for 5 business days it goes to the distributor'),
    edits: [{ file: join, find: "return happened(escalated(facts, joining, registration.applicant ? fullName(registration.applicant) : '', 'unanswered', dueOn));", replace: 'return happened();' }],
  },
  {
    name: 'REG-7: a join waits for a company without an admin', by: routes('joins', 'with no admin reachable it goes to the distributor at once'),
    edits: [{ file: join, find: '...(company.admins > 0 ? [] :', replace: '...(company.admins >= 0 ? [] :' }],
  },
  {
    name: 'REG-8: a joiner becomes admin unless less is picked', by: routes('joins', 'the joiner is reader unless the admin picks more'),
    edits: [{ file: 'worker/routes/review.ts', find: "call.input.body.role ?? 'reader'", replace: "call.input.body.role ?? 'admin'" }],
  },
  {
    name: 'OPR-6: an admin makes a super admin', by: routes('joins', 'only a super admin makes another one'),
    edits: [{ file: join, find: 'roles.indexOf(role) > roles.indexOf(by.role) || ', replace: '' }],
  },
  {
    name: 'PAG-3: a distributor opens joins that are the company’s own matter', by: routes('joins', 'no other company, distributor or vendor sees or decides it'),
    edits: [{ file: seen, find: "registration.kind === 'join' ? request?.distributorId === organizationId :", replace: "registration.kind === 'join' ? true :" }],
  },
  // The vendor's block.
  {
    name: 'REG-11: the distributor reads the vendor’s reason', by: routes('blocks', 'gives no reason'),
    edits: [{ file: 'worker/routes/views.ts', find: 'reason: vendors ? null : it.reason', replace: 'reason: it.reason' }],
  },
  {
    name: 'REG-11: the block list is not looked at when a mailbox is proved', by: routes('blocks', 'as soon as the mailbox is proved'),
    edits: [{ file: registration, find: 'if (first && facts.blocked) return', replace: 'if (first && !facts.program) return' }],
  },
  {
    name: 'REG-11: the block list is not looked at when details are sent', by: routes('blocks', 'when the details are sent, however they are written'),
    edits: [{ file: submission, find: '  if (facts.blocked) return happened(event, ...vendorDecline({ ...submitted,', replace: '  if (!facts.program) return happened(event, ...vendorDecline({ ...submitted,' }],
  },
  {
    name: 'REG-11: a block leaves open requests as they are', by: routes('blocks', 'what is open is declined with it'),
    edits: [{ file: 'worker/rules/block.ts', find: '...facts.covered.flatMap(', replace: '...facts.covered.slice(0, 0).flatMap(' }],
  },
  // Transfers.
  {
    name: 'REG-12: the previous distributor reads the next one’s name', by: routes('transfers', 'neither distributor learns the other’s name'),
    edits: [{ file: 'worker/routes/transfers.ts', find: "to: side === 'previous' ? null : party(program, transfer.toId)", replace: 'to: party(program, transfer.toId)' }],
  },
  {
    name: 'PAG-3: the next distributor opens a transfer', by: routes('transfers', 'neither distributor learns the other’s name'),
    edits: [{ file: seen, find: 'facts.transfer.fromId === caller.organizationId', replace: '[facts.transfer.fromId, facts.transfer.toId].includes(caller.organizationId)' }],
  },
  {
    name: 'REG-12: the old tie stays after a release', by: routes('transfers', 'the old tie ends and the new one begins in one step'),
    edits: [{ file: requestWrites, find: '      db.delete(enrollmentDistributors).where(sql`enrollment_id = ${event.enrollment} AND distributor_id = ${event.from}`),\n', replace: '' }],
  },
  {
    name: 'REG-12: the vendor decides before it is its turn', by: routes('transfers', 'the vendor decides, either way'),
    edits: [{ file: transfer, find: "  if (!vendorsTurn(facts, now)) return refused('transfer.not_yet', { date: transfer.dueOn });\n", replace: '' }],
  },
  {
    name: 'REG-12: a registration is approved while its transfer is open', by: routes('transfers', 'approval waits for the transfer'),
    edits: [
      { file: review, find: "if (registration.kind !== 'join' && (facts.transfer?.state === 'requested' || facts.transfer?.state === 'objected')) return refused('registration.transfer_pending'", replace: "if (!facts.program) return refused('registration.transfer_pending'" },
      { file: review, find: "if (sameCompany(facts)) return refused('registration.transfer_needed', { program: program.name });", replace: '' },
      { file: writes, find: "WHERE registration_id = ${event.registration} AND state IN ('requested', 'objected')", replace: "WHERE registration_id = ${event.registration} AND state = ''" },
    ],
  },
  {
    name: 'REG-12: a second company with the number goes around the transfer', by: routes('transfers', 'a second company with that number is not approved'),
    edits: [{ file: review, find: "if (sameCompany(facts)) return refused('registration.transfer_needed', { program: program.name });", replace: '' }],
  },
  {
    name: 'REG-12: a colleague is kept out while the company moves', by: races('requests', 'by eight colleagues on another distributor’s page'),
    edits: [{ file: join, find: ' && !company.moving', replace: '' }],
  },
  {
    name: 'REG-12: a release does not look whether the transfer was taken back', by: races('requests', 'released, objected to and taken back, 64 at once'),
    edits: [
      { file: requestWrites, find: "guards: (event) => [['transfer.closed', transferIs(event.transfer, 'requested')]],\n    rows: (event, { db }) => [update(db, event.transfer, { state: 'released' })]", replace: "rows: (event, { db }) => [update(db, event.transfer, { state: 'released' })]" },
      { file: requestWrites, find: "event.by === 'release' ? transferIs(event.transfer, 'requested') :", replace: "event.by === 'release' ? sql`SELECT 1` :" },
    ],
  },
  // What the model meets: its sequences are long, and their clock runs.
  {
    name: 'REG-7: a company’s admins have ten business days', by: model('requests', 'a partner, its colleagues and its distributors'), because: /Property failed/,
    edits: [{ file: 'worker/rules/decision.ts', find: 'joinDays = 5', replace: 'joinDays = 10' }],
  },
  {
    name: 'REG-14: a request that was withdrawn waits on in the queue', by: model('registration', 'from the first address to the decision'), because: /Property failed/,
    edits: [{ file: writes, find: "updateRequest(db, event.registration, { state: 'withdrawn', decidedAt: now, actorId: null, actorKind: null, deadlineAt: null })],", replace: "updateRequest(db, event.registration, { state: 'withdrawn', decidedAt: now, deadlineAt: null })]," }],
  },
  {
    name: 'REG-12: a join that is over leaves its transfer open', by: routes('transfers', 'a join that is refused takes its transfer with it'),
    edits: [{ file: transfer, find: '  if (!transfer || !still(transfer)) return [];', replace: "  if (!transfer || !still(transfer) || registration.kind === 'join') return [];" }],
  },
  {
    name: 'REG-14: an enrollment stands in no distributor’s queue', by: model('requests', 'a partner, its colleagues and its distributors'), because: /Property failed/,
    edits: [{ file: writes, find: 'distributorId: event.distributor, organizationId: event.organization, dueOn:', replace: 'distributorId: null, organizationId: event.organization, dueOn:' }],
  },
];
