/** `npm start`: builds, migrates, seeds when empty, serves on PORT (8787), and prints where. Data stays between starts. `--no-build` serves what was built before. */
import { defaultPort, originOf, sites } from './sites.ts';
import { build } from './local/build.ts';
import { prepareDatabase } from './local/database.ts';
import { startIssuers } from './local/issuers.ts';
import { currentRun, forgetRun, isFree, noteRun } from './local/running.ts';
import { serveSeed } from './local/seed-server.ts';
import { callCron, end } from '../worker/commands/serve.ts';
import { serve, untilHealthy } from './local/serve.ts';
import { StartError, main, openLog } from './local/step.ts';
import { writeVars } from './local/vars.ts';

function portOf(text: string | undefined): number {
  const port = Number(text || defaultPort);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartError(`PORT must be a number from 1 to 65535, not “${text}”.`);
  return port;
}

await main(async () => {
  // Started by a program over a channel, it ends with that one, however that ended.
  const attached = process.connected;
  const port = portOf(process.env.PORT);
  const running = await currentRun();
  if (running) throw new StartError(`Portico is already running from this folder, on port ${running.port}. Stop it first.`);
  if (!await isFree(port)) throw new StartError(`Port ${port} is in use by another program. Stop that, or choose another: PORT=${port + 1} npm start`);

  openLog('w');
  const seed = await serveSeed(port);
  const issuers = await startIssuers(originOf({ host: 'portal.localhost' }, port));
  writeVars(port, seed.url, issuers.providers);
  if (!process.argv.includes('--no-build')) await build();
  await prepareDatabase(port);

  const child = serve(port);
  noteRun({ pid: process.pid, port });
  let cron: NodeJS.Timeout | undefined;
  let asked = false;
  const stop = async (): Promise<void> => {
    asked = true;
    clearInterval(cron);
    await end(child);
    seed.close();
    issuers.close();
    forgetRun();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void stop());
  process.on('disconnect', () => void stop());
  process.channel?.unref();
  if (attached && !process.connected) return stop();
  try {
    await untilHealthy(child, port);
  } catch (error) {
    const wanted = asked;
    await stop();
    if (wanted) return;
    throw error;
  }
  cron = callCron(port);
  console.log(`Portico runs: ${sites.map((site) => `${site.name} ${originOf(site, port)}`).join(' · ')} (Ctrl+C ends it)`);

  await new Promise<void>((resolve) => { child.on('exit', () => resolve()); });
  const wanted = asked;
  await stop();
  if (!wanted) throw new StartError('The worker ended by itself. See .wrangler/start.log.');
});
