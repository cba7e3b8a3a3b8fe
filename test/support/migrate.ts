import { type D1Migration, applyD1Migrations, env } from 'cloudflare:test';
import { beforeAll } from 'vitest';
import { openDatabase } from '../../worker/store/database.ts';
import type { SeedStatement } from '../../schema/demo.ts';
import { putSeedBack } from '../../worker/store/demo.ts';
import { originsFor } from '../../demo/world/origins.ts';
import { seedStatements } from '../../demo/world/seed.ts';

declare global {
  namespace Cloudflare {
    interface Env { readonly DB: D1Database; readonly MIGRATIONS: D1Migration[]; readonly LINK_SECRET: string; readonly SIGNING_KEYS: string; readonly MAIL_WEBHOOK_SECRET: string; readonly PORTAL_URL: string; /** "true" in long runs. */ readonly LONG: string }
  }
}

// Files may follow each other in one worker: each begins with the seed alone, as after a reset.
beforeAll(async () => {
  await applyD1Migrations(env.DB, env.MIGRATIONS);
  await putSeedBack(env.DB, (await seedStatements(openDatabase(env.DB), Date.now(), originsFor())).map((one) => one.toSQL() as SeedStatement));
});
