import type { declineReasons } from '../../../schema/registration.ts';
import { longDate } from '../dates.ts';
import type { MailFacts, TextsOf } from '../mail-text.ts';
import { action, byDay, everyAdmin, hello, microsoftOnly, program, quoted, vendor, welcomeLink } from './phrases.en.ts';
import { joinRefused } from './requests.en.ts';

const reasons: Record<(typeof declineReasons)[number], string> = {
  incomplete: 'Details are missing, or too short to decide on.',
  not_a_reseller: 'The program is for companies that resell or manage the product for customers.',
  unverifiable: 'The company could not be verified from the details given.',
  duplicate: 'The company, or a colleague, is already registered.',
  out_of_territory: 'The program is not offered in the country of the company.',
  other: 'The request does not meet the conditions of the program.',
};
const contacts = ({ support }: MailFacts) => (support ? [{ points: [support.url, support.email, support.phone] }] : []);
const follow = 'On the page below you can follow each step, and withdraw the request.';

function reapply({ reapply: when, reapplyOn }: MailFacts): string {
  if (when === 'never') return 'This decision is final: a new request from this company cannot be accepted.';
  if (when === 'now') return 'You can send a new request at any time.';
  return reapplyOn ? `You can send a new request from ${longDate('en', reapplyOn)}.` : 'You can send a new request in 30 days.';
}

/** @rule REG-11 Declined by the vendor: contact it directly. */
function whomToAsk(facts: MailFacts): string {
  const end = facts.support ? ':' : '.';
  if (facts.reviewer === undefined || facts.reviewer === facts.vendor) return `If you have a question about this decision, please contact ${vendor(facts)} directly${end}`;
  return `The decision was made by ${facts.reviewer}. If you have a question about it, ask them, or ${vendor(facts)}${end}`;
}

export const registrationEn: TextsOf<'registration'> = {
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
  registration_received: (facts) => ({
    subject: `Continue your request to join ${program(facts)}`,
    preheader: 'Your address is confirmed; the request is not sent yet.',
    paragraphs: [
      'Hello,',
      `Your e-mail address is confirmed. Your request to join ${program(facts)} is not sent yet.`,
      'Continue it with the link below within 30 days, on any device. After that it is closed.',
      'The page first asks for a new code, which we mail to this address: nobody can continue without it.',
      'If it was not you, you need not do anything.',
    ],
    ...action('Continue your request', facts.url),
  }),
  registration_under_review: (facts) => (facts.join ? joinUnderReview(facts) : {
    subject: `Your request to join ${program(facts)} is under review`,
    preheader: facts.dueOn ? `Answer expected${byDay(facts)}.` : 'You need not do anything now.',
    paragraphs: [
      hello(facts),
      `Thank you. We have received the request of ${facts.company ?? 'your company'} to join ${program(facts)}.`,
      `What happens next: ${facts.reviewer ?? 'the reviewer'} reviews your details and decides${byDay(facts)}.`,
      'You need not do anything now. The answer comes to this address; if it is yes, it tells you how to sign in.',
      ...(facts.url ? [follow] : []),
    ],
    ...action('Follow your request', facts.url),
  }),
  registration_status: (facts) => ({
    subject: facts.join ? `Your open request for access to ${facts.company ?? 'your company'}` : `Your open request to join ${program(facts)}`,
    preheader: 'The link to follow it is inside.',
    paragraphs: [
      hello(facts),
      `Your request ${facts.join ? `for access to ${facts.company ?? 'your company'}` : `to join ${program(facts)}`} is open. The page below shows where it stands, who acts next, and until when.`,
      'You receive this message because this address was entered again, or because the link was asked for again. If it was not you, you need not do anything.',
    ],
    ...action('Follow your request', facts.url),
  }),
  registration_to_review: (facts) => ({
    subject: `To review: ${facts.company ?? 'a new request'}`,
    preheader: `Wants to join ${program(facts)}.`,
    paragraphs: [
      'Hello,',
      `${facts.company ?? 'A company'} wants to join ${program(facts)}. Its request is waiting for a decision from ${facts.reviewer ?? 'your organization'}.`,
      facts.dueOn ? `Please approve or decline it${byDay(facts)}: the applicant has been told that day.` : 'Please approve or decline it.',
      everyAdmin,
    ],
    ...action('Open the review queue', facts.url),
  }),
  registration_declined: (facts) => (facts.join ? joinRefused(facts, facts.reapply && reapply(facts)) : {
    subject: `Your request to join ${program(facts)} was declined`,
    preheader: reapply(facts),
    paragraphs: [
      hello(facts),
      `The request of ${facts.company ?? 'your company'} to join ${program(facts)} was declined.`,
      ...(facts.reason ? [`Reason: ${reasons[facts.reason as keyof typeof reasons] ?? reasons.other}`] : []),
      ...quoted(`${facts.reviewer ?? 'The reviewer'} adds:`, facts.note),
      reapply(facts),
      whomToAsk(facts),
      ...contacts(facts),
    ],
  }),
  // REG-13: the vendor's reason stays with the vendor, so none is read here.
  registration_declined_by_vendor: (facts) => ({
    subject: `Your request to join ${program(facts)} was declined`,
    preheader: `Please contact ${vendor(facts)} directly.`,
    paragraphs: [
      hello(facts),
      `The request of ${facts.company ?? 'your company'} to join ${program(facts)} was declined by ${vendor(facts)}.`,
      ...quoted(`${facts.vendor ?? 'The vendor'} adds:`, facts.note),
      whomToAsk({ ...facts, reviewer: facts.vendor }),
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
  registration_approved: (facts) => (facts.role === 'known' ? knownCompanyApproved(facts) : {
    subject: `Welcome to ${program(facts)}`,
    preheader: facts.workAccount ? 'Sign in with your Microsoft work account.' : 'Your sign-in link is inside.',
    paragraphs: [
      hello(facts),
      `${facts.company ?? 'Your company'} has been approved for ${program(facts)}. You are its first super admin: you can add colleagues and decide what each of them may do.`,
      facts.workAccount ? microsoftOnly : welcomeLink,
    ],
    ...action(facts.workAccount ? 'Sign in with Microsoft' : 'Sign in', facts.url),
  }),
};

function joinUnderReview(facts: MailFacts) {
  const company = facts.company ?? 'your company';
  return {
    subject: `Your request for access to ${company} is with its admins`,
    preheader: facts.dueOn ? `Answer expected${byDay(facts)}.` : 'You need not do anything now.',
    paragraphs: [
      hello(facts),
      `Thank you. We have passed on your request for access to ${company} in ${program(facts)}.`,
      `What happens next: the admins of ${company} decide${byDay(facts)}, and nobody else. Nothing is approved automatically; without an answer, the request goes on to those who look after the company in the program.`,
      'You need not do anything now. The answer comes to this address; if it is yes, it tells you how to sign in.',
      ...(facts.url ? [follow] : []),
    ],
    ...action('Follow your request', facts.url),
  };
}

const knownCompanyApproved = (facts: MailFacts) => ({
  subject: `Welcome to ${program(facts)}`,
  preheader: 'Sign in as before.',
  paragraphs: [hello(facts), `${facts.company ?? 'Your company'} is now enrolled in ${program(facts)}.`, 'Nothing changes in who has access, or how: sign in as before.'],
  ...action(facts.workAccount ? 'Sign in with Microsoft' : 'Sign in', facts.url),
});
