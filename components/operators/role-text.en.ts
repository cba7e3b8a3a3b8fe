import type { Role } from '../../schema/values.ts';

/** What the roles are called, and what each may do. */
export const roleText = {
  roles: { reader: 'Reader', admin: 'Admin', super_admin: 'Super admin' } satisfies Record<Role, string>,
  aRole: { reader: 'a reader', admin: 'an admin', super_admin: 'a super admin' } satisfies Record<Role, string>,
  mayDo: {
    reader: 'Sees the pages of your organization, and changes nothing',
    admin: 'Also manages operators, answers requests and acts for the organization',
    super_admin: 'Also signs for the organization, changes its legal data, and names super admins',
  } satisfies Record<Role, string>,
};
export type RoleText = typeof roleText;
