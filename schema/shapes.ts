/** Shapes that replies of several areas share. */
import * as v from 'valibot';
import { actions } from './permissions.ts';
import { problemCodes } from './problems.ts';
import { Instant } from './values.ts';

export const ActionName = /* @__PURE__ */ v.picklist(actions);

/** Why and since when an address takes no e-mail (ALL-6); null where it does. */
export const Unreachable = /* @__PURE__ */ v.nullable(v.strictObject({ /** Mail came back for good, or was reported as spam. */ reason: v.picklist(['bounce', 'complaint']), since: Instant }));
export type Unreachable = v.InferOutput<typeof Unreachable>;

/** One thing the reader can do with what is shown; where not, the code and the sentence of the refusal it would meet. */
export const CanEntry = /* @__PURE__ */ v.strictObject({
  action: v.string(),
  allowed: v.boolean(),
  problem: v.optional(v.strictObject({ code: v.picklist(problemCodes), detail: v.string(), /** What was wanted, where a role is missing that some colleague has. */ wanted: v.optional(ActionName) })),
});
export type CanEntry = v.InferOutput<typeof CanEntry>;

/** One page of a list: rows, and the cursor of the next page or `null`. */
/* @__NO_SIDE_EFFECTS__ */
export const Page = <S extends v.GenericSchema>(row: S) => v.strictObject({ rows: v.array(row), next: v.nullable(v.string()) });
