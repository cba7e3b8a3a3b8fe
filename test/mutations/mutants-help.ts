/** Faults in what decides on requests for help with a refusal. */
import { type Mutant, routes } from './mutant.ts';

const rules = 'worker/rules/help.ts', writes = 'worker/store/writes-help.ts';

export const helpMutants: readonly Mutant[] = [
  {
    name: 'ALL-1: one answers oneself', by: routes('help', 'an admin asks the super admins, who alone can give it; nobody answers oneself'),
    edits: [{ file: rules, find: "  if (by.id === asker.id) return refused('permission.denied');\n", replace: '' }],
  },
  {
    name: 'OPR-6: an admin gives the role of super admin by an answer', by: routes('help', 'an admin asks the super admins, who alone can give it; nobody answers oneself'),
    edits: [{ file: rules, find: "  if (!by.gives(role)) return refused('permission.denied', { role });\n", replace: '' }],
  },
  {
    name: 'ALL-1: another organization gives a role', by: routes('help', 'the only program, or the one that is named; the answer goes back across'),
    edits: [{ file: rules, find: "if (role === null || facts.to.kind !== 'company' || outranks(asker.role, role)) return refused('help.nothing_to_grant');", replace: '' }, { file: rules, find: 'if (!by.gives(role))', replace: 'if (role === null || !by.gives(role))' }],
  },
  {
    name: 'ALL-1: two answers count', by: routes('help', '64 answers: exactly one counts, and it is told once'),
    edits: [{ file: writes, find: "sql`SELECT state = 'pending' FROM ${requests} WHERE id = ${request}`", replace: 'sql`SELECT 1`' }],
  },
  {
    name: 'ALL-1: the same thing is asked twice at once', by: routes('help', 'the same thing asked twice: one row'),
    edits: [{ file: writes, find: 'sql`SELECT NOT EXISTS (${openHelp(event.operator, event)})`', replace: 'sql`SELECT 1`' }],
  },
  {
    name: 'PAG-3: a colleague reads what another asked for', by: routes('help', 'a colleague who did not ask sees nothing of it; admins of the organization do, another organization never'),
    edits: [{ file: 'worker/store/requests.ts', find: "(mayAnswer ? undefined : sql`(${requests.kind} <> 'help' OR ${requests.askerId} = ${operatorId})`)", replace: '(mayAnswer || operatorId ? undefined : undefined)' }],
  },
  {
    name: 'ALL-1: who asks reads what others note about it', by: routes('help', 'notes are of those who answer: who asked neither reads nor writes them'),
    edits: [{ file: 'worker/routes/help.ts', find: 'notes: you ? [] : notesOf({ notes })', replace: 'notes: notesOf({ notes })' }],
  },
  {
    name: 'ALL-1: names that cannot be read turn the refusal into a fault', by: routes('help', 'names that cannot be read leave the refusal as it is'),
    edits: [{ file: 'worker/http/named.ts', find: '.catch(() => [])', replace: '' }],
  },
];
