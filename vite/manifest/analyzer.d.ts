/** What the analyzer exports and does not declare. */
import '@custom-elements-manifest/analyzer';

declare module '@custom-elements-manifest/analyzer' {
  export const ts: import('@custom-elements-manifest/analyzer').InitializeParams['ts'];
  export function create(options: { modules: readonly unknown[]; plugins: readonly unknown[] }): unknown;
}
