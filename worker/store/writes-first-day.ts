/** What whoever runs the portal sets up: organizations, programs with their policies and distributors, keys, a company's first or lost admin. */
import { eq, sql } from 'drizzle-orm';
import type { EventName } from '../../schema/events.ts';
import { fold } from '../../schema/fold.ts';
import { operators, organizations, policies, programDistributors, programs } from '../../schema/tables/organizations.ts';
import { embedKeys, links } from '../../schema/tables/system.ts';
import { spans } from '../rules/decision.ts';
import { type Writes, listed, newLink, releaseAddress } from './write.ts';

type FirstDay = 'operator.appointed' | 'portal.secret_rotated' | Extract<EventName, `organization.${string}` | `program.${string}` | `policy.${string}` | `key.${string}`>;
export const firstDayWrites: Writes<FirstDay> = {
  'organization.created': {
    // Of two that set up the same at the same moment, the second finds it there.
    guards: (event) => [['service.unavailable', sql`SELECT NOT EXISTS (SELECT 1 FROM ${organizations} WHERE kind = ${event.kind} AND folded_name = ${fold(event.organizationName)})`]],
    rows: (event, { db, now }) => [db.insert(organizations).values({ id: event.organization, kind: event.kind, name: event.organizationName, foldedName: fold(event.organizationName), country: event.country, createdAt: now })],
  },
  'program.created': { rows: (event, { db }) => [db.insert(programs).values({ id: event.program, vendorId: event.organization, name: event.programName })] },
  'program.distributor_added': {
    rows: (event, { db }) => [db.insert(programDistributors).values({ programId: event.program, distributorId: event.distributor, countries: [...event.countries] })],
  },
  'policy.published': { rows: (event, { db, now }) => [db.insert(policies).values({ programId: event.program, version: event.version, effectiveAt: now, policy: event.policy })] },
  'key.created': {
    rows: (event, { db, now }) => [db.insert(embedKeys).values({ id: event.key, kind: event.kind, token: event.token, organizationId: event.organization, programId: event.program, distributorId: event.distributor, origins: [...event.origins], createdAt: now })],
  },
  'key.revoked': { rows: (event, { db, now }) => [db.update(embedKeys).set({ revokedAt: now }).where(sql`id = ${event.key} AND revoked_at IS NULL`)] },
  'operator.appointed': {
    guards: (event) => (event.found === 'nobody' ? [] : [['operator.changed', sql`SELECT state = ${event.found} AND role = ${event.before} FROM ${operators} WHERE id = ${event.operator}`]]),
    rows: (event, { db, now }) => {
      const invited = { invitedAt: now, invitationExpiresAt: now + spans.appointment, invitationLink: event.link.id, lapsed: false };
      if (event.found === 'active') return [db.update(operators).set({ role: event.role }).where(eq(operators.id, event.operator)), newLink(db, event.link, 'sign_in', event.operator, now, spans.appointment)];
      return [
        releaseAddress(db, event.email, now, event.operator),
        event.found === 'invited'
          ? db.update(operators).set({ ...invited, role: event.role, invitationSequence: sql`invitation_sequence + 1` as never }).where(eq(operators.id, event.operator))
          : db.insert(operators).values({
            id: event.operator, organizationId: event.organization, email: event.email, name: event.person ?? '', role: event.role, locale: event.locale, state: 'invited', createdAt: now, source: 'invitation', ...listed(event.person ?? '', event.email),
            ...invited, invitationSequence: 1,
          }),
        db.update(links).set({ canceledAt: now }).where(sql`operator_id = ${event.operator} AND used_at IS NULL AND canceled_at IS NULL`),
        newLink(db, event.link, 'invitation', event.operator, now, spans.appointment),
      ];
    },
  },
  // It stands elsewhere: the log says that it happened.
  'portal.secret_rotated': { rows: () => [] },
};
