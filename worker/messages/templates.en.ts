import type { MailTemplates } from './mail-text.ts';
import { action } from './templates/phrases.en.ts';
import { operatorsEn } from './templates/operators.en.ts';
import { registrationEn } from './templates/registration.en.ts';
import { requestsEn } from './templates/requests.en.ts';

export const templatesEn: MailTemplates = {
  texts: {
    ...registrationEn,
    ...requestsEn,
    ...operatorsEn,
    proof_code: (facts) => ({
      subject: 'Your code to confirm that it is you',
      preheader: 'It is valid for 10 minutes.',
      paragraphs: [
        'Hello,',
        'Somebody who is signed in as you on the partner portal is about to do something sensitive. If that is you, enter this code there:',
        { code: facts.code ?? '' },
        'The code is valid for 10 minutes. Nobody will ever ask you for it, neither by phone nor by e-mail.',
        'If that is not you, tell an admin of your company, and sign out everywhere on the page “My sign-ins”.',
      ],
    }),
    sign_in_link: (facts) => ({
      subject: 'Your sign-in link',
      preheader: 'It is valid for 15 minutes and works once.',
      paragraphs: [
        'Hello,',
        'The link below signs you in to the partner portal. It works once, within 15 minutes.',
        'If you did not ask for it, you need not do anything. Do not forward this message: whoever has the link can sign in as you.',
      ],
      ...action('Sign in', facts.url),
    }),
  },
  copyLink: 'If the button does not work, copy this address into your browser:',
  unsubscribe: 'No more messages of this kind',
  footer: (brand) => `Sent by the partner portal of ${brand}.`,
};
