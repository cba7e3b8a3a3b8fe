/** Faults put into the worker on purpose: each is a protection taken away, and names the test that must notice. */
export interface Edit { readonly file: string; /** Stands in the file exactly once. */ readonly find: string; readonly replace: string }
export interface Mutant {
  /** What is gone, as a sentence. */
  readonly name: string;
  readonly edits: readonly Edit[];
  /** The test that must fail. `project` is one of vitest.config.ts. */
  readonly by: { readonly project: 'workerd' | 'faults' | 'model'; readonly file: string; /** A part of its full title. */ readonly title: string } | { readonly kill: number };
  /** How the failure reads, where it is no plain assertion. */
  readonly because?: RegExp;
}

export const routes = (file: string, title: string) => ({ project: 'workerd', file: `test/routes/${file}.test.ts`, title }) as const;
export const races = (file: string, title: string) => ({ project: 'faults', file: `test/races/${file}.test.ts`, title }) as const;
export const model = (file: string, title: string) => ({ project: 'model', file: `test/model/${file}.test.ts`, title }) as const;
