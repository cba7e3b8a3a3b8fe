/** Rows of the outbox: one per recipient and occasion, whatever is retried. */
import { type SQL, sql } from 'drizzle-orm';
import type { MessageData, Template } from '../../schema/messages.ts';
import { outbox } from '../../schema/tables/system.ts';
import type { Locale } from '../../schema/values.ts';
import type { CommitContext } from '../store/commit.ts';
import type { Statement } from '../store/database.ts';

export interface Message { readonly id: string | null; readonly statement: Statement }
export interface Mail { readonly template: Template; readonly to: string; readonly locale: Locale; readonly occasion: string; readonly data: MessageData }

export function one({ db, now, newId }: CommitContext, senderId: string, mail: Mail): Message {
  const id = newId('message');
  return {
    id,
    statement: db.insert(outbox).values({
      id, template: mail.template, recipient: mail.to, locale: mail.locale, occasion: mail.occasion, senderId, data: mail.data, state: 'queued', nextAttemptAt: now, createdAt: now,
    }).onConflictDoNothing({ target: [outbox.occasion, outbox.template, outbox.recipient] }),
  };
}

/** One row for each admin of an organization as it is when the batch runs, or of those `which` says; their ids are made in SQL and found by the sweep. */
export function toAdmins({ db, now, newId }: CommitContext, senderId: string, organization: string, mail: Pick<Mail, 'template' | 'occasion' | 'data'>, which: SQL = sql`1`): Message {
  const stem = newId('message').slice(0, 16);
  return {
    id: null,
    // Every column of the table, in its order: that is what Drizzle names before a SELECT of ours.
    statement: db.insert(outbox).select(sql`SELECT ${stem} || lower(hex(randomblob(10))), ${mail.template}, email, locale, ${mail.occasion}, ${senderId}, ${JSON.stringify(mail.data)}, 'queued', NULL, 0, ${now}, NULL, ${now}, NULL
      FROM operators WHERE organization_id = ${organization} AND state = 'active' AND role IN ('admin', 'super_admin') AND ${which}`).onConflictDoNothing({ target: [outbox.occasion, outbox.template, outbox.recipient] }),
  };
}
