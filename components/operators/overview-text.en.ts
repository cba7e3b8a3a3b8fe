import type { ActivityEntry } from '../../schema/activity.ts';
import type { Me } from '../../schema/operators.ts';
import type { OrganizationKind, Role } from '../../schema/values.ts';
import { core } from '../core/text.en.ts';

type Details = ActivityEntry['details'];
type Enrollment = Me['enrollments'][number];

/** Texts of the organization's first page. */
export const text = {
  ...core,
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
  noPrograms: 'No programs yet',
  noProgramsBody: 'Programs that your company joins appear here.',
  admins: 'Who the admins are',
  adminsBody: 'They manage operators and act for the company.',
  you: 'you',
  activity: 'Latest activity',
  noActivity: 'Nothing has happened yet.',
  allActivity: 'Load more',
  activityError: 'The activity could not be loaded.',
  actors: { applicant: 'The applicant', policy: 'The program’s rules', portal: 'The portal', key: 'A website' } as Record<string, string>,
  events: {
    'registration.requested': () => 'started a registration',
    'registration.code_sent': () => 'sent a one-time code',
    'registration.code_failed': () => 'entered a wrong code',
    'registration.email_confirmed': () => 'confirmed the e-mail address',
    'registration.submitted': () => 'sent the company details',
    'registration.approved': () => 'approved the registration',
    'registration.declined': () => 'declined the registration',
    'registration.expired': () => 'let the registration expire',
    'product.activated': (details: Details) => `activated the product${details['domain'] ? ` for ${String(details['domain'])}` : ''}`,
    'operator.link_requested': () => 'asked for a sign-in link',
    'operator.signed_in': () => 'signed in',
    'operator.signed_out': () => 'signed out',
    'session.minted': () => 'opened a session through the website',
    'message.retried': () => 'sent a parked e-mail again',
  } satisfies Record<ActivityEntry['event'], (details: Details) => string>,
};
export type OverviewText = typeof text;
