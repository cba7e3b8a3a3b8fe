/** The activity log of an organization. */
import { type ActivityEntry, listActivity } from '../../../schema/activity.ts';
import { listOperators } from '../../../schema/team.ts';
import { all, eventually, find, press, type } from '../acting.ts';
import type { GalleryPage } from '../page.ts';
import type { Portal } from '../portal.ts';
import { entries } from '../samples/activity.ts';
import { entry, id, instant } from '../samples/replies.ts';
import { type Stand, stateOf } from '../stand.ts';
import { broken } from './broken.ts';

const page = (rows: readonly ActivityEntry[], more = false) => ({ rows: [...rows], next: more ? 'more' : null, until: more ? instant(-60_000) : null });
const log = (portal: Portal): unknown => portal.answers(listActivity, ({ url }) => {
  const { searchParams: by } = url, event = by.get('event'), actor = by.get('actor'), subject = by.get('subject');
  return page(entries.filter((it) => (!event || it.event.startsWith(event)) && (!actor || it.actor.id === actor || it.actor.kind === actor) && (!subject || it.subject.id === subject)), !event && !actor && !subject);
});
const person = (n: number, name: string, email: string) => ({ id: id.operator(n), name, email, role: 'admin' as const, locale: 'en' as const, state: 'active' as const, you: n === 1, invitation: null, unreachable: null, addedAt: instant(-90_000), seenAt: instant(-90), removedAt: null, can: [] });
const people = (portal: Portal): unknown => { log(portal); return portal.replies(listOperators, { rows: [person(1, 'Inès Marchetti', 'ines@norvent.example'), person(2, 'Paul Oduya', 'paul@norvent.example')], next: null }); };
const state = stateOf({ tag: 'portico-activity-log', portal: log });
const choose = async (it: Stand, name: string, value: string): Promise<void> => { type(find(it.element, `[name=${name}]`), value); await it.element.updateComplete; };

export const activityLogPage: GalleryPage = {
  name: 'portico-activity-log', title: { en: 'Activity log', fr: 'Journal d’activité' },
  states: [
    state('many', 'Who did what', 'Qui a fait quoi'),
    state('open', 'An entry, folded out', 'Une entrée dépliée', { act: async ({ element }) => { all(element, '.fold')[3]?.click(); await eventually(() => find(element, '.more:not([hidden])'), 'the details'); } }),
    state('person', 'Choosing a person', 'Choix d’une personne', { portal: people, act: async ({ element }) => { await press(element, '#who'); await eventually(() => all(element, '[role=option]').length > 1, 'the people'); } }),
    state('filtered', 'One person, one action, one week', 'Une personne, une action, une semaine', { portal: people, attributes: { actor: id.operator(2) }, act: async (it) => {
      await choose(it, 'event', 'registration');
      await choose(it, 'period', 'week');
      await eventually(() => all(it.element, '.log li').length === 1, 'one entry');
    } }),
    state('days', 'Between two days, about one object', 'Entre deux jours, sur un objet', { attributes: { subject: id.registration(2) }, act: async (it) => { await choose(it, 'period', 'custom'); await eventually(() => find(it.element, '[name=toOn]'), 'the days'); } }),
    state('searching', 'A rare event: how far the search has come', 'Événement rare : jusqu’où va la recherche', { portal: (portal) => portal.answers(listActivity, ({ url }) => page(url.searchParams.get('event') ? entries.slice(9) : entries, true)), act: async (it) => { await choose(it, 'event', 'block.added'); await eventually(() => find(it.element, '.end .muted'), 'how far'); } }),
    state('no-match', 'No match', 'Aucun résultat', { act: async (it) => { await choose(it, 'event', 'message.retried'); await eventually(() => find(it.element, '.panel'), 'the panel'); } }),
    state('empty', 'Empty', 'Vide', { portal: (portal) => portal.replies(listActivity, page([])) }),
    state('fresh', 'Entries that came since', 'Entrées arrivées depuis', { portal: (portal) => portal.replies(listActivity, page(entries), page([entry(1, { id: `act_${'f'.repeat(32)}` }), ...entries])), act: async ({ element }) => { dispatchEvent(new Event('focus')); await eventually(() => find(element, '.fresh'), 'the offer'); } }),
    state('downloading', 'A download under way', 'Téléchargement en cours', { portal: (portal) => portal.replies(listActivity, page(entries, true), page(entries, true), page(entries, true)).hangs(listActivity), act: async ({ element }) => { await press(element, '[data-action=download]'); await eventually(() => /[12]0 /.test(find(element, '.running')?.textContent ?? ''), 'its progress'); } }),
    state('download-failed', 'A download that broke off', 'Téléchargement interrompu', { portal: (portal) => portal.replies(listActivity, page(entries, true)).refuses(listActivity, 'request.rate_limited'), act: async ({ element }) => { await press(element, '[data-action=download]'); await eventually(() => find(element, '.told'), 'the message'); } }),
    ...broken(state, listActivity, { operator: true }),
  ],
};
