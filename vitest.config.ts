/** Three kinds of tests: in workerd (rules, routes, messages), in Node (the repository's own sweeps), and with a real port and browser (journeys). */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const signingKey = () => ({ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'ES256' });

export default defineConfig({
  test: {
    silent: 'passed-only',
    projects: [
      {
        plugins: [cloudflareTest(async () => ({
          main: './worker/index.ts',
          wrangler: { configPath: './wrangler.toml' },
          miniflare: {
            bindings: {
              DEMO: 'true', PORTAL_URL: 'http://portal.test', MAIL_FROM: 'portal@portal.test', LINK_SECRET: randomBytes(32).toString('base64url'), SIGNING_KEYS: JSON.stringify([signingKey()]),
              MIGRATIONS: await readD1Migrations('./schema/migrations'),
            },
          },
        }))],
        test: { name: 'workerd', include: ['test/{rules,routes,messages,world}/**/*.test.ts'], setupFiles: ['./test/support/migrate.ts'], testTimeout: 20_000 },
      },
      { test: { name: 'node', include: ['test/repo/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'journeys', include: ['test/journeys/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
