import { type TemplateResult, html, nothing } from 'lit';
import { type ActivityEntry, listActivity } from '../../schema/activity.ts';
import { type Me, readMe } from '../../schema/operators.ts';
import { type Tone, chip, chipStyles } from '../core/chip.ts';
import { timeAgo } from '../core/dates.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import type { IconName } from '../core/icons.ts';
import { panel, skeleton } from '../core/panels.ts';
import { organizationOverviewStyles } from './organization-overview.styles.ts';
import type { OverviewText } from './overview-text.en.ts';

declare global {
  interface HTMLElementTagNameMap { 'portico-organization-overview': OrganizationOverviewElement }
}

interface Log { rows: ActivityEntry[]; next: string | null; failed: boolean; busy: boolean }
type Enrollment = Me['enrollments'][number];
const looks: Record<Enrollment['state'], readonly [Tone, IconName]> = {
  pending: ['attention', 'clock'], qualified: ['info', 'clock'], active: ['success', 'success'], suspended: ['attention', 'attention'], ended: ['neutral', 'danger'],
};
const initials = (name: string): string => name.split(/[\s-]+/).slice(0, 2).map((word) => [...word][0] ?? '').join('').toUpperCase();

/**
 * An operator's first page: who I am here, the programs with what is still missing, who the admins are (OPR-2, ENR-11); for admins the
 * latest activity (OPR-10).
 *
 * @fires portico-ready - The page is there.
 * @fires portico-load-error - It is not; `detail.kind` says why.
 * @csspart chip - A status.
 * @csspart panel - A message in place of the page.
 * @cssstate loading, ready, error, unauthorized
 */
export class OrganizationOverviewElement extends PorticoElement<OverviewText> {
  static override styles = [PorticoElement.styles, chipStyles, organizationOverviewStyles];

  protected get dictionary() { return { en: () => import('./overview-text.en.ts'), fr: () => import('./overview-text.fr.ts') }; }
  #me: Me | undefined;
  #activity: Log | undefined;

  protected async load(): Promise<Status> {
    const me = await this.read(readMe, {});
    this.#me = me;
    if (me.can.includes('activity.read')) {
      this.#activity = { rows: [], next: null, failed: false, busy: false };
      await this.#more();
    }
    return 'ready';
  }
  protected override renderSkeleton(): TemplateResult { return skeleton(5); }

  /** The page stands without its activity: a failure there is told there. */
  readonly #more = async (): Promise<void> => {
    const activity = this.#activity;
    if (!activity || activity.busy) return;
    activity.busy = true;
    activity.failed = false;
    this.requestUpdate();
    try {
      const page = await this.read(listActivity, { query: { cursor: activity.next ?? undefined } });
      activity.rows = [...activity.rows, ...page.rows];
      activity.next = page.next;
    } catch {
      activity.failed = true;
    }
    activity.busy = false;
    this.requestUpdate();
  };

  protected renderReady(text: OverviewText): TemplateResult {
    const me = this.#me as Me;
    const { operator, organization } = me;
    return html`
      <header class="hello"><h2>${text.hello(operator.name)}</h2><p class="muted">${text.youAre(text.aRole[operator.role], organization.name)}</p>
        <p class="chips">${chip('neutral', 'dot', text.kinds[organization.kind])} ${chip('info', 'lock', text.roles[operator.role])}</p></header>
      <div class="layout">
        <section aria-labelledby="programs"><h3 id="programs">${text.programs}</h3>
          ${me.enrollments.length === 0 ? panel('inbox', text.noPrograms, text.noProgramsBody) : html`<div class="cards">${me.enrollments.map((it) => this.#enrollment(text, it))}</div>`}</section>
        <section aria-labelledby="admins"><h3 id="admins">${text.admins}</h3><p class="muted">${text.adminsBody}</p>
          <ul class="people">${me.admins.map(({ id, name, role }) => html`<li><span class="initials" aria-hidden="true">${initials(name)}</span><span><strong>${name}</strong>${id === operator.id ? ` (${text.you})` : nothing}<br><span class="muted">${text.roles[role]}</span></span></li>`)}</ul></section>
      </div>
      ${this.#activity ? this.#log(text, this.#activity) : nothing}`;
  }

  #enrollment(text: OverviewText, { program, state, distributors, missing }: Enrollment): TemplateResult {
    const names = new Intl.ListFormat(this.language, { type: 'conjunction' }).format(distributors);
    const states: Partial<Record<Enrollment['state'], string>> = { active: text.activeBody, suspended: text.suspendedBody, ended: text.endedBody };
    return html`<article class="program"><header><div><h4>${program}</h4><p class="muted">${distributors.length > 0 ? text.through(names) : text.direct}</p></div>${chip(...looks[state], text.enrollmentStates[state])}</header>
      ${missing.length > 0 && state !== 'ended' ? html`<div><p>${text.stillMissing(missing.length)}</p></div>
        <ol class="todo">${missing.map((step) => html`<li><div><strong>${text.steps[step].title}</strong><br><span class="muted">${text.steps[step].body}</span></div></li>`)}</ol>` : states[state] ? html`<p class="muted">${states[state]}</p>` : nothing}</article>`;
  }

  #log(text: OverviewText, { rows, next, failed, busy }: Log): TemplateResult {
    return html`<section aria-labelledby="activity"><h3 id="activity">${text.activity}</h3>
      ${rows.length > 0 ? html`<ol class="log">${rows.map((entry) => html`<li><span class="what"><strong>${text.actors[entry.actor] ?? entry.actor}</strong> ${text.events[entry.event]?.(entry.details) ?? entry.event}</span>${timeAgo(entry.at, this.language)}</li>`)}</ol>`
        : failed || busy ? nothing : html`<p class="muted">${text.noActivity}</p>`}
      <div role="status">${failed ? html`<p>${text.activityError} <button type="button" class="link" @click=${this.#more}>${text.tryAgain}</button></p>` : nothing}</div>
      ${next && !failed ? html`<div class="actions"><button type="button" aria-busy=${busy ? 'true' : nothing} @click=${this.#more}>${text.allActivity}</button></div>` : nothing}</section>`;
  }
}
