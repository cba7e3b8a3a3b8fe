/** A deployment stops at its first failure, and says where the portal stands. What needs an account is stood in for: it is not run here. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CommandError } from '../../worker/commands/command.ts';
import { type Steps, deployTo } from '../../worker/commands/deploy.ts';
import { mailsIn } from '../../worker/commands/mails.ts';
import { targetOf } from '../../worker/commands/target.ts';
import { temporary } from './support/cli.ts';

const target = await targetOf({ env: 'production' });
let said: string[] = [];
beforeEach(() => { said = []; vi.spyOn(console, 'log').mockImplementation((line: string) => { said.push(line); }); });
afterEach(() => { vi.restoreAllMocks(); });

const order = ['check', 'build', 'unapplied', 'bookmark', 'migrate', 'upload', 'smoke'] as const satisfies readonly (keyof Steps)[];
function steps(fails?: keyof Steps, missing = ['0008_next.sql']) {
  const done: string[] = [];
  const step = <T>(name: keyof Steps, answer: T) => async (): Promise<T> => { done.push(name); if (name === fails) throw new CommandError(`${name} failed.`); return answer; };
  const made: Steps = { check: step('check', undefined), build: step('build', undefined), unapplied: step('unapplied', missing), bookmark: step('bookmark', '0000-mark'), migrate: step('migrate', undefined), upload: step('upload', undefined), smoke: step('smoke', undefined) };
  return { made, done };
}

describe('a deployment', () => {
  test('checks and builds before it touches anything, migrates before the worker, and asks it last', async () => {
    const { made, done } = steps();
    await deployTo(target, false, made);
    expect(done).toEqual(order);
    expect(said.join('\n')).toContain('wrangler d1 time-travel restore DB --bookmark 0000-mark --env production');
  });
  test('with nothing to migrate or build leaves that out', async () => {
    const { made, done } = steps(undefined, []);
    await deployTo(target, true, made);
    expect(done).toEqual(['check', 'unapplied', 'upload', 'smoke']);
  });
  test.each<[keyof Steps, RegExp]>([
    ['check', /Nothing was touched/], ['build', /Nothing was touched/], ['unapplied', /Nothing was touched/], ['bookmark', /Nothing was touched/], ['migrate', /The worker before runs on\. Migrations that were applied only add/],
    ['upload', /The worker before runs on\. The database is migrated/], ['smoke', /The new worker is deployed; npx wrangler rollback --env production/],
  ])('stops at %s', async (fails, stands) => {
    const { made, done } = steps(fails);
    await expect(deployTo(target, false, made)).rejects.toThrow(stands);
    expect(done).toEqual(order.slice(0, order.indexOf(fails) + 1));
  });
});

test('e-mails of a rehearsal are told whole, in whatever pieces their sender prints them', () => {
  const folder = temporary(), file = join(folder, 'text/a@b.txt');
  mkdirSync(join(folder, 'text'));
  writeFileSync(file, 'Bonjour,\n\n    052361\n');
  const printed = `[wrangler:info] QUEUE 1/1\n[wrangler:info] send_email binding called with MessageBuilder:\nFrom: "Lumenforge" <portal@lumenforge.com>\nTo: bo@orvela.com\nSubject: Code\n\nText: ${file}\nHTML: ${file}\n\nGET /healthz\n`;
  for (const size of [1, 7, 10_000]) {
    const told: string[] = [], take = mailsIn((mail) => told.push(mail));
    for (let at = 0; at < printed.length * 2; at += size) take((printed + printed).slice(at, at + size));
    const mail = `From: "Lumenforge" <portal@lumenforge.com>\nTo: bo@orvela.com\nSubject: Code\n\n${readFileSync(file, 'utf8').trim()}`;
    expect(told).toEqual([mail, mail]);
  }
});
