/** The registration form's fields: the schemas of the contract and where each value stands in the request. */
import * as v from 'valibot';
import { countryCodes } from '../../schema/countries.ts';
import { Phone, PostalCode } from '../../schema/registration.ts';
import { CountryCode, Duns, Email, Line, type Locale } from '../../schema/values.ts';
import type { FieldSpec, FormController } from '../core/form.ts';

export const emailFields = { email: { schema: Email, pointer: '/email' } } satisfies Record<string, FieldSpec>;
export const codeFields = {
  // The same check as the endpoint's; typed apart because an endpoint's schema is the whole body.
  code: { schema: v.pipe(v.string(), v.minLength(1, 'value.required'), v.regex(/^\d{6}$/, 'value.code')), pointer: '/code' },
} satisfies Record<string, FieldSpec>;

// The scalars rather than the objects around them: those bring the part of valibot that only the portal needs.
const filled = v.pipe(v.string(), v.minLength(1, 'value.required'));
export const companyFields = {
  givenName: { schema: Line, pointer: '/applicant/givenName' },
  familyName: { schema: Line, pointer: '/applicant/familyName' },
  jobTitle: { schema: Line, pointer: '/applicant/jobTitle', optional: true },
  phone: { schema: Phone, pointer: '/applicant/phone', optional: true },
  legalName: { schema: Line, pointer: '/company/legalName' },
  country: { schema: v.pipe(filled, CountryCode), pointer: '/company/country' },
  street: { schema: Line, pointer: '/company/address/street' },
  street2: { schema: Line, pointer: '/company/address/street2', optional: true },
  postalCode: { schema: PostalCode, pointer: '/company/address/postalCode', optional: true },
  city: { schema: Line, pointer: '/company/address/city' },
  region: { schema: Line, pointer: '/company/address/region', optional: true },
  duns: { schema: Duns, pointer: '/company/duns', optional: true },
  distributor: { schema: filled, pointer: '/distributor' },
  consent: { schema: v.pipe(v.string(), v.minLength(1, 'value.consent')), pointer: '/consent' },
} satisfies Record<string, FieldSpec>;
export type CompanyField = keyof typeof companyFields;

/** The country's name first, as the reader's language sorts it. */
export function countryOptions(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return countryCodes.map((value) => ({ value, label: names.of(value) ?? value })).toSorted(({ label: a }, { label: b }) => a.localeCompare(b, locale));
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
const personal = 'gmail.com outlook.com hotmail.com hotmail.fr live.com yahoo.com yahoo.fr icloud.com aol.com gmx.de web.de orange.fr free.fr'.split(' ');
export function personalDomain(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1).trim().toLowerCase();
  return personal.includes(domain) ? domain : undefined;
}
