/** The same, once a company is a partner: colleagues who join it, its change of distributor, its enrollment in another program. */
import { describe, test } from 'vitest';
import { partner } from './opening.ts';
import { holds, seed, timeout } from './runs.ts';

describe('REG-5 to REG-8, REG-12, ENR-1', () => {
  test(`a partner, its colleagues and its distributors (seed ${seed})`, { timeout }, () => holds(partner, {
    activateBeforehand: 0, join: 14, answerJoin: 12, requestTransfer: 8, askForTransfer: 12, answerTransfer: 10, decideTransfer: 8, cancelTransfer: 4, enroll: 5, wait: 8,
  }));
});
