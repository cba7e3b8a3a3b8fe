/** Who is told of invitations, roles and removals. */
import { sql } from 'drizzle-orm';
import type { PorticoEvent } from '../../schema/events.ts';
import type { MessageData, Template } from '../../schema/messages.ts';
import type { CommitContext } from '../store/commit.ts';
import { successorRole } from '../rules/team.ts';
import { type Message, one, toAdmins } from './outbox-rows.ts';
import type { MessageFacts } from './recipients.ts';

type OperatorEvent = Extract<PorticoEvent, { name: `operator.${string}` }>;
/** Each is one message per occasion; a person reads it in its own language. */
export function operatorMessages(context: CommitContext, event: OperatorEvent, facts: MessageFacts): Message[] {
  const sender = facts.sender ?? event.organization;
  const to = (template: Template, occasion: string, data: MessageData): Message => {
    const { email, locale } = event as { email: string; locale: 'en' | 'fr' };
    return one(context, sender, { template, to: email, locale, occasion, data });
  };
  switch (event.name) {
    case 'operator.link_requested': return [to('sign_in_link', event.link.id, { link: event.link.id, enroll: event.enroll ?? undefined })];
    case 'operator.proof_requested': return [to('proof_code', event.proof, { proof: event.proof })];
    case 'operator.invited': return [to('operator_invited', event.link.id, { link: event.link.id, company: event.company, by: event.by, role: event.role, applicant: event.person ?? undefined, workAccount: event.workAccount })];
    case 'operator.invitation_resent': return [to('operator_invited', event.link.id, { link: event.link.id, company: event.company, by: event.by, role: event.role, workAccount: event.workAccount })];
    // Who is only invited reads of its role once, in the invitation that it accepts.
    case 'operator.role_changed': return event.state === 'active' ? [to('operator_role_changed', `${event.operator}:${context.now}`, { company: event.company, by: event.by, was: event.from, role: event.to })] : [];
    case 'operator.removed': return [to('operator_removed', event.operator, { company: event.company, by: event.by })];
    case 'operator.handed_over': {
      const data: MessageData = { company: event.company, applicant: event.person, role: successorRole(event) };
      const self = facts.self;
      return [
        to('operator_handed_over', `${event.successor}:${context.now}`, { ...data, by: self?.name, side: 'next' }),
        ...(self ? [one(context, sender, { template: 'operator_handed_over', to: self.email, locale: self.locale, occasion: `${event.operator}:${context.now}`, data: { ...data, side: 'previous' } })] : []),
      ];
    }
    // Those who were there before, once a day; not who came with it.
    case 'operator.imported': return event.organization === event.importer || !facts.imported?.has(event.operator) ? [] : [toAdmins(context, event.importer, event.organization, {
      template: 'operators_imported', occasion: `${event.organization}:${event.importer}:${new Date(context.now).toISOString().slice(0, 10)}`, data: { company: facts.imported.get(event.operator), by: facts.by },
    }, sql`created_at < ${context.now}`)];
    default: return [];
  }
}
