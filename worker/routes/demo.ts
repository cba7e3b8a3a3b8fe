/** The demo's own endpoints: answered only where DEMO is "true" (app.ts), so they do not exist in production. */
import { asc, eq, ne } from 'drizzle-orm';
import { listDemoActivity, listDemoMessages, listDemoOperators, mintDemoSession, passDemoTime, readDemoWorld } from '../../schema/demo.ts';
import { operators, organizations } from '../../schema/tables/organizations.ts';
import { embedKeys } from '../../schema/tables/system.ts';
import { route } from '../http/route.ts';
import { signSessionToken } from '../http/tokens.ts';
import { renderRow } from '../messages/outbox.ts';
import { mintSession } from '../rules/sign-in.ts';
import { as } from '../store/columns.ts';
import { listActivity } from '../store/activity.ts';
import { passTime } from '../store/demo.ts';
import { listMailbox } from '../store/messages.ts';
import { findOperator } from '../store/operators.ts';
import { outboxDeps } from '../jobs/outbox.ts';
import { entryOf } from './log-views.ts';
import { instant } from './views.ts';

export const demoRoutes = [
  route(listDemoOperators, async ({ db }) => ({
    reply: {
      rows: await db.select({
        id: as(operators.id, 'operator_id'), name: as(operators.name, 'operator_name'), email: operators.email, role: operators.role, locale: operators.locale,
        organization: as(organizations.name, 'organization_name'), kind: organizations.kind,
      }).from(operators).innerJoin(organizations, eq(organizations.id, operators.organizationId)).where(ne(operators.state, 'removed')).orderBy(asc(organizations.kind), asc(organizations.name), asc(operators.id)).limit(500),
    },
  })),
  route(mintDemoSession, async ({ db, input, origin, url, newId }) => {
    const session = newId('session');
    const operator = await findOperator(db, input.body.operator);
    const decision = mintSession(operator, { by: operator?.organization ?? '', session, origin: origin ?? url.origin });
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
  route(listDemoActivity, async ({ db }) => ({ reply: { rows: (await listActivity(db, { organization: null, kind: 'vendor', before: null, limit: 100 })).map(entryOf) } })),
  route(passDemoTime, async ({ db, input }) => ({ reply: { touched: await passTime(db, input.body.subject, input.body.minutes) } })),
  route(readDemoWorld, async ({ db }) => {
    const rows = await db.select({ token: embedKeys.token, program: embedKeys.programId, origins: embedKeys.origins, name: organizations.name }).from(embedKeys)
      .innerJoin(organizations, eq(organizations.id, embedKeys.organizationId)).where(eq(embedKeys.kind, 'publishable')).limit(50);
    return { reply: { sites: rows.flatMap((row) => row.origins.map((origin) => ({ host: new URL(origin).host, name: row.name, origin, key: row.token, program: row.program }))) } };
  }),
];
