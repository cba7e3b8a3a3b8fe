import type { ApplicantDetails, Contact, Contacts } from '../../schema/registration.ts';

/** Whom the portal and customers write to. @rule ENR-1 Without others the applicant is the primary contact, and the primary contact the support contact. */
export function contactsOf(applicant: ApplicantDetails, email: string, given: Contacts | undefined): { primary: Contact; support: Contact } {
  const primary = given?.primary ?? { name: `${applicant.givenName} ${applicant.familyName}`, email: email as Contact['email'], ...(applicant.phone !== undefined && { phone: applicant.phone }) };
  return { primary, support: given?.support ?? primary };
}
