/** The demo's own endpoints: answered only where DEMO is "true" (app.ts), so they do not exist in production. */
import { asc, eq } from 'drizzle-orm';
import * as v from 'valibot';
import { SeedStatement, listDemoActivity, listDemoMessages, listDemoOperators, listDemoSubjects, mintDemoSession, passDemoTime, readDemoWorld, resetDemo } from '../../schema/demo.ts';
import { operators, organizations } from '../../schema/tables/organizations.ts';
import { embedKeys } from '../../schema/tables/system.ts';
import { route } from '../http/route.ts';
import { signSessionToken } from '../http/tokens.ts';
import { renderRow } from '../messages/outbox.ts';
import { mintSession } from '../rules/sign-in.ts';
import { as } from '../store/columns.ts';
import { listEverything } from '../store/activity.ts';
import { demoStand, listSubjects, passTime, putSeedBack } from '../store/demo.ts';
import { listMailbox } from '../store/messages.ts';
import { findOperator } from '../store/operators.ts';
import { outboxDeps } from '../jobs/outbox.ts';
import { workOff } from '../jobs/work-off.ts';
import { entryOf } from './log-views.ts';
import { instant } from './views.ts';

export const demoRoutes = [
  route(listDemoOperators, async ({ db }) => ({
    reply: {
      rows: await db.select({
        id: as(operators.id, 'operator_id'), name: as(operators.name, 'operator_name'), email: operators.email, role: operators.role, locale: operators.locale,
        organization: as(organizations.name, 'organization_name'), kind: organizations.kind,
      }).from(operators).innerJoin(organizations, eq(organizations.id, operators.organizationId)).where(eq(operators.state, 'active')).orderBy(asc(organizations.kind), asc(organizations.name), asc(operators.id)).limit(500),
    },
  })),
  route(mintDemoSession, async ({ db, input, origin, url, newId, now }) => {
    const session = newId('session');
    const operator = await findOperator(db, input.body.operator);
    const decision = mintSession(operator, { by: operator?.organization ?? '', session, origin: origin ?? url.origin, provenAt: input.body.proven ? now : null });
    return decision.refusal || !operator ? { refusal: decision.refusal ?? { code: 'resource.not_found' } } : { reply: { session }, change: { events: decision.events, actor: { kind: 'portal', id: null } } };
  }, async ({ env, db, now, input, origin, url }, kept) => {
    const operator = await findOperator(db, input.body.operator);
    const { token, expiresAt } = await signSessionToken(env, { session: kept.session ?? '', operator: input.body.operator, organization: operator?.organization ?? '', origin: origin ?? url.origin, scopes: undefined }, now);
    return { reply: { session: kept.session ?? '', token, expiresAt: instant(expiresAt) } };
  }),
  route(listDemoMessages, async ({ db, env, input }) => {
    const rows = await listMailbox(db, input.query?.recipient, 50);
    const deps = outboxDeps(env);
    return {
      reply: {
        rows: await Promise.all(rows.map(async (row) => {
          const mail = await renderRow(row, { name: row.senderName, brand: row.brand }, deps);
          return { id: row.id, template: row.template, to: row.recipient, from: row.senderName, locale: row.locale, subject: mail.subject, text: mail.text, html: mail.html, state: row.state, attempts: row.attempts, at: instant(row.createdAt) };
        })),
      },
    };
  }),
  route(listDemoActivity, async ({ db }) => ({ reply: { rows: (await listEverything(db, 100)).map(entryOf) } })),
  route(passDemoTime, async ({ db, env, now, input }) => {
    const before = await demoStand(db, now);
    const touched = await passTime(db, input.body.subject, input.body.minutes);
    if (touched) await workOff(env, now);
    const after = await demoStand(db, now);
    const known = new Set(before.due.map(({ request }) => request));
    const entries = (await listEverything(db, 100)).filter(({ id }) => id > before.lastEntry);
    return {
      reply: {
        touched, events: entries.toReversed().map(entryOf), mails: after.mails - before.mails, links: Math.max(after.links - before.links, 0), sessions: Math.max(after.sessions - before.sessions, 0),
        due: after.due.filter(({ request }) => !known.has(request)).slice(0, 20).map((one) => ({ ...one, dueOn: one.dueOn ?? '' })),
      },
    };
  }),
  route(listDemoSubjects, async ({ db }) => ({ reply: { rows: await listSubjects(db) } })),
  route(resetDemo, async ({ env }) => {
    const seed = await readSeed(env.DEMO_SEED_URL);
    if (!seed) return { refusal: { code: 'service.unavailable' } };
    await putSeedBack(env.DB, seed);
    return { reply: { statements: seed.length } };
  }),
  route(readDemoWorld, async ({ db }) => {
    const rows = await db.select({ token: embedKeys.token, program: embedKeys.programId, origins: embedKeys.origins, name: organizations.name }).from(embedKeys)
      .innerJoin(organizations, eq(organizations.id, embedKeys.organizationId)).where(eq(embedKeys.kind, 'publishable')).limit(50);
    return { reply: { sites: rows.flatMap((row) => row.origins.map((origin) => ({ host: new URL(origin).host, name: row.name, origin, key: row.token, program: row.program }))) } };
  }),
];

/** The seed from the process that started this run; `undefined` where there is none, or it does not answer as expected. */
async function readSeed(url: string | undefined): Promise<SeedStatement[] | undefined> {
  if (!url) return undefined;
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  const read = v.safeParse(v.pipe(v.array(SeedStatement), v.minLength(1)), answer?.ok ? await answer.json().catch(() => undefined) : undefined);
  return read.success ? read.output : undefined;
}
