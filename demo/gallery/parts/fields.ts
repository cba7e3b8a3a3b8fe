import { html } from 'lit';
import { errorSummary, field } from '../../../components/core/field.ts';
import { FormController } from '../../../components/core/form.ts';
import { formStyles } from '../../../components/core/form-styles.ts';
import { checkEmail, checkFilled } from '../../../schema/checks.ts';
import type { GalleryPage } from '../page.ts';
import { PartFrame, type Words, partState } from './frame.ts';

const words = {
  company: { en: 'Company', fr: 'Société' }, companyHint: { en: 'As it is registered.', fr: 'Telle qu’elle est enregistrée.' }, companyRequired: { en: 'Enter the company’s name', fr: 'Saisissez le nom de la société' }, mail: { en: 'Work e-mail', fr: 'E-mail professionnel' },
  country: { en: 'Country', fr: 'Pays' }, choose: { en: 'Choose a country', fr: 'Choisissez un pays' }, france: { en: 'France', fr: 'France' }, belgium: { en: 'Belgium', fr: 'Belgique' }, send: { en: 'Send request', fr: 'Envoyer la demande' }, phone: { en: 'Phone', fr: 'Téléphone' },
} satisfies Record<string, Words>;

export class GalleryFields extends PartFrame {
  static override styles = [PartFrame.styles, formStyles];
  readonly form = new FormController(this, { company: { check: checkFilled, pointer: '/company' }, mail: { check: checkEmail, pointer: '/mail' }, country: { check: checkFilled, pointer: '/country' }, phone: { check: checkFilled, pointer: '/phone', optional: true } });

  protected show() {
    const word = (key: keyof typeof words): string => this.pick(words[key]), { core, form } = this, required = { company: word('companyRequired') };
    return html`<form novalidate @submit=${(event: Event) => { event.preventDefault(); form.check(); }}>${errorSummary(core, form, required, (name) => this.focusOn(`#${name}`))}
      ${field(core, form, 'company', { label: word('company'), hint: word('companyHint'), autocomplete: 'organization', required: required.company })}${field(core, form, 'mail', { label: word('mail'), autocomplete: 'email' })}
      ${field(core, form, 'country', { label: word('country'), autocomplete: 'country', placeholder: word('choose'), options: [{ value: 'BE', label: word('belgium') }, { value: 'FR', label: word('france') }] })}
      ${field(core, form, 'phone', { label: word('phone'), autocomplete: 'tel', type: 'tel', optional: true })}<div class="actions"><button class="primary">${word('send')}</button></div></form>`;
  }
}
const shows = (name: string, title: Words, set: (it: GalleryFields) => void) => partState('gallery-fields', GalleryFields, name, title, set);

export const fieldsPage: GalleryPage = {
  name: 'fields', title: { en: 'Fields and select', fr: 'Champs et liste' },
  states: [
    shows('empty', { en: 'Empty', fr: 'Vides' }, () => {}),
    shows('filled', { en: 'Filled in', fr: 'Remplis' }, ({ form }) => { form.set('company', 'Norvent Labs'); form.set('mail', 'ana.ruiz@norvent.example'); form.set('country', 'FR'); }),
    shows('wrong', { en: 'Checked, with a summary', fr: 'Vérifiés, avec un résumé' }, ({ form }) => { form.set('mail', 'ana.ruiz@'); form.check(); }),
  ],
};
