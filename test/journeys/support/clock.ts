/** Time that passes for the links of one person: the running portal has only the real clock, and links live for minutes or days. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inject } from 'vitest';

/** Brings the end of an operator's unused links nearer by so many minutes; negative puts it off again. */
export function ageLinks(email: string, minutes: number): void {
  const state = join(inject('folder'), 'state');
  const files = globSync('**/*.sqlite', { cwd: state }).filter((file) => !file.includes('metadata') && file.includes('D1'));
  if (files.length !== 1) throw new Error(`expected one database: ${files.join(', ')}`);
  const database = new DatabaseSync(join(state, files[0] ?? ''), { timeout: 5_000 });
  try {
    const { changes } = database.prepare('UPDATE links SET expires_at = expires_at - ? WHERE used_at IS NULL AND operator_id = (SELECT id FROM operators WHERE email = ?)').run(minutes * 60_000, email);
    if (changes === 0) throw new Error(`no link of ${email}`);
  } finally {
    database.close();
  }
}
