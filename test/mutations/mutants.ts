/** Faults in what every request passes, and in the way of a registration. */
import { type Mutant, races, routes } from './mutant.ts';
import { helpMutants } from './mutants-help.ts';
import { signInMutants } from './mutants-sign-in.ts';
import { mailMutants } from './mutants-mail.ts';
import { teamMutants } from './mutants-team.ts';
import { requestMutants } from './mutants-requests.ts';

const writes = 'worker/store/writes-registration.ts', seen = 'worker/routes/seen.ts', commit = 'worker/store/commit.ts', route = 'worker/http/route.ts', callers = 'worker/http/callers.ts', review = 'worker/rules/review.ts';

export const mutants: readonly Mutant[] = [
  ...requestMutants, ...helpMutants, ...teamMutants, ...mailMutants, ...signInMutants,
  // What must hold at write time.
  {
    name: 'an approval does not look whether the registration is still under review', by: routes('registration', 'two reviewers at once'),
    edits: [{ file: writes, find: 'reviewedAs(event.registration, event.kind)] as', replace: 'sql`SELECT 1`] as' }],
  },
  {
    name: 'an automatic approval does not look again for conflicts', by: races('approval', 'a request with the same D-U-N-S that comes under review between the facts and the commit'),
    edits: [{ file: writes, find: 'standsAlone(event)] as', replace: 'sql`SELECT 1`] as' }],
  },
  {
    name: 'the tries of a code are not looked at when it is used', by: races('registration', 'the right one 64 times at once'),
    edits: [{ file: writes, find: ' AND code_tries < ${codeTries}', replace: '' }],
  },
  {
    name: 'a sixth wrong try of a code is counted like the first', by: races('registration', '64 wrong ones at once'),
    edits: [{ file: 'worker/rules/registration.ts', find: "if (tries >= codeTries) return refused('registration.code_spent');", replace: '' }],
  },
  {
    name: 'a wrong try does not look whether another was counted meanwhile', by: races('registration', '64 wrong ones at once'),
    edits: [{ file: writes, find: 'SELECT code_tries = ${event.tries - 1} AND code_sequence', replace: 'SELECT code_sequence' }],
  },
  {
    name: 'a link does not look whether it was used', by: routes('operators', '64 at once: exactly one enters'),
    edits: [{ file: 'worker/store/writes-sessions.ts', find: 'SELECT used_at IS NULL AND canceled_at IS NULL AND expires_at > ${now}', replace: 'SELECT expires_at > ${now}' }],
  },
  {
    name: 'an address may have two open registrations', by: routes('idempotency', '50 times at once, no key'),
    edits: [{ file: writes, find: 'openKey: openKey(event.program, event.email), createdAt: now,', replace: 'openKey: event.registration, createdAt: now,' }],
  },
  {
    name: 'a code goes to a registration that has closed meanwhile', by: routes('states', 'a code asked for while its draft expires'),
    edits: [{ file: writes, find: 'SELECT code_sequence = ${event.sequence - 1} AND ${notClosed} FROM', replace: 'SELECT code_sequence = ${event.sequence - 1} FROM' }],
  },
  // Who may see and do what.
  {
    name: 'a distributor opens any registration by its id', by: routes('access', 'readRegistration to another distributor'),
    edits: [{ file: seen, find: 'request?.distributorId === organizationId : registration.distributorId === organizationId;', replace: 'request?.distributorId === organizationId : true;' }],
  },
  {
    name: 'a vendor opens registrations of other programs', by: routes('access', 'readRegistration to another vendor'),
    edits: [{ file: seen, find: "if (kind === 'vendor') return program.vendor.id === organizationId && (", replace: "if (kind === 'vendor') return (" }],
  },
  {
    name: 'the queue lists every distributor’s registrations', by: routes('registration', 'a distributor sees its own'),
    edits: [{ file: 'worker/store/requests.ts', find: 'sql`organization_id`} = ${viewer.organizationId}`;', replace: 'sql`organization_id`} IS NOT NULL`;' }, { file: 'worker/store/requests.ts', find: 'sql`actor_id = ${viewer.organizationId} AND', replace: 'sql`actor_id IS NOT NULL AND' }],
  },
  {
    name: 'a key works from any origin', by: routes('access', 'keys work from their exact origins only'),
    edits: [{ file: callers, find: 'if (from === null || !key.origins.includes(from))', replace: 'if (from === null)' }],
  },
  {
    name: 'a key serves programs of other organizations', by: routes('scope', 'a key serves the programs of its own organization only'),
    edits: [{ file: 'worker/routes/registration.ts', find: 'if (!facts || !serves(caller, facts.program)) return notFound;', replace: 'if (!facts) return notFound;' }],
  },
  {
    name: 'a key of one program confirms addresses in another', by: routes('scope', 'a key that fixes a program reaches no registration of another'),
    edits: [{ file: 'worker/routes/registration.ts', find: 'caller.programId === null ? serves(caller, program) : caller.programId === program.id', replace: 'caller.programId !== null || serves(caller, program)' }],
  },
  {
    name: 'roles are not looked at', by: routes('access', 'each role of each kind'),
    edits: [{ file: callers, find: 'if (!may(who, access.action) && !stored[0]) {', replace: 'if (access.action === undefined) {' }],
  },
  {
    name: 'whoever sees a registration decides on it', by: routes('scope', 'only its reviewer decides'),
    edits: [{ file: review, find: 'return actor === by.organizationId || company ? undefined : {', replace: 'return by.organizationId ? undefined : {' }],
  },
  {
    name: 'a session works from any origin', by: routes('operators', "a host's backend mints one"),
    edits: [{ file: callers, find: "if (claims.origin !== calledFrom(context)) return { code: 'session.origin_not_allowed' };", replace: '' }],
  },
  {
    name: 'a session works after sign-out', by: routes('operators', 'the cookie renews the session until sign-out'),
    edits: [{ file: callers, find: "found.state !== 'active' || found.endedAt !== null ||", replace: "found.state !== 'active' ||" }],
  },
  {
    name: 'another site signs in with a link', by: routes('operators', 'expired, altered, unknown and from another site'),
    edits: [{ file: callers, find: "context.origin === context.url.origin && context.request.headers.get('sec-fetch-site') === 'same-origin'", replace: 'context.origin !== null' }],
  },
  {
    name: 'one applicant’s token continues another’s registration', by: routes('registration', 'with the proof of another registration'),
    edits: [{ file: callers, find: '!registration || registration !== (params as { registration?: string } | undefined)?.registration', replace: '!registration || !params' }],
  },
  {
    name: 'the demo answers in production', by: routes('access', 'answers 404 elsewhere'),
    edits: [{ file: 'worker/app.ts', find: "if (served[0]?.endpoint.access.by === 'demo' && c.env.DEMO !== 'true')", replace: 'if (!served[0])' }],
  },
  // Written together or not at all.
  {
    name: 'messages are written after the batch', by: routes('idempotency', 'whose write to outbox fails leaves nothing behind'),
    edits: [
      { file: commit, find: '    ...mail.map((message) => message.statement),\n', replace: '' },
      { file: commit, find: '  await db.batch(statements as [Statement, ...Statement[]]);\n', replace: '  await db.batch(statements as [Statement, ...Statement[]]);\n  for (const message of mail) await message.statement;\n' },
    ],
  },
  {
    name: 'a change has no activity entry', by: routes('messages', 'who, what, which rule, newest first'),
    edits: [{ file: commit, find: '    ...logged.map((event, nth) => entry(context, event, ids[nth] as string)),\n', replace: '' }],
  },
  {
    name: 'activity entries are written after the batch, and the worker is killed in between', by: { kill: 20 }, because: /torn: /,
    edits: [
      { file: commit, find: '    ...logged.map((event, nth) => entry(context, event, ids[nth] as string)),\n', replace: '' },
      { file: commit, find: '  await db.batch(statements as [Statement, ...Statement[]]);\n', replace: '  await db.batch(statements as [Statement, ...Statement[]]);\n  for (const [nth, event] of logged.entries()) await entry(context, event, ids[nth] as string);\n' },
    ],
  },
  {
    name: 'answers are kept after the batch, and the worker is killed in between', by: { kill: 20 }, because: /torn: \w+ has \d+ kept answers|answered 4\d\d/,
    edits: [
      { file: commit, find: '    ...(replay ? [remember(context, replay, what.answer)] : []),\n', replace: '' },
      { file: commit, find: '  await db.batch(statements as [Statement, ...Statement[]]);\n', replace: '  await db.batch(statements as [Statement, ...Statement[]]);\n  if (replay) await remember(context, replay, what.answer);\n' },
    ],
  },
  // One effect and one answer.
  {
    name: 'a keyed request’s answer is not kept', by: routes('idempotency', 'each write of the first path, 20 at once under one key'),
    edits: [{ file: commit, find: '    ...(replay ? [remember(context, replay, what.answer)] : []),\n', replace: '' }],
  },
  {
    name: 'a key answers for another body', by: routes('idempotency', 'the same key with another body is refused'),
    edits: [{ file: route, find: 'stored.endpoint !== replay.endpoint || stored.requestHash !== replay.requestHash', replace: 'stored.endpoint !== replay.endpoint' }],
  },
  {
    name: 'a key of one caller answers to another', by: routes('idempotency', 'a key of one caller says nothing to another'),
    edits: [{ file: route, find: 'await sha256Hex([endpoint.name, await scopeOf(request), key]', replace: 'await sha256Hex([endpoint.name, key]' }],
  },
  {
    name: 'a session’s token is kept with the answer', by: routes('kept', 'no table holds a token'), because: /session in idempotency/,
    edits: [{ file: 'worker/routes/operators.ts', find: "reply: { session }, change: { events: decision.events, actor: { kind: 'key', id: caller.keyId } },", replace: "reply: await signed(call, { session, operator, organization: caller.organizationId, origin, scopes }), change: { events: decision.events, actor: { kind: 'key', id: caller.keyId } }," }],
  },
  {
    name: 'kept answers go before their time', by: routes('scope', 'a kept answer stays two days'),
    edits: [{ file: 'worker/store/retention.ts', find: 'const before = now - days * day;', replace: 'const before = now;' }],
  },
  {
    name: 'a message is not claimed before it is sent', by: { project: 'workerd', file: 'test/messages/outbox.test.ts', title: 'of 8 consumers at once, one sends' },
    edits: [{ file: 'worker/messages/outbox.ts', find: 'SET next_attempt_at = ?1 + ${claimed}, attempts', replace: 'SET attempts' }],
  },
  // What comes in and what goes out.
  {
    name: 'a field of the body reaches the row', by: routes('shape', 'requestRegistration > unknown properties are refused'),
    edits: [
      { file: 'schema/registration.ts', find: "body: v.strictObject({ program: v.optional(idOf('program')), distributor: v.optional(idOf('organization')), email: Email, locale: Locale }),", replace: "body: v.looseObject({ program: v.optional(idOf('program')), distributor: v.optional(idOf('organization')), email: Email, locale: Locale })," },
      { file: 'worker/routes/registration.ts', find: "const change = { events: decision.events, actor: { kind: 'applicant', id: null }", replace: "const change = { events: decision.events.map((event) => ({ ...input.body, ...event })), actor: { kind: 'applicant', id: null }" },
      { file: writes, find: "id: event.registration, programId: event.program, distributorId: event.distributor, state: 'draft',", replace: "id: event.registration, programId: event.program, distributorId: event.distributor, state: 'draft', ...(event as object)," },
    ],
  },
  {
    name: 'a reply is not parsed, and carries a field that nobody declared', by: routes('replies', 'closed at every depth > readRegistration'),
    edits: [
      { file: route, find: 'reply: v.parse(endpoint.reply, shown.reply)', replace: 'reply: shown.reply' },
      { file: 'worker/routes/views.ts', find: 'id: it.id, request: facts.request?.id ?? null, kind:', replace: 'organizationId: it.organizationId, id: it.id, request: facts.request?.id ?? null, kind:' },
    ],
  },
  {
    name: 'the log names the address that was asked for', by: routes('log', 'one line per request over the whole first path'), because: /ValiError|Invalid key/,
    edits: [{ file: 'worker/http/log.ts', find: 'method: request.method,', replace: 'method: request.method, url: request.url,' }],
  },
  {
    name: 'a failure logs its SQL and parameters', by: routes('log', 'a query that fails logs the database’s own words'),
    edits: [{ file: 'worker/app.ts', find: 'error.cause instanceof Error ? error.cause.message :', replace: 'error.cause instanceof Error ? error.message :' }],
  },
  // Rules.
  {
    name: 'public mail is let in', by: routes('registration', 'REG-2: a public webmail or disposable domain'), because: /AssertionError|reading 'who'/,
    edits: [{ file: 'worker/rules/registration.ts', find: "if (command.mail.verdict !== 'work') return declineWebmail(facts, command);", replace: '' }],
  },
  {
    name: 'a registration is approved without its product activation', by: routes('registration', 'missing activation is named'),
    edits: [{ file: review, find: "if (missingActivation(facts)) return refused('registration.product_inactive',", replace: "if (false as boolean) return refused('registration.product_inactive'," }],
  },
  {
    name: 'a refused address applies again at once', by: routes('registration', 'the address is held to it'),
    edits: [{ file: 'worker/rules/registration.ts', find: 'if (early) return { events: [], refusal: early };', replace: '' }],
  },
  {
    name: 'an operator of two organizations', by: races('approval', 'one address approved in two programs at once'),
    edits: [
      { file: review, find: "if (registration.kind === 'enrollment' ? facts.joining?.enrollmentId : facts.operator) {", replace: "if (registration.kind === 'enrollment' && facts.joining?.enrollmentId) {" },
      { file: 'schema/migrations/0006_operators_activity.sql', find: 'CREATE UNIQUE INDEX `operators_email`', replace: 'CREATE INDEX `operators_email`' },
    ],
  },
  // Failures and costs.
  {
    name: 'a read that failed is not tried again', by: { project: 'faults', file: 'test/faults/faults.test.ts', title: 'listRequests succeeds though any one call fails' },
    edits: [{ file: 'worker/store/d1.ts', find: 'const readTries = 3;', replace: 'const readTries = 1;' }],
  },
  {
    name: 'a write whose answer was lost is not looked up under its key', by: { project: 'faults', file: 'test/faults/faults.test.ts', title: 'with 1 % of D1 calls failing at random' },
    edits: [{ file: route, find: 'if (!code && !unique && !isTransient(error)) throw error;', replace: 'if (!code && !unique) throw error;' }],
  },
  {
    name: 'a database that stalls is waited for', by: { project: 'faults', file: 'test/faults/faults.test.ts', title: 'a database that stalls for 30 s' }, because: /timed out|expected/i,
    edits: [{ file: 'worker/store/d1.ts', find: 'return await inTime(call(), Math.min(limits.call, until - clock()));', replace: 'return await call();' }],
  },
  {
    name: 'a round trip more', by: routes('calls', 'a keyed write makes at most three > requestRegistration'),
    edits: [{ file: 'worker/store/registration.ts', find: '  const [program, distributors, operator, open, closed] = await db.batch([', replace: '  await db.select({ id: registrations.id }).from(registrations).limit(1);\n  const [program, distributors, operator, open, closed] = await db.batch([' }],
  },
];
