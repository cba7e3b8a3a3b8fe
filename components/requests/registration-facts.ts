import { type TemplateResult, html, nothing } from 'lit';
import { addressLines } from '../../schema/address/lines.ts';
import type { Contact, RegistrationCase } from '../../schema/registration.ts';
import { timeAgo } from '../core/dates.ts';
import { countryName, fact, group } from './case-parts.ts';
import type { CaseText } from './case-text.en.ts';
import type { OpenCase } from './open-case.ts';

const mailTo = (email: string): TemplateResult => html`<a href="mailto:${email}">${email}</a>`;
const contact = ({ name, email, phone }: Contact): TemplateResult => html`<span class="lines"><span>${name}</span>${mailTo(email)}${phone ? html`<span>${phone}</span>` : nothing}</span>`;

/** Who asks, for which company, whom to write to, and what was decided. */
export function registrationFacts(text: CaseText, { desk: { locale } }: OpenCase, it: RegistrationCase): TemplateResult {
  const { applicantDetails: applicant, companyDetails: company, contacts } = it;
  const country = company?.country ?? it.country;
  const lines = company ? [...addressLines(company.country, company.address), countryName(company.country, locale)] : [];
  return html`${group(it.kind === 'join' ? text.personGroup : text.applicantGroup, html`
      ${fact(text.labels.applicant, applicant ? `${applicant.givenName} ${applicant.familyName}` : it.applicant)}${fact(text.labels.jobTitle, applicant?.jobTitle)}
      ${fact(text.labels.email, mailTo(it.email))}${fact(text.labels.phone, applicant?.phone)}
      ${fact(text.labels.locale, text.languages[it.locale])}${fact(text.labels.submittedAt, it.submittedAt && timeAgo(it.submittedAt, locale))}`)}
    ${group(text.companyGroup, html`
      ${fact(text.labels.legalName, company?.legalName ?? it.company)}${lines.length > 0 ? fact(text.labels.address, html`<address>${lines.map((line) => html`<span>${line}</span>`)}</address>`) : fact(text.labels.country, country && countryName(country, locale))}
      ${fact(text.labels.duns, company?.duns && html`<span class="digits">${company.duns}</span>`)}${fact(text.labels.domain, it.domain)}
      ${fact(text.labels.program, it.program.name)}${fact(text.labels.distributor, it.distributor?.name)}`)}
    ${contacts ? group(text.contactsGroup, html`${fact(text.labels.primary, contact(contacts.primary))}${fact(text.labels.support, contact(contacts.support))}`) : nothing}
    ${it.decidedAt ? group(text.decisionGroup, html`
      ${fact(text.labels.decidedBy, it.declinedBy === 'vendor' ? (it.decidedBy ?? text.declinedByVendor) : it.declinedBy === 'company' ? (it.decidedBy ?? text.declinedByCompany) : (it.decidedBy ?? text.policy))}${fact(text.labels.decidedAt, timeAgo(it.decidedAt, locale))}
      ${fact(text.labels.reason, it.reason && text.reasons[it.reason])}${fact(text.labels.reapply, it.reapply && text.reapply[it.reapply])}${fact(text.labels.note, it.note && html`<span class="note">${it.note}</span>`)}`) : nothing}`;
}
