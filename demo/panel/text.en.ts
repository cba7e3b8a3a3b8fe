export const text = {
  open: 'Developer panel', close: 'Close panel', tools: 'Demo tools', unread: (count: number): string => (count === 1 ? '1 new e-mail' : `${count} new e-mails`),
  tabs: { mailbox: 'Mail', operator: 'Operator', activity: 'Events', time: 'Time', snippet: 'Code', page: 'Page' },
  mailbox: {
    empty: 'No e-mail yet. What the portal sends shows up here.', back: 'All mail', formatted: 'Formatted', plain: 'Plain text', to: 'To', from: 'From',
    states: { queued: 'Queued', delivered: 'Delivered', parked: 'Gave up', suppressed: 'Held back' }, search: 'Filter by recipient or subject',
  },
  operator: {
    lead: 'Whose session do the elements on this page use?', own: 'As the page has it', ownHint: 'its own operator, or nobody', search: 'Filter by name, company or role',
    none: 'Nobody matches.', inUse: 'In use', roles: { reader: 'Reader', admin: 'Admin', super_admin: 'Super admin' },
    kinds: { vendor: 'Vendors', distributor: 'Distributors', partner: 'Partners', customer: 'Customers' },
  },
  activity: { empty: 'Nothing has happened yet.', by: 'by', rule: 'Rule', actors: { applicant: 'the applicant', policy: 'the program’s rules', portal: 'the portal', key: 'a website' } as Record<string, string> },
  snippet: { lead: 'What a site pastes to get what is on this page.', copy: 'Copy', copied: 'Copied', none: 'No element of Portico is on this page.' },
  time: {
    lead: 'Reviews fall due, links lapse, joins move on. Let time pass and see it happen.', for: 'For', everything: 'Everything that is written down', what: { started: 'begun', registration: 'registration', join: 'join', enrollment: 'enrollment', transfer: 'transfer', help: 'request for help' },
    spans: { 60: '1 hour', 1440: '1 day', 4320: '3 days', 43200: '30 days' } as Record<number, string>, let: 'Let pass', busy: 'Time passes…', failed: 'The portal did not answer. Nothing moved.',
    passed: (span: string): string => `${span} later`, quiet: 'Nothing fell due.', due: (day: string): string => `was due on ${day}`, dueTitle: 'Past their due day', byItself: 'Done by the portal itself',
    mails: (count: number): string => (count === 1 ? '1 e-mail went out' : `${count} e-mails went out`), links: (count: number): string => (count === 1 ? '1 one-time link lapsed' : `${count} one-time links lapsed`), sessions: (count: number): string => (count === 1 ? '1 session ended' : `${count} sessions ended`),
  },
  reset: {
    title: 'Start over', lead: 'Puts the demo back as it was at first, while it runs.', open: 'Reset the demo…', question: 'Reset the demo?', stays: 'Stays', goes: 'Goes', cancel: 'Cancel', confirm: 'Reset the demo', busy: 'Resetting…',
    staying: ['The invented companies, their operators and requests, in today’s dates', 'Keys and addresses of the sites', 'Language and colors that you chose'],
    going: ['Everything registered, decided, written or blocked since', 'All e-mails and the activity log', 'Who is signed in, and every status link'],
    failed: 'The seed is not within reach, and nothing was changed. Stop the server and run npm run reset.',
  },
  page: { language: 'Language', scheme: 'Colors', schemes: { system: 'As the system', light: 'Light', dark: 'Dark' }, note: 'Choices stay with this site.' },
  unreachable: 'The portal does not answer. Trying again…',
};
