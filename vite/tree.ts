/** A parsed module: its nodes, and changes of its text. */
export interface Node { readonly type: string; readonly start: number; readonly end: number; readonly [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
  }
}

export interface Edit { readonly start: number; readonly end: number; readonly text: string }
/** From the end, so that earlier positions stay right; what is cut goes before something is put in its place. */
export const edited = (code: string, edits: Edit[]): string =>
  edits.toSorted((a, b) => b.start - a.start || b.end - a.end).reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
