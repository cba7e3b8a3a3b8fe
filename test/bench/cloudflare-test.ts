/** Stands for `cloudflare:test` outside of it, so that test/support calls a worker on a real port with the requests of the tests. */
import { registerHooks } from 'node:module';
import type { Bindings, Started } from './worker.ts';

let started: Started | undefined;
export const SELF = { fetch: (request: Request): Promise<Response> => (started as Started).fetch(request) };
export let env: Bindings;

/** From here on `cloudflare:test` is the given worker. To be called before test/support is imported, which reads `env` at once. */
export function standFor(worker: Started): void {
  const first = started === undefined;
  started = worker;
  env = worker.env;
  if (first) registerHooks({ resolve: (specifier, context, next) => (specifier === 'cloudflare:test' ? { url: import.meta.url, format: 'module-typescript', shortCircuit: true } : next(specifier, context)) });
}
