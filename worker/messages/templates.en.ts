import type { declineReasons } from '../../schema/registration.ts';
import { longDate } from './dates.ts';
import type { MailFacts, MailTemplates, MailText } from './mail-text.ts';

const reasons: Record<(typeof declineReasons)[number], string> = {
  incomplete: 'Details are missing, or too short to decide on.',
  not_a_reseller: 'The program is for companies that resell or manage the product for customers.',
  unverifiable: 'The company could not be verified from the details given.',
  duplicate: 'The company, or a colleague, is already registered.',
  out_of_territory: 'The program is not offered in the country of the company.',
  other: 'The request does not meet the conditions of the program.',
};
const program = (facts: MailFacts): string => facts.program ?? 'the partner program';
const hello = (facts: MailFacts): string => (facts.applicant ? `Hello ${facts.applicant},` : 'Hello,');
const action = (label: string, url: string | undefined): Pick<MailText, 'action'> => (url ? { action: { label, url } } : {});
const contacts = ({ support }: MailFacts) => (support ? [{ points: [support.url, support.email, support.phone] }] : []);

function reapply({ reapply: when, reapplyOn }: MailFacts): string {
  if (when === 'never') return 'This decision is final: a new request from this company cannot be accepted.';
  if (when === 'now') return 'You can send a new request at any time.';
  return reapplyOn ? `You can send a new request from ${longDate('en', reapplyOn)}.` : 'You can send a new request in 30 days.';
}

/** @rule REG-11 Declined by the vendor: contact it directly. */
function whomToAsk(facts: MailFacts): string {
  const vendor = facts.vendor ?? 'the vendor';
  if (facts.reviewer === undefined || facts.reviewer === facts.vendor) return `If you have a question about this decision, please contact ${vendor} directly${facts.support ? ':' : '.'}`;
  return `The decision was made by ${facts.reviewer}. If you have a question about it, ask them, or ${vendor}${facts.support ? ':' : '.'}`;
}

export const templatesEn: MailTemplates = {
  texts: {
    registration_code: (facts) => ({
      subject: `Your code for ${program(facts)}`,
      preheader: 'It is valid for 15 minutes.',
      paragraphs: [
        'Hello,',
        `Enter this code to confirm your e-mail address and continue your request to join ${program(facts)}:`,
        { code: facts.code ?? '' },
        'The code is valid for 15 minutes. Nobody will ever ask you for it, neither by phone nor by e-mail.',
        'If you did not ask for it, you need not do anything: without the code nothing happens.',
      ],
    }),
    registration_under_review: (facts) => ({
      subject: `Your request to join ${program(facts)} is under review`,
      preheader: facts.dueOn ? `Answer expected by ${longDate('en', facts.dueOn)}.` : 'You need not do anything now.',
      paragraphs: [
        hello(facts),
        `Thank you. We have received the request of ${facts.company ?? 'your company'} to join ${program(facts)}.`,
        `What happens next: ${facts.reviewer ?? 'the reviewer'} reviews your details and decides${facts.dueOn ? ` by ${longDate('en', facts.dueOn)}` : ''}.`,
        'You need not do anything now. The answer comes to this address; if it is yes, it tells you how to sign in.',
      ],
    }),
    registration_to_review: (facts) => ({
      subject: `To review: ${facts.company ?? 'a new request'}`,
      preheader: `Wants to join ${program(facts)}.`,
      paragraphs: [
        'Hello,',
        `${facts.company ?? 'A company'} wants to join ${program(facts)}. Its request is waiting for a decision from ${facts.reviewer ?? 'your organization'}.`,
        facts.dueOn ? `Please approve or decline it by ${longDate('en', facts.dueOn)}: the applicant has been told that day.` : 'Please approve or decline it.',
        'Every admin of your organization receives this message. The first decision counts.',
      ],
      ...action('Open the review queue', facts.url),
    }),
    registration_declined: (facts) => ({
      subject: `Your request to join ${program(facts)} was declined`,
      preheader: reapply(facts),
      paragraphs: [
        hello(facts),
        `The request of ${facts.company ?? 'your company'} to join ${program(facts)} was declined.`,
        ...(facts.reason ? [`Reason: ${reasons[facts.reason as keyof typeof reasons] ?? reasons.other}`] : []),
        ...(facts.note ? [`${facts.reviewer ?? 'The reviewer'} adds:`, { quote: facts.note }] : []),
        reapply(facts),
        whomToAsk(facts),
        ...contacts(facts),
      ],
    }),
    registration_declined_webmail: (facts) => ({
      subject: `Your request to join ${program(facts)} needs a work e-mail address`,
      preheader: 'You can start again at once.',
      paragraphs: [
        'Hello,',
        `Someone asked to join ${program(facts)} with this e-mail address. The request was declined automatically, because the address belongs to a public or disposable mail service.`,
        "Only addresses at a company's own domain are accepted: they show that a person belongs to the company.",
        'To go on, start again with your work address where you began. You can do so at once.',
        'If it was not you, you need not do anything.',
      ],
    }),
    registration_approved: (facts) => ({
      subject: `Welcome to ${program(facts)}`,
      preheader: facts.workAccount ? 'Sign in with your Microsoft work account.' : 'Your sign-in link is inside.',
      paragraphs: [
        hello(facts),
        `${facts.company ?? 'Your company'} has been approved for ${program(facts)}. You are its first super admin: you can add colleagues and decide what each of them may do.`,
        facts.workAccount
          ? 'Sign in with your Microsoft 365 work account of this e-mail address. A personal Microsoft account does not work.'
          : 'The link below signs you in. It works once, within 14 days; later, ask for a new link on the sign-in page. Do not forward this message.',
      ],
      ...action(facts.workAccount ? 'Sign in with Microsoft' : 'Sign in', facts.url),
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
  footer: (brand) => `Sent by the partner portal of ${brand}.`,
};
