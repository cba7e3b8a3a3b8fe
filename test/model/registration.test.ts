/** Applicants, reviewers, admins, vendor and clock in any order: the portal answers and writes what the model of rules.md says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Tally, agree } from './agreement.ts';
import { type Weights, commandsOf } from './commands.ts';
import { runs, seed } from './runs.ts';

test('REG, from the first address to the decision', { timeout: 1_800_000 }, async () => {
  const weights: Weights = {};
  const tally: Tally = { sequences: 0, commands: 0, answers: new Map() };
  await fc.assert(fc.asyncProperty(commandsOf(weights, { minLength: 8, maxLength: 22 }), (commands) => agree(commands, tally)), { numRuns: runs, seed, verbose: 1 });
  console.log(`seed ${seed}, ${tally.sequences} sequences, ${tally.commands} commands`);
  console.log([...tally.answers].toSorted().map(([answer, times]) => `${times} ${answer}`).join('\n'));
  expect(tally.sequences).toBeGreaterThanOrEqual(runs);
});
