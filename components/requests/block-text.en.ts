import type { blockKinds } from '../../schema/requests.ts';
import { core } from '../core/text.en.ts';

type Kind = (typeof blockKinds)[number];
/** Texts of the vendor's block list. */
export const text = {
  ...core,
  title: 'Block list',
  intro: 'Who is listed is declined as soon as the mailbox is confirmed, and told to contact you. Reasons stay with your organization.',
  empty: 'Nobody is blocked.',
  list: 'Blocked, newest first',
  kinds: { address: 'Address', domain: 'Mail domain', company: 'Company', duns: 'D-U-N-S number' } satisfies Record<Kind, string>,
  by: (name: string) => `by ${name}`,
  more: 'Show more',
  lift: 'Lift…',
  liftSure: (value: string) => `Take ${value} off the list? What was declined stays declined; they may ask again.`,
  liftNow: (value: string) => `Lift the block on ${value}`,
  lifted: (value: string) => `${value} is no longer blocked.`,
  keep: 'Keep it',
  add: 'Add an entry',
  addNow: 'Block',
  added: (value: string) => `${value} is blocked.`,
  declined: (count: number) => (count === 1 ? '1 open request was declined with it.' : `${count} open requests were declined with it.`),
  program: 'Program',
  kind: 'What to block',
  fields: { email: 'E-mail address', domain: 'Mail domain', legalName: 'Legal name', country: 'Country', duns: 'D-U-N-S number', reason: 'Reason' },
  domainHint: 'Such as norvent.example; every address of it.',
  reasonHint: 'Stays with your organization.',
  chooseCountry: 'Choose a country',
  required: { email: 'Enter the address', domain: 'Enter the mail domain', legalName: 'Enter the legal name', country: 'Choose the country', duns: 'Enter the number', reason: 'Say why' },
  noProgram: 'An entry belongs to a program. You can add one as soon as a first request has come.',
  failed: 'That did not work',
  close: 'Close',
};
export type BlockText = typeof text;
