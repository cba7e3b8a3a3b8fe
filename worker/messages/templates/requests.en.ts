import type { MailFacts, MailText, TextsOf } from '../mail-text.ts';
import { action, byDay, everyAdmin, hello, microsoftOnly, program, quoted, vendor, welcomeLink } from './phrases.en.ts';

const roles: Readonly<Record<string, string>> = {
  reader: 'reader: you see the pages of the company and change nothing',
  admin: 'admin: you act for the company and manage its operators',
  super_admin: 'super admin: you may do everything for the company',
};
const company = (facts: MailFacts): string => facts.company ?? 'the company';
/** The same, at the beginning of a sentence. */
const aCompany = (facts: MailFacts): string => facts.company ?? 'A company';
const staysWhat = 'Its customers and their subscriptions stay as they are.';

/** A join that was refused; `reapply` says when to ask again, where that was decided. */
export const joinRefused = (facts: MailFacts, reapply?: string): MailText => ({
  subject: `Your request for access to ${company(facts)} was refused`,
  preheader: reapply ?? 'If you have a question, ask an admin of the company.',
  paragraphs: [
    hello(facts),
    `Your request for access to ${company(facts)} in ${program(facts)} was refused.`,
    ...quoted('Who decided adds:', facts.note),
    ...(reapply ? [reapply] : []),
    `If you have a question about this decision, ask an admin of ${company(facts)}.`,
  ],
});

export const requestsEn: TextsOf<'join' | 'transfer'> = {
  join_asked: (facts) => ({
    subject: `Request for access to ${company(facts)}`,
    preheader: facts.dueOn ? `Please decide${byDay(facts)}.` : 'It waits for your decision.',
    paragraphs: [
      'Hello,',
      `${facts.applicant ?? 'Someone'}${facts.email ? ` (${facts.email})` : ''} asks for access to ${company(facts)} in ${program(facts)}.`,
      'The mailbox, at a domain of the company, was confirmed with a code. Nothing else has been checked.',
      ...(facts.side === 'next' ? ["The company's admins have not answered, or cannot be reached. So the decision is yours."] : []),
      `Please approve or refuse the request${byDay(facts)}. Without a decision nobody gets access.`,
      'Once approved, the person is a reader, unless you pick more. Refuse if you do not know who it is.',
      everyAdmin,
    ],
    ...action('Open the request', facts.url),
  }),
  join_decided: (facts) => (facts.approved ? {
    subject: `You now have access to ${company(facts)}`,
    preheader: facts.workAccount ? 'Sign in with your Microsoft work account.' : 'Your sign-in link is inside.',
    paragraphs: [
      hello(facts),
      `Your request was approved. You now have access to ${company(facts)} in ${program(facts)}, as ${roles[facts.role ?? 'reader'] ?? roles['reader']}.`,
      facts.workAccount ? microsoftOnly : welcomeLink,
    ],
    ...action(facts.workAccount ? 'Sign in with Microsoft' : 'Sign in', facts.url),
  } : joinRefused(facts)),
  transfer_asked: (facts) => (facts.side === 'partner' ? {
    subject: `Request to change distributor in ${program(facts)}`,
    preheader: 'Your present distributor has been asked to release you.',
    paragraphs: [
      'Hello,',
      `${facts.applicant ?? 'Someone'} has asked, in the name of ${company(facts)}, to work with another distributor in ${program(facts)}.`,
      `Your present distributor has been asked to release you, or to object with a reason${byDay(facts)}. Without an answer by then, or after an objection, ${vendor(facts)} decides. Until it is decided nothing changes.`,
      "If that is not what you want, any admin of your company can take the request back, on the portal's overview.",
    ],
    ...action('Open the overview', facts.url),
  } : {
    subject: `To decide: ${facts.company ?? 'a partner'} asks to change distributor`,
    preheader: `Release it or object${byDay(facts)}.`,
    paragraphs: [
      'Hello,',
      `${aCompany(facts)}, which works with you in ${program(facts)}, wants to work with another distributor there.`,
      `Please release it, or object with a reason${byDay(facts)}. You have 10 business days; without an answer, or after an objection, ${vendor(facts)} decides.`,
      `If you release it, your tie ends at once. ${staysWhat}`,
      everyAdmin,
    ],
    ...action('Open the request', facts.url),
  }),
  transfer_released: (facts) => ({
    subject: `Change of distributor in ${program(facts)}: ${company(facts)}`,
    preheader: 'It is done.',
    ...released(facts),
  }),
  transfer_objected: (facts) => ({
    subject: `Objection to your change of distributor in ${program(facts)}`,
    preheader: `${facts.vendor ?? 'The vendor'} decides now.`,
    paragraphs: [
      'Hello,',
      `Your present distributor has objected to the change of distributor of ${company(facts)} in ${program(facts)}.`,
      ...quoted('Its reason:', facts.note),
      `${facts.vendor ?? 'The vendor'} decides now, and we e-mail you the decision. Until then nothing changes; an admin of your company can also take the request back.`,
    ],
    ...action('Open the overview', facts.url),
  }),
  transfer_to_decide: (facts) => ({
    subject: `To decide: change of distributor of ${company(facts)}`,
    preheader: facts.unanswered ? 'The present distributor has not answered.' : 'The present distributor has objected.',
    paragraphs: [
      'Hello,',
      `${aCompany(facts)} wants to work with another distributor in ${program(facts)}.`,
      ...(facts.unanswered ? ['Its present distributor has not answered within 10 business days.'] : ['Its present distributor has objected.', ...quoted('Its reason:', facts.note)]),
      'Please decide whether the company changes or stays. Neither distributor is told the name of the other.',
      everyAdmin,
    ],
    ...action('Open the request', facts.url),
  }),
  transfer_refused: (facts) => ({
    subject: `No change of distributor in ${program(facts)}: ${company(facts)}`,
    preheader: `${facts.vendor ?? 'The vendor'} has decided.`,
    paragraphs: [
      'Hello,',
      facts.side === 'partner'
        ? `${facts.vendor ?? 'The vendor'} has decided that ${company(facts)} stays with its present distributor in ${program(facts)}. Nothing changes.`
        : `${facts.vendor ?? 'The vendor'} has decided that ${company(facts)} goes on working with you in ${program(facts)}. Nothing changes.`,
      ...quoted(`${facts.vendor ?? 'The vendor'} adds:`, facts.note),
    ],
    ...action(facts.side === 'partner' ? 'Open the overview' : 'Open the request', facts.url),
  }),
};

/** REG-12: neither distributor learns the other's name: only the company is told with whom it works now. */
function released(facts: MailFacts): Pick<MailText, 'paragraphs' | 'action'> {
  switch (facts.side) {
    case 'previous': return {
      paragraphs: ['Hello,', `${aCompany(facts)} no longer works with you in ${program(facts)}: that tie has ended. ${staysWhat}`],
      ...action('Open the request', facts.url),
    };
    case 'next': return {
      paragraphs: [
        'Hello,', `${aCompany(facts)} now works with you in ${program(facts)}. Any tie to a distributor before has ended; a request that waited for that can be decided now.`,
        'This gives neither orders for its customers nor admin access to its account: for these the company has to authorize you.',
      ],
      ...action('Open the request', facts.url),
    };
    case 'partner': return {
      paragraphs: ['Hello,', `${facts.company ?? 'Your company'} now works with ${facts.reviewer ?? 'its new distributor'} in ${program(facts)}. The tie to the distributor before has ended; customers and their subscriptions stay as they are.`],
      ...action('Open the overview', facts.url),
    };
    default: return {
      paragraphs: ['Hello,', `${aCompany(facts)} has changed its distributor in ${program(facts)}. The old tie has ended, and the new one begun, in one step. ${staysWhat}`],
      ...action('Open the request', facts.url),
    };
  }
}
