/** Time that passes for one person or one request: the running portal has only the real clock, so what it wrote down is moved into the past. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inject } from 'vitest';

const day = 86_400_000;

function inDatabase<T>(work: (database: DatabaseSync) => T): T {
  const state = join(inject('folder'), 'state');
  const files = globSync('**/*.sqlite', { cwd: state }).filter((file) => !file.includes('metadata') && file.includes('D1'));
  if (files.length !== 1) throw new Error(`expected one database: ${files.join(', ')}`);
  const database = new DatabaseSync(join(state, files[0] ?? ''), { timeout: 5_000 });
  try {
    // As short as can be: the worker, which has the file open too, waits for nobody and fails.
    database.exec('PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0; BEGIN IMMEDIATE');
    const done = work(database);
    database.exec('COMMIT');
    return done;
  } finally {
    database.close();
  }
}

/** Brings the end of an operator's unused links nearer by so many minutes; negative puts it off again. */
export function ageLinks(email: string, minutes: number): void {
  const { changes } = inDatabase((database) =>
    database.prepare('UPDATE links SET expires_at = expires_at - ? WHERE used_at IS NULL AND operator_id = (SELECT id FROM operators WHERE email = ?)').run(minutes * 60_000, email));
  if (changes === 0) throw new Error(`no link of ${email}`);
}

/** What is written down of a request, by table: instants in ms, and days. */
const written = {
  registrations: { key: 'id', instants: ['created_at', 'code_sent_at', 'confirmed_at', 'mailed_at', 'submitted_at', 'decided_at'], days: ['due_on', 'reapply_on'] },
  transfers: { key: 'id', instants: ['created_at', 'escalated_at', 'objected_at', 'decided_at'], days: ['due_on'] },
  requests: { key: 'subject_id', instants: ['asked_at', 'deadline_at', 'decided_at'], days: ['due_on'] },
} as const;

/** So many days pass for one registration or transfer, and nobody did anything; then the portal does what it does by itself. */
export async function passDays(subject: string, days: number): Promise<void> {
  const touched = inDatabase((database) => Object.entries(written).map(([table, { key, instants, days: dates }]) => {
    const sets = [...instants.map((name) => `${name} = ${name} - ${days * day}`), ...dates.map((name) => `${name} = date(${name}, '-${days} days')`)];
    return Number(database.prepare(`UPDATE ${table} SET ${sets.join(', ')} WHERE ${key} = ?`).run(subject).changes);
  }));
  if (touched.every((rows) => rows === 0)) throw new Error(`nothing is written down of ${subject}`);
  const answer = await fetch(`http://127.0.0.1:${inject('port')}/cdn-cgi/handler/scheduled`);
  if (!answer.ok) throw new Error(`the cron: ${answer.status}`);
}
