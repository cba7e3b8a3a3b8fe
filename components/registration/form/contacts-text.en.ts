/** Texts of who asks, and of the company's contacts. */
export const text = {
  contactsTitle: 'You and your company’s contacts',
  contactsIntro: 'Whom may the vendor, the distributor and your customers write to?',
  you: 'You',
  labels: {
    givenName: 'Given name', familyName: 'Family name', jobTitle: 'Job title', phone: 'Phone',
    primaryName: 'Name', primaryEmail: 'Work e-mail', primaryPhone: 'Phone', supportName: 'Person or team', supportEmail: 'E-mail', supportPhone: 'Phone',
  },
  required: {
    givenName: 'Enter your given name', familyName: 'Enter your family name',
    primaryName: 'Enter the name of the primary contact', primaryEmail: 'Enter the work e-mail of the primary contact', supportName: 'Enter the name of the customer-support contact', supportEmail: 'Enter the e-mail of the customer-support contact',
  } as Record<string, string>,
  primary: 'Primary contact',
  primaryHint: 'Speaks for your company in this program, and gets its notices.',
  me: 'Me',
  meNamed: (name: string) => `Me, ${name}`,
  colleague: 'A colleague',
  primaryEmailHint: 'At your company; no personal mail service.',
  support: 'Customer-support contact',
  supportHint: 'Whom your customers reach when they need help.',
  same: 'The primary contact',
  other: 'Another person or team',
  continue: 'Continue',
  back: 'Back',
  unsaved: 'Not saved yet: we try again at the next step.',
};
export type ContactsText = typeof text;
