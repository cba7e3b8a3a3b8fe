/** Migrations that move data, on a populated copy (platform.md, Drizzle on D1): nothing is lost, and the queue holds what was sent before there was one. */
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from 'vitest';
import { files, read } from './support/sources.ts';

const migrations = files('schema/migrations/*.sql').toSorted();
const apply = (db: DatabaseSync, names: readonly string[]): void => {
  for (const name of names) for (const statement of read(name).split('--> statement-breakpoint')) db.exec(statement);
};
const before = migrations.findIndex((name) => name.endsWith('_requests.sql'));

describe('the queue is filled from the registrations that were there', () => {
  const db = new DatabaseSync(':memory:');
  const states = ['draft', 'email_confirmed', 'under_review', 'approved', 'declined', 'withdrawn', 'expired'];
  beforeAll(() => {
    apply(db, migrations.slice(0, before));
    const organization = db.prepare("INSERT INTO organizations (id, kind, name, folded_name, country, created_at) VALUES (?, ?, ?, ?, 'FR', 0)");
    for (const [id, kind] of [['v', 'vendor'], ['d', 'distributor']] as const) organization.run(id, kind, id.toUpperCase(), id);
    db.exec(`INSERT INTO programs VALUES ('p', 'v', 'P'); INSERT INTO policies VALUES ('p', 1, 0, '{"reviewer":"distributor","productActivation":true}');
      INSERT INTO operators (id, organization_id, email, name, role, locale, state, created_at) VALUES ('o', 'd', 'o@d.test', 'Olga', 'admin', 'en', 'active', 0)`);
    const registration = db.prepare(`INSERT INTO registrations (id, program_id, distributor_id, state, email, domain, locale, applicant, company, country, conflicts, product_active, search, created_at, submitted_at, due_on, decided_at, decided_by, reason)
      VALUES (?, 'p', ?, ?, ?, 'c.test', 'en', ?, ?, 'FR', '["name"]', 1, 'found', 1, ?, '2026-12-01', ?, ?, ?)`);
    for (const state of states) {
      const sent = ['under_review', 'approved', 'declined', 'withdrawn'].includes(state), decided = ['approved', 'declined'].includes(state);
      registration.run(`reg_${state}`, 'd', state, `${state}@c.test`, sent ? '{"givenName":"Ana","familyName":"Ferreira"}' : null, sent ? '{"legalName":"C"}' : null, sent ? 5 : null, decided ? 9 : null, decided ? 'o' : null, state === 'declined' ? 'other' : null);
    }
    registration.run('reg_webmail', null, 'declined', 'x@gmail.com', null, null, null, 3, null, 'webmail');
    registration.run('reg_vendor', null, 'under_review', 'y@c.test', '{"givenName":"Bo","familyName":"Lind"}', '{"legalName":"D"}', 7, null, null, null);
    apply(db, migrations.slice(before));
  });
  const rows = (sql: string) => db.prepare(sql).all().map((row) => ({ ...row }));

  test('each that was sent or declined has its row, and no other', () => {
    expect(rows('SELECT subject_id AS id FROM requests ORDER BY id').map((row) => row['id'])).toEqual(['reg_approved', 'reg_declined', 'reg_under_review', 'reg_vendor', 'reg_webmail', 'reg_withdrawn']);
    expect(rows('SELECT count(*) AS n FROM registrations')).toEqual([{ n: states.length + 2 }]);
  });
  test('it says who must act, what a line shows, and who decided', () => {
    expect(rows("SELECT state, bucket, vendor_id, distributor_id, actor_id, actor_kind, company, person, product_activation, conflicts, search, asked_at, decider_kind FROM requests WHERE subject_id = 'reg_under_review'")).toEqual([{
      state: 'pending', bucket: 'pending', vendor_id: 'v', distributor_id: 'd', actor_id: 'd', actor_kind: 'distributor', company: 'C', person: 'Ana Ferreira', product_activation: 'active', conflicts: '["name"]', search: 'found', asked_at: 5, decider_kind: null,
    }]);
    expect(rows("SELECT actor_id, actor_kind, product_activation FROM requests WHERE subject_id = 'reg_vendor'")).toEqual([{ actor_id: 'v', actor_kind: 'vendor', product_activation: 'not_needed' }]);
    expect(rows("SELECT subject_id AS id, bucket, decider_kind AS by, decider_name AS name FROM requests WHERE state <> 'pending' ORDER BY id")).toEqual([
      { id: 'reg_approved', bucket: 'approved', by: 'operator', name: 'Olga' }, { id: 'reg_declined', bucket: 'refused', by: 'operator', name: 'Olga' },
      { id: 'reg_webmail', bucket: 'refused', by: 'policy', name: null }, { id: 'reg_withdrawn', bucket: 'closed', by: null, name: null },
    ]);
  });
  test('who declined, and when the mailbox was proved, is told by the registration', () => {
    expect(rows('SELECT id, declined_by AS who FROM registrations WHERE declined_by IS NOT NULL ORDER BY id')).toEqual([{ id: 'reg_declined', who: 'reviewer' }, { id: 'reg_webmail', who: 'policy' }]);
    expect(rows('SELECT id FROM registrations WHERE confirmed_at IS NULL ORDER BY id').map((row) => row['id'])).toEqual(['reg_draft', 'reg_expired', 'reg_webmail']);
  });
});
