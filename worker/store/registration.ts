/** Loads what registration's rules decide on. Each function is one round trip. */
import { type SQL, and, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { enrollmentDistributors, enrollments, operators, organizationDomains, organizations, productActivations, programDistributors, programs } from '../../schema/tables/organizations.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { fold } from '../rules/fold.ts';
import type { CaseFacts, Conflict, RequestFacts } from '../rules/registration-facts.ts';
import type { Database } from './database.ts';
import { programFacts, programQueries } from './programs.ts';

/** What keeps one open registration per program and address. */
export const openKey = (program: string, email: string): string => `${program}:${email}`;
/** What keeps one automatic decline per program, address and day (REG-2). */
export const declineKey = (program: string, email: string, now: number): string => `${openKey(program, email)}:declined:${new Date(now).toISOString().slice(0, 10)}`;

export async function loadRequestFacts(db: Database, ask: { program: string; email: string; now: number }): Promise<RequestFacts | undefined> {
  const here = sql<number>`(EXISTS (SELECT 1 FROM ${enrollments} WHERE ${enrollments.partnerId} = operators.organization_id AND ${enrollments.programId} = ${ask.program})
    OR EXISTS (SELECT 1 FROM ${programs} WHERE ${programs.id} = ${ask.program} AND ${programs.vendorId} = operators.organization_id)
    OR EXISTS (SELECT 1 FROM ${programDistributors} WHERE ${programDistributors.programId} = ${ask.program} AND ${programDistributors.distributorId} = operators.organization_id))`;
  const [program, distributors, operator, open, closed] = await db.batch([
    ...programQueries(db, ask.program, ask.now),
    db.select({ here: here.as('here') }).from(operators).where(and(eq(operators.email, ask.email), ne(operators.state, 'removed'))).limit(1),
    db.select().from(registrations).where(inArray(registrations.openKey, [openKey(ask.program, ask.email), declineKey(ask.program, ask.email, ask.now)])).limit(2),
    db.select().from(registrations)
      .where(and(eq(registrations.programId, ask.program), eq(registrations.email, ask.email), inArray(registrations.state, ['declined', 'withdrawn', 'expired']), sql`${registrations.reason} IS NOT 'webmail'`))
      .orderBy(desc(registrations.createdAt)).limit(1),
  ]);
  const facts = programFacts(program, distributors);
  return facts && { program: facts, operator: operator[0] ? { here: Boolean(operator[0].here) } : null, open: open.find((one) => one.state !== 'declined') ?? null, declinedToday: open.some((one) => one.state === 'declined'), closed: closed[0] ?? null };
}

/** Company values that are not in the record yet (a form being sent), as REG-10 compares them. */
interface Typed { readonly name: string; readonly country: string; readonly duns: string | null }

/** Everything about one registration: for its review, or with `typed` for its sending. */
export async function loadCase(db: Database, id: string, now: number, typed?: Typed): Promise<CaseFacts | undefined> {
  const of = (column: SQL, value?: string | null): SQL => sql`coalesce(${value ?? null}, (SELECT ${column} FROM registrations WHERE id = ${id}))`;
  const program = of(sql`program_id`), domain = of(sql`domain`), email = of(sql`email`);
  const duns = of(sql`duns`, typed?.duns), name = of(sql`folded_name`, typed && fold(typed.name)), country = of(sql`country`, typed?.country);
  const decider = db.select({ name: operators.name }).from(operators).where(sql`${operators.id} = ${of(sql`decided_by`)}`).limit(1);
  const company = (kind: string, where: SQL) => sql`SELECT ${kind} AS kind, o.id AS id, o.name AS name FROM organizations o WHERE o.kind = 'partner' AND ${where}`;
  const request = (kind: string, where: SQL) => sql`SELECT ${kind} AS kind, r.id AS id, coalesce(json_extract(r.company, '$.legalName'), '') AS name FROM registrations r
    WHERE r.id <> ${id} AND r.program_id = ${program} AND r.state IN ('email_confirmed', 'under_review') AND ${where}`;
  const own = sql`(SELECT coalesce(organization_id, '') FROM registrations WHERE id = ${id})`;
  const companies = sql`SELECT c.kind AS kind, c.id AS id, c.name AS name, e.id AS enrollment, t.distributor_id AS distributor FROM (
      ${company('domain_company', sql`o.id IN (SELECT organization_id FROM ${organizationDomains} d WHERE d.domain = ${domain})`)}
      UNION ALL ${company('duns', sql`o.duns = ${duns}`)}
      UNION ALL ${company('name', sql`o.folded_name = ${name} AND o.country = ${country}`)}) c
    LEFT JOIN ${enrollments} e ON e.partner_id = c.id AND e.program_id = ${program} LEFT JOIN ${enrollmentDistributors} t ON t.enrollment_id = e.id WHERE c.id <> ${own}`;
  const requests = sql`${request('domain_request', sql`r.domain = ${domain}`)} UNION ALL ${request('duns', sql`r.duns = ${duns}`)} UNION ALL ${request('name', sql`r.folded_name = ${name} AND r.country = ${country}`)}`;
  const active = sql<number>`EXISTS (SELECT 1 FROM ${productActivations} a WHERE a.registration_id = ${id})
    OR EXISTS (SELECT 1 FROM ${productActivations} a WHERE a.program_id = ${program} AND a.domain = ${domain} AND a.registration_id IS NULL AND a.partner_id IS NULL
      AND a.distributor_id = (SELECT distributor_id FROM registrations WHERE id = ${id}))`;
  const [record, programRows, distributors, decided, companyRows, requestRows, scalars] = await db.batch([
    db.select().from(registrations).where(eq(registrations.id, id)).limit(1),
    ...programQueries(db, program, now),
    decider,
    db.select({ kind: sql<Conflict['kind']>`kind`.as('kind'), id: sql<string>`id`.as('id'), name: sql<string>`name`.as('name'), enrollment: sql<string | null>`enrollment`.as('enrollment'), distributor: sql<string | null>`distributor`.as('distributor') }).from(sql`(${companies})`),
    db.select({ kind: sql<Conflict['kind']>`kind`.as('kind'), name: sql<string>`name`.as('name') }).from(sql`(${requests})`),
    db.select({ active: active.as('active'), taken: sql<number>`EXISTS (SELECT 1 FROM ${operators} WHERE email = ${email} AND state <> 'removed')`.as('taken') }).from(sql`(SELECT 1)`),
  ]);
  const registration = record[0];
  const facts = programFacts(programRows, distributors);
  if (!registration || !facts) return undefined;
  const tied = (row: (typeof companyRows)[number]) => facts.policy.distributors === 'one' && row.distributor !== null && row.distributor !== registration.distributorId;
  const conflicts: Conflict[] = [
    ...companyRows.map((row) => ({ kind: row.kind, name: row.name, known: row.enrollment !== null && !tied(row) })),
    ...companyRows.filter(tied).map(() => ({ kind: 'other_distributor' as const, name: null, known: false })),
    ...requestRows.map((row) => ({ kind: row.kind, name: row.name, known: true })),
  ];
  return {
    program: facts, registration, conflicts: distinct(conflicts), productActive: Boolean(scalars[0]?.active), emailTaken: Boolean(scalars[0]?.taken), decidedByName: decided[0]?.name ?? null,
    sharedDomain: registration.sharedDomain,
  };
}

const distinct = (conflicts: Conflict[]): Conflict[] => [...new Map(conflicts.map((one) => [`${one.kind}:${one.name}`, { kind: one.kind, name: one.name, known: one.known }])).values()];

/** Whose registrations an organization sees (PAG-3): a distributor those that name it, a vendor those of its programs, nobody else any. */
export const visibleTo = (viewer: { organizationId: string; kind: string }): SQL => {
  if (viewer.kind === 'distributor') return eq(registrations.distributorId, viewer.organizationId);
  if (viewer.kind === 'vendor') return sql`${registrations.programId} IN (SELECT id FROM ${programs} WHERE vendor_id = ${viewer.organizationId})`;
  return sql`0`;
};

const listedStates = { open: ['under_review'], approved: ['approved'], declined: ['declined'] } as const;

/** One page of the queue, newest first; `before` is the last id of the page before. */
export async function listRegistrations(db: Database, ask: { viewer: { organizationId: string; kind: string }; state: keyof typeof listedStates; search: string; before: string | null; limit: number; now: number }) {
  const mine = visibleTo(ask.viewer);
  const carried = sql`SELECT program_id FROM ${programDistributors} WHERE distributor_id = ${ask.viewer.organizationId} UNION SELECT id FROM ${programs} WHERE vendor_id = ${ask.viewer.organizationId}`;
  const [rows, programRows, distributorRows] = await db.batch([
    db.select().from(registrations).where(and(
      mine, inArray(registrations.state, [...listedStates[ask.state]]),
      ask.search ? sql`instr(${registrations.search}, ${ask.search}) > 0` : undefined, ask.before ? sql`${registrations.id} < ${ask.before}` : undefined,
    )).orderBy(desc(registrations.id)).limit(ask.limit + 1),
    db.select({ id: programs.id, name: programs.name, asks: sql<number>`(SELECT json_extract(policy, '$.productActivation') FROM policies p WHERE p.program_id = ${programs.id} AND p.effective_at <= ${ask.now} ORDER BY p.version DESC LIMIT 1)`.as('asks') }).from(programs).where(sql`${programs.id} IN (${carried})`),
    db.select({ id: organizations.id, name: organizations.name }).from(organizations)
      .where(or(eq(organizations.id, ask.viewer.organizationId), sql`${organizations.id} IN (SELECT distributor_id FROM ${programDistributors} WHERE program_id IN (SELECT id FROM ${programs} WHERE vendor_id = ${ask.viewer.organizationId}))`)),
  ]);
  const names = new Map([...programRows, ...distributorRows].map((row) => [row.id, row.name]));
  return { rows: rows.slice(0, ask.limit), more: rows.length > ask.limit, nameOf: (id: string) => names.get(id) ?? '', asksActivation: (id: string) => programRows.some((row) => row.id === id && row.asks === 1) };
}
