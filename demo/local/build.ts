/** Builds what the worker serves: the SDK with its pinned release and its metadata, then the sites. */
import { runStep } from './step.ts';

export async function build(): Promise<void> {
  await runStep('Building the SDK', 'vite', 'build');
  // Each writes a folder of its own.
  await Promise.all([
    runStep('Building the pinned release', 'vite/pinned.ts'), runStep('Writing the metadata', 'vite/manifest/write.ts'), runStep('Building the sites', 'vite', 'build', '--config', 'demo/vite.config.ts'),
  ]);
}
