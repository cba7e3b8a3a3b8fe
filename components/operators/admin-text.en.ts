import { core } from '../core/text.en.ts';
import { roleText } from './role-text.en.ts';

/** Texts of "am I an admin, and who is?". */
export const text = {
  ...core,
  ...roleText,
  title: 'Am I an admin?',
  yes: (role: string, organization: string) => `Yes. At ${organization}, you are ${role}.`,
  no: (organization: string) => `No. At ${organization}, you are a reader.`,
  means: 'What an admin can do, beyond reading',
  points: ['Add and remove operators, and change their roles', 'Answer requests, and act for the organization', 'See who did what, in the activity log'],
  youCan: 'You can do all of this.',
  admins: 'Who the admins are',
  you: 'you',
  ask: 'Ask to become an admin',
  askBody: 'Your admins are told by e-mail, and the answer comes to you by e-mail too.',
  asked: (organization: string) => `You asked the admins of ${organization} to make you one. The answer comes by e-mail.`,
  askedOn: 'Asked',
  takeBack: 'Take it back',
  answered: (by: string) => `${by} answered your request to become an admin.`,
  refused: (by: string) => `${by} declined your request to become an admin.`,
  somebody: 'An admin',
  notAsked: 'That was not sent',
};
export type AdminText = typeof text;
