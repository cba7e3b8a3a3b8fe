/** Runs a sequence on both sides, and holds what the portal has written against the model and against what must hold whatever was asked. */
import { expect } from 'vitest';
import { type Bound, type Command, stepOf } from './commands.ts';
import { type Model, emptyModel, isBlocked, isMoving } from './model.ts';
import { type Rows, begin, distributors, moveClock, program, readRows, staff, start } from './portal.ts';

const nobody: Rows = { registrations: [], requests: [], transfers: [], organizations: [], operators: [], ties: [], blocks: [], activity: [], outbox: [], staff: [] };

/** The model's names for what the portal made with this command. */
function bind(m: Model, { ids }: Bound, rows: Rows): void {
  const taken = new Set(ids.values());
  const found = (key: string, id: string | undefined): void => { if (id !== undefined) { ids.set(key, id); taken.add(id); } };
  for (const one of m.registrations.values()) if (!ids.has(one.key)) found(one.key, rows.registrations.find((row) => !taken.has(row.id) && row.email === one.email && row.program === program[one.program])?.id);
  for (const one of m.companies.values()) if (!ids.has(one.key)) found(one.key, rows.registrations.find((row) => row.id === ids.get(one.from))?.organization ?? undefined);
  for (const one of m.transfers.values()) if (!ids.has(one.key)) found(one.key, rows.transfers.find((row) => !taken.has(row.id) && row.organization === ids.get(one.company))?.id);
}

const line = (...parts: unknown[]): string => parts.map((part) => part ?? '-').join(' ');
/** Decline and welcome mails that a registration has had. */
const verdicts = new Set(['registration_approved', 'registration_declined', 'registration_declined_by_vendor', 'join_decided']);

function pictureOfModel(m: Model): string[] {
  const lines: string[] = [];
  for (const one of m.registrations.values()) {
    const open = one.state === 'draft' || one.state === 'email_confirmed' || one.state === 'under_review';
    lines.push(line('registration', one.key, one.program, one.email, one.kind, one.state, one.distributor, one.joining, one.declinedBy, one.reapply, one.reapplyOn, open ? 'open' : 'closed', one.state === 'approved' ? one.company : null));
    if (one.request) lines.push(line('request', one.key, one.kind === 'join' ? 'join' : 'registration', one.request, one.actor, one.seenBy));
    if (one.state === 'approved') lines.push(line('mail', one.key, one.kind === 'join' ? 'join_decided' : 'registration_approved'));
    if (one.declinedBy && one.declinedBy !== 'policy') lines.push(line('mail', one.key, one.declinedBy === 'company' ? 'join_decided' : one.declinedBy === 'vendor' ? 'registration_declined_by_vendor' : 'registration_declined'));
  }
  for (const one of m.transfers.values()) {
    lines.push(line('transfer', one.key, one.state, one.from, one.to, one.company, one.asked, isMoving(one) && one.escalated ? 'late' : ''));
    lines.push(line('request', one.key, 'transfer', one.state === 'done' ? 'approved' : one.state === 'canceled' ? 'over' : 'pending', isMoving(one) ? (one.state === 'objected' || one.escalated ? 'vendor' : one.from) : null));
  }
  for (const one of m.companies.values()) lines.push(line('company', one.key, one.name, one.duns), line('tie', 'n', one.key, one.tie), ...(one.elsewhere ? [line('tie', 'm', one.key, one.elsewhere)] : []));
  for (const [email, one] of m.operators) lines.push(line('operator', email, one.role, one.company));
  for (const key of m.blocks) lines.push(line('block', key));
  return [...lines, ...m.log.map((entry) => `log ${entry}`)].toSorted();
}

function pictureOfPortal({ ids }: Bound, rows: Rows): string[] {
  const names = new Map<string, string>([...[...ids].map(([key, id]) => [id, key] as const), [distributors.first.id, 'first'], [distributors.second.id, 'second'], [staff.vendor.organization, 'vendor'], [program.n, 'n'], [program.m, 'm']]);
  const of = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? `unknown:${id}`));
  const lines: string[] = [];
  for (const one of rows.registrations) {
    const open = one.openKey?.includes(':declined:') === false;
    lines.push(line('registration', of(one.id), of(one.program), one.email, one.kind, one.state, of(one.distributor), of(one.joining), one.declinedBy, one.reapply, one.reapplyOn, open ? 'open' : 'closed', of(one.organization)));
  }
  for (const one of rows.requests) {
    lines.push(one.kind === 'transfer' ? line('request', of(one.subject), one.kind, one.state === 'withdrawn' || one.state === 'refused' ? 'over' : one.state, of(one.actor)) : line('request', of(one.subject), one.kind, one.state, of(one.actor), of(one.distributor)));
  }
  for (const one of rows.outbox) if (verdicts.has(one.template)) lines.push(line('mail', of(one.occasion), one.template));
  for (const one of rows.transfers) lines.push(line('transfer', of(one.id), one.state, of(one.fromId), of(one.toId), of(one.organization), of(one.registration), ['requested', 'objected'].includes(one.state) && one.escalated !== null ? 'late' : ''));
  for (const one of rows.organizations) lines.push(line('company', of(one.id), one.name, one.duns));
  for (const one of rows.ties) lines.push(line('tie', of(one.program), of(one.partner), of(one.distributor)));
  for (const one of rows.operators) lines.push(line('operator', one.email, one.role, of(one.organization)));
  for (const one of rows.blocks) lines.push(line('block', one.key));
  return [...lines, ...rows.activity.filter((one) => !one.event.startsWith('block.')).map((one) => `log ${one.event} ${of(one.subject)}`)].toSorted();
}

const double = (values: readonly string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index);
/** What must hold at every moment; read from the rows alone. */
function brokenInvariants(m: Model, rows: Rows, before: Rows): string[] {
  const broken: string[] = [];
  const never = (what: string, which: readonly unknown[]): void => { if (which.length) broken.push(`${what}: ${JSON.stringify(which)}`); };
  const open = (state: string): boolean => ['draft', 'email_confirmed', 'under_review'].includes(state);
  never('an address with two open registrations', double(rows.registrations.filter((one) => open(one.state)).map((one) => `${one.program} ${one.email}`)));
  never('an open registration without its key, or a closed one that holds it', rows.registrations.filter((one) => open(one.state) !== (one.openKey === `${one.program}:${one.email}`)));
  never('under review without a pending request', rows.registrations.filter((one) => one.state === 'under_review' && !rows.requests.some((row) => row.subject === one.id && row.state === 'pending' && row.actor !== null)));
  never('a pending request of what is over', rows.requests.filter((row) => row.state === 'pending' && !rows.registrations.some((one) => one.id === row.subject && one.state === 'under_review') && !rows.transfers.some((one) => one.id === row.subject && ['requested', 'objected'].includes(one.state))));
  never('REG-12: two open transfers of one enrollment', double(rows.transfers.filter((one) => ['requested', 'objected'].includes(one.state)).map((one) => one.enrollment)));
  never('REG-12: two ties of one enrollment in a program with one at a time', double(rows.ties.filter((one) => one.program === program.n).map((one) => one.enrollment)));
  never('REG-7: an operator without an approved registration', rows.operators.filter((one) => !rows.registrations.some((each) => each.email === one.email && each.state === 'approved' && each.organization === one.organization && each.confirmed !== null)));
  never('OPR-6: a company without a super admin', rows.organizations.filter((one) => !rows.operators.some((each) => each.organization === one.id && each.role === 'super_admin')));
  const entered = rows.operators.filter((one) => !before.operators.some((each) => each.email === one.email));
  never('REG-11: a blocked address comes in', entered.filter((one) => isBlocked(m, one.email, rows.organizations.find((each) => each.id === one.organization && entered.length === 1 && each.duns !== null && !before.organizations.some((old) => old.id === each.id))?.duns ?? null)));
  for (const [mine, other] of [['first', 'second'], ['second', 'first']] as const) {
    const admins = new Set(rows.staff.filter((one) => one.organization === distributors[mine].id).map((one) => one.email));
    never('REG-12: a distributor reads the other’s name', rows.outbox.filter((mail) => admins.has(mail.recipient) && (mail.data.includes(distributors[other].name) || mail.data.includes(distributors[other].id))));
  }
  return broken;
}

export interface Tally { sequences: number; commands: number; readonly answers: Map<string, number> }
/** One sequence from nothing. */
export async function agree(commands: readonly Command[], tally: Tally): Promise<void> {
  await begin();
  const m = emptyModel(start), bound: Bound = { ids: new Map(), rows: nobody };
  const told: string[] = [];
  tally.sequences += 1;
  for (const command of commands) {
    m.now += 1_000;
    moveClock(m.now);
    const step = stepOf(m, bound, command);
    if (!step) continue;
    const answer = await step.real();
    const rows = await readRows();
    const said = step.said(rows);
    told.push(`${command.name} → ${answer}`);
    tally.commands += 1;
    tally.answers.set(`${command.name} ${answer}`, (tally.answers.get(`${command.name} ${answer}`) ?? 0) + 1);
    bind(m, bound, rows);
    expect({ told, answer, rows: pictureOfPortal(bound, rows) }).toEqual({ told, answer: said, rows: pictureOfModel(m) });
    expect({ told, broken: brokenInvariants(m, rows, bound.rows) }).toEqual({ told, broken: [] });
    bound.rows = rows;
  }
}
