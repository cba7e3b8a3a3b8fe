/** Asking whoever can lift a refusal, and what an answer does. */
import type { EventOf } from '../../schema/events.ts';
import { type Action, type Permission, outranks, permissions } from '../../schema/permissions.ts';
import type { ProblemKind } from '../../schema/problem-kind.ts';
import { type ProblemCode, problems } from '../../schema/problems.ts';
import type { StateOf } from '../../schema/states.ts';
import type { Locale, OrganizationKind, Role } from '../../schema/values.ts';
import { type Decision, happened, refused } from './decision.ts';

interface Named { readonly id: string; readonly name: string }
export interface HelpAsker { readonly id: string; readonly name: string; readonly email: string; readonly role: Role; readonly organization: Named & { readonly kind: OrganizationKind; readonly country: string } }
/** A program that the asker's organization takes part in: who sells it, and through whom, the longest tie first. */
export interface HelpTie { readonly program: Named; readonly vendor: Named; readonly distributors: readonly Named[] }
export interface AskFacts { readonly asker: HelpAsker; readonly ties: readonly HelpTie[]; /** The same was asked, and waits. */ readonly open: boolean }
export interface AskCommand { readonly request: string; readonly code: ProblemCode; readonly action: Action | null; readonly program: string | null; readonly subject: string | null; readonly note: string | null }

interface Addressee extends Named { readonly kind: 'company' | 'distributor' | 'vendor'; readonly program: Named | null }
/** `several`: which program it is about has to be said. */
function addresseeOf({ asker, ties }: AskFacts, { code, program }: AskCommand): Addressee | 'several' | undefined {
  const { fixer }: ProblemKind = problems[code];
  if (fixer === 'company_admin') return { ...asker.organization, kind: 'company', program: null };
  if (fixer !== 'distributor' && fixer !== 'vendor') return undefined;
  const found = ties.filter((tie) => program === null || tie.program.id === program).flatMap((tie): Addressee[] => {
    const party = fixer === 'vendor' ? tie.vendor : tie.distributors[0];
    return party && party.id !== asker.organization.id ? [{ ...party, kind: fixer, program: tie.program }] : [];
  });
  return new Set(found.map(({ id }) => id)).size > 1 ? 'several' : found[0];
}

/** @rule ALL-1 Who meets a refusal asks whoever can lift it: the own admins, or the distributor or vendor that it works with; once, until it is answered. */
export function askForHelp(facts: AskFacts, asked: AskCommand): Decision {
  const { asker } = facts, { organization } = asker;
  const action = asked.code === 'permission.denied' ? asked.action : null;
  const row: Permission | undefined = action === null ? undefined : permissions[action];
  const to = addresseeOf(facts, asked);
  if (to === 'several') return { events: [], refusal: { code: 'request.invalid', errors: [{ pointer: '/body/program', code: 'value.required' }] } };
  if (!to || (row && !row.kinds.includes(organization.kind)) || (asked.code === 'permission.denied' && !row && asker.role === 'super_admin')) return refused('help.nobody');
  if (row && outranks(asker.role, row.role)) return refused('help.not_needed');
  if (facts.open) return refused('help.open', to.kind === 'company' ? undefined : { who: to.name });
  return happened({
    name: 'help.asked', request: asked.request, organization: organization.id, operator: asker.id, code: asked.code, action, role: row?.role ?? null, program: to.program?.id ?? null, programName: to.program?.name ?? null, subject: asked.subject, note: asked.note,
    person: asker.name, email: asker.email, company: organization.name, country: organization.country, actor: { id: to.id, kind: to.kind, name: to.name },
    // Its own organization reads it in the column of its kind, and so does who is asked.
    distributor: organization.kind === 'distributor' ? organization.id : to.kind === 'distributor' ? to.id : null, vendor: organization.kind === 'vendor' ? organization.id : to.kind === 'vendor' ? to.id : null,
  });
}

/** A request for help as it stands. */
export interface HelpFacts {
  readonly request: string; readonly state: StateOf<'request'>; readonly code: ProblemCode; readonly action: Action | null; readonly role: Role | null; readonly program: Named | null; readonly distributor: string | null;
  readonly asker: HelpAsker & { readonly state: 'invited' | 'active' | 'removed'; readonly locale: Locale };
  /** Organization that is asked. */
  readonly to: { readonly kind: 'company' | 'distributor' | 'vendor'; readonly name: string }; readonly decidedBy: string | null;
}
/** Who answers: `gives` says whether that person may give a role. */
export interface Answerer { readonly id: string; readonly name: string; readonly gives: (role: Role) => boolean }
export type HelpAnswer = EventOf<'help.answered'>['decision'];

const closed = ({ decidedBy }: HelpFacts): Decision => refused('help.closed', decidedBy === null ? undefined : { decidedBy });

/** The first answer counts. A role is given within the own organization only, by who may give it (OPR-6). */
export function answerHelp(facts: HelpFacts, by: Answerer, { decision, note }: { readonly decision: HelpAnswer; readonly note: string | null }): Decision {
  const { asker, role, program } = facts, { organization } = asker;
  if (facts.state !== 'pending') return closed(facts);
  // Nobody answers oneself.
  if (by.id === asker.id) return refused('permission.denied');
  if (asker.state !== 'active') return refused('operator.not_active');
  const answered: EventOf<'help.answered'> = {
    name: 'help.answered', request: facts.request, organization: organization.id, operator: asker.id, email: asker.email, locale: asker.locale, decision, note, code: facts.code, action: facts.action, by: by.name, program: program?.id ?? null, distributor: facts.distributor,
  };
  if (decision !== 'grant') return happened(answered);
  if (role === null || facts.to.kind !== 'company' || outranks(asker.role, role)) return refused('help.nothing_to_grant');
  if (!by.gives(role)) return refused('permission.denied', { role });
  return happened(answered, { name: 'operator.role_changed', operator: asker.id, organization: organization.id, from: asker.role, to: role, state: 'active', email: asker.email, locale: asker.locale, company: organization.name, by: by.name });
}

const ended = (facts: HelpFacts) => ({ request: facts.request, organization: facts.asker.organization.id, operator: facts.asker.id, program: facts.program?.id ?? null, distributor: facts.distributor });
/** Who asked takes it back. */
export const withdrawHelp = (facts: HelpFacts, by: Pick<Answerer, 'id'>): Decision =>
  (by.id !== facts.asker.id ? refused('permission.denied') : facts.state === 'pending' ? happened({ name: 'help.withdrawn', ...ended(facts) }) : closed(facts));
/** Nobody answered in time. */
export const helpTimedOut = (facts: HelpFacts): Decision => (facts.state === 'pending' ? happened({ name: 'help.expired', ...ended(facts) }) : happened());
