/** Faults in what decides on operators, their invitations and roles, the import, and the log's seal. */
import { type Mutant, model, races, routes } from './mutant.ts';

const rules = 'worker/rules/team.ts', writes = 'worker/store/writes-operators.ts', imports = 'worker/rules/operator-import.ts';

export const teamMutants: readonly Mutant[] = [
  {
    name: 'OPR-6: the last super admin goes when two leave at once', by: races('team', 'two super admins who step down at once'),
    edits: [{ file: writes, find: "...(from === 'super_admin' && to !== 'super_admin' ? [['operator.last_super_admin', another('super_admin')] as [ProblemCode, SQL]] : []),", replace: '' }, { file: writes, find: "...(from !== 'reader' && (to === null || to === 'reader') ? [['operator.last_admin', another('super_admin', 'admin')] as [ProblemCode, SQL]] : []),", replace: '...(another ? [] : []),' }],
  },
  {
    name: 'OPR-6: an admin makes a super admin', by: routes('team', 'the last super admin is neither removed nor demoted, and only a super admin touches one'),
    edits: [{ file: rules, find: "if ((member.role === 'super_admin' || to === 'super_admin') && by.role !== 'super_admin') return lacks('super_admin');", replace: '' }],
  },
  {
    name: 'OPR-5: a role is handed over twice', by: races('team', 'one hand-over at a time, whoever it goes to'),
    edits: [{ file: writes, find: "...stillMay(context, event.role === 'super_admin' ? 'super_admin' : 'admin'), stands(event.operator, 'active', event.role), stands(event.successor, 'active', event.before),", replace: '' }],
  },
  {
    name: 'OPR-7: who loses rights stays signed in', by: routes('team', 'losing rights ends the sessions, gaining some does not'),
    edits: [{ file: writes, find: '...(outranks(event.to, event.from) ? [] : [endSessions(context, event.operator)]),', replace: '' }],
  },
  {
    name: 'OPR-3: an older link of an invitation still works', by: routes('team', 'a link is one of ours, stands for 14 days, and only the newest counts'),
    edits: [{ file: rules, find: 'if (facts.canceledAt !== null || facts.state', replace: 'if (facts.state' }, { file: writes, find: "['invitation.canceled', sql`SELECT canceled_at IS NULL AND expires_at > ${now} FROM ${links} WHERE id = ${link}`],", replace: '' }],
  },
  {
    name: 'OPR-3: an invitation that expired holds its address', by: model('team', 'operators, invitations and requests for help of three companies'), because: /Property failed/,
    edits: [{ file: 'worker/store/team.ts', find: 'AND (organization_id = ${ask.organization} OR NOT (lapsed = 1 OR (state = \'invited\' AND invitation_expires_at <= ${ask.now})))', replace: '' }],
  },
  {
    name: 'OPR-8: anybody is slipped into another company', by: routes('operator-import', 'nobody is slipped into another company, and each bad line says why'),
    edits: [{ file: imports, find: "return { code: 'import.foreign_domain' };", replace: ';' }],
  },
  {
    name: 'OPR-8: the file undoes a removal', by: routes('operator-import', 'what the company has decided since stands: a role, a removal'),
    edits: [{ file: imports, find: "one.state === 'removed' && one.organizationId === company.id && !one.never", replace: 'one.never && !one.never' }],
  },
];
