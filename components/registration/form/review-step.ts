import { type TemplateResult, html, nothing } from 'lit';
import { field } from '../../core/field.ts';
import { around, intro, stepForm } from '../steps.ts';
import type { RegistrationText } from '../text.en.ts';
import { beside, consent } from './inputs.ts';
import type { Journey } from './journey.ts';
import { reviewStyles } from './review.styles.ts';
import type { ReviewText } from './review-text.en.ts';

export { reviewStyles as styles };
type Text = RegistrationText & ReviewText;

const row = (label: string, value: string | readonly string[] | undefined): TemplateResult | typeof nothing =>
  (value === undefined || value.length === 0 ? nothing : html`<div><dt>${label}</dt><dd>${[value].flat().map((line) => html`<bdi>${line}</bdi>`)}</dd></div>`);
const part = (text: Text, title: string, change: () => void, rows: unknown): TemplateResult =>
  html`<section class="summed"><div class="head"><h3>${title}</h3><button type="button" class="quiet" @click=${change}>${text.change}<span class="hidden"> ${title}</span></button></div><dl>${rows}</dl></section>`;

function distributor(text: Text, it: Journey): unknown {
  const { form, distributor: fixed } = it.stage;
  if (fixed) return html`<p>${around(text.fixedDistributor, fixed.name)}</p>`;
  if (form.distributors.length === 0) return nothing;
  const choices = it.answers.distributors();
  if (choices.length === 0) return html`<p>${text.noDistributor(form.program.vendor)}</p>`;
  return field(text, it.fields, 'distributor', {
    label: text.distributor, hint: text.distributorHint, autocomplete: 'off', required: text.required['distributor'], placeholder: text.chooseDistributor, options: choices.map(({ id, name }) => ({ value: id, label: name })),
  });
}

/** Everything as it will be sent. */
export function step(text: Text, it: Journey): TemplateResult {
  const { fields, desk, addresses, stage } = it;
  const country = fields.value('country');
  const address = desk.typed();
  const lines = addresses?.linesOf(country, address) ?? Object.values(address);
  const person = (who: 'primary' | 'support'): (string | undefined)[] => [fields.sent(`${who}Name`), fields.sent(`${who}Email`), fields.sent(`${who}Phone`)];
  const given = (values: (string | undefined)[]): string[] => values.filter((value) => value !== undefined);
  return stepForm(text, stage, fields, {
    intro: intro(text.checkTitle, text.checkIntro),
    required: text.required,
    fields: html`${part(text, text.company, () => it.change('company'), html`${row(text.legalName, fields.sent('legalName'))}${row(text.duns, fields.sent('duns'))}${row(text.address, [...lines, new Intl.DisplayNames(stage.calls.locale(), { type: 'region' }).of(country) ?? country])}`)}
      ${part(text, text.you, () => it.change('contacts'), html`${row(text.name, given([fields.sent('givenName'), fields.sent('familyName')]).join(' '))}${row(text.email, it.address)}${row(text.jobTitle, fields.sent('jobTitle'))}${row(text.phone, fields.sent('phone'))}`)}
      ${part(text, text.contacts, () => it.change('contacts'), html`${row(text.primary, fields.value('primary') === 'colleague' ? given(person('primary')) : text.itsYou)}${row(text.support, fields.value('support') === 'other' ? given(person('support')) : text.itsPrimary)}`)}
      <div class="group">${distributor(text, it)}${consent(text, it)}</div>`,
    send: text.sendRequest, go: () => it.send(text.stopped), prefetch: it.prefetch, focus: it.focus, others: beside(it, text.back, text.unsaved),
  });
}
