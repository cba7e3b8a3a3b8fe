import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { eventNames } from '../../schema/events.ts';
import { readRegistration } from '../../schema/registration.ts';
import { seedWorld } from '../../demo/world/seed.ts';
import { world } from '../../demo/world/world.ts';
import { openDatabase } from '../../worker/store/database.ts';
import { loadCase } from '../../worker/store/registration.ts';
import { call, sessionOf, submitted, pages } from '../support/caller.ts';

const db = openDatabase(env.DB);
const rows = async <T>(query: string): Promise<T[]> => (await env.DB.prepare(query).all<T>()).results;

describe('the seed', () => {
  test('a second run changes nothing', async () => {
    const tables = await rows<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'd1_%' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'");
    expect(tables.length).toBeGreaterThan(15);
    const counts = async () => Promise.all(tables.map(async ({ name }) => [name, (await rows<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`))[0]?.n]));
    const before = await counts();
    await seedWorld(db, Date.now() + 86_400_000);
    expect(await counts()).toEqual(before);
    expect(Object.fromEntries(before)).toMatchObject({ organizations: 52, programs: 4, embed_keys: 11, registrations: Object.keys(world.registrations).length });
  });

  test('of a secret key only its SHA-256 is kept', async () => {
    const kept = await rows<{ token: string }>("SELECT token FROM embed_keys WHERE kind = 'secret'");
    expect(kept).toHaveLength(6);
    expect(kept.filter(({ token }) => !/^[0-9a-f]{64}$/.test(token))).toEqual([]);
  });

  test.each(Object.entries(world.registrations).filter(([, one]) => one.state === 'under_review' && one.kind === 'company'))('%s: its conflicts and activation are what the worker finds', async (_, one) => {
    const facts = await loadCase(db, one.id, Date.now());
    expect([[...new Set(facts?.conflicts.map((conflict) => conflict.kind))], facts?.productActive, facts?.operator]).toEqual([[...one.conflicts], one.activated, null]);
  });

  test('every registration is readable by who reviews it', async () => {
    const reviewers = [world.distributors.first, world.distributors.second, ...Object.values(world.vendors)];
    for (const one of Object.values(world.registrations)) {
      const program = world.programs[one.program];
      const reviewer = one.joiningId === world.partners.vauclair.id ? world.partners.vauclair : reviewers.find((candidate) => candidate.id === (one.distributorId ?? program.vendorId));
      const { status, reply } = await call(readRegistration, { params: { registration: one.id } }, await sessionOf(reviewer?.operators.reader ?? { id: '' }));
      expect([one.email, status, reply.state]).toEqual([one.email, 200, one.state]);
    }
  });

  test('its activity is of known events, in order of time, and before anything new', async () => {
    const entries = await rows<{ id: string; at: number; event: string }>('SELECT id, at, event FROM activity ORDER BY id');
    expect(entries.length).toBeGreaterThan(40);
    expect(entries.filter(({ event }) => !(eventNames as string[]).includes(event))).toEqual([]);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted((a, b) => a - b));
  });

  test('REG-10: an address at the domain that was activated beforehand is approved at once', async () => {
    const { progress } = await submitted(pages.distributor, { email: `ana${Date.now()}@${world.activatedBeforehand.domain}` });
    expect([progress.state, progress.productActivation]).toEqual(['approved', 'active']);
  });
});
