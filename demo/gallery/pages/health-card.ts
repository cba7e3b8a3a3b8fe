/** How the portal does, for a vendor's super admins. */
import { type MessageRow, listMessages, retryMessage } from '../../../schema/activity.ts';
import { readPortalHealth } from '../../../schema/health.ts';
import { eventually, find, press } from '../acting.ts';
import type { GalleryPage } from '../page.ts';
import type { Portal } from '../portal.ts';
import { gaveUp, stopped, well } from '../samples/health.ts';
import { hex, instant } from '../samples/replies.ts';
import { stateOf } from '../stand.ts';
import { asking, broken } from './broken.ts';

const row = (n: number): MessageRow => ({ id: `msg_${hex(n)}`, template: 'sign_in_link', recipient: `person${n}@norvent.example`, state: 'parked', attempts: 8, lastError: 'TimeoutError', createdAt: instant(-90), nextAttemptAt: null });
const rows = { rows: Array.from({ length: 38 }, (_, index) => row(index + 1)), next: null };
const shows = (...all: Parameters<Portal['replies']>[1][]) => (portal: Portal): unknown => portal.replies(readPortalHealth, ...(all as never[]));
const state = stateOf({ tag: 'portico-health-card', portal: shows(gaveUp()) });

export const healthCardPage: GalleryPage = {
  name: 'portico-health-card', title: { en: 'Health card', fr: 'Santé du portail' },
  states: [
    state('well', 'All is well', 'Tout va bien', { portal: shows(well()) }),
    state('gave-up', 'E-mails that gave up', 'E-mails abandonnés'),
    state('stopped', 'Nothing goes on', 'Plus rien n’avance', { portal: shows(stopped()) }),
    state('new', 'Before the first run', 'Avant le premier passage', { portal: shows(well({ state: 'danger', jobs: well().jobs.map((job) => ({ ...job, at: null, took: null, state: ['dead_letters', 'mail_events'].includes(job.job) ? 'ok' as const : 'danger' as const })), database: null })) }),
    state('retrying', 'Trying again', 'Renvoi en cours', { portal: (portal) => portal.replies(readPortalHealth, gaveUp()).replies(listMessages, rows).replies(retryMessage, ...rows.rows.slice(0, 12)).hangs(retryMessage), act: async ({ element }) => { await press(element, '[data-retry=sign_in_link]'); await eventually(() => /^1[12] /.test(find(element, '.running span')?.textContent ?? ''), 'its progress'); } }),
    state('retried', 'On their way again', 'De nouveau en route', { portal: (portal) => portal.replies(readPortalHealth, gaveUp(), well()).replies(listMessages, { rows: rows.rows.slice(0, 3), next: null }).replies(retryMessage, row(1)), act: async ({ element }) => { await press(element, '[data-retry=sign_in_link]'); await eventually(() => find(element, '.told .success'), 'the message'); } }),
    state('not-retried', 'Trying again broke off', 'Renvoi interrompu', { portal: (portal) => portal.replies(readPortalHealth, gaveUp()).replies(listMessages, rows).replies(retryMessage, row(1), row(2)).refuses(retryMessage, 'request.rate_limited'), act: async ({ element }) => { await press(element, '[data-retry=sign_in_link]'); await eventually(() => find(element, '.told .attention'), 'the message'); } }),
    ...asking(state, readPortalHealth).slice(0, 1),
    ...broken(state, readPortalHealth, { operator: true }),
  ],
};
