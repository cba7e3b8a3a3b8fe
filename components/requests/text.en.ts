import type { RequestRow, requestFilters } from '../../schema/requests.ts';
import type { StateOf } from '../../schema/states.ts';
import type { Role } from '../../schema/values.ts';
import { core } from '../core/text.en.ts';

type Filter = (typeof requestFilters)[number];
type Kind = RequestRow['kind'];

/** Texts of the queue's list. Those of the case, the dialogs, several at once and the block list come with them. */
export const text = {
  ...core,
  show: 'Show',
  thatAre: 'that are',
  kindLabel: 'Which requests',
  kinds: { all: 'all requests', registration: 'registrations', join: 'join requests', transfer: 'changes of distributor', help: 'requests for help' } satisfies Record<Kind | 'all', string>,
  kindWords: { registration: 'Registration', join: 'Join request', transfer: 'Change of distributor', help: 'Request for help' } satisfies Record<Kind, string>,
  asksRole: { reader: 'Asks to become a reader', admin: 'Asks to become admin', super_admin: 'Asks to become super admin' } satisfies Record<Role, string>,
  asksAbout: (title: string) => `Asks about: ${title}`,
  filters: { mine: 'Waiting for us', open: 'Open', approved: 'Approved', refused: 'Declined', closed: 'Withdrawn or expired' } satisfies Record<Filter, string>,
  notShown: (filter: string) => `“${filter}” could not be loaded.`,
  search: 'Search by company, person or e-mail',
  searchPlaceholder: 'Company, person or e-mail',
  list: 'Requests, newest first',
  more: 'Show more',
  fresh: (count: number) => (count === 1 ? '1 new request' : `${count} new requests`),
  empty: { mine: 'Nothing waits for you', open: 'Nothing is open', approved: 'Nothing approved yet', refused: 'Nothing declined yet', closed: 'Nothing withdrawn or expired' } satisfies Record<Filter, string>,
  emptyBody: {
    mine: 'What needs your decision appears here as soon as it is asked: new companies, colleagues who want to join, changes of distributor, people who were refused something.',
    open: 'Requests appear here from the moment they are sent until somebody decides.',
    approved: 'Requests that were approved, by hand or by the program’s rules, appear here.',
    refused: 'Requests that were declined, by you, by the vendor or by the program’s rules, appear here.',
    closed: 'Requests that their sender took back, or that nobody completed in time, appear here.',
  } satisfies Record<Filter, string>,
  seeOpen: 'See what is open',
  noMatch: (words: string) => `Nothing found for “${words}”`,
  noMatchBody: 'Check the spelling, or search for a part of the name.',
  clearSearch: 'Clear the search',
  choose: 'Choose a request',
  chooseBody: 'Who asks, what is missing and what you can do appear here.',
  unnamed: 'No company yet',
  waiting: {
    you: () => 'Waiting for you', company: (name: string | null) => `Waiting for ${name ?? 'the company'}`, distributor: (name: string | null) => `Waiting for ${name ?? 'the distributor'}`,
    vendor: () => 'Waiting for the vendor', nobody: () => 'Waiting',
  } satisfies Record<RequestRow['actor'], (name: string | null) => string>,
  states: { pending: 'Open', approved: 'Approved', refused: 'Declined', withdrawn: 'Withdrawn', expired: 'Expired' } satisfies Record<StateOf<'request'>, string>,
  approvedBy: (name: string) => `Approved by ${name}`,
  answeredBy: (name: string) => `Answered by ${name}`,
  refusedBy: (name: string) => `Declined by ${name}`,
  theVendor: 'the vendor',
  thePolicy: 'the program’s rules',
  due: (relative: string) => `Due ${relative}`,
  dueExact: (day: string) => `Decision due on ${day}`,
  overdue: 'Overdue',
  conflictCount: (count: number) => (count === 1 ? '1 conflict' : `${count} conflicts`),
  productMissing: 'Product not active',
  selectOne: (name: string) => `Select ${name}`,
  selectAll: 'Select all shown',
  keysHint: 'Arrow keys move, Enter opens, X selects, Escape goes back.',
  keysTitle: 'Keyboard',
  keys: { move: 'Move through the list', ends: 'First or last request', open: 'Open the request', select: 'Select it', range: 'Select several in a row', back: 'Back to the list, or deselect' },
  keyNames: { move: '↑ ↓', ends: 'Home, End', open: 'Enter', select: 'X', range: 'Shift + ↑ ↓', back: 'Escape' },
  blockList: 'Block list',
  backToList: 'Back to the list',
  notFound: 'This request is not here',
  notFoundBody: 'It may have been removed, or it belongs to another organization.',
};
export type QueueText = typeof text;
