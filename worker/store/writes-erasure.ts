/** A person that is erased (ALL-5): what names it goes, and what it did stays, under no name. */
import { type SQL, eq, or, sql } from 'drizzle-orm';
import { operators, organizations } from '../../schema/tables/organizations.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { blocks, requestNotes, requests, transfers } from '../../schema/tables/requests.ts';
import { activity, decisions, idempotency, identities, links, outbox, proofs, sessionGrants, sessions, signInAsks, suppressions } from '../../schema/tables/system.ts';
import { erasedAddress } from '../rules/retention.ts';
import type { Statement } from './database.ts';
import type { Writes } from './write.ts';

/** With the salt goes what could still tell a guess from the digest: the seal holds, and says nothing of the person. */
const unnamed = { personal: null, salt: null };
/** An address that is nobody's, for a column that must have one. */
const nobody = (id: SQL): SQL => sql`'erased-' || ${id} || '@erased.invalid'`;
/** What a line of the queue is still found by: its company. */
const companyOf = sql`coalesce((SELECT folded_name FROM ${registrations} WHERE id = requests.subject_id), (SELECT folded_name FROM ${organizations} WHERE id = requests.organization_id), '')`;
const oneOf = (values: readonly string[]): SQL => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

export const erasureWrites: Writes<'operator.erased' | 'registration.erased' | 'portal.person_erased'> = {
  'operator.erased': {
    guards: ({ operator }) => [['operator.changed', sql`SELECT state = 'removed' FROM ${operators} WHERE id = ${operator}`]],
    rows: ({ operator }, { db }) => {
      const name = sql`(SELECT name FROM ${operators} WHERE id = ${operator})`, own = sql`(SELECT id FROM ${sessions} WHERE operator_id = ${operator})`;
      const did = sql`(SELECT subject_id FROM ${activity} WHERE actor_id = ${operator})`;
      return [
        db.update(requests).set({ deciderName: null }).where(sql`decider_name = ${name} AND (id IN ${did} OR subject_id IN ${did})`),
        db.update(requests).set({ person: null, email: null, search: '', answer: null, help: sql`json_set(help, '$.note', NULL)` }).where(eq(requests.askerId, operator)),
        db.update(activity).set(unnamed).where(or(eq(activity.actorId, operator), eq(activity.subjectId, operator))),
        db.delete(links).where(eq(links.operatorId, operator)),
        db.delete(identities).where(eq(identities.operatorId, operator)),
        db.delete(proofs).where(eq(proofs.operatorId, operator)),
        db.delete(sessionGrants).where(sql`parent_id IN ${own}`),
        db.delete(sessions).where(eq(sessions.operatorId, operator)),
        db.update(operators).set({ email: erasedAddress(operator), name: '', sortName: '', search: '' }).where(eq(operators.id, operator)),
      ];
    },
  },
  'registration.erased': {
    guards: ({ registration, keeps }) => [['registration.closed', keeps === 'company' ? sql`SELECT state = 'approved' FROM ${registrations} WHERE id = ${registration}` : sql`SELECT state IN ('declined', 'withdrawn', 'expired') FROM ${registrations} WHERE id = ${registration}`]],
    rows: ({ registration, keeps }, { db }) => [
      // Its own messages: their occasion begins with it.
      db.delete(outbox).where(sql`occasion >= ${registration} AND occasion < ${`${registration};`}`),
      db.delete(decisions).where(eq(decisions.subjectId, registration)),
      db.delete(requestNotes).where(sql`request_id IN (SELECT id FROM ${requests} WHERE subject_id = ${registration})`),
      db.update(activity).set(unnamed).where(eq(activity.subjectId, registration)),
      db.update(transfers).set({ askerName: '', askerEmail: nobody(sql`id`) as never }).where(eq(transfers.registrationId, registration)),
      db.update(requests).set({ person: null, email: null, ...(keeps === 'nothing' ? { company: null, search: '' } : { search: companyOf as never }) }).where(eq(requests.subjectId, registration)),
      db.update(registrations).set({
        draft: null, applicant: null, contacts: null, note: null, openKey: null, ...(keeps !== 'refusal' && { email: erasedAddress(registration) }),
        ...(keeps === 'nothing' && { domain: 'erased.invalid', company: null, foldedName: null, duns: null }),
      }).where(eq(registrations.id, registration)),
    ],
  },
  'portal.person_erased': {
    guards: ({ email }) => [
      ['operator.changed', sql`SELECT NOT EXISTS (SELECT 1 FROM ${operators} WHERE email = ${email} AND state <> 'removed')`],
      ['registration.open_request', sql`SELECT NOT EXISTS (SELECT 1 FROM ${registrations} WHERE email = ${email} AND state IN ('draft', 'email_confirmed', 'under_review'))`],
    ],
    rows: ({ email, asked, names }, { db }) => {
      const quoted = sql`json_quote(${email})`, without = (column: string): SQL => sql`replace(${sql.identifier(column)}, ${email}, 'erased@erased.invalid')`;
      const contact = (which: 'primary' | 'support'): Statement => db.update(registrations).set({ contacts: sql`json_set(contacts, ${`$.${which}`}, json('{"name":"–","email":"erased@erased.invalid"}'))` as never }).where(sql`contacts ->> ${`$.${which}.email`} = ${email}`);
      return [
        // With those that tell others of it. What waits to be sent goes out first.
        db.delete(outbox).where(sql`recipient = ${email} OR (state <> 'queued' AND (instr(data, ${quoted}) > 0 OR EXISTS (SELECT 1 FROM ${oneOf(names)} WHERE instr(data, json_quote(value)) > 0)))`),
        db.delete(decisions).where(sql`instr(facts, ${quoted}) > 0 OR instr(input, ${quoted}) > 0`),
        db.delete(idempotency).where(sql`instr(reply, ${quoted}) > 0`),
        db.delete(suppressions).where(eq(suppressions.address, email)),
        db.delete(signInAsks).where(sql`address IN ${oneOf(asked)}`),
        db.update(activity).set(unnamed).where(sql`instr(personal, ${quoted}) > 0`),
        db.update(transfers).set({ askerName: '', askerEmail: nobody(sql`id`) as never }).where(eq(transfers.askerEmail, email)),
        db.update(requests).set({ person: null, email: null, search: companyOf as never }).where(eq(requests.email, email)),
        // A block that stands, stands: else it would end by this.
        db.update(blocks).set({ key: sql`'erased:' || id` as never, value: '' }).where(sql`kind = 'address' AND value = ${email} AND lifted_at IS NOT NULL`),
        contact('primary'), contact('support'),
        // In what others wrote.
        db.update(registrations).set({ note: without('note') as never, draft: without('draft') as never }).where(sql`instr(note, ${email}) > 0 OR instr(draft, ${email}) > 0`),
        db.update(requestNotes).set({ text: without('text') as never }).where(sql`instr(text, ${email}) > 0`),
        db.update(requests).set({ answer: without('answer') as never, help: without('help') as never }).where(sql`instr(answer, ${email}) > 0 OR instr(help, ${email}) > 0`),
        db.update(transfers).set({ objection: without('objection') as never, decisionNote: without('decision_note') as never }).where(sql`instr(objection, ${email}) > 0 OR instr(decision_note, ${email}) > 0`),
      ];
    },
  },
};
