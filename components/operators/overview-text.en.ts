import type { Me } from '../../schema/operators.ts';
import type { OrganizationKind, Role } from '../../schema/values.ts';
import { eventText } from '../activity/event-text.en.ts';
import { core } from '../core/text.en.ts';
import { timelineText } from '../registration/timeline-text.en.ts';

type Enrollment = Me['enrollments'][number];

/** Texts of the organization's first page. */
export const text = {
  ...core,
  ...timelineText,
  hello: (name: string) => `Hello, ${name}`,
  youAre: (role: string, organization: string) => `At ${organization}, you are ${role}.`,
  roles: { reader: 'Reader', admin: 'Admin', super_admin: 'Super admin' } satisfies Record<Role, string>,
  aRole: { reader: 'a reader', admin: 'an admin', super_admin: 'a super admin' } satisfies Record<Role, string>,
  kinds: { vendor: 'Vendor', distributor: 'Distributor', partner: 'Partner', customer: 'Customer' } satisfies Record<OrganizationKind, string>,
  programs: 'Programs',
  enrollmentStates: { pending: 'Being set up', qualified: 'Almost there', active: 'Active', suspended: 'Suspended', ended: 'Ended' } satisfies Record<Enrollment['state'], string>,
  through: (names: string) => `through ${names}`,
  direct: 'directly with the vendor',
  activeBody: 'Everything is in place. You can work with this program.',
  suspendedBody: 'What exists can be managed; nothing new can be sold until the vendor resumes it.',
  endedBody: 'This enrollment has ended.',
  stillMissing: (count: number) => (count === 1 ? 'One step is missing before it is active:' : `${count} steps are missing before it is active, in this order:`),
  steps: {
    vetting: { title: 'Vetting', body: 'The vendor checks the company and its contact.' },
    partner_id: { title: 'PartnerID', body: 'A super admin links the PartnerID of a location in your country.' },
    agreement: { title: 'Partner agreement', body: 'A super admin signs it after vetting.' },
  } satisfies Record<Enrollment['missing'][number], { title: string; body: string }>,
  changeDistributor: 'Change distributor…',
  changeTitle: (program: string) => `Another distributor in ${program}`,
  changeIntro: 'Your present distributor is asked to release your company and has ten business days to answer. If it objects or does not answer, the vendor decides.',
  newDistributor: 'New distributor',
  chooseDistributor: 'Choose a distributor',
  distributorRequired: 'Choose the new distributor',
  changes: 'What changes',
  changesPoints: ['Once it is agreed, the new distributor takes the place of the present one in a single step', 'Orders and access to your customers are then agreed with the new distributor'],
  stays: 'What stays',
  staysPoints: ['Until then, everything is as it is now', 'Your company stays in the program, with all its operators', 'Neither distributor learns the other’s name'],
  askTransfer: 'Ask for the transfer',
  transferAsked: 'The transfer is asked for. The answer comes by e-mail.',
  transferTitle: (distributor: string) => `Change to ${distributor}`,
  transferTitleUnnamed: 'Change of distributor',
  objected: 'The present distributor objects; the vendor decides.',
  takeBack: 'Take it back',
  takenBack: 'The request is taken back. Everything stays as it was.',
  transferClosed: 'It has been decided meanwhile. The page shows how it stands now.',
  transferError: 'How the change of distributor stands could not be loaded.',
  noPrograms: 'No programs yet',
  noProgramsBody: 'Programs that your company joins appear here.',
  admins: 'Who the admins are',
  adminsBody: 'They manage operators and act for the company.',
  you: 'you',
  activity: 'Latest activity',
  noActivity: 'Nothing has happened yet.',
  allActivity: 'Load more',
  activityError: 'The activity could not be loaded.',
  ...eventText,
};
export type OverviewText = typeof text;
