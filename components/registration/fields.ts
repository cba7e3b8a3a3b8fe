/** The registration form's fields: the checks of the contract and where each value stands in the request. */
import { checkCode, checkCountry, checkDuns, checkEmail, checkFilled, checkLine, limits } from '../../schema/checks.ts';
import { countryCodes } from '../../schema/countries.ts';
import type { Locale } from '../../schema/values.ts';
import type { FieldSpec } from '../core/form.ts';

export const emailFields = { email: { check: checkEmail, pointer: '/email' } } satisfies Record<string, FieldSpec>;
export const codeFields = {
  code: { check: (text) => checkFilled(text) ?? checkCode(text), pointer: '/code' },
} satisfies Record<string, FieldSpec>;

const line = checkLine();
export const companyFields = {
  givenName: { check: line, pointer: '/applicant/givenName' },
  familyName: { check: line, pointer: '/applicant/familyName' },
  jobTitle: { check: line, pointer: '/applicant/jobTitle', optional: true },
  phone: { check: checkLine(limits.phone), pointer: '/applicant/phone', optional: true },
  legalName: { check: line, pointer: '/company/legalName' },
  country: { check: (text) => checkFilled(text) ?? checkCountry(text), pointer: '/company/country' },
  street: { check: line, pointer: '/company/address/street' },
  street2: { check: line, pointer: '/company/address/street2', optional: true },
  postalCode: { check: checkLine(limits.postalCode), pointer: '/company/address/postalCode', optional: true },
  city: { check: line, pointer: '/company/address/city' },
  region: { check: line, pointer: '/company/address/region', optional: true },
  duns: { check: checkDuns, pointer: '/company/duns', optional: true },
  distributor: { check: checkFilled, pointer: '/distributor' },
  consent: { check: (text) => (text === '' ? 'value.consent' : undefined), pointer: '/consent' },
} satisfies Record<string, FieldSpec>;
export type CompanyField = keyof typeof companyFields;

/** The country's name first, as the reader's language sorts it. */
export function countryOptions(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return countryCodes.map((value) => ({ value, label: names.of(value) ?? value })).toSorted(({ label: a }, { label: b }) => a.localeCompare(b, locale));
}

/**
 * The most common personal mail services, to warn before sending. Only a hint: the portal decides by its own, far longer lists (REG-2).
 */
const personal = 'gmail.com outlook.com hotmail.com hotmail.fr live.com yahoo.com yahoo.fr icloud.com aol.com gmx.de web.de orange.fr free.fr'.split(' ');
export function personalDomain(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1).trim().toLowerCase();
  return personal.includes(domain) ? domain : undefined;
}
