/** The registration form's fields: the schemas of the contract and where each value stands in the request. */
import * as v from 'valibot';
import { countryCodes } from '../../schema/countries.ts';
import { Address, ApplicantDetails, CompanyDetails } from '../../schema/registration.ts';
import { Email, type Locale } from '../../schema/values.ts';
import type { FieldSpec, FormController } from '../core/form.ts';

export const emailFields = { email: { schema: Email, pointer: '/email' } } satisfies Record<string, FieldSpec>;
export const codeFields = {
  // The same check as the endpoint's; typed apart because an endpoint's schema is the whole body.
  code: { schema: v.pipe(v.string(), v.minLength(1, 'value.required'), v.regex(/^\d{6}$/, 'value.code')), pointer: '/code' },
} satisfies Record<string, FieldSpec>;

const applicant = ApplicantDetails.entries, company = CompanyDetails.entries, address = Address.entries;
const filled = v.pipe(v.string(), v.minLength(1, 'value.required'));
export const companyFields = {
  givenName: { schema: applicant.givenName, pointer: '/applicant/givenName' },
  familyName: { schema: applicant.familyName, pointer: '/applicant/familyName' },
  jobTitle: { schema: applicant.jobTitle, pointer: '/applicant/jobTitle', optional: true },
  phone: { schema: applicant.phone, pointer: '/applicant/phone', optional: true },
  legalName: { schema: company.legalName, pointer: '/company/legalName' },
  country: { schema: v.pipe(filled, company.country), pointer: '/company/country' },
  street: { schema: address.street, pointer: '/company/address/street' },
  street2: { schema: address.street2, pointer: '/company/address/street2', optional: true },
  postalCode: { schema: address.postalCode, pointer: '/company/address/postalCode', optional: true },
  city: { schema: address.city, pointer: '/company/address/city' },
  region: { schema: address.region, pointer: '/company/address/region', optional: true },
  duns: { schema: company.duns, pointer: '/company/duns', optional: true },
  distributor: { schema: filled, pointer: '/distributor' },
  consent: { schema: v.pipe(v.string(), v.minLength(1, 'value.consent')), pointer: '/consent' },
} satisfies Record<string, FieldSpec>;
export type CompanyField = keyof typeof companyFields;

/** The country's name first, as the reader's language sorts it. */
export function countryOptions(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return countryCodes.map((value) => ({ value, label: names.of(value) ?? value })).sort(({ label: a }, { label: b }) => a.localeCompare(b, locale));
}

/** The submission's body from what was typed. */
export function submissionOf(form: FormController<CompanyField>) {
  const sent = (name: CompanyField): string | undefined => form.sent(name);
  const must = (name: CompanyField): string => form.sent(name) ?? '';
  return {
    applicant: { givenName: must('givenName'), familyName: must('familyName'), jobTitle: sent('jobTitle'), phone: sent('phone') },
    company: {
      legalName: must('legalName'), country: must('country'), duns: sent('duns')?.replace(/[\s-]/g, ''),
      address: { street: must('street'), street2: sent('street2'), postalCode: sent('postalCode'), city: must('city'), region: sent('region') },
    },
    distributor: sent('distributor') || undefined,
    consent: true as const,
  };
}

/**
 * The most common personal mail services, to warn before sending. Only a hint: the portal decides by its own, far longer lists (REG-2).
 */
const personal = 'gmail.com googlemail.com outlook.com hotmail.com hotmail.fr live.com msn.com yahoo.com yahoo.fr icloud.com me.com aol.com gmx.de gmx.net web.de t-online.de orange.fr free.fr proton.me'.split(' ');
export function personalDomain(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1).trim().toLowerCase();
  return personal.includes(domain) ? domain : undefined;
}
