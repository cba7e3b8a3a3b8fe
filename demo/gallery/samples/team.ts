/** Operators of an organization, as the portal lists them for one of its admins. */
import type { HelpCase } from '../../../schema/help.ts';
import type { Me } from '../../../schema/operators.ts';
import { type ImportResult, type OperatorDetails, type OperatorRow, importOperators, inviteOperators, listOperators } from '../../../schema/team.ts';
import { problemTexts } from '../../../worker/messages/problem-texts.ts';
import { type Portal, languageOf } from '../portal.ts';
import { facts } from './people.ts';
import { id, instant, me } from './replies.ts';

const days = (count: number): string => instant(count * 1_440);
const yes = (...actions: string[]): OperatorRow['can'] => actions.map((action) => ({ action, allowed: true }));
const no = (action: string, code: keyof typeof problemTexts.en.problems): OperatorRow['can'][number] => ({ action, allowed: false, problem: { code, detail: problemTexts.en.problems[code].detail(facts) } });

/** Somebody with access. */
export const colleague = (n: number, more: Partial<OperatorRow> = {}): OperatorRow => ({
  id: id.operator(n), name: `Person ${n}`, email: `person${n}@norvent.example`, role: 'reader', locale: 'en', state: 'active', you: false, invitation: null, unreachable: null, addedAt: days(-30 * n), seenAt: days(-n), removedAt: null,
  can: yes('role.admin', 'role.super_admin', 'hand_over', 'remove'), ...more,
});
/** Somebody invited `ago` days before. */
export const guest = (n: number, ago = 2, more: Partial<OperatorRow> = {}): OperatorRow => colleague(n, {
  name: null, state: 'invited', seenAt: null, addedAt: days(-ago), invitation: { sentAt: days(-ago), expiresAt: days(14 - ago), expired: ago > 14, by: 'Inès Marchetti', resendAt: days(-ago) }, can: yes('role.admin', 'role.super_admin', 'invitation.resend', 'invitation.cancel'), ...more,
});
export const details = (row: OperatorRow, more: Partial<OperatorDetails> = {}): OperatorDetails => ({ ...row, sessions: 2, requests: 1, entries: 148, ...more });

export const team: readonly OperatorRow[] = [
  colleague(1, { name: 'Inès Marchetti', email: 'ines@norvent.example', role: 'super_admin', you: true, seenAt: instant(-4), can: [no('role.reader', 'operator.last_super_admin'), no('role.admin', 'operator.last_super_admin'), no('remove', 'operator.own_removal')] }),
  colleague(2, { name: 'Paul Oduya', email: 'paul@norvent.example', role: 'admin', can: yes('role.reader', 'role.super_admin', 'hand_over', 'remove') }), colleague(3, { name: 'Ελένη Παπαδοπούλου', email: 'eleni@norvent.example' }),
  guest(4, 2, { email: 'karla@norvent.example', role: 'admin', can: yes('role.reader', 'role.super_admin', 'invitation.resend', 'invitation.cancel') }), guest(5, 15, { name: 'Siobhán O’Hara', email: 'siobhan@norvent.example' }),
  guest(6, 0, { email: 'dario@norvent.example', can: [...yes('role.admin', 'role.super_admin'), no('invitation.resend', 'invitation.too_soon'), ...yes('invitation.cancel')] }), colleague(7, { name: 'Żaneta Wójcik', email: 'zaneta@norvent.example', seenAt: null }),
];
/** Whose address takes no e-mail. */
export const unreachable: readonly OperatorRow[] = [
  colleague(2, { name: 'Paul Oduya', email: 'paul@norvent.example', role: 'admin', unreachable: { reason: 'bounce', since: days(-3) }, can: yes('role.reader', 'role.super_admin', 'hand_over', 'remove', 'address.restore') }),
  colleague(3, { name: 'Ελένη Παπαδοπούλου', email: 'eleni@norvent.example', unreachable: { reason: 'complaint', since: days(-40) }, can: yes('role.admin', 'role.super_admin', 'remove', 'address.restore') }),
  guest(4, 2, { email: 'karla@norvent.example', unreachable: { reason: 'bounce', since: days(-2) }, can: yes('invitation.resend', 'invitation.cancel', 'address.restore') }),
];
export const gone = (n: number): OperatorRow => colleague(n, { name: 'Dário Esteves', email: 'dario@norvent.example', state: 'removed', removedAt: days(-3), can: [] });

export const admin = (more: Partial<Me> = {}): Me => me({ can: ['page.read', 'admin.list', 'request.create', 'operator.write', 'request.answer', 'super_admin.grant', 'operator.import'], ...more });
/** Reasons in the language that is asked for. */
export const listing = (portal: Portal, rows: readonly OperatorRow[] = team, next: string | null = null): Portal => portal.answers(listOperators, (sent) => ({
  rows: rows.map((row) => ({ ...row, can: row.can.map((entry) => (entry.problem ? { ...entry, problem: sentence(entry.problem.code, languageOf(sent)) } : entry)) })), next,
}));

const sentence = (code: keyof typeof problemTexts.en.problems, language: 'en' | 'fr') => ({ code, detail: problemTexts[language].problems[code].detail(facts) });
/** Invites all but public mailboxes and who is there already. */
export const inviting = (portal: Portal): Portal => portal.answers(inviteOperators, (sent) => ({ results: (sent.body as { lines: string[] }).lines.map((line, at) => {
  const code = line.includes('@webmail') ? 'operator.mail_refused' : line.includes('paul@') ? 'operator.already_here' : undefined;
  return { line, operator: code ? null : guest(30 + at, 0, { email: line }), problem: code ? sentence(code, languageOf(sent)) : null };
}) }));
/** A tenth is there already, and some are refused. */
export const importing = (portal: Portal): Portal => portal.answers(importOperators, (sent) => ({ results: (sent.body as { rows: { line: number; organization: string; email: string }[] }).rows.map(({ line, organization, email }): ImportResult => {
  const code = email.includes('webmail') ? 'operator.mail_refused' : organization.includes('Unknown') ? 'import.organization_unknown' : undefined;
  return { line, outcome: code ? 'refused' : line % 10 === 0 ? 'unchanged' : 'added', organization: code ? null : organization, role: code ? null : line % 7 === 2 ? 'admin' : 'reader', problem: code ? sentence(code, languageOf(sent)) : null };
}) }));
export const importFile = (rows: number): File => new File([`Company;E-mail;Name;Roles;Super admin\n${Array.from({ length: rows }, (_, n) => `${n === 4 ? 'Unknown Industries' : 'Ferrowatt'};${n === 6 ? 'ana@webmail.example' : `person${n}@ferrowatt.example`};${n === 8 ? '=1+1' : `Person ${n}`};Invoice;`).join('\n')}`], 'users.csv');

export const asking = (more: Partial<HelpCase> = {}): HelpCase => ({
  id: id.request(1), kind: 'help', state: 'pending', code: 'permission.denied', action: 'operator.write', role: 'admin', missing: 'role', detail: '', subject: null, program: null,
  askedBy: { id: id.operator(3), name: 'Camille Roy', email: 'camille@norvent.example', role: 'reader', organization: 'Norvent Labs', you: true }, askedAt: instant(-90), to: { kind: 'company', name: 'Norvent Labs' }, note: null, decidedAt: null, decidedBy: null, answer: null, notes: [], can: [], ...more,
});
