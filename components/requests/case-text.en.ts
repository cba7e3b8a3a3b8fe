import type { RegistrationCase, conflictKinds, declineReasons, reapplyPolicies } from '../../schema/registration.ts';
import type { TransferCase } from '../../schema/requests.ts';
import type { StateOf } from '../../schema/states.ts';
import type { Role } from '../../schema/values.ts';
import type { CaseAction } from './case-actions.ts';

type Conflict = (typeof conflictKinds)[number];

/** Texts of an open request. */
export const text = {
  states: {
    draft: 'E-mail not confirmed', email_confirmed: 'Filling in the form', under_review: 'Under review', approved: 'Approved', declined: 'Declined', withdrawn: 'Withdrawn', expired: 'Expired',
  } satisfies Record<StateOf<'registration'>, string>,
  kinds: { company: 'Registration', join: 'Join request', enrollment: 'Enrollment of a known company', transfer: 'Change of distributor' } satisfies Record<RegistrationCase['kind'] | 'transfer', string>,
  productActive: 'Product active',
  labels: {
    applicant: 'Applicant', jobTitle: 'Job title', email: 'E-mail', domain: 'Mail domain', phone: 'Phone', legalName: 'Legal name', address: 'Address', duns: 'D-U-N-S number', distributor: 'Distributor', locale: 'Language',
    submittedAt: 'Sent', decidedAt: 'Decided', decidedBy: 'Decided by', reason: 'Reason', note: 'Note to the applicant', reapply: 'Can apply again', program: 'Program',
    primary: 'Primary contact', support: 'Customer-support contact', country: 'Country', before: 'Distributor before', from: 'Distributor now', to: 'Distributor asked for', askedBy: 'Asked by', askedAt: 'Asked', dueOn: 'Answer due', decision: 'Decision', decisionNote: 'Note',
  },
  languages: { en: 'English', fr: 'French' } satisfies Record<RegistrationCase['locale'], string>,
  policy: 'The program’s rules',
  applicantGroup: 'Applicant',
  personGroup: 'Who asks',
  companyGroup: 'Company',
  contactsGroup: 'Contacts',
  decisionGroup: 'Decision',
  wayGroup: 'Step by step',
  declinedByVendor: 'Declined by the vendor',
  declinedByVendorBody: 'The vendor decided this, keeps its reasons, and cannot be overridden here. The applicant was told to contact the vendor directly.',
  declinedByCompany: 'Refused by the company',
  // What keeps it from being approved, and who can change that.
  activationTitle: 'The product is not active for this company',
  activationBody: 'It must be, before the request can be approved. The applicant sees that this is missing.',
  activationWho: (distributor: string) => `${distributor} activates it; until then the request cannot be approved. The applicant sees that this is missing.`,
  theDistributor: 'The distributor',
  transferTitle: 'Its present distributor has to release this company',
  transferBody: (day: string) => `It was asked to, and has until ${day}. Without an answer, the vendor decides. Approve once it is released.`,
  transferObjected: 'Its present distributor objects to letting this company go',
  transferObjectedBody: 'The vendor decides now. Approve once it agrees.',
  openTransfer: 'Open the change of distributor',
  conflictsTitle: 'Check before you decide',
  conflicts: {
    domain_company: (name: string | null) => `${name ?? 'An approved company'} already has this mail domain.`,
    domain_request: (name: string | null) => `Another open request${name ? ` (${name})` : ''} uses the same mail domain.`,
    duns: (name: string | null) => `${name ?? 'Another company'} already holds this D-U-N-S number.`,
    name: (name: string | null) => `${name ?? 'Another company'} has the same legal name in the same country.`,
    other_distributor: () => 'This company is tied to another distributor in this program.',
    refused_before: () => 'A company of the same name or number was declined here before.',
  } satisfies Record<Conflict, (name: string | null) => string>,
  conflictWords: {
    domain_company: 'Known domain', domain_request: 'Same domain', duns: 'Same D-U-N-S', name: 'Same name', other_distributor: 'Other distributor', refused_before: 'Declined before',
  } satisfies Record<Conflict, string>,
  conflictWho: {
    domain_company: 'You resolve it: is it the same company, the applicant should ask to join it instead.',
    domain_request: 'You resolve it: decide on both together.',
    duns: 'You resolve it: ask the applicant for proof, or decline.',
    name: 'You resolve it: compare the addresses.',
    other_distributor: 'Its present distributor resolves it by a release, or the vendor.',
    refused_before: 'You resolve it: read why, then decide anew.',
  } satisfies Record<Conflict, string>,
  colleaguesTitle: (count: number) => `${count} people of this company asked`,
  colleaguesBody: (others: number): string => (others === 1 ? 'They are one case. Approving this request turns the other one into a join request, which the company’s new super admin answers.' : 'They are one case. Approving this request turns the others into join requests, which the company’s new super admin answers.'),
  colleagueOpen: (name: string) => `Open the request of ${name}`,
  approve: (company: string) => `Approve ${company}`,
  approveHint: (applicant: string) => `Creates the company and its enrollment. ${applicant} becomes its super admin and gets a sign-in link by e-mail.`,
  approveKnownHint: 'Enrolls the company, which is known already. Its operators are told by e-mail.',
  decline: 'Decline…',
  activate: 'Activate product',
  askTransfer: 'Ask for the transfer…',
  block: 'Block…',
  theApplicant: 'The applicant',
  // Joins.
  joinTitle: (person: string, company: string) => `${person} asks to join ${company}`,
  joinProof: (email: string) => `The mailbox ${email} was confirmed by a code.`,
  joinFellBack: 'It came to you because the company’s admins did not answer in time, or none of them can be reached.',
  joinApprove: (person: string) => `Approve ${person}`,
  role: 'Role to give',
  roles: { reader: 'Reader', admin: 'Admin', super_admin: 'Super admin' } satisfies Record<Role, string>,
  roleHints: { reader: 'Sees the pages of the company.', admin: 'Also manages operators, and acts for the company.', super_admin: 'Also signs agreements, and grants this role.' } satisfies Record<Role, string>,
  letIn: (person: string) => `Let ${person} in`,
  letInHint: (person: string) => `${person} gets a sign-in link by e-mail.`,
  refuse: 'Refuse…',
  // Transfers.
  transferStates: { requested: 'Waiting for the release', released: 'Released', objected: 'Objected to', done: 'Done', canceled: 'Canceled' } satisfies Record<TransferCase['state'], string>,
  transferAsks: {
    previous: (partner: string) => `${partner} wants to work with another distributor`,
    vendor: (partner: string) => `${partner} wants to change its distributor`,
    partner: () => 'You asked for another distributor',
  } satisfies Record<TransferCase['side'], (partner: string) => string>,
  transferLead: { previous: 'Release the company, or object', vendor: 'The present distributor was asked to release it', partner: 'Your present distributor was asked to release you' } satisfies Record<TransferCase['side'], string>,
  transferWhat: {
    previous: (day: string) => `You have until ${day}; an objection needs a reason. Without an answer, the vendor decides.`,
    vendor: (day: string) => `The present distributor has until ${day}. If it objects or does not answer, you decide.`,
    partner: (day: string) => `Your present distributor has until ${day}. If it objects or does not answer, the vendor decides.`,
  } satisfies Record<TransferCase['side'], (day: string) => string>,
  /** Its time is over. */
  transferSilent: (day: string) => `The present distributor did not answer by ${day}`,
  transferSilentBody: { previous: 'The vendor decides now.', vendor: 'You decide now.', partner: 'The vendor decides now.' } satisfies Record<TransferCase['side'], string>,
  confirmed: 'The company has let this person in.',
  unconfirmed: 'The company has not confirmed this person yet.',
  hidden: 'Not told',
  objectionTitle: 'The present distributor objects',
  release: (partner: string) => `Release ${partner}…`,
  object: 'Object…',
  decide: 'Decide…',
  cancelTransfer: 'Take the request back…',
  // Notes.
  notesGroup: 'Your notes',
  notesHint: 'Only your organization sees these.',
  noteLabel: 'Add a note',
  noteSave: 'Keep note',
  // What happened.
  done: {
    'registration.approve': (to: string) => `Approved. The welcome e-mail goes to ${to}.`,
    'registration.decline': (to: string) => `Declined. The e-mail goes to ${to}.`,
    'product.activate': () => 'The product is active. You can approve now.',
    'transfer.ask': () => 'Asked. The present distributor has been told.',
    'partner.block': () => 'Blocked. Open requests of theirs are declined.',
    'join.approve': (to: string) => `Let in. The sign-in link goes to ${to}.`,
    'join.refuse': (to: string) => `Refused. The e-mail goes to ${to}.`,
    'transfer.release': (partner: string) => `Released. ${partner} now works with another distributor.`,
    'transfer.object': () => 'Objected. The vendor decides.',
    'transfer.decide': () => 'Decided. The company and both distributors are told.',
    'transfer.cancel': () => 'Taken back. Everything stays as it was.',
  } satisfies Record<CaseAction, (name: string) => string>,
  alreadyDecided: (name: string) => `${name} has decided meanwhile. This is how it stands.`,
  meanwhile: 'This has been decided meanwhile. This is how it stands.',
  failed: 'That did not work',
  reasons: {
    incomplete: 'The details are incomplete', not_a_reseller: 'Not a reseller', unverifiable: 'The company could not be verified', duplicate: 'Already registered under another request',
    out_of_territory: 'Outside our territory', other: 'Other', webmail: 'Personal mail address',
  } satisfies Record<(typeof declineReasons)[number] | 'webmail', string>,
  reapply: { now: 'At once', in_30_days: 'In 30 days', never: 'Never' } satisfies Record<(typeof reapplyPolicies)[number], string>,
};
export type CaseText = typeof text;
