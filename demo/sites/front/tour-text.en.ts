import type { Step } from './tour-steps.ts';

interface Told { readonly name: string; readonly title: string; readonly body: string; readonly do: string }

export const text = {
  title: 'One registration, from both sides', lead: 'On the left a vendor’s own site, on the right a distributor’s desk: two companies, two brands, one portal behind both. What you do on one side shows on the other.',
  rail: 'Steps of the tour', step: (number: number, all: number): string => `Step ${number} of ${all}`, yourself: { vendor: 'Or do it yourself, in Kestrane’s window.', distributor: 'Or do it yourself, in Nordérable’s window.', mail: 'Or press the button in the e-mail itself.' },
  doing: 'One moment…', failed: 'That did not work out. Please do it by hand in the window.', again: 'Start over', mail: 'The e-mail, as it was sent', to: 'To', waiting: 'The e-mail is on its way…',
  behind: 'What the portal wrote down, and by which rule',
  sides: { vendor: 'Kestrane’s site', distributor: 'Nordérable’s desk' }, windows: 'Windows', frames: { vendor: 'The vendor’s site: Kestrane Security', distributor: 'The distributor’s desk: Nordérable' }, lost: 'The portal does not answer. Trying again…',
  steps: {
    address: { name: 'Address', title: 'A company wants to sell Kestrane', body: 'It finds the form on Kestrane’s own site and gives its work address. A free mailbox would be turned away right here, with the reason.', do: 'Fill it in for me' },
    code: { name: 'Code', title: 'The mailbox proves who it is', body: 'No password, no account yet. Six digits, by e-mail, good for fifteen minutes.', do: 'Type the code for me' },
    details: { name: 'Company', title: 'Who is asking', body: 'Legal name, an address in the form its country writes it, contacts. All of it is kept as it is typed: close the tab, and the e-mail leads back here.', do: 'Fill it in for me' },
    send: { name: 'Send', title: 'A last look, then off it goes', body: 'Everything at a glance, and the button says what happens. Once sent, the form says who answers, and by which day.', do: 'Agree and send it' },
    arrives: { name: 'Arrival', title: 'Meanwhile, in Sherbrooke', body: 'Camille at Nordérable has the request in her queue, with what is missing and until when she should answer. No reload, no export, no second tool.', do: 'Open it for me' },
    activate: { name: 'Product', title: 'The product first', body: 'Kestrane lets partners in only once their product is active at the distributor. The desk says so, and the one who can change it has the button.', do: 'Activate it for me' },
    approve: { name: 'Approve', title: 'Yes', body: 'One press writes the company, its first operator, the log and the e-mail, all of it or nothing. Look left: the applicant’s page knows.', do: 'Approve it for me' },
    signIn: { name: 'Sign in', title: 'The welcome e‑mail opens the portal', body: 'A link that works once, in the brand of who sends it. It opens in a tab of its own, as from a mail program.', do: 'Follow the link' },
  } as Record<Step, Told>,
  done: { title: 'That is all of it', body: 'A company found you, proved itself, was reviewed and is signed in. Two lines on one page, one element on another.', next: 'Go on', theme: 'Make it look like yours', developers: 'See the two lines', desk: 'Work at the desk' },
  declined: { title: 'Declined', body: 'That is an answer too: the applicant has an e-mail with the reason and when to ask again.' },
};
