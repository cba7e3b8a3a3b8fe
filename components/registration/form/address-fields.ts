import { type TemplateResult, html, nothing } from 'lit';
import type { AddressFormat } from '../../../schema/address/formats.ts';
import type { Locale } from '../../../schema/values.ts';
import { field } from '../../core/field.ts';
import { icon } from '../../core/icons.ts';
import type { RegistrationText } from '../text.en.ts';
import type { CompanyText } from './company-text.en.ts';
import type { AddressPart } from './fields.ts';
import type { Journey } from './journey.ts';

type Text = RegistrationText & CompanyText;
const tokens: Record<AddressPart, string> = { street: 'address-line1', street2: 'address-line2', city: 'address-level2', region: 'address-level1', postalCode: 'postal-code' };
/** Until the formats are there. */
const plain: Pick<AddressFormat, 'order' | 'required' | 'labels'> = { order: [['street'], ['street2'], ['postalCode', 'city'], ['region']], required: ['street'], labels: { city: 'city', region: 'region', postalCode: 'postal' } };
const formatOf = ({ addresses, fields }: Journey): typeof plain => addresses?.formatOf(fields.value('country')) ?? plain;

/** What each part is called in the chosen country. */
export function partLabels(text: CompanyText, it: Journey): Record<AddressPart, string> {
  const { labels } = formatOf(it);
  return { street: text.street, street2: text.street2, city: text.cityLabels[labels.city], region: text.regionLabels[labels.region], postalCode: text.postalLabels[labels.postalCode] };
}
function regionOptions(it: Journey, locale: Locale): { value: string; label: string }[] | undefined {
  const { addresses, fields } = it;
  const regions = addresses?.regionsOf(fields.value('country')) ?? [];
  if (regions.length === 0) return undefined;
  const typed = fields.value('region');
  const french = locale === 'fr' && fields.value('country') === 'CA';
  const options = regions.map(({ value, name, local }) => ({ value, label: french ? (local ?? name) : local && local !== name ? `${name} (${local})` : name }));
  // Found in the directory, or kept from before: shown rather than lost.
  return typed && !options.some(({ value }) => value === typed) ? [{ value: typed, label: typed }, ...options] : options;
}

/** The address's parts, in the order in which its country writes them and by the names they have there. */
export function addressFields(text: Text, it: Journey): TemplateResult {
  const { order, required } = formatOf(it);
  const labels = partLabels(text, it);
  const locale = it.stage.calls.locale();
  const part = (name: AddressPart): TemplateResult => html`<div class="part ${name}">${field(text, it.fields, name, {
    label: labels[name], autocomplete: tokens[name], optional: !(required as readonly string[]).includes(name), required: text.missing(labels[name]),
    ...(name === 'region' ? { options: regionOptions(it, locale), placeholder: text.chooseRegion } : {}),
  })}</div>`;
  return html`${order.map((line) => html`<div class="line">${line.map(part)}</div>`)}<div role="status">${warnings(text, it)}</div>`;
}
/** What is unusual for the country, once its field was left; it stops nothing. */
function warnings(text: Text, it: Journey): unknown {
  const { fields, addresses } = it;
  if (!addresses || !fields.left.has('postalCode') || fields.errors.has('postalCode') || !it.desk.warnings().includes('postal_code')) return nothing;
  const { postalExample } = addresses.formatOf(fields.value('country'));
  return html`<p class="unusual attention">${icon('attention')}<span>${text.unusualPostal(partLabels(text, it).postalCode, postalExample ?? '')}</span></p>`;
}
