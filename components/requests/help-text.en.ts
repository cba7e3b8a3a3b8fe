import type { HelpCase } from '../../schema/help.ts';
import type { Role } from '../../schema/values.ts';

/** Texts of a request for help. */
export const helpText = {
  kind: 'Request for help',
  labels: { role: 'Role', organization: 'Organization', askedOf: 'Asked of' },
  states: { pending: 'Open', approved: 'Answered', refused: 'Refused', withdrawn: 'Taken back', expired: 'Nobody answered' } satisfies Record<HelpCase['state'], string>,
  asks: (name: string) => `${name} asks for help`,
  asksRole: { reader: (name: string) => `${name} asks to become a reader`, admin: (name: string) => `${name} asks to become admin`, super_admin: (name: string) => `${name} asks to become super admin` } satisfies Record<Role, (name: string) => string>,
  own: 'You asked for help',
  ownRole: { reader: 'You asked to become a reader', admin: 'You asked to become admin', super_admin: 'You asked to become super admin' } satisfies Record<Role, string>,
  refused: (name: string) => `${name} was refused with these words`,
  refusedYou: 'You were refused with these words',
  note: 'What the person adds',
  yourNote: 'Your note',
  admins: (organization: string) => `The admins of ${organization}`,
  grant: { reader: (name: string) => `Make ${name} a reader`, admin: (name: string) => `Make ${name} admin`, super_admin: (name: string) => `Make ${name} super admin` } satisfies Record<Role, (name: string) => string>,
  grantHint: (name: string) => `${name} is told by e-mail.`,
  answer: 'Answer…',
  withdraw: 'Take the request back',
};
export type HelpText = typeof helpText;
