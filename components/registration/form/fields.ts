/** The fields after the e-mail: the checks of the contract, where each value stands in the request, and on which step it is asked for. */
import { type Check, checkCode, checkCountry, checkDuns, checkEmail, checkFilled, checkLine, limits } from '../../../schema/checks.ts';
import type { ProblemCode } from '../../../schema/problems.ts';
import type { FieldSpec } from '../../core/form.ts';

export const codeFields = { code: { check: (text) => checkFilled(text) ?? checkCode(text), pointer: '/code' } } satisfies Record<string, FieldSpec>;

export const addressParts = ['street', 'street2', 'city', 'region', 'postalCode'] as const;
export type AddressPart = (typeof addressParts)[number];

const line = checkLine();
/** `needs` answers whether the chosen country's mail cannot do without a part (ENR-3). */
export const fieldsOf = (needs: (part: AddressPart) => boolean) => {
  const part = (name: AddressPart, check: Check): FieldSpec => ({ check: (text) => (text === '' && !needs(name) ? undefined : check(text)), pointer: `/company/address/${name}` });
  return {
    duns: { check: checkDuns, pointer: '/company/duns', optional: true },
    legalName: { check: line, pointer: '/company/legalName' },
    country: { check: (text) => checkFilled(text) ?? checkCountry(text), pointer: '/company/country' },
    street: part('street', line),
    street2: { ...part('street2', line), optional: true },
    city: part('city', line),
    region: part('region', line),
    postalCode: part('postalCode', checkLine(limits.postalCode)),
    givenName: { check: line, pointer: '/applicant/givenName' },
    familyName: { check: line, pointer: '/applicant/familyName' },
    jobTitle: { check: line, pointer: '/applicant/jobTitle', optional: true },
    phone: { check: checkLine(limits.phone), pointer: '/applicant/phone', optional: true },
    /** Who is meant: empty for the applicant, `colleague` for somebody else. */
    primary: { check: () => undefined, pointer: '', optional: true },
    primaryName: { check: line, pointer: '/contacts/primary/name' },
    primaryEmail: { check: checkEmail, pointer: '/contacts/primary/email' },
    primaryPhone: { check: checkLine(limits.phone), pointer: '/contacts/primary/phone', optional: true },
    /** Empty for the primary contact, `other` for somebody else. */
    support: { check: () => undefined, pointer: '', optional: true },
    supportName: { check: line, pointer: '/contacts/support/name' },
    supportEmail: { check: checkEmail, pointer: '/contacts/support/email' },
    supportPhone: { check: checkLine(limits.phone), pointer: '/contacts/support/phone', optional: true },
    distributor: { check: checkFilled, pointer: '/distributor' },
    consent: { check: (text: string) => (text === '' ? 'value.consent' : undefined), pointer: '/consent' },
  } satisfies Record<string, FieldSpec>;
};
export type Field = keyof ReturnType<typeof fieldsOf>;

const person = ['givenName', 'familyName', 'jobTitle'] as const;
/** What each step asks for. The last one checks everything once more. */
export const asked = {
  company: ['duns', 'legalName', 'country', ...addressParts],
  contacts: [...person, 'phone', 'primary', 'primaryName', 'primaryEmail', 'primaryPhone', 'support', 'supportName', 'supportEmail', 'supportPhone'],
  review: ['distributor', 'consent'],
  you: [...person, 'consent'],
} as const satisfies Record<string, readonly Field[]>;
/** Where a field is asked for on the way of a company. */
export const stepOf = (name: Field): 'company' | 'contacts' | 'review' | undefined => (['company', 'contacts', 'review'] as const).find((step) => (asked[step] as readonly Field[]).includes(name));
/** Refusals that are about one answer, and come without saying where it stands. */
export const refusedField: Partial<Record<ProblemCode, Field>> = { 'registration.distributor_required': 'distributor', 'registration.distributor_unavailable': 'distributor', 'registration.contact_webmail': 'primaryEmail' };
