/** Who else has, had or is to have access to the organizations that have all three roles: so that their lists look as in a company at work. No tie of a test or page depends on them. */
import { fold } from '../../schema/fold.ts';
import type { operators } from '../../schema/tables/organizations.ts';
import type { Locale, Role } from '../../schema/values.ts';
import { idFor } from './ids.ts';
import type { WorldOperator, WorldOrganization } from './organization.ts';
import { day, hour, orderOf } from './time.ts';
import { distributors, vendors } from './vendors.ts';
import { partners } from './partners.ts';

type Row = typeof operators.$inferInsert;
type Staffed = WorldOrganization & { readonly operators: { readonly admin: WorldOperator } };

/** What a list is sorted by, and what is searched. */
export const listed = (name: string, email: string): Pick<Row, 'sortName' | 'search'> => ({ sortName: fold(name || email), search: fold(`${name} ${email}`) });

interface Told { readonly local: string; readonly name: string; readonly role: Role; readonly locale: Locale; readonly came: 'active' | 'invited' | 'expired' | 'removed'; readonly daysAgo: number; readonly seenHoursAgo?: number }
const people: readonly (readonly [Staffed, readonly Told[]])[] = [
  [vendors.n, [
    { local: 'odile.varga', name: 'Odile Varga', role: 'reader', locale: 'fr', came: 'active', daysAgo: 120, seenHoursAgo: 70 }, { local: 'pieter.lund', name: '', role: 'admin', locale: 'en', came: 'invited', daysAgo: 3 },
    { local: 'sunniva.hall', name: '', role: 'reader', locale: 'en', came: 'expired', daysAgo: 18 }, { local: 'hector.amaro', name: 'Héctor Amaro', role: 'reader', locale: 'en', came: 'removed', daysAgo: 300 },
  ]],
  [distributors.first, [
    { local: 'yvon.tremblay', name: 'Yvon Tremblay', role: 'reader', locale: 'fr', came: 'active', daysAgo: 210, seenHoursAgo: 5 }, { local: 'aiyana.cross', name: 'Aiyana Cross', role: 'reader', locale: 'en', came: 'active', daysAgo: 90 },
    { local: 'noemie.belanger', name: '', role: 'admin', locale: 'fr', came: 'invited', daysAgo: 2 }, { local: 'tarek.haddad', name: 'Tarek Haddad', role: 'reader', locale: 'fr', came: 'invited', daysAgo: 12 },
    { local: 'gwen.ostrander', name: '', role: 'reader', locale: 'en', came: 'expired', daysAgo: 16 }, { local: 'basile.roche', name: 'Basile Roche', role: 'reader', locale: 'fr', came: 'removed', daysAgo: 400 },
  ]],
  [distributors.second, [{ local: 'ingrid.falk', name: '', role: 'reader', locale: 'en', came: 'invited', daysAgo: 1 }, { local: 'pavel.horak', name: 'Pavel Horák', role: 'reader', locale: 'en', came: 'removed', daysAgo: 250 }]],
  [partners.vauclair, [
    { local: 'emile.kerouac', name: 'Émile Kerouac', role: 'reader', locale: 'fr', came: 'active', daysAgo: 200, seenHoursAgo: 30 }, { local: 'ines.baptista', name: '', role: 'reader', locale: 'fr', came: 'invited', daysAgo: 4 },
    { local: 'theo.lacombe', name: '', role: 'reader', locale: 'fr', came: 'expired', daysAgo: 15 }, { local: 'agathe.morel', name: 'Agathe Morel', role: 'reader', locale: 'fr', came: 'removed', daysAgo: 320 },
  ]],
];

/** Rows of the seed at `now` (ms). Links of invitations are made by a running portal alone: sent again, they work. */
export function colleagues(now: number): Row[] {
  return people.flatMap(([at, some]) => some.map(({ local, name, role, locale, came, daysAgo, seenHoursAgo }): Row => {
    const email = `${local}@${at.domain}`, since = now - daysAgo * day, invited = came === 'invited' || came === 'expired';
    return {
      id: idFor('operator', email, orderOf(daysAgo)), organizationId: at.id, email, name, role, locale, state: invited ? 'invited' : came, createdAt: since, source: 'invitation', ...listed(name, email),
      invitedAt: since, invitedBy: at.operators.admin.id, invitationExpiresAt: invited ? since + 14 * day : null, invitationSequence: 1, lapsed: came === 'expired',
      seenAt: seenHoursAgo === undefined ? 0 : now - seenHoursAgo * hour, removedAt: came === 'removed' ? now - 20 * day : null,
    };
  }));
}
