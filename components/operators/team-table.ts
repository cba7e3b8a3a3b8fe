/** The operators' table: what its columns show, and what the menu of a row offers, with the reason where it cannot be done. */
import { type TemplateResult, html, nothing } from 'lit';
import type { OperatorRow } from '../../schema/team.ts';
import type { Locale, Role } from '../../schema/values.ts';
import { type Tone, chip } from '../core/chip.ts';
import { dayText, relativeDays, timeAgo } from '../core/dates.ts';
import type { IconName } from '../core/icons.ts';
import type { MenuItem } from '../core/menu.ts';
import type { Column, Sort } from '../core/table.ts';
import type { ManagerText } from './manager-text.en.ts';
import type { RoleText } from './role-text.en.ts';
import { type TeamAction, entryOf, nameOf } from './team-desk.ts';
import type { TeamQuery } from './team-list.ts';

const looks: Record<Role, readonly [Tone, IconName]> = { reader: ['neutral', 'dot'], admin: ['info', 'lock'], super_admin: ['info', 'success'] };
export const roleChip = ({ roles }: Pick<RoleText, 'roles'>, role: Role): TemplateResult => chip(...looks[role], roles[role]);

const daysTo = (at: string): number => Math.round((new Date(at).setHours(12, 0, 0, 0) - new Date().setHours(12, 0, 0, 0)) / 86_400_000);
function stateChip(text: ManagerText, { state, invitation, unreachable }: OperatorRow, locale: Locale): TemplateResult {
  // It keeps whoever it is from what access needs: a sign-in link, an invitation.
  if (unreachable) return html`<div class="two">${chip('attention', 'attention', text.unreachable[unreachable.reason])}<span class="below">${text[state as 'active' | 'invited']} · ${text.since(dayText(unreachable.since.slice(0, 10), locale))}</span></div>`;
  if (state === 'active') return chip('success', 'success', text.active);
  if (state === 'removed' || !invitation) return chip('neutral', 'danger', text.removed);
  return invitation.expired ? chip('attention', 'attention', text.expired) : html`<div class="two">${chip('info', 'mail', text.invited)}<span class="below">${text.expires(relativeDays(daysTo(invitation.expiresAt), locale))}</span></div>`;
}
const person = (text: ManagerText, row: OperatorRow): TemplateResult => html`<div class="two"><span class="person" title=${nameOf(row)}>${nameOf(row)}${row.you ? html` <span class="muted">(${text.you})</span>` : nothing}</span>${nameOf(row) === row.email ? nothing : html`<span class="below" title=${row.email}>${row.email}</span>`}</div>`;

export function columnsOf(text: ManagerText, locale: Locale, show: TeamQuery['show'], outcomes?: ReadonlyMap<string, string>): Column<OperatorRow>[] {
  const { columns } = text;
  const ago = (at: string | null | undefined): unknown => (at ? timeAgo(at, locale) : undefined);
  const common: Column<OperatorRow>[] = [
    { key: 'name', label: columns.name, size: 'large', sortable: true, render: (row) => person(text, row) },
    { key: 'role', label: columns.role, sortable: true, render: ({ role }) => roleChip(text, role) }, { key: 'state', label: columns.state, render: (row) => { const failed = outcomes?.get(row.id); return failed ? html`<div class="two">${stateChip(text, row, locale)}<span class="below failed" title=${failed}>${failed}</span></div>` : stateChip(text, row, locale); } },
  ];
  return show === 'invited'
    ? [...common, { key: 'added', label: columns.sent, extra: true, sortable: true, render: ({ invitation }) => (invitation ? html`<div class="two">${ago(invitation.sentAt)}${invitation.by ? html`<span class="below">${text.by(invitation.by)}</span>` : nothing}</div>` : undefined) }]
    : [...common, { key: 'seen', label: columns.seen, extra: true, size: 'small', sortable: true, render: ({ seenAt, state }) => ago(seenAt) ?? (state === 'active' ? html`<span class="muted">${text.never}</span>` : undefined) }, { key: 'added', label: columns.added, extra: true, size: 'small', sortable: true, render: ({ addedAt }) => ago(addedAt) }];
}

export const sortOf = (sort: TeamQuery['sort']): Sort => ({ key: sort.replace('-', ''), descending: sort.startsWith('-') });
export const sortBy = ({ key, descending }: Sort): TeamQuery['sort'] => `${descending ? '-' : ''}${key}` as TeamQuery['sort'];

const roleActions = ['role.reader', 'role.admin', 'role.super_admin'] as const satisfies readonly TeamAction[];
export type Asked = 'role' | 'hand_over' | 'remove' | 'invitation.resend' | 'invitation.cancel' | 'address.restore';
export function menuOf(text: ManagerText, row: OperatorRow, act: (what: Asked, row: OperatorRow) => void): MenuItem[] {
  const own = `role.${row.role}`, wanted = roleActions.filter((action) => action !== own).flatMap((action) => entryOf(row, action) ?? []);
  const item = (key: Asked, label: string, entries: readonly OperatorRow['can'][number][], destructive?: true): MenuItem[] => (entries.length === 0 ? [] : [{
    key, label, act: () => act(key, row), reason: entries.some(({ allowed }) => allowed) ? undefined : entries.find(({ problem }) => problem)?.problem?.detail, ...(destructive && { destructive }),
  }]);
  const one = (key: Exclude<Asked, 'role'>, label: string, destructive?: true): MenuItem[] => item(key, label, [entryOf(row, key) ?? []].flat(), destructive);
  return [
    ...one('address.restore', text.unreachableMenu), ...item('role', text.changeRole, wanted), ...one('hand_over', text.handOver), ...one('invitation.resend', text.resend), ...one('invitation.cancel', text.cancelInvitation, true), ...one('remove', text.remove, true),
  ];
}
