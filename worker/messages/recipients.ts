/** Who gets which e-mail: a table from events to messages, one outbox row per recipient and occasion. */
import { sql } from 'drizzle-orm';
import type { PorticoEvent } from '../../schema/events.ts';
import type { MessageData, Template } from '../../schema/messages.ts';
import { outbox } from '../../schema/tables/system.ts';
import type { Locale } from '../../schema/values.ts';
import { type ProgramFacts, reviewerOf } from '../rules/registration-facts.ts';
import type { CommitContext } from '../store/commit.ts';
import type { Statement } from '../store/database.ts';

/** What messages name besides the event itself. */
export interface MessageFacts { readonly program?: ProgramFacts; readonly sender?: string; readonly company?: string; readonly applicant?: string }
interface Message { readonly id: string | null; readonly statement: Statement }
interface Mail { readonly template: Template; readonly to: string; readonly locale: Locale; readonly occasion: string; readonly data: MessageData }

const placeOf = (program: ProgramFacts, distributor: string | null): MessageData => ({
  program: program.name, vendor: program.vendor.name, reviewer: reviewerOf(program, distributor).name, support: program.policy.support, workAccount: program.policy.workAccount !== 'none',
});

export function messagesFor(context: CommitContext, event: PorticoEvent, facts: MessageFacts): Message[] {
  const { program } = facts;
  if (event.name === 'operator.link_requested') {
    return [one(context, facts.sender ?? event.organization, { template: 'sign_in_link', to: event.email, locale: event.locale, occasion: event.link.id, data: { link: event.link.id } })];
  }
  if (!program) return [];
  const sender = program.vendor.id;
  switch (event.name) {
    case 'registration.code_sent': return [one(context, sender, {
      template: 'registration_code', to: event.email, locale: event.locale, occasion: `${event.registration}:${event.sequence}`,
      data: { ...placeOf(program, null), registration: event.registration, sequence: event.sequence },
    })];
    case 'registration.submitted': {
      if (event.automatic) return [];
      const data: MessageData = { ...placeOf(program, event.distributor), registration: event.registration, company: event.company.legalName, applicant: event.applicant.givenName, dueOn: event.dueOn ?? undefined };
      return [
        one(context, sender, { template: 'registration_under_review', to: event.email, locale: event.locale, occasion: event.registration, data }),
        toAdmins(context, sender, reviewerOf(program, event.distributor).id, { template: 'registration_to_review', occasion: event.registration, data }),
      ];
    }
    case 'registration.approved': return [one(context, sender, {
      template: 'registration_approved', to: event.email, locale: event.locale, occasion: event.registration,
      data: { ...placeOf(program, event.distributor), company: event.company.legalName, applicant: event.applicant.givenName, link: event.link?.id },
    })];
    case 'registration.declined': return [event.reason === 'webmail'
      // One per address and day, and nothing the sender typed in it (REG-2).
      ? one(context, sender, { template: 'registration_declined_webmail', to: event.email, locale: event.locale, occasion: `${program.id}:${new Date(context.now).toISOString().slice(0, 10)}`, data: placeOf(program, null) })
      : one(context, sender, {
        template: 'registration_declined', to: event.email, locale: event.locale, occasion: event.registration,
        data: { ...placeOf(program, event.distributor), company: facts.company, applicant: facts.applicant, reason: event.reason, note: event.note ?? undefined, reapply: event.reapply, reapplyOn: event.reapplyOn ?? undefined },
      })];
    default: return [];
  }
}

function one({ db, now, newId }: CommitContext, senderId: string, mail: Mail): Message {
  const id = newId('message');
  return {
    id,
    statement: db.insert(outbox).values({
      id, template: mail.template, recipient: mail.to, locale: mail.locale, occasion: mail.occasion, senderId, data: mail.data, state: 'queued', nextAttemptAt: now, createdAt: now,
    }).onConflictDoNothing({ target: [outbox.occasion, outbox.template, outbox.recipient] }),
  };
}

/** One row for each admin of an organization as it is when the batch runs; their ids are made in SQL and found by the sweep. */
function toAdmins({ db, now, newId }: CommitContext, senderId: string, organization: string, mail: Pick<Mail, 'template' | 'occasion' | 'data'>): Message {
  const stem = newId('message').slice(0, 16);
  return {
    id: null,
    // Every column of the table, in its order: that is what Drizzle names before a SELECT of ours.
    statement: db.insert(outbox).select(sql`SELECT ${stem} || lower(hex(randomblob(10))), ${mail.template}, email, locale, ${mail.occasion}, ${senderId}, ${JSON.stringify(mail.data)}, 'queued', 0, ${now}, NULL, ${now}, NULL
      FROM operators WHERE organization_id = ${organization} AND state = 'active' AND role IN ('admin', 'super_admin')`).onConflictDoNothing({ target: [outbox.occasion, outbox.template, outbox.recipient] }),
  };
}
