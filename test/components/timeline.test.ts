import { LitElement, html } from 'lit';
import { baseStyles } from '../../components/core/styles.ts';
import type { Locale } from '../../schema/values.ts';
import { type TimelineText, timelineText as en } from '../../components/registration/timeline-text.en.ts';
import { timelineText as fr } from '../../components/registration/timeline-text.fr.ts';
import { timelineStyles } from '../../components/core/timeline.ts';
import { registrationTimeline } from '../../components/registration/timeline.ts';
import { type TimelineStep, timelineSteps } from '../../schema/registration.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok } from './support/check.ts';
import { all, clearPage, fits, put, words } from './support/page.ts';
import { dayFromNow, instant } from '../../demo/gallery/samples/replies.ts';

/** Shows a timeline as an element of the SDK would. */
class TimelineFrame extends LitElement {
  static override styles = [baseStyles, timelineStyles];
  steps: readonly TimelineStep[] = [];
  locale: Locale = 'en';
  me: TimelineStep['actor'] | undefined;
  protected override render() { return html`<div class="root">${registrationTimeline(this.#text, this.steps, this.locale, this.me)}</div>`; }
  get #text(): TimelineText { return this.locale === 'fr' ? fr : en; }
}
customElements.define('timeline-frame', TimelineFrame);

const step = (more: Partial<TimelineStep> = {}): TimelineStep => ({ step: 'review', state: 'now', actor: 'distributor', name: 'Corvane Distribution', since: instant(-60), until: dayFromNow(4), ...more });
async function show(steps: readonly TimelineStep[], { me, lang = 'en', ...options }: { me?: TimelineStep['actor']; lang?: Locale; width?: number; scheme?: string } = {}): Promise<TimelineFrame> {
  const frame = put<TimelineFrame>('<timeline-frame></timeline-frame>', { lang, ...options });
  Object.assign(frame, { steps, locale: lang, me });
  frame.requestUpdate();
  await frame.updateComplete;
  return frame;
}
const everything: readonly TimelineStep[] = [
  step({ step: 'email', state: 'done', actor: 'you', name: null, until: null }), step({ step: 'details', state: 'done', actor: 'you', name: null, until: null }), step({ step: 'transfer', actor: 'previous_distributor', name: null }),
  step({ step: 'activation', state: 'later', since: null, until: null }), step({ step: 'review', state: 'failed' }), step({ step: 'join', actor: 'company', name: 'Norvent Laboratoires et Infrastructures Numériques du Grand Sud-Ouest', state: 'later', since: null, until: null }),
  step({ step: 'access', state: 'later', actor: 'you', name: null, since: null, until: null }),
];

describe('the timeline', () => {
  afterEach(clearPage);

  for (const lang of ['en', 'fr'] as const) for (const scheme of ['light', 'dark']) {
    it(`is accessible with every step and state (${lang}, ${scheme})`, async () => {
      const frame = await show(everything, { lang, scheme });
      equal(all(frame, 'li').length, timelineSteps.length);
      await accessible(frame);
    });
  }
  it('fits a box of 280 pixels, to the left and to the right', async () => {
    for (const lang of ['en', 'fr'] as const) {
      const frame = await show(everything, { lang, width: 280 });
      ok(fits(frame), `${lang} fits`);
      const box = frame.parentElement as HTMLElement;
      box.dir = 'rtl';
      const [left, right] = [frame.getBoundingClientRect().left - 1, frame.getBoundingClientRect().right + 1];
      ok(all(frame, '*').every((each) => each.getBoundingClientRect().left >= left && each.getBoundingClientRect().right <= right), `${lang} fits from right to left`);
      ok((all(frame, '.mark')[0]?.getBoundingClientRect().right ?? 0) > right - 30, 'the line is where reading begins');
    }
  });

  it('says what each step is, its state in a word, who must act, since when and until when (REG-14)', async () => {
    const frame = await show([step({ until: dayFromNow(4) })]);
    const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' });
    matches(words(frame), `Review Now Corvane Distribution · since ${day.format(Date.now() - 3_600_000)} · by `);
    matches(words(frame), 'in 4 days');
    equal(all(frame, 'li')[0]?.getAttribute('aria-current'), 'step');
    ok(all(frame, 'time').every((each) => /\d{4}/.test(each.title)), 'each date has the exact one on hover');
  });
  it('tells the reader that it is their turn, and names the others by name or by the word of their role', async () => {
    const steps = [step({ step: 'details', actor: 'you', name: null }), step({ actor: 'vendor', name: null, state: 'later' }), step({ actor: 'distributor' })];
    matches(words(await show(steps)), /Send the request Your turn You .*The vendor.*Corvane Distribution/);
    matches(words(await show(steps, { me: 'distributor' })), /Send the request Now The applicant .*The vendor.*Review Your turn You/);
  });
  it('names the present distributor only where a name is given (REG-12)', async () => {
    const release = (name: string | null) => [step({ step: 'transfer', actor: 'previous_distributor', name })];
    matches(words(await show(release(null))), 'The present distributor');
    matches(words(await show(release('Lumenor'))), 'Lumenor');
    matches(words(await show(release('Lumenor'), { me: 'previous_distributor' })), 'Your turn You');
  });
  it('says that something is late without blame, and no date of what is done or has failed', async () => {
    const late = await show([step({ until: dayFromNow(-2) }), step({ step: 'details', state: 'done' }), step({ step: 'email', state: 'failed', since: null })]);
    equal(words(late).match(/it takes a little longer/g)?.length, 1);
    ok(!/by \w+ \d+,/.test(words(late).replace(/expected by/g, '')), 'no deadline of the others');
  });
  it('speaks French with the dates of the country', async () => {
    const frame = await show([step({ until: dayFromNow(1) }), step({ step: 'details', state: 'now', actor: 'you' })], { lang: 'fr' });
    matches(words(frame), /Examen de la demande En cours Corvane Distribution · depuis le \d+ \S+ · au plus tard le \d+ \S+, demain/);
    matches(words(frame), 'À vous d’agir');
  });
});
