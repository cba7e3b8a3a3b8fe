/** How many sequences, and from which seed: `MODEL_SEED` repeats a run that failed, `random` looks for others. */
import { env } from 'cloudflare:test';
import fc from 'fast-check';
import { type Tally, agree } from './agreement.ts';
import { type Command, type Weights, commandsOf } from './commands.ts';

declare global {
  namespace Cloudflare {
    interface Env { readonly MODEL_SEED: string }
  }
}
export const runs = env.LONG === 'true' ? 1_050 : 12;
export const seed = Number(env.MODEL_SEED);
export const timeout = 1_800_000;

/** Any commands after the `opening` lead both sides to the same answers and rows. fast-check prints seed and path of a sequence for which they do not. */
export async function holds(opening: readonly Command[], weights: Weights): Promise<Tally> {
  const tally: Tally = { sequences: 0, commands: 0, answers: new Map() };
  await fc.assert(fc.asyncProperty(commandsOf(weights, { minLength: 14, maxLength: 28 }), (commands) => agree([...opening, ...commands], tally)), { numRuns: runs, seed });
  console.info(`seed ${seed}: ${tally.sequences} sequences, ${tally.commands} commands\n${[...tally.answers].toSorted().map(([answer, times]) => `${times} ${answer}`).join('\n')}`);
  return tally;
}
