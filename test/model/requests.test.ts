/** The same, once a company is a partner: colleagues who join it, its change of distributor, its enrollment in another program. */
import { expect, test } from 'vitest';
import { partner } from './opening.ts';
import { holds, runs, seed, timeout } from './runs.ts';

test(`REG-5 to REG-8, REG-12, ENR-1: a partner, its colleagues and its distributors (seed ${seed})`, { timeout }, async () => {
  const { sequences, commands } = await holds(partner, {
    activateBeforehand: 0, submit: 6, join: 16, answerJoin: 12, requestTransfer: 8, askForTransfer: 12, answerTransfer: 10, decideTransfer: 8, cancelTransfer: 4, enroll: 5, wait: 8,
  });
  expect([sequences, commands > 12 * runs]).toEqual([runs, true]);
});
