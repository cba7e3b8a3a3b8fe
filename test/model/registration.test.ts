/** Applicants, reviewers, admins, vendor and clock in any order: the portal answers and writes what the model of rules.md says. */
import { expect, test } from 'vitest';
import { begun } from './opening.ts';
import { holds, runs, seed, timeout } from './runs.ts';

test(`REG-2 to REG-13: from the first address to the decision (seed ${seed})`, { timeout }, async () => {
  const { sequences, commands } = await holds(begun, {});
  expect([sequences, commands > 5 * runs]).toEqual([runs, true]);
});
