/** What happens by itself once its time is over: unfinished drafts go ("Life of links" in rules.md), unanswered joins and transfers move on (REG-7, REG-12), unanswered requests for help end. */
import { and, inArray, lt } from 'drizzle-orm';
import { registrations } from '../../schema/tables/registration.ts';
import { liveDeps } from '../live.ts';
import type { Env } from '../env.ts';
import { spans } from '../rules/decision.ts';
import type { PorticoEvent } from '../../schema/events.ts';
import type { MessageFacts } from '../messages/recipients.ts';
import { lapseInvitation } from '../rules/team.ts';
import { listLapsed, releaseLapsed } from '../store/team.ts';
import { helpTimedOut } from '../rules/help.ts';
import { joinTimedOut } from '../rules/join.ts';
import { escalateTransfer } from '../rules/transfer.ts';
import { commit } from '../store/commit.ts';
import { helpFacts, loadHelp } from '../store/help.ts';
import { loadCase } from '../store/registration.ts';
import { listOverdue, loadTransfer } from '../store/requests.ts';
import { openDatabase } from '../store/database.ts';
import { guardCode } from '../store/guard.ts';

/** Rows a run touches at most, so that one run stays short. */
const most = 500, mostDrafts = 20;

export async function housekeep(env: Env, now: number): Promise<void> {
  const db = openDatabase(env.DB);
  const [drafts, overdue, lapsed] = await db.batch([
    db.select({ id: registrations.id, program: registrations.programId }).from(registrations)
      .where(and(inArray(registrations.state, ['draft', 'email_confirmed']), lt(registrations.createdAt, now - spans.draft))).limit(mostDrafts),
    listOverdue(db, now, mostDrafts),
    listLapsed(db, now - spans.unaccepted, mostDrafts),
    releaseLapsed(db, now, most),
  ]);
  const write = async (events: readonly PorticoEvent[], messages: MessageFacts): Promise<void> => {
    const context = { db, now, newId: liveDeps.newId, actor: { kind: 'portal', id: null } as const, replay: null };
    // A guard that fails means that somebody was faster: it stands as they left it.
    await commit(context, { events, messages, answer: { status: 200, reply: {} } }).catch((error: unknown) => { if (!guardCode(error)) throw error; });
  };
  for (const draft of drafts) await write([{ name: 'registration.expired', registration: draft.id, program: draft.program, from: 'draft' }], {});
  for (const member of lapsed) await write([lapseInvitation(member)], {});
  for (const { kind, subject } of overdue) {
    if (kind === 'help') {
      const found = await loadHelp(db, subject, null);
      if (found) await write(helpTimedOut(helpFacts(found.row)).events, {});
    } else if (kind === 'transfer') {
      const facts = await loadTransfer(db, subject, now);
      if (facts) await write(escalateTransfer(facts, now).events, { program: facts.program });
    } else {
      const facts = await loadCase(db, subject, now);
      if (facts) await write(joinTimedOut(facts, now).events, { program: facts.program });
    }
  }
}
