/** The local database: migrated, seeded when empty, its keys' origins those of the port. */
import { count, eq } from 'drizzle-orm';
import { type AnyD1Database, drizzle } from 'drizzle-orm/d1';
import { organizations } from '../../schema/tables/organizations.ts';
import { embedKeys } from '../../schema/tables/system.ts';
import { type KeyName, originsFor } from '../world/origins.ts';
import { seedWorld } from '../world/seed.ts';
import { world } from '../world/world.ts';
import { root, stateFolder, stateOptions } from './paths.ts';
import { runStep } from './step.ts';

export async function prepareDatabase(port: number): Promise<void> {
  await runStep('Migrating the database', 'wrangler', 'd1', 'migrations', 'apply', 'portico', '--local', ...stateOptions);
  // Its chatter belongs in no terminal, and it looks at this variable when it is loaded.
  process.env.WRANGLER_LOG = 'error';
  const { getPlatformProxy } = await import('wrangler');
  const { env, dispose } = await getPlatformProxy<{ DB: AnyD1Database }>({ configPath: `${root}wrangler.toml`, persist: { path: `${stateFolder}/v3` }, remoteBindings: false });
  try {
    const db = drizzle(env.DB);
    const origins = originsFor(port);
    const [row] = await db.select({ number: count() }).from(organizations);
    if (!row?.number) await seedWorld(db, Date.now(), origins);
    const updates = (Object.keys(origins) as KeyName[]).map((name) => db.update(embedKeys).set({ origins: [...origins[name]] }).where(eq(embedKeys.id, world.keys[name].id)));
    await db.batch(updates as [(typeof updates)[number], ...typeof updates]);
  } finally {
    await dispose();
  }
}
