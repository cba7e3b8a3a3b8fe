/**
 * Kills the worker in mid-write, again and again, under eight writers that repeat their unanswered requests under the same key: no acknowledged
 * write is lost, none is torn, none takes effect twice, and every message is sent at least once under one id (ALL-2, ALL-3).
 *
 *   node test/kill/kill.ts [--rounds 12] [--minutes 18] [--seed 1]
 *
 * `--minutes` ends the rounds early; how many there were is printed.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { audit, auditMail, auditWalks, releaseClaims } from './audit.ts';
import { bundleWorker, databaseFile, freePort, freshSecrets, openMailbox, start, temporaryFolder } from './killable.ts';
import { type Log, type Target, write } from './writers.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '12' }, minutes: { type: 'string', default: '60' }, seed: { type: 'string' } } });
const wanted = Number(values.rounds), minutes = Number(values.minutes), seed = Number(values.seed ?? Date.now() % 2_147_483_648);
const writers = 8;
/** How long a round's writers write before the kill, in ms. */
const [shortest, longest] = [100, 900];

/** The runtime's own way to call the cron handler; `wrangler dev` offers it as /cdn-cgi/handler/scheduled. */
const sweep = '/cdn-cgi/local/scheduled';

/** Mulberry32: the same seed kills after the same times. */
function randomOf(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const median = (all: number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;

async function main(): Promise<string[]> {
  const began = Date.now();
  const folder = temporaryFolder();
  const state = join(folder, 'state');
  mkdirSync(state);
  const mailbox = await openMailbox();
  const secrets = freshSecrets();
  const told = { bundle: await bundleWorker(folder), state, port: await freePort(), mailbox: mailbox.url, secrets };
  let running = await start({ ...told, prepare: true });
  const file = databaseFile(state);

  const random = randomOf(seed);
  const target: Target = { url: running.url, secret: secrets.LINK_SECRET, ending: false, random: randomOf(seed + 1) };
  const log: Log = { acknowledged: [], walks: new Map(), unanswered: 0, replayed: 0 };
  const faults: string[] = [];
  const restarts: number[] = [];
  let midWrite = 0;
  const writing = Array.from({ length: writers }, (_, index) => write(target, log, `writer${index}`).catch((error: unknown) => { faults.push(`writer ${index}: ${String(error)}`); }));

  let audited = 0;
  let rounds = 0;
  while (rounds < wanted && faults.length === 0 && Date.now() - began < minutes * 60_000) {
    rounds += 1;
    await pause(shortest + random() * (longest - shortest));
    const before = log.unanswered;
    await running.kill();
    target.url = undefined;
    // What was in flight is noticed by its writer in the same turn or the next few.
    await pause(30);
    if (log.unanswered > before) midWrite += 1;
    const acknowledged = log.acknowledged.length;
    faults.push(...audit(file, log, audited).faults.map((fault) => `round ${rounds}: ${fault}`));
    audited = acknowledged;
    const stopped = Date.now();
    running = await start({ ...told, prepare: false });
    restarts.push(Date.now() - stopped);
    target.url = running.url;
    // What the queue lost is swept while the writers write, and the next kill may come in the middle of it.
    void fetch(`${running.url}${sweep}`).catch(() => undefined);
  }

  target.ending = true;
  await Promise.all(writing);
  await running.kill();
  const end = audit(file, log);
  faults.push(...end.faults, ...auditWalks(file, log));
  let toSend = releaseClaims(file);
  const left = toSend;
  running = await start({ ...told, prepare: false });
  for (; toSend > 0; toSend -= 100) await fetch(running.url + sweep);
  await running.kill();
  faults.push(...auditMail(file, mailbox.received));
  mailbox.close();

  if (log.acknowledged.length < rounds * writers) faults.push(`only ${log.acknowledged.length} writes were acknowledged: the rounds prove little`);
  if (midWrite < rounds / 2) faults.push(`only ${midWrite} of ${rounds} kills met a request in flight`);
  const again = [...mailbox.received.values()].filter((times) => times > 1).length;
  console.log([
    `${rounds} of ${wanted} kills (${midWrite} with requests in flight), ${writers} writers, seed ${seed}, ${((Date.now() - began) / 1_000).toFixed(1)} s, restart ${median(restarts)} ms (median)`,
    `${log.acknowledged.length} writes acknowledged, ${log.unanswered} unanswered and repeated, ${log.replayed} of those had taken effect`,
    `${end.registrations} registrations: ${Object.entries(end.states).map(([name, number]) => `${number} ${name}`).join(', ')}`,
    `${mailbox.received.size} messages sent, ${left} of them by the last sweep, ${again} more than once under the same id`,
  ].join('\n'));
  return faults;
}

const faults = await main();
for (const fault of faults.slice(0, 40)) console.error(fault);
if (faults.length) console.error(`${faults.length} faults`);
process.exitCode = faults.length ? 1 : 0;
