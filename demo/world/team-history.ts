/** What the log has of those who came and went: invited, accepted, ran out, removed. */
import type { LoggedEvent } from '../../schema/events.ts';
import { colleagues } from './colleagues.ts';
import { type Actor, type Entry, entryOf } from './entry.ts';
import { day } from './time.ts';
import { world } from './world.ts';

const places = new Map([...Object.values(world.vendors), ...Object.values(world.distributors), ...Object.values(world.partners)].map((one) => [one.id, one]));

export function teamHistory(now: number): Entry[] {
  return colleagues(now).flatMap((one, index) => {
    const place = places.get(one.organizationId), at = one.invitedAt ?? one.createdAt, invited = one.state === 'invited';
    if (!place) return [];
    const entries: Entry[] = [], mail = { operator: one.id, organization: one.organizationId, email: one.email, role: one.role, locale: one.locale, company: place.name, by: '' };
    const viewers = { programId: null, vendorId: place.kind === 'vendor' ? place.id : null, distributorId: place.kind === 'distributor' ? place.id : null, organizationId: place.id, subjectId: one.id };
    const add = (event: LoggedEvent, when: number, actorKind: Actor, actorId: string | null, actorName?: string): void => void entries.push(entryOf(event, { at: when, actorKind, actorId, actorName }, viewers, index * 8 + entries.length));
    add({ name: 'operator.invited', ...mail, person: one.name || null, link: { id: '', hash: '' }, workAccount: false }, at, 'operator', one.invitedBy ?? null);
    if (invited && one.lapsed) add({ name: 'operator.invitation_expired', operator: one.id, organization: one.organizationId, link: '' }, at + 14 * day, 'portal', null);
    if (!invited) add({ name: 'operator.joined', operator: one.id, organization: one.organizationId, link: '', session: '', origin: '', person: one.name, role: one.role, began: { method: 'invitation', agent: null, provenAt: null }, attempt: null }, at + day, 'operator', one.id, one.name);
    if (one.removedAt) add({ name: 'operator.removed', ...mail }, one.removedAt, 'operator', one.invitedBy ?? null);
    return entries;
  });
}
