/** Loads what registration's rules decide on. Each function is one round trip. */
import { type SQL, and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import { enrollmentDistributors, enrollments, operators, organizationDomains, productActivations, programDistributors, programs } from '../../schema/tables/organizations.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { blocks, requests, transfers } from '../../schema/tables/requests.ts';
import { fold } from '../../schema/fold.ts';
import type { SuppressionReason } from '../../schema/mail.ts';
import type { CaseFacts, Colleague, Company, Conflict, Refused, RequestFacts } from '../rules/registration-facts.ts';
import type { Database } from './database.ts';
import { type NoteRow, listNotes } from './notes.ts';
import { programFacts, programQueries } from './programs.ts';
import { fullName } from '../rules/contacts.ts';

/** What keeps one open registration per program and address. */
export const openKey = (program: string, email: string): string => `${program}:${email}`;
/** What keeps one automatic decline per program, address and day (REG-2). */
export const declineKey = (program: string, email: string, now: number): string => `${openKey(program, email)}:declined:${new Date(now).toISOString().slice(0, 10)}`;

/** The last closed registration that says when one may ask again (REG-13); webmail declines say nothing. */
const closedOf = (db: Database, program: string, email: string) => db.select().from(registrations)
  .where(and(eq(registrations.programId, program), eq(registrations.email, email), inArray(registrations.state, ['declined', 'withdrawn', 'expired']), sql`${registrations.reason} IS NOT 'webmail'`))
  .orderBy(desc(registrations.createdAt)).limit(1);

export async function loadRequestFacts(db: Database, ask: { program: string; email: string; now: number }): Promise<RequestFacts | undefined> {
  const here = sql<number>`(EXISTS (SELECT 1 FROM ${enrollments} WHERE ${enrollments.partnerId} = operators.organization_id AND ${enrollments.programId} = ${ask.program})
    OR EXISTS (SELECT 1 FROM ${programs} WHERE ${programs.id} = ${ask.program} AND ${programs.vendorId} = operators.organization_id)
    OR EXISTS (SELECT 1 FROM ${programDistributors} WHERE ${programDistributors.programId} = ${ask.program} AND ${programDistributors.distributorId} = operators.organization_id))`;
  const [program, distributors, operator, open, closed] = await db.batch([
    ...programQueries(db, ask.program, ask.now),
    db.select({ here: here.as('here') }).from(operators).where(and(eq(operators.email, ask.email), ne(operators.state, 'removed'), eq(operators.lapsed, false))).limit(1),
    db.select().from(registrations).where(inArray(registrations.openKey, [openKey(ask.program, ask.email), declineKey(ask.program, ask.email, ask.now)])).limit(2),
    closedOf(db, ask.program, ask.email),
  ]);
  const facts = programFacts(program, distributors);
  return facts && { program: facts, operator: operator[0] ? { here: Boolean(operator[0].here) } : null, open: open.find((one) => one.state !== 'declined') ?? null, declinedToday: open.some((one) => one.state === 'declined'), closed: closed[0] ?? null };
}

/** Values that are not in the record yet (a form being sent), as REG-10 compares them. */
export interface Typed { readonly name?: string; readonly country?: string; readonly duns?: string | null; readonly distributor?: string | null; readonly organization?: string }

/** Everything about one registration: for its review, or with `typed` for its sending; `notesOf` is the organization whose notes are wanted. */
export async function loadCase(db: Database, id: string, now: number, typed: Typed = {}, notesOf = ''): Promise<(CaseFacts & { readonly notes: readonly NoteRow[] }) | undefined> {
  const own = (column: SQL): SQL => sql`(SELECT ${column} FROM registrations WHERE id = ${id})`;
  const of = (column: SQL, value: string | null | undefined): SQL => (value ? sql`coalesce(${value}, ${own(column)})` : own(column));
  const program = own(sql`program_id`), domain = own(sql`domain`), email = own(sql`email`);
  const duns = of(sql`duns`, typed.duns), name = of(sql`folded_name`, typed.name && fold(typed.name)), country = of(sql`country`, typed.country);
  const joining = of(sql`joining_id`, typed.organization), distributor = typed.distributor ? sql`coalesce(${own(sql`distributor_id`)}, ${typed.distributor})` : own(sql`distributor_id`);

  const company = (kind: string, where: SQL) => sql`SELECT ${kind} AS kind, o.id AS id, o.name AS name, o.country AS country, json_extract(o.company, '$.address.city') AS city FROM organizations o WHERE o.kind = 'partner' AND ${where}`;
  const companies = sql`SELECT c.*, e.id AS enrollment, t.distributor_id AS distributor,
      (SELECT count(*) FROM ${operators} a WHERE a.organization_id = c.id AND a.state = 'active' AND a.role IN ('admin', 'super_admin')) AS admins,
      EXISTS (SELECT 1 FROM ${transfers} m WHERE m.enrollment_id = e.id AND m.state IN ('requested', 'objected')) AS moving FROM (
      ${company('domain_company', sql`o.id IN (SELECT organization_id FROM ${organizationDomains} d WHERE d.domain = ${domain})`)}
      UNION ALL ${company('duns', sql`o.duns = ${duns}`)}
      UNION ALL ${company('name', sql`o.folded_name = ${name} AND o.country = ${country}`)}
      UNION ALL ${company('joining', sql`o.id = ${joining}`)}) c
    LEFT JOIN ${enrollments} e ON e.partner_id = c.id AND e.program_id = ${program} AND e.state <> 'ended' LEFT JOIN ${enrollmentDistributors} t ON t.enrollment_id = e.id
    WHERE c.kind = 'joining' OR c.id NOT IN (SELECT coalesce(organization_id, joining_id, '') FROM registrations WHERE id = ${id})`;

  const request = (kind: string, states: SQL, where: SQL) => sql`SELECT ${kind} AS kind, r.id AS id, coalesce(json_extract(r.company, '$.legalName'), '') AS name FROM registrations r
    WHERE r.id <> ${id} AND r.program_id = ${program} AND r.kind = 'company' AND ${states} AND ${where}`;
  const alive = sql`r.state IN ('email_confirmed', 'under_review')`, sameName = sql`r.folded_name = ${name} AND r.country = ${country}`;
  const shut = sql`r.state = 'declined' AND r.declined_by IN ('reviewer', 'vendor') AND r.reapply <> 'now' AND (r.reapply_on IS NULL OR r.reapply_on > ${new Date(now).toISOString().slice(0, 10)})`;
  const conflicting = sql`${request('domain_request', alive, sql`r.domain = ${domain}`)} UNION ALL ${request('duns', alive, sql`r.duns = ${duns}`)} UNION ALL ${request('name', alive, sameName)}
    UNION ALL ${request('refused_before', shut, sql`r.duns = ${duns}`)} UNION ALL ${request('refused_before', shut, sameName)}`;

  const active = sql<number>`EXISTS (SELECT 1 FROM ${productActivations} a WHERE a.registration_id = ${id})
    OR EXISTS (SELECT 1 FROM ${productActivations} a WHERE a.program_id = ${program} AND a.domain = ${domain} AND a.registration_id IS NULL AND a.partner_id IS NULL AND a.distributor_id = ${distributor})
    OR EXISTS (SELECT 1 FROM ${productActivations} a WHERE a.program_id = ${program} AND a.domain = ${domain} AND a.partner_id = ${joining} AND a.distributor_id = ${distributor})`;
  const [record, programRows, distributors, decided, companyRows, requestRows, scalars, queued, moved, colleagues, refusedRows, notes] = await db.batch([
    db.select().from(registrations).where(eq(registrations.id, id)).limit(1),
    ...programQueries(db, program, now),
    db.select({ name: operators.name }).from(operators).where(sql`${operators.id} = ${own(sql`decided_by`)}`).limit(1),
    db.select({
      kind: sql<Conflict['kind'] | 'joining'>`kind`.as('kind'), id: sql<string>`id`.as('id'), name: sql<string>`name`.as('name'), country: sql<string>`country`.as('country'), city: sql<string | null>`city`.as('city'),
      enrollment: sql<string | null>`enrollment`.as('enrollment'), distributor: sql<string | null>`distributor`.as('distributor'), admins: sql<number>`admins`.as('admins'), moving: sql<number>`moving`.as('moving'),
    }).from(sql`(${companies})`),
    db.select({ kind: sql<Conflict['kind']>`kind`.as('kind'), name: sql<string>`name`.as('name') }).from(sql`(${conflicting})`),
    db.select({
      active: active.as('active'), stands: sql<SuppressionReason | null>`(SELECT reason FROM suppressions WHERE address = ${email})`.as('stands'), standsSince: sql<number | null>`(SELECT at FROM suppressions WHERE address = ${email})`.as('stands_since'), operator: sql<string | null>`(SELECT id FROM ${operators} WHERE email = ${email} AND state <> 'removed' AND lapsed = 0)`.as('operator'),
      employer: sql<string | null>`(SELECT organization_id FROM ${operators} WHERE email = ${email} AND state <> 'removed' AND lapsed = 0)`.as('employer'),
      blocked: sql<number>`EXISTS (SELECT 1 FROM ${blocks} WHERE program_id = ${program} AND lifted_at IS NULL AND key IN ('address:' || ${email}, 'domain:' || ${domain}, 'company:' || ${name} || '|' || ${country}, 'duns:' || ${duns}))`.as('blocked'),
    }).from(sql`(SELECT 1)`),
    db.select({ id: requests.id, actorId: requests.actorId, actorKind: requests.actorKind, askedAt: requests.askedAt, vendorId: requests.vendorId, distributorId: requests.distributorId }).from(requests).where(eq(requests.subjectId, id)).limit(1),
    db.select().from(transfers).where(eq(transfers.registrationId, id)).orderBy(desc(transfers.id)).limit(1),
    db.select({
      id: registrations.id, email: registrations.email, locale: registrations.locale, applicant: registrations.applicant, distributorId: registrations.distributorId, submittedAt: registrations.submittedAt,
      requestId: sql<string>`(SELECT q.id FROM ${requests} q WHERE q.subject_id = registrations.id)`.as('request_id'),
    }).from(registrations).where(sql`${registrations.id} <> ${id} AND ${registrations.programId} = ${program} AND ${registrations.state} = 'under_review' AND ${registrations.kind} = 'company'
      AND ((${registrations.domain} = ${domain} AND ${registrations.sharedDomain} = 0) OR ${registrations.duns} = ${duns})`).limit(20),
    db.select({ state: registrations.state, reapply: registrations.reapply, reapplyOn: registrations.reapplyOn, decidedAt: registrations.decidedAt, reason: registrations.reason }).from(registrations)
      .where(sql`${registrations.id} <> ${id} AND ${registrations.programId} = ${program} AND ${registrations.domain} = ${domain} AND ${registrations.sharedDomain} = 0 AND ${registrations.state} = 'declined' AND ${registrations.declinedBy} IN ('reviewer', 'vendor')`)
      .orderBy(desc(registrations.decidedAt)).limit(1),
    listNotes(db, id, notesOf),
  ]);
  const registration = record[0];
  const facts = programFacts(programRows, distributors);
  if (!registration || !facts) return undefined;
  const wanted = registration.distributorId ?? typed.distributor ?? null;
  const found = merged(companyRows);
  const tied = (one: Found) => facts.policy.distributors === 'one' && one.distributorIds.some((each) => each !== wanted);
  const others = found.filter((one) => one.kind !== 'joining') as (Found & { kind: Conflict['kind'] })[];
  const tiedHere = others.filter((one) => one.enrollmentId !== null && tied(one));
  const conflicts: Conflict[] = [
    ...others.map((one) => ({ kind: one.kind, name: one.name, known: one.enrollmentId !== null && !tied(one) })),
    ...others.filter(tied).map(() => ({ kind: 'other_distributor' as const, name: null, known: false })),
    ...requestRows.map((row) => ({ kind: row.kind, name: row.name, known: true })),
  ];
  return {
    program: facts, registration, request: queued[0] ?? null, conflicts: distinct(conflicts),
    companies: others.filter((one) => one.kind === 'domain_company' && one.enrollmentId !== null), joining: found.find((one) => one.kind === 'joining') ?? null,
    tied: tiedHere.find((one) => one.sameNumber) ?? tiedHere[0] ?? null,
    colleagues: colleagues.map(({ applicant, ...one }): Colleague => ({ ...one, person: applicant && fullName(applicant) })),
    refusedBefore: (refusedRows[0] as Refused | undefined) ?? null, blocked: Boolean(scalars[0]?.blocked), transfer: moved[0] ?? null,
    productActive: Boolean(scalars[0]?.active), operator: scalars[0]?.operator ? { id: scalars[0].operator, organizationId: scalars[0].employer ?? '' } : null,
    decidedByName: decided[0]?.name ?? null, sharedDomain: registration.sharedDomain, notes,
    ...(scalars[0]?.stands && { address: { email: registration.email, stands: scalars[0].stands, since: scalars[0].standsSince } }),
  };
}

type Found = Company & { readonly kind: Conflict['kind'] | 'joining' };
interface CompanyRow { readonly kind: Conflict['kind'] | 'joining'; readonly id: string; readonly name: string; readonly country: string; readonly city: string | null; readonly enrollment: string | null; readonly distributor: string | null; readonly admins: number; readonly moving: number }
/** One company for each reason it was found by; its ties come one a row. */
function merged(rows: readonly CompanyRow[]): Found[] {
  const found = new Map<string, Found & { distributorIds: string[] }>();
  for (const { enrollment, distributor, moving, ...row } of rows) {
    const key = `${row.kind}:${row.id}`;
    const one = found.get(key) ?? { ...row, enrollmentId: enrollment, distributorIds: [], moving: Boolean(moving), sameNumber: row.kind === 'duns' };
    if (distributor !== null) one.distributorIds.push(distributor);
    found.set(key, one);
  }
  return [...found.values()];
}
const distinct = (conflicts: Conflict[]): Conflict[] => [...new Map(conflicts.map((one) => [`${one.kind}:${one.name}`, { kind: one.kind, name: one.name, known: one.known }])).values()];

/** Whether a company has asked to be enrolled in a program, and nobody has decided. */
export const enrollmentAsked = (organization: string, program: string): SQL => sql`EXISTS (SELECT 1 FROM ${requests} WHERE organization_id = ${organization} AND bucket = 'pending' AND program_id = ${program} AND kind = 'registration')`;

/** What an admin's request to enroll its company in a program is decided on. */
export async function loadEnrollmentFacts(db: Database, ask: { program: string; organization: string; operator: string; distributor: string | null; now: number }) {
  const email = sql`(SELECT email FROM operators WHERE id = ${ask.operator})`;
  const [programRows, distributors, company, person, open, closed, scalars] = await db.batch([
    ...programQueries(db, ask.program, ask.now),
    db.select({ id: sql<string>`o.id`.as('id'), name: sql<string>`o.name`.as('name'), country: sql<string>`o.country`.as('country'), details: sql<string | null>`o.company`.as('details') })
      .from(sql`organizations o`).where(sql`o.id = ${ask.organization}`),
    db.select({ id: operators.id, name: operators.name, email: operators.email, locale: operators.locale }).from(operators).where(eq(operators.id, ask.operator)).limit(1),
    db.select({ id: registrations.id }).from(registrations).where(sql`${registrations.openKey} = ${ask.program} || ':' || ${email}`).limit(1),
    db.select().from(registrations).where(and(eq(registrations.programId, ask.program), sql`(${registrations.email} = ${email} OR ${registrations.id} IN (SELECT subject_id FROM ${requests} WHERE organization_id = ${ask.organization} AND kind = 'registration'))`, inArray(registrations.state, ['declined', 'withdrawn', 'expired']), sql`${registrations.reason} IS NOT 'webmail'`)).orderBy(desc(registrations.createdAt)).limit(1),
    db.select({
      enrolled: sql<number>`EXISTS (SELECT 1 FROM ${enrollments} WHERE partner_id = ${ask.organization} AND program_id = ${ask.program})`.as('enrolled'),
      asked: sql<number>`${enrollmentAsked(ask.organization, ask.program)}`.as('asked'),
      active: sql<number>`EXISTS (SELECT 1 FROM ${productActivations} WHERE program_id = ${ask.program} AND distributor_id = ${ask.distributor} AND partner_id IS NULL AND registration_id IS NULL
        AND domain IN (SELECT domain FROM ${organizationDomains} WHERE organization_id = ${ask.organization}))`.as('active'),
      blocked: sql<number>`EXISTS (SELECT 1 FROM ${blocks} WHERE program_id = ${ask.program} AND lifted_at IS NULL AND (key IN (SELECT 'domain:' || domain FROM ${organizationDomains} WHERE organization_id = ${ask.organization})
        OR key IN (SELECT 'company:' || folded_name || '|' || country FROM organizations WHERE id = ${ask.organization}) OR key IN (SELECT 'duns:' || duns FROM organizations WHERE id = ${ask.organization}) OR key = 'address:' || ${email}))`.as('blocked'),
    }).from(sql`(SELECT 1)`),
  ]);
  const program = programFacts(programRows, distributors);
  const [one] = company, [operator] = person, [flags] = scalars;
  if (!program || !one || !operator || !flags) return undefined;
  return { program, company: { id: one.id, name: one.name, country: one.country, details: one.details === null ? null : (JSON.parse(one.details) as never), enrolled: Boolean(flags.enrolled) }, operator, open: open.length > 0 || Boolean(flags.asked), closed: closed[0] ?? null, blocked: Boolean(flags.blocked), productActive: Boolean(flags.active) };
}
