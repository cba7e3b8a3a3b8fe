/** A partner's change of distributor (REG-12): asking for it, and how it stands. */
import { type TemplateResult, html, nothing } from 'lit';
import { checkFilled } from '../../schema/checks.ts';
import type { Me } from '../../schema/operators.ts';
import type { TransferCase } from '../../schema/requests.ts';
import type { Locale } from '../../schema/values.ts';
import { dialog } from '../core/dialog.ts';
import { consequences } from '../core/dialog-lists.ts';
import { errorSummary, field } from '../core/field.ts';
import type { FieldSpec, FormController } from '../core/form.ts';
import { notice, urgent } from '../core/panels.ts';
import { registrationTimeline } from '../registration/timeline.ts';
import type { OverviewText } from './overview-text.en.ts';

export type Enrollment = Me['enrollments'][number];
export const transferFields = { distributor: { check: checkFilled, pointer: '/distributor' } } satisfies Record<string, FieldSpec>;

export interface TransferDialog {
  readonly enrollment: Enrollment;
  readonly form: FormController<'distributor'>;
  readonly busy: boolean;
  /** What the portal answered, when it refused. */
  readonly refusal: string | undefined;
  /** Under it: whoever can lift it is asked. */
  readonly asking: unknown;
  submit(event: Event): void;
  close(): void;
  focus(): void;
}

export function transferDialog(text: OverviewText, view: TransferDialog): TemplateResult {
  const { enrollment: { program, change }, form } = view;
  return dialog(text.changeTitle(program), html`<form novalidate @submit=${view.submit}>
    <p>${text.changeIntro}</p>
    ${errorSummary(text, form, { distributor: text.distributorRequired }, view.focus)}
    ${view.refusal ? urgent('refusal', notice('attention', view.refusal, nothing, view.asking)) : nothing}
    ${field(text, form, 'distributor', {
      label: text.newDistributor, autocomplete: 'off', required: text.distributorRequired, placeholder: text.chooseDistributor, options: (change?.distributors ?? []).map(({ id, name }) => ({ value: id, label: name })),
    })}
    ${consequences({ title: text.changes, points: text.changesPoints }, { title: text.stays, points: text.staysPoints }, 'info')}
    <div class="actions"><button class="primary" aria-busy=${view.busy ? 'true' : nothing}>${text.askTransfer}</button><button type="button" class="quiet" @click=${view.close}>${text.cancel}</button></div>
  </form>`, view.close);
}

export interface TransferProgress {
  readonly it: TransferCase | undefined;
  readonly locale: Locale;
  readonly busy: boolean;
  /** Absent for who may not. */
  readonly takeBack: (() => void) | undefined;
  retry(): void;
}

/** The open request for another distributor. */
export function transferProgress(text: OverviewText, { it, locale, busy, takeBack, retry }: TransferProgress): TemplateResult {
  if (!it) return html`<div class="transfer" role="status"><p>${text.transferError} <button type="button" class="link" @click=${retry}>${text.tryAgain}</button></p></div>`;
  return html`<section class="transfer" aria-labelledby=${it.id}><h5 id=${it.id} tabindex="-1">${it.to ? text.transferTitle(it.to.name) : text.transferTitleUnnamed}</h5>
    ${it.state === 'objected' ? html`<p>${text.objected}</p>` : nothing}
    ${registrationTimeline(text, it.steps, locale)}
    ${takeBack ? html`<div class="actions"><button type="button" aria-busy=${busy ? 'true' : nothing} @click=${takeBack}>${text.takeBack}</button></div>` : nothing}</section>`;
}
