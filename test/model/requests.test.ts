/** The same, once a company is a partner: colleagues who join it, its change of distributor, its enrollment in another program. */
import { describe, test } from 'vitest';
import type { Command } from './commands.ts';
import { holds, seed, timeout } from './runs.ts';

const command = (name: Command['name'], over: Partial<Command> = {}): Command => ({ name, who: 0, what: 0, how: 0, at: 0, ...over });
/** One company of the first distributor, with a number, and its owner. */
const partner = [command('request'), command('confirm'), command('submit'), command('activate'), command('approve')];

describe('REG-5 to REG-8, REG-12, ENR-1', () => {
  test(`a partner, its colleagues and its distributors (seed ${seed})`, { timeout }, () => holds(partner, {
    activateBeforehand: 0, block: 1, join: 8, answerJoin: 7, requestTransfer: 4, askForTransfer: 8, answerTransfer: 4, decideTransfer: 4, cancelTransfer: 2, enroll: 2, wait: 5,
  }));
});
