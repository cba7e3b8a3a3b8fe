export const text = {
  list: 'Elements', attributes: 'Attributes', properties: 'Properties', methods: 'Methods', events: 'Events', slots: 'Slots', parts: 'Parts', states: 'States',
  missing: 'This build has no manifest, so here is only what each element is for. Build the SDK to read its attributes, events, parts and states.',
  source: 'All of this comes from',
  forWhom: {
    'portico-provider': 'Sets endpoint, key, language, session and look for everything inside it.',
    'portico-registration-form': 'For a company that wants to become a partner.',
    'portico-review-queue': 'For who decides: distributor, vendor, and a company’s admins.',
    'portico-sign-in': 'For operators, by the account of their company or a link in an e-mail; on your site in the portal’s window, without a backend.',
    'portico-my-sessions': 'For any operator: where I am signed in, and ending it.',
    'portico-organization-overview': 'The first page after sign-in.',
    'portico-registration-status': 'For who follows the link of an e-mail: the timeline, withdraw, resend.',
    'portico-enrollment-form': 'For a signed-in partner that joins another program.',
    'portico-health-card': 'For a vendor’s super admins: e-mail that waits, is late or gave up, when each job last ran, sealing, database; what gave up is tried again here.',
    'portico-activity-log': 'For admins: who did what, from what to what, when, by which rule; filtered, and as CSV.',
  } as Record<string, string>,
};
