/** `npm run build`: what a deployment uploads. */
import { build } from './local/build.ts';
import { logFile } from './local/paths.ts';
import { main, openLog } from './local/step.ts';

await main(async () => {
  openLog('w');
  await build();
  console.log(`Built into dist/site. Details: ${logFile}`);
});
