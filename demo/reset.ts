/** `npm run reset`: the seed again, and nothing of what was done since. Refuses while a server of ours is running. */
import { rmSync } from 'node:fs';
import { defaultPort } from './sites.ts';
import { prepareDatabase } from './local/database.ts';
import { stateFolder } from './local/paths.ts';
import { currentRun } from './local/running.ts';
import { StartError, main, openLog } from './local/step.ts';

await main(async () => {
  const running = await currentRun();
  if (running) throw new StartError(`Portico is running on port ${running.port}. Stop it first (Ctrl+C there), then reset.`);
  openLog('w');
  rmSync(stateFolder, { recursive: true, force: true });
  await prepareDatabase(defaultPort);
  console.log('The demo data is as it was at first.');
});
