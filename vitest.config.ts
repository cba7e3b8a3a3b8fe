/** Nine kinds of tests: in workerd (rules, routes, messages), there with failing bindings (faults) and against a model of the rules (model), in Node (the repository's own sweeps; what is typed at a terminal; in long runs the guide, a restore and a release, as they are operated), with a real port and browser (journeys; pages of others and of the demo in long runs), and on the gallery in a browser (gallery). */
import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { configuredIssuers, issuerPorts } from './test/support/issuer-ports.ts';

const signingKey = () => ({ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'ES256' });

/** The same sequences in every run, so that a red one says something of the change; `MODEL_SEED=random npm run test:model` looks for others. */
const modelSeed = (): string => (process.env['MODEL_SEED'] === 'random' ? String(randomInt(2 ** 31)) : (process.env['MODEL_SEED'] ?? '20261121'));

const workerd = () => cloudflareTest(async () => ({
  main: './worker/index.ts',
  wrangler: { configPath: './wrangler.toml' },
  miniflare: {
    bindings: {
      DEMO: 'true', PORTAL_URL: 'http://portal.test', MAIL_FROM: 'portal@portal.test', LINK_SECRET: randomBytes(32).toString('base64url'), SIGNING_KEYS: JSON.stringify([signingKey()]),
      SIGN_IN_PROVIDERS: configuredIssuers(), ISSUER_CONTROL: `http://127.0.0.1:${issuerPorts.control}`,
      // Its webhooks are taken; without a token, e-mail goes through the binding.
      MAIL_API: 'resend', MAIL_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64')}`,
      LONG: process.env['LONG'] ?? '', MODEL_SEED: modelSeed(), MIGRATIONS: await readD1Migrations('./schema/migrations'),
    },
  },
}));
// Where workerd runs many files they follow each other in one worker, each on a fresh seed: a worker of its own costs each a second and more.
const setupFiles = ['./test/support/migrate.ts'], quiet = [...setupFiles, './test/support/quiet.ts'];
const globalSetup = ['test/support/issuers.ts'];

export default defineConfig({
  test: {
    silent: 'passed-only', maxWorkers: 2,
    projects: [
      { plugins: [workerd()], test: { name: 'workerd', include: ['test/{rules,routes,messages,world}/**/*.test.ts'], setupFiles, globalSetup, isolate: false, testTimeout: 20_000 } },
      { plugins: [workerd()], test: { name: 'faults', include: ['test/{faults,races}/**/*.test.ts'], setupFiles: quiet, globalSetup, isolate: false, testTimeout: 60_000 } },
      { plugins: [workerd()], test: { name: 'model', include: ['test/model/**/*.test.ts'], setupFiles: quiet, testTimeout: 1_800_000 } },
      { test: { name: 'node', include: ['test/repo/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'commands', include: ['test/commands/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { name: 'operate', include: ['test/operate/**/*.test.ts'], testTimeout: 900_000, hookTimeout: 300_000 } },
      { test: { name: 'journeys', include: ['test/journeys/**/*.test.ts'], globalSetup: ['test/journeys/support/demo.ts'], setupFiles: ['./test/journeys/support/one-look.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { name: 'pages', include: ['test/pages/**/*.test.ts'], globalSetup: ['test/journeys/support/demo.ts'], setupFiles: ['./test/journeys/support/one-look.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { name: 'gallery', include: ['test/gallery/**/*.test.ts'], globalSetup: ['test/gallery/support/gallery.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});
