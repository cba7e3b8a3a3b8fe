/** Operators under a race: what must hold however many act at once (OPR-3, OPR-5, OPR-6, OPR-8). */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { acceptInvitation, cancelInvitation, changeRole, declineInvitation, handOver, importOperators, inviteOperators, removeOperator } from '../../schema/team.ts';
import { world } from '../../demo/world/world.ts';
import { type Sent, sessionOf } from '../support/caller.ts';
import { call, count, race } from '../support/race.ts';
import { type Approved, company } from '../support/scenes.ts';
import { freshPerson, invited, member, operatorRow } from '../support/team.ts';

const wide = 256;
const at = (operator: string) => ({ params: { operator }, body: {} });
const withRights = (of: Approved, ...roles: string[]) => count(`operators WHERE organization_id = ? AND state = 'active' AND role IN (${roles.map((role) => `'${role}'`).join()})`, of.organization);
const team = async (of: Approved, role: 'admin' | 'super_admin', number: number): Promise<{ id: string; session: Sent }[]> => {
  const people = [];
  for (let index = 0; index < number; index += 1) people.push(await member(of, role));
  return people;
};

describe('OPR-6: no race leaves an organization without admin or super admin', () => {
  test('super admins who all demote or remove each other, and themselves', async () => {
    const of = await company(), people = [{ id: of.operator, session: of.admin }, ...(await team(of, 'super_admin', 7))];
    const { won } = await race((index) => {
      const by = people[index % people.length] as (typeof people)[number], target = people[(index * 3 + Math.floor(index / people.length)) % people.length] as (typeof people)[number];
      return index % 2 === 0 ? call(removeOperator, at(target.id), by.session) : call(changeRole, { params: { operator: target.id }, body: { roles: ['reader'] } }, by.session);
    }, wide);
    expect(won.length).toBeGreaterThan(0);
    expect(await withRights(of, 'super_admin')).toBe(1);
  });
  test('two super admins who step down at once: one stays', async () => {
    for (let round = 0; round < 8; round += 1) {
      const of = await company(), [other] = await team(of, 'super_admin', 1) as [{ id: string; session: Sent }];
      const { codes } = await race((index) => call(changeRole, { params: { operator: [of.operator, other.id][index] ?? '' }, body: { roles: ['reader'] } }, [of.admin, other.session][index]), 2);
      expect([await withRights(of, 'super_admin'), codes]).toEqual([1, { ok: 1, 'operator.last_super_admin': 1 }]);
    }
  });
  test('two admins who demote each other at once, in an organization without super admin: one stays', async () => {
    for (let round = 0; round < 8; round += 1) {
      const of = await company(), [one, two] = await team(of, 'admin', 2) as [{ id: string; session: Sent }, { id: string; session: Sent }];
      await env.DB.prepare("UPDATE operators SET role = 'reader' WHERE id = ?").bind(of.operator).run();
      const { codes } = await race((index) => call(changeRole, { params: { operator: [two, one][index]?.id ?? '' }, body: { roles: ['reader'] } }, [one, two][index]?.session), 2);
      expect(await withRights(of, 'admin')).toBe(1);
      expect(codes['ok']).toBe(1);
    }
  });
});

test('OPR-5: one hand-over at a time, whoever it goes to', async () => {
  const of = await company(), people = await team(of, 'admin', 4);
  const { won, codes } = await race((index) => call(handOver, at(people[index % people.length]?.id ?? ''), of.admin), wide);
  expect([won.length, await withRights(of, 'super_admin')]).toEqual([1, 1]);
  expect(Object.keys(codes).filter((code) => !['ok', 'operator.changed', 'permission.denied', 'session.ended'].includes(code))).toEqual([]);
  expect(await count("activity WHERE event = 'operator.handed_over' AND organization_id = ?", of.organization)).toBe(1);
});
test('OPR-5: a role is never handed over to somebody who is being removed', async () => {
  for (let round = 0; round < 8; round += 1) {
    const of = await company(), second = await member(of, 'super_admin'), target = await member(of, 'reader');
    const { all: [handed] } = await race((index) => (index === 0 ? call(handOver, at(target.id), of.admin) : call(removeOperator, at(target.id), second.session)), 2);
    // Refused, the role is where it was; done, it has left, whatever became of the successor afterwards.
    expect([handed?.status, (await operatorRow(of.operator))['role']]).toEqual(handed?.status === 200 ? [200, 'reader'] : [409, 'super_admin']);
    expect((await operatorRow(target.id))['state']).toBe('removed');
    expect(await withRights(of, 'super_admin')).toBe(handed?.status === 200 ? 1 : 2);
  }
});

describe('OPR-3: invitations', () => {
  test('one is accepted once, and not canceled or declined besides', async () => {
    const of = await company(), { operator, token } = await invited(of);
    const { codes } = await race<unknown>((index) => (index % 8 === 5 ? call(cancelInvitation, at(operator), of.admin) : index % 8 === 6 ? call(declineInvitation, { body: { token } }, { sameOrigin: true })
      : call(acceptInvitation, { body: { token, name: `Person ${index}` } }, { sameOrigin: true })), wide);
    expect(codes['ok']).toBe(1);
    expect(await count("activity WHERE subject_id = ? AND event IN ('operator.joined', 'operator.invitation_canceled', 'operator.invitation_declined')", operator)).toBe(1);
    expect(await count('sessions WHERE operator_id = ?', operator)).toBeLessThanOrEqual(1);
  });
  test('an address becomes operator of one organization, whoever asks first', async () => {
    const companies = [await company(), await company(), await company()], email = freshPerson(companies[0] as Approved);
    const { all } = await race((index) => call(inviteOperators, { body: { lines: [email, freshPerson(companies[0] as Approved)], roles: ['reader'] } }, companies[index % 3]?.admin), wide);
    expect(all.filter((one) => one.reply.results?.[0]?.operator)).toHaveLength(1);
    expect(await count("operators WHERE email = ? AND state <> 'removed'", email)).toBe(1);
    expect(await count("outbox WHERE recipient = ? AND template = 'operator_invited'", email)).toBe(1);
    // What else was in the list went through, or was told to come again.
    expect(new Set(all.map((one) => one.status))).toEqual(new Set([201]));
  });
});

test('OPR-8: the same file many times at once adds everybody once', async () => {
  const of = await company(), session = await sessionOf(world.distributors.first.operators.admin);
  const rows = Array.from({ length: 20 }, (_, line) => ({ line: line + 2, organization: of.organization, email: `p${line}@${of.domain}`, roles: ['Invoice'] }));
  await race(() => call(importOperators, { body: { dryRun: false, rows } }, session), 32);
  expect(await count("operators WHERE organization_id = ? AND source = 'import'", of.organization)).toBe(20);
  expect(await count("activity WHERE organization_id = ? AND event = 'operator.imported'", of.organization)).toBe(20);
});
