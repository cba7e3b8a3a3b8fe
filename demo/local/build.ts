/** Builds what the worker serves: the SDK, then the sites. */
import { runStep } from './step.ts';

export async function build(): Promise<void> {
  await runStep('Building the SDK', 'vite', 'build');
  await runStep('Building the sites', 'vite', 'build', '--config', 'demo/vite.config.ts');
}
