/** Who gets which e-mail: a table from events to messages, one outbox row per recipient and occasion. */
import { sql } from 'drizzle-orm';
import type { EventOf, PorticoEvent, QueueCard } from '../../schema/events.ts';
import type { MessageData, Template } from '../../schema/messages.ts';
import type { Locale, Role } from '../../schema/values.ts';
import { type ProgramFacts, reviewerOf } from '../rules/registration-facts.ts';
import type { CommitContext } from '../store/commit.ts';
import { type Message, one, toAdmins } from './outbox-rows.ts';
import { operatorMessages } from './recipients-operators.ts';
import { fullName } from '../rules/contacts.ts';

/** What messages name besides the event itself. */
export interface MessageFacts {
  readonly program?: ProgramFacts; readonly sender?: string;
  /** Of the registration that is decided. */
  readonly company?: string; readonly applicant?: string;
  /** Who hands its role over. */
  readonly self?: { readonly name: string; readonly email: string; readonly locale: Locale };
  /** Of an import: who does it, and the first operator of each company with the company's name. */
  readonly by?: string; readonly imported?: ReadonlyMap<string, string>;
  /** A vendor's note to whom it declines: in no event that others read. */
  readonly note?: string;
  /** Of a request for help: the company of who asks, its role where it asks, and where it is answered the role that was missing. */
  readonly asked?: { readonly company: string; readonly role: Role | null };
}

const placeOf = (program: ProgramFacts, distributor: string | null): MessageData => ({
  program: program.name, vendor: program.vendor.name, reviewer: reviewerOf(program, distributor).name, support: program.policy.support, workAccount: program.policy.workAccount !== 'none',
});

export function messagesFor(context: CommitContext, event: PorticoEvent, facts: MessageFacts): Message[] {
  const { program } = facts;
  if (event.name === 'help.asked' || event.name === 'help.answered') return helpMessages(context, event, facts);
  // The answer to what was asked says it.
  if (event.name === 'operator.role_changed' && facts.asked) return [];
  if (event.name.startsWith('operator.')) return operatorMessages(context, event as Extract<PorticoEvent, { name: `operator.${string}` }>, facts);
  if (!program) return [];
  if (event.name.startsWith('transfer.')) return transferMessages(context, event as Moved, program);
  const sender = program.vendor.id;
  const toApplicant = (template: Template, occasion: string, data: MessageData): Message => {
    const { email, locale } = event as { email?: string; locale?: Locale };
    return one(context, sender, { template, to: email ?? '', locale: locale ?? 'en', occasion, data });
  };
  switch (event.name) {
    case 'registration.code_sent': return [toApplicant('registration_code', `${event.registration}:${event.sequence}`, { ...placeOf(program, null), registration: event.registration, sequence: event.sequence })];
    case 'registration.email_confirmed': return event.first && !event.silent ? [toApplicant('registration_received', event.registration, { ...placeOf(program, null), programId: program.id, registration: event.registration })] : [];
    case 'registration.mail_resent': return [event.link
      ? toApplicant('sign_in_link', event.link.id, { link: event.link.id })
      : toApplicant('registration_status', `${event.registration}:${event.sequence}`, { ...placeOf(program, null), programId: program.id, registration: event.registration })];
    case 'registration.submitted':
      return event.automatic ? [] : event.kind === 'join' ? joinAsked(context, program, { ...event, organization: event.organization ?? '', organizationName: event.organizationName ?? '', person: fullName(event.applicant), greeted: event.applicant.givenName, dueOn: event.dueOn ?? '', request: event.card.request }, event.card.actor)
        : underReview(context, program, event, event.company?.legalName);
    case 'registration.enrollment_requested': return event.automatic ? [] : underReview(context, program, event, event.companyName);
    case 'registration.turned_into_join': return joinAsked(context, program, { ...event, greeted: undefined }, event.actor);
    case 'join.escalated': return [toAdmins(context, sender, event.actor.id, {
      template: 'join_asked', occasion: `${event.registration}:escalated`,
      data: { ...placeOf(program, event.distributor), registration: event.registration, company: event.organizationName, applicant: event.person, email: event.email, dueOn: event.dueOn, side: 'next', unanswered: event.why === 'unanswered' },
    })];
    case 'registration.approved': {
      const data: MessageData = { ...placeOf(program, event.distributor), programId: program.id, company: event.organizationName, applicant: event.applicant.givenName, link: event.link?.id };
      if (event.kind === 'join') return [toApplicant('join_decided', event.registration, { ...data, role: event.role, approved: true })];
      return [toApplicant('registration_approved', event.registration, event.kind === 'enrollment' ? { ...data, role: 'known' } : data)];
    }
    case 'registration.declined': return [declined(toApplicant, context, program, event, facts)];
    default: return [];
  }
}

function declined(toApplicant: (template: Template, occasion: string, data: MessageData) => Message, context: CommitContext, program: ProgramFacts, event: EventOf<'registration.declined'>, facts: MessageFacts): Message {
  const place = { ...placeOf(program, event.distributor), company: facts.company, applicant: facts.applicant };
  // One per address and day, and nothing the sender typed in it (REG-2).
  if (event.reason === 'webmail') return toApplicant('registration_declined_webmail', `${program.id}:${new Date(context.now).toISOString().slice(0, 10)}`, placeOf(program, null));
  if (event.by === 'vendor') return toApplicant('registration_declined_by_vendor', event.registration, { ...place, note: facts.note });
  if (event.by === 'company') return toApplicant('join_decided', event.registration, { ...place, approved: false, note: event.note ?? undefined });
  return toApplicant('registration_declined', event.registration, { ...place, reason: event.reason ?? undefined, note: event.note ?? undefined, reapply: event.reapply, reapplyOn: event.reapplyOn ?? undefined });
}

interface Reviewed { readonly registration: string; readonly distributor: string | null; readonly email: string; readonly locale: Locale; readonly applicant: { readonly givenName: string }; readonly dueOn: string | null; readonly card: QueueCard }
function underReview(context: CommitContext, program: ProgramFacts, event: Reviewed, company: string | undefined): Message[] {
  const data: MessageData = { ...placeOf(program, event.distributor), programId: program.id, registration: event.registration, company, applicant: event.applicant.givenName, dueOn: event.dueOn ?? undefined, request: event.card.request };
  return [
    one(context, program.vendor.id, { template: 'registration_under_review', to: event.email, locale: event.locale, occasion: event.registration, data }),
    toAdmins(context, program.vendor.id, event.card.actor.id, { template: 'registration_to_review', occasion: event.registration, data }),
  ];
}

interface Joining { readonly registration: string; readonly organization: string; readonly organizationName: string; readonly email: string; readonly locale: Locale; readonly person: string; readonly greeted: string | undefined; readonly dueOn: string; readonly request?: string }
/** @rule REG-7 A join request is e-mailed to every admin of the company, and to the distributor's where none can be reached. */
function joinAsked(context: CommitContext, program: ProgramFacts, join: Joining, actor: QueueCard['actor']): Message[] {
  const sender = program.vendor.id;
  const data: MessageData = { ...placeOf(program, null), programId: program.id, registration: join.registration, company: join.organizationName, dueOn: join.dueOn, email: join.email, request: join.request };
  return [
    one(context, sender, { template: 'registration_under_review', to: join.email, locale: join.locale, occasion: `${join.registration}:join`, data: { ...data, applicant: join.greeted, join: true } }),
    toAdmins(context, sender, actor.id, { template: 'join_asked', occasion: join.registration, data: { ...data, applicant: join.person, ...(actor.kind !== 'company' && { side: 'next' }) } }),
  ];
}

type Moved = Extract<PorticoEvent, { name: `transfer.${string}` }>;
/** Neither distributor reads the other's name: only the partner and the vendor do (REG-12). */
function transferMessages(context: CommitContext, event: Moved, program: ProgramFacts): Message[] {
  const sender = program.vendor.id;
  const base: MessageData = { program: program.name, vendor: program.vendor.name, support: program.policy.support, company: event.company };
  const to = (organization: string, side: NonNullable<MessageData['side']>, template: Template, data: MessageData = {}): Message =>
    toAdmins(context, sender, organization, { template, occasion: `${event.transfer}:${side}`, data: { ...base, ...data, side } });
  switch (event.name) {
    case 'transfer.requested': {
      const asked: MessageData = { dueOn: event.dueOn, applicant: event.person, email: event.email, request: event.card.request };
      return [to(event.distributor, 'previous', 'transfer_asked', asked), to(event.organization, 'partner', 'transfer_asked', asked)];
    }
    case 'transfer.objected': return [to(event.organization, 'partner', 'transfer_objected', { note: event.reason }), to(event.vendor, 'vendor', 'transfer_to_decide', { note: event.reason })];
    case 'transfer.escalated': return [to(event.vendor, 'vendor', 'transfer_to_decide', { unanswered: true })];
    case 'transfer.completed': return [
      to(event.from, 'previous', 'transfer_released'), to(event.distributor, 'next', 'transfer_released'), to(sender, 'vendor', 'transfer_released'),
      to(event.organization, 'partner', 'transfer_released', { reviewer: program.distributors.find((one) => one.id === event.distributor)?.name }),
    ];
    case 'transfer.refused': return [to(event.organization, 'partner', 'transfer_refused', { note: event.note ?? undefined }), to(event.distributor, 'previous', 'transfer_refused')];
    default: return [];
  }
}

/** Asked: every admin of whom it is asked but who asks. Answered: who asked. */
function helpMessages(context: CommitContext, event: EventOf<'help.asked'> | EventOf<'help.answered'>, { sender = event.organization, asked }: MessageFacts): Message[] {
  const data: MessageData = { request: event.request, code: event.code, company: asked?.company, note: event.note ?? undefined };
  if (event.name === 'help.answered') return [one(context, sender, { template: 'help_answered', to: event.email, locale: event.locale, occasion: event.request, data: { ...data, by: event.by, decision: event.decision, role: asked?.role ?? undefined } })];
  return [toAdmins(context, sender, event.actor.id, { template: 'help_asked', occasion: event.request, data: { ...data, applicant: event.person, email: event.email, was: asked?.role ?? undefined, role: event.role ?? undefined } }, sql`id <> ${event.operator}`)];
}
