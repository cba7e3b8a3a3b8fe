/** Element tests: in the Chromium that the system has, with the sources as they are. */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { findChromium } from './.ci/chromium.mjs';

const executablePath = await findChromium();

export default {
  files: 'test/components/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser'] },
  concurrency: 2,
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: new URL('./tsconfig.json', import.meta.url).pathname })],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] },
    }),
  ],
  testFramework: { config: { timeout: 10_000 } },
};
