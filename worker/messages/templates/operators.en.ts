import type { MailFacts, TextsOf } from '../mail-text.ts';
import { action, hello, microsoftOnly, quoted } from './phrases.en.ts';

const company = (facts: MailFacts): string => facts.company ?? 'your organization';
const by = (facts: MailFacts): string => facts.by ?? 'An admin';
const roles: Readonly<Record<string, string>> = { reader: 'reader', admin: 'admin', super_admin: 'super admin' };
const role = (name: string | undefined): string => roles[name ?? 'reader'] ?? 'reader';
const aRole = (name: string | undefined): string => `${name === 'admin' ? 'an' : 'a'} ${role(name)}`;
const can: Readonly<Record<string, string>> = {
  reader: 'As a reader you see the pages of the organization and change nothing.',
  admin: 'As an admin you act for the organization and manage its operators.',
  super_admin: 'As a super admin you may do everything for the organization.',
};
const rights = (name: string | undefined): string => can[name ?? 'reader'] ?? can['reader'] ?? '';

/** What people read about their access, and about what they asked for. */
export const operatorsEn: TextsOf<'operator' | 'operators' | 'help'> = {
  operator_invited: (facts) => ({
    subject: `Invitation to ${company(facts)}`,
    preheader: `${by(facts)} gives you access as ${role(facts.role)}.`,
    paragraphs: [
      hello(facts),
      `${by(facts)} invites you to the partner portal of ${company(facts)}, as ${role(facts.role)}.`,
      rights(facts.role),
      facts.workAccount ? microsoftOnly : 'The link below lets you accept or decline. It works once, within 14 days. Do not forward this message.',
      'If you do not know who invites you, you need not do anything.',
    ],
    ...action(facts.workAccount ? 'Sign in with Microsoft' : 'Open the invitation', facts.url),
  }),
  operator_role_changed: (facts) => ({
    subject: `You are now ${role(facts.role)} at ${company(facts)}`,
    preheader: `${by(facts)} has changed your role.`,
    paragraphs: [hello(facts), `${by(facts)} has changed your role at ${company(facts)}, from ${role(facts.was)} to ${role(facts.role)}.`, rights(facts.role), 'You may have to sign in again.'],
    ...action('Open the portal', facts.url),
  }),
  operator_removed: (facts) => ({
    subject: `Your access to ${company(facts)} has ended`,
    preheader: `${by(facts)} has removed it.`,
    paragraphs: [hello(facts), `${by(facts)} has ended your access to ${company(facts)}. You are signed out everywhere, and what you had asked for is withdrawn.`, 'If that is a mistake, ask an admin of the organization to invite you again.'],
  }),
  operator_handed_over: (facts) => (facts.side === 'next' ? {
    subject: `${by(facts)} has handed the role of ${role(facts.role)} over to you`,
    preheader: `At ${company(facts)}, with effect from now.`,
    paragraphs: [hello(facts), `${by(facts)} has handed the role of ${role(facts.role)} at ${company(facts)} over to you, and is a reader from now on.`, rights(facts.role)],
    ...action('Open the portal', facts.url),
  } : {
    subject: `You have handed your role at ${company(facts)} over`,
    preheader: `${facts.applicant ?? 'Your successor'} has it now.`,
    paragraphs: ['Hello,', `${facts.applicant ?? 'Your successor'} is ${aRole(facts.role)} of ${company(facts)} from now on, and you are a reader.`, 'If that was not you, ask another admin of your organization at once.'],
    ...action('Open the portal', facts.url),
  }),
  operators_imported: (facts) => ({
    subject: `People were added to ${company(facts)}`,
    preheader: `${by(facts)} has taken them over from another portal.`,
    paragraphs: [
      'Hello,', `${by(facts)} has taken users of ${company(facts)} over from another portal. They can sign in with the account they have.`,
      'Please look through the list of operators, and remove whoever should not be there.', 'Every admin of your organization receives this message, once a day at most.',
    ],
    ...action('See the operators', facts.url),
  }),
  help_asked: (facts) => ({
    subject: `${facts.applicant ?? 'Someone'} asks for help`,
    preheader: facts.wanted ?? 'It waits for your answer.',
    paragraphs: [
      'Hello,', `${facts.applicant ?? 'Someone'}${facts.email ? ` (${facts.email})` : ''}, ${aRole(facts.was)} at ${company(facts)}, was refused something in the portal and asks whether you can help.`,
      ...(facts.role ? [`What is missing: the role of ${role(facts.role)}. You can give it with one click, or answer with a note.`] : facts.wanted ? [`What was refused: “${facts.wanted}”`] : []), ...quoted('The person adds:', facts.note), 'Every admin of your organization receives this message. The first answer counts.',
    ],
    ...action('Open the request', facts.url),
  }),
  help_answered: (facts) => ({
    subject: facts.decision === 'refuse' ? 'Your request was refused' : facts.decision === 'grant' ? `You are now ${role(facts.role)}` : 'Your request was answered',
    preheader: `${by(facts)} has answered.`,
    paragraphs: [
      hello(facts),
      facts.decision === 'grant' ? `${by(facts)} has given you the role of ${role(facts.role)}, as you asked. ${rights(facts.role)}` : facts.decision === 'refuse' ? `${by(facts)} has refused what you asked for.` : `${by(facts)} has answered what you asked for.`,
      ...(facts.role ? (facts.decision === 'grant' ? [] : [`You had asked for the role of ${role(facts.role)}.`]) : facts.wanted ? [`You had asked about this refusal: “${facts.wanted}”`] : []), ...quoted(`${by(facts)} writes:`, facts.note),
    ],
    ...action('Open the portal', facts.url),
  }),
};
