/** How many sequences, and from which seed: `MODEL_SEED` repeats a run that failed. */
import { env } from 'cloudflare:test';

declare global {
  namespace Cloudflare {
    interface Env { readonly MODEL_SEED: string }
  }
}
export const runs = env.LONG === 'true' ? 1_000 : 20;
export const seed = Number(env.MODEL_SEED);
