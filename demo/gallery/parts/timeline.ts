import { html } from 'lit';
import { timelineStyles } from '../../../components/core/timeline.ts';
import { timelineText as en } from '../../../components/registration/timeline-text.en.ts';
import { timelineText as fr } from '../../../components/registration/timeline-text.fr.ts';
import { registrationTimeline } from '../../../components/registration/timeline.ts';
import type { TimelineStep } from '../../../schema/registration.ts';
import type { GalleryPage } from '../page.ts';
import { PartFrame, type Words, partState } from './frame.ts';

export class GalleryTimeline extends PartFrame {
  static override styles = [PartFrame.styles, timelineStyles];
  steps: readonly TimelineStep[] = [];
  me: TimelineStep['actor'] | undefined;

  protected show() { return html`${registrationTimeline(this.pick({ en, fr }), this.steps, this.locale, this.me)}`; }
}
/** Days from now: what is shown is relative to today, and stands still only under a clock that does. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const step = (name: TimelineStep['step'], state: TimelineStep['state'], actor: TimelineStep['actor'], more: Partial<TimelineStep> = {}): TimelineStep => ({ step: name, state, actor, name: null, since: null, until: null, ...more });
const begun = (): TimelineStep[] => [step('email', 'done', 'you', { since: day(-3) }), step('details', 'done', 'you', { since: day(-3) })];
const firm = { name: 'Corvane Distribution' };
const shows = (name: string, title: Words, steps: () => readonly TimelineStep[], me?: TimelineStep['actor']) => partState('gallery-timeline', GalleryTimeline, name, title, (it) => { it.steps = steps(); it.me = me; });

export const timelinePage: GalleryPage = {
  name: 'timeline', title: { en: 'Timeline', fr: 'Étapes' },
  states: [
    shows('applicant', { en: 'As the applicant sees it', fr: 'Vue du demandeur' }, () => [...begun(), step('review', 'now', 'distributor', { ...firm, since: day(-1), until: day(4).slice(0, 10) }), step('access', 'later', 'you')]),
    shows('reviewer', { en: 'As the distributor sees it, late', fr: 'Vue du distributeur, en retard' }, () => [...begun(), step('review', 'now', 'distributor', { since: day(-6), until: day(-1).slice(0, 10) }), step('access', 'later', 'you')], 'distributor'),
    shows('failed', { en: 'Stopped', fr: 'Interrompu' }, () => [...begun(), step('review', 'failed', 'vendor', { since: day(0) }), step('access', 'later', 'you')]),
    shows('done', { en: 'All done', fr: 'Tout est fait' }, () => [...begun(), step('review', 'done', 'distributor', { ...firm, since: day(-1) }), step('access', 'done', 'you', { since: day(0) })]),
  ],
};
