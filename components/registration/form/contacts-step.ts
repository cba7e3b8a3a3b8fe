import { type TemplateResult, html, nothing } from 'lit';
import { around, intro, stepForm } from '../steps.ts';
import type { RegistrationText } from '../text.en.ts';
import { choiceStyles } from './choice.styles.ts';
import type { ContactsText } from './contacts-text.en.ts';
import { beside, choices, input } from './inputs.ts';
import type { Journey } from './journey.ts';

export { choiceStyles as styles };

/** Who asks, and whom the portal and customers write to (ENR-1). */
export function step(text: RegistrationText & ContactsText, it: Journey): TemplateResult {
  const { fields } = it;
  const optional = true;
  const name = [fields.sent('givenName'), fields.sent('familyName')].filter(Boolean).join(' ');
  const me = name ? around(text.meNamed, name) : text.me;
  return stepForm(text, it.stage, fields, {
    intro: intro(text.contactsTitle, text.contactsIntro),
    required: text.required,
    fields: html`<fieldset class="group"><legend>${text.you}</legend>
        <div class="columns two">${input(text, it, 'givenName', 'given-name')}${input(text, it, 'familyName', 'family-name')}</div>
        <div class="columns two">${input(text, it, 'jobTitle', 'organization-title', { optional })}${input(text, it, 'phone', 'tel', { optional, type: 'tel' })}</div>
      </fieldset>
      <div class="group">${choices(it, 'primary', text.primary, text.primaryHint, [{ value: '', label: me }, { value: 'colleague', label: text.colleague }])}
        ${fields.value('primary') === 'colleague' ? html`<div class="inner"><div class="columns two">${input(text, it, 'primaryName', 'off')}${input(text, it, 'primaryPhone', 'off', { optional, type: 'tel' })}</div>
          ${input(text, it, 'primaryEmail', 'off', { hint: text.primaryEmailHint })}</div>` : nothing}</div>
      <div class="group">${choices(it, 'support', text.support, text.supportHint, [{ value: '', label: text.same }, { value: 'other', label: text.other }])}
        ${fields.value('support') === 'other' ? html`<div class="inner"><div class="columns two">${input(text, it, 'supportName', 'off')}${input(text, it, 'supportPhone', 'off', { optional, type: 'tel' })}</div>${input(text, it, 'supportEmail', 'off')}</div>` : nothing}</div>`,
    send: text.continue, go: it.leaveContacts, prefetch: it.prefetch, focus: it.focus, others: beside(it, text.back, text.unsaved),
  });
}
