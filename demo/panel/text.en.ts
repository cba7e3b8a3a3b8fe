export const text = {
  open: 'Developer panel', close: 'Close panel', tools: 'Demo tools', unread: (count: number): string => (count === 1 ? '1 new e-mail' : `${count} new e-mails`),
  tabs: { mailbox: 'Mail', operator: 'Operator', activity: 'Events', snippet: 'Code', page: 'Page' },
  mailbox: {
    empty: 'No e-mail yet. What the portal sends shows up here.', back: 'All mail', formatted: 'Formatted', plain: 'Plain text', to: 'To', from: 'From',
    states: { queued: 'Queued', delivered: 'Delivered', parked: 'Gave up' }, search: 'Filter by recipient or subject',
  },
  operator: {
    lead: 'Whose session do the elements on this page use?', own: 'As the page has it', ownHint: 'its own operator, or nobody', search: 'Filter by name, company or role',
    none: 'Nobody matches.', inUse: 'In use', roles: { reader: 'Reader', admin: 'Admin', super_admin: 'Super admin' },
    kinds: { vendor: 'Vendors', distributor: 'Distributors', partner: 'Partners', customer: 'Customers' },
  },
  activity: { empty: 'Nothing has happened yet.', by: 'by', rule: 'Rule', actors: { applicant: 'the applicant', policy: 'the program’s rules', portal: 'the portal', key: 'a website' } as Record<string, string> },
  snippet: { lead: 'What a site pastes to get what is on this page.', copy: 'Copy', copied: 'Copied', none: 'No element of Portico is on this page.' },
  page: { language: 'Language', scheme: 'Colors', schemes: { system: 'As the system', light: 'Light', dark: 'Dark' }, note: 'Choices stay with this site.' },
  unreachable: 'The portal does not answer. Trying again…',
};
