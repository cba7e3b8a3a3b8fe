import type { ApplicantDetails, Contact, Contacts } from '../../schema/registration.ts';

/** As it is written in both languages: given name first. */
export const fullName = (person: { readonly givenName: string; readonly familyName: string }): string => `${person.givenName} ${person.familyName}`;

/** Whom the portal and customers write to. @rule ENR-1 Without others the applicant is the primary contact, and the primary contact the support contact. */
export function contactsOf(applicant: ApplicantDetails, email: string, given: Contacts | undefined): { primary: Contact; support: Contact } {
  const primary = given?.primary ?? { name: fullName(applicant), email: email as Contact['email'], ...(applicant.phone !== undefined && { phone: applicant.phone }) };
  return { primary, support: given?.support ?? primary };
}
