/** Builds the SDK into dist/site/sdk/v1, and the headers that pages elsewhere need to load it. */
import type { UserConfig } from 'vite';
import { bareNode } from './vite/bare-node.ts';
import { writeHeaders } from './vite/headers.ts';
import { slimEndpoints } from './vite/slim-endpoints.ts';
import { squeezeTemplates } from './vite/squeeze-templates.ts';

/** What pages name themselves, at addresses that stay. */
const entries = { loader: 'components/loader.ts', define: 'components/define.ts', index: 'components/index.ts' };
/** The elements are entries too: as mere chunks, each would be imported through an object of its exports and a helper that makes it. */
const elements = {
  provider: 'components/core/provider.ts', 'registration-form': 'components/registration/registration-form.ts', 'review-queue': 'components/requests/review-queue.ts',
  'registration-status': 'components/registration/registration-status.ts', 'enrollment-form': 'components/enrollment/enrollment-form.ts', 'sign-in': 'components/operators/sign-in.ts', 'organization-overview': 'components/operators/organization-overview.ts',
  'operator-manager': 'components/operators/operator-manager.ts', 'admin-check': 'components/operators/admin-check.ts', 'activity-log': 'components/activity/activity-log.ts', 'health-card': 'components/health/health-card.ts',
  'my-sessions': 'components/operators/my-sessions.ts',
};

const config: UserConfig = {
  plugins: [bareNode(), slimEndpoints(), squeezeTemplates(), writeHeaders()],
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/site',
    // The demo builds beside it, and open pages still ask for the chunks of earlier builds.
    emptyOutDir: false,
    reportCompressedSize: false,
    // As a library: an application's build wraps each import() in a preload helper as large as the loader.
    lib: { entry: { ...entries, ...elements }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      treeshake: { propertyReadSideEffects: false },
      output: {
        // What every element needs is one chunk, and what every form does another: many small ones compress worse, and each is a request.
        codeSplitting: { groups: [
          { name: 'core', test: /\/(?:@lit|lit|lit-html|lit-element)\/(?!.*(?:directive|context))|\/components\/core\/(?:client|element|error|events|icons|intents|locale|panels|provider-context|styles|tokens)\.ts/ },
          { name: 'forms', test: /\/schema\/(?:values|checks)\.ts|\/components\/core\/(?:field|form|form-styles|slotted-field)\.ts/ },
          { name: 'parts', test: /\/(?:components\/core\/(?:fold|part-icons)|schema\/fold)\.ts/ },
        ] },
        entryFileNames: ({ name }) => `sdk/v1/${name in entries ? '[name]' : 'chunks/[name]-[hash]'}.js`, chunkFileNames: 'sdk/v1/chunks/[name]-[hash].js',
        minify: true, comments: { annotation: false, legal: false, jsdoc: false },
      },
    },
  },
};
export default config;
