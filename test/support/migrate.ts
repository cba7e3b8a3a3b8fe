import { type D1Migration, applyD1Migrations, env } from 'cloudflare:test';
import { beforeAll } from 'vitest';
import { openDatabase } from '../../worker/store/database.ts';
import { seedWorld } from '../../demo/world/seed.ts';

declare global {
  namespace Cloudflare {
    interface Env { readonly DB: D1Database; readonly MIGRATIONS: D1Migration[]; readonly LINK_SECRET: string; readonly SIGNING_KEYS: string; readonly PORTAL_URL: string; /** "true" in long runs. */ readonly LONG: string }
  }
}

beforeAll(async () => {
  await applyD1Migrations(env.DB, env.MIGRATIONS);
  await seedWorld(openDatabase(env.DB), Date.now());
});
