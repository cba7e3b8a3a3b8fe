/** Builds what the worker serves: the SDK with its pinned release and its metadata, then the sites. */
import { runStep } from './step.ts';

export async function build(): Promise<void> {
  await runStep('Building the SDK', 'vite', 'build');
  await runStep('Building the pinned release', 'vite/pinned.ts');
  await runStep('Writing the metadata', 'vite/manifest/write.ts');
  await runStep('Building the sites', 'vite', 'build', '--config', 'demo/vite.config.ts');
}
