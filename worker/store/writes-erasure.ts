/** A person that is erased (ALL-5): what names it goes, and what it did stays, under no name. */
import { eq, or, sql } from 'drizzle-orm';
import { operators } from '../../schema/tables/organizations.ts';
import { requests } from '../../schema/tables/requests.ts';
import { activity, links, outbox } from '../../schema/tables/system.ts';
import type { Writes } from './write.ts';

export const erasureWrites: Writes<'operator.erased'> = {
  'operator.erased': {
    guards: ({ operator }) => [['operator.changed', sql`SELECT state = 'removed' FROM ${operators} WHERE id = ${operator}`]],
    rows: ({ operator }, { db }) => {
      const address = sql`(SELECT email FROM ${operators} WHERE id = ${operator})`, name = sql`(SELECT name FROM ${operators} WHERE id = ${operator})`;
      const did = sql`(SELECT subject_id FROM ${activity} WHERE actor_id = ${operator})`;
      return [
        db.update(requests).set({ deciderName: null }).where(sql`decider_name = ${name} AND (id IN ${did} OR subject_id IN ${did})`),
        db.update(requests).set({ person: null, email: null, search: '', answer: null, help: sql`json_set(help, '$.note', NULL)` }).where(eq(requests.askerId, operator)),
        // With the salt goes what could still tell a guess from the digest: the seal holds, and says nothing of the person.
        db.update(activity).set({ personal: null, salt: null }).where(or(eq(activity.actorId, operator), eq(activity.subjectId, operator), sql`instr(personal, json_quote(${address})) > 0`)),
        db.delete(outbox).where(sql`recipient = ${address} OR (state = 'delivered' AND instr(data, json_quote(${address})) > 0)`),
        db.delete(links).where(eq(links.operatorId, operator)),
        db.update(operators).set({ email: `erased-${operator}@erased.invalid`, name: '', sortName: '', search: '' }).where(eq(operators.id, operator)),
      ];
    },
  },
};
