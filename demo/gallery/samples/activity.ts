/** A log of invented people and companies. */
import type { ActivityEntry } from '../../../schema/activity.ts';
import { longName, unbroken } from './people.ts';
import { entry, hex, id, instant, operator } from './replies.ts';

const change = (field: string, before: ActivityEntry['changes'][number]['before'], after: ActivityEntry['changes'][number]['after']) => ({ field, before, after });
const ines = operator('Inès Marchetti', 1), paul = operator('Paul Oduya'), person = (n: number, name: string): ActivityEntry['subject'] => ({ id: id.operator(n), name });
const by = (kind: ActivityEntry['actor']['kind']): ActivityEntry['actor'] => ({ kind, id: null, name: null });

const newestFirst: readonly ActivityEntry[] = [
  entry(1, { at: instant(-2), event: 'operator.role_changed', rule: 'OPR-5', actor: ines, subject: person(3, 'zaneta@norvent.example'), changes: [change('role', 'reader', 'admin')], details: { email: 'zaneta@norvent.example', state: 'active' }, sealed: false }),
  entry(2, { at: instant(-41), event: 'registration.approved', rule: 'REG-8', actor: paul, subject: { id: id.registration(2), name: 'Ferrowatt' }, changes: [change('state', 'under_review', 'approved'), change('role', null, 'super_admin')], details: { email: 'dario@ferrowatt.example', kind: 'company', by: 'reviewer', company: 'Ferrowatt' } }),
  entry(3, { at: instant(-42), event: 'product.activated', rule: 'REG-9', actor: paul, subject: { id: id.registration(2), name: null }, changes: [change('product', 'inactive', 'active')], details: { domain: 'ferrowatt.example' } }),
  entry(4, { at: instant(-300), event: 'brand.changed', rule: 'ALL-4', actor: ines, subject: { id: id.organization(1), name: null }, changes: [change('appearance.accent', '#0b6b5f', '#a8321f'), change('appearance.radius', null, '14px'), change('glossary.en.distributor.one', null, 'master agent'), change('glossary.en.distributor.many', null, 'master agents')], details: { changed: 'accent, radius, en distributor' } }),
  entry(5, { at: instant(-1_500), event: 'transfer.escalated', rule: 'REG-12', actor: by('portal'), subject: { id: id.transfer(5), name: longName }, details: { company: longName, country: 'DE' } }),
  entry(6, { at: instant(-1_600), event: 'registration.declined', rule: 'REG-2', actor: by('policy'), subject: { id: id.registration(6), name: 'dewit@freemail.example' }, changes: [change('state', null, 'declined')], details: { domain: 'freemail.example', reason: 'webmail', reapply: 'now', email: 'dewit@freemail.example' } }),
  entry(7, { at: instant(-3_000), event: 'operator.invited', rule: 'OPR-3', actor: operator('Ελένη Παπαδοπούλου', 4), subject: person(7, 'Åse Bjørnstad'), changes: [change('state', null, 'invited'), change('role', null, 'reader')], details: { person: 'Åse Bjørnstad', email: 'ase@sorfjordnett.example', locale: 'en' } }),
  entry(8, { at: instant(-9_000), event: 'registration.submitted', rule: 'REG-5', actor: by('applicant'), subject: { id: id.registration(8), name: unbroken }, changes: [change('state', 'email_confirmed', 'under_review')], details: { company: unbroken, email: `info@${'donaudampf'.repeat(4)}.example`, kind: 'company' } }),
  entry(9, { at: instant(-20_000), event: 'operator.signed_in', rule: 'OPR-9', actor: { kind: 'operator', id: id.operator(9), name: null }, subject: { id: id.operator(9), name: null }, details: {} }),
  entry(10, { at: instant(-40_000), event: 'block.added', rule: 'REG-11', actor: paul, subject: { id: `blk_${hex(10)}`, name: 'dubious.example' }, changes: [change('state', null, 'active')], details: { kind: 'domain', value: 'dubious.example', reason: 'Three complaints in one week' } }),
];
/** Newest first, as the portal answers. */
export const entries: readonly ActivityEntry[] = newestFirst.map((one, index) => ({ ...one, id: `act_${hex(newestFirst.length - index)}` }));
