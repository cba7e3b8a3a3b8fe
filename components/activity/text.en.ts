import type { ActivityEntry } from '../../schema/activity.ts';
import { core } from '../core/text.en.ts';
import { eventText } from './event-text.en.ts';
import type { periods } from './log-query.ts';

type Area = ActivityEntry['event'] extends `${infer A}.${string}` ? A : never;

/** Texts of the activity log. */
export const text = {
  ...core,
  ...eventText,
  title: 'Activity',
  filter: 'Show only',
  who: 'Who',
  anyone: 'Anyone',
  person: 'One person',
  whoLabel: 'By whom',
  whoHint: 'A name or an address; or who acts without being a person.',
  what: 'What was done',
  didAnything: 'did anything',
  when: 'When',
  periods: { all: 'at any time', today: 'today', week: 'in the last 7 days', month: 'in the last 30 days', custom: 'between two days…' } satisfies Record<(typeof periods)[number], string>,
  from: 'from',
  to: 'to',
  about: (name: string) => `about ${name}`,
  dropSubject: (name: string) => `About ${name}: show everything else too`,
  clear: 'Show everything',
  download: 'Download CSV',
  notSaved: 'The file could not be made: the connection to the portal was lost. Please try again.',
  fresh: (count: number) => (count === 1 ? 'Show 1 new entry' : `Show ${count >= 50 ? 'the newest' : count} entries that came since`),
  loadMore: 'Load more',
  lookFurther: 'Look further back',
  lookedTo: (until: string) => `Searched back to ${until}.`,
  empty: 'Nothing has happened yet',
  emptyBody: 'Every change in your organization appears here, with who made it and by which rule.',
  noMatch: 'No entry matches',
  noMatchBody: 'Choose another person, action or period, or show everything.',
  noMatchYet: 'Nothing among the newest entries. Older ones have not been searched yet.',
  onlyBy: (name: string) => `Show only what ${name} did`,
  onlyAbout: (name: string) => `Show only what is about ${name}`,
  erased: 'A person who was erased',
  oneObject: 'this object',
  things: { reg: 'Registration', trf: 'Change of distributor', blk: 'Block list', req: 'Request', opr: 'Operator', msg: 'E-mail', org: 'Organization', per: 'Person', prg: 'Program', key: 'Key' } as Record<string, string>,
  moreChanges: (count: number) => `and ${count} more`,
  details: 'Details',
  exactly: 'Exactly',
  objectId: 'Object',
  eventName: 'Event',
  proof: 'Proof',
  rule: (number: string) => `Rule ${number}: open the reference`,
  sealed: 'Sealed: a change of it would be found',
  notSealed: 'To be sealed within a minute',
  before: 'from',
  after: 'to',
  nothing: '–',
  booleans: { true: 'yes', false: 'no' },
  areas: {
    registration: { name: 'Registrations', all: 'anything with a registration' }, join: { name: 'Requests to join', all: 'anything with a request to join' }, product: { name: 'Products', all: 'anything with a product' },
    transfer: { name: 'Changes of distributor', all: 'anything with a change of distributor' }, block: { name: 'Block list', all: 'anything with the block list' }, request: { name: 'Requests', all: 'anything with a request' },
    help: { name: 'Help', all: 'anything with help' }, operator: { name: 'Operators', all: 'anything with operators' }, session: { name: 'Sessions', all: 'anything with sessions' }, message: { name: 'E-mails', all: 'anything with e-mails' }, address: { name: 'Addresses', all: 'anything with addresses' }, brand: { name: 'Brand', all: 'anything with the brand' }, organization: { name: 'Organizations', all: 'anything with an organization' }, program: { name: 'Programs', all: 'anything with a program' }, policy: { name: 'Policies', all: 'anything with a policy' }, key: { name: 'Keys', all: 'anything with a key' }, portal: { name: 'The portal', all: 'anything with the portal itself' },
  } satisfies Record<Area, { name: string; all: string }>,
  fields: {
    state: 'State', role: 'Role', successorRole: 'Role of the successor', product: 'Product', email: 'E-mail', person: 'Person', company: 'Company', domain: 'Domain', sharedDomain: 'Shared mail domain', locale: 'Language', reason: 'Reason', note: 'Note', reapply: 'May apply again', reapplyOn: 'From',
    by: 'By', kind: 'Kind', country: 'Country', value: 'Value', text: 'Note', organizationName: 'Company', automatic: 'Decided by itself', dueOn: 'Due on', sequence: 'Number', from: 'From', why: 'Why', decision: 'Answer', code: 'Refusal', action: 'Permission', origin: 'Website', productActivation: 'Product activation',
    distributor: 'Distributor', organization: 'Organization', operator: 'Operator', registration: 'Registration', enrollment: 'Enrollment', successor: 'Successor', message: 'E-mail', programName: 'Program', version: 'Version',
  } as Record<string, string>,
  valueWords: {
    reader: 'Reader', admin: 'Admin', super_admin: 'Super admin', draft: 'Begun', email_confirmed: 'E-mail confirmed', under_review: 'Under review', approved: 'Approved', declined: 'Declined', withdrawn: 'Withdrawn', expired: 'Expired', requested: 'Asked for', released: 'Released', objected: 'Objected to', done: 'Done', canceled: 'Canceled',
    active: 'Active', inactive: 'Inactive', lifted: 'Lifted', pending: 'Open', refused: 'Refused', invited: 'Invited', removed: 'Removed', revoked: 'Revoked', publishable: 'Publishable', secret: 'Secret', distributor: 'Distributor', parked: 'Given up', queued: 'Waiting to be sent', bounce: 'Came back', complaint: 'Spam report', unsubscribed: 'Unsubscribed', en: 'English', fr: 'French', policy: 'The program’s rules', reviewer: 'The reviewer', vendor: 'The vendor', release: 'A release', now: 'at once', in_30_days: 'in 30 days', never: 'never',
    not_needed: 'Not needed', missing: 'Missing', grant: 'Granted', answer: 'Answered', refuse: 'Refused', webmail: 'Public mail service', other: 'Another reason', incomplete: 'Incomplete', not_a_reseller: 'Not a reseller', unverifiable: 'Cannot be verified', duplicate: 'Duplicate', out_of_territory: 'Out of territory', join: 'Request to join', enrollment: 'Another program', unanswered: 'Nobody answered', nobody_reachable: 'Nobody could be reached',
  } as Record<string, string>,
};
export type LogText = typeof text;
