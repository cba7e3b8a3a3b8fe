/** A brand: how an organization's pages and e-mails look, and what things are called there. */
import * as v from 'valibot';
import { type TokenName, isTokenValue, longestValue, tokenNames } from './appearance.ts';
import { endpoint } from './endpoint.ts';
import { type Term, terms } from './glossary.ts';
import { lineOf, locales } from './values.ts';

const each = /* @__NO_SIDE_EFFECTS__ */ <K extends string, S extends v.GenericSchema>(keys: readonly K[], of: (key: K) => S) =>
  v.strictObject(Object.fromEntries(keys.map((key) => [key, v.optional(of(key))])) as Record<K, v.OptionalSchema<S, undefined>>);

const tokenValue = /* @__NO_SIDE_EFFECTS__ */ (name: TokenName) =>
  v.pipe(v.string('value.type'), v.maxLength(longestValue, 'value.too_long'), v.check((value) => isTokenValue(name, value), 'value.appearance'));
const Word = /* @__PURE__ */ v.strictObject({ /** In lower case, as within a sentence. */ one: lineOf(60), many: lineOf(60) });

export const Brand = /* @__PURE__ */ v.strictObject({
  /** Values of the theme's tokens (appearance.ts); those that are left out keep their default. */
  appearance: each(tokenNames, tokenValue),
  /** Other words for the portal's terms, per language (glossary.ts). */
  glossary: each(locales, () => each<Term, typeof Word>(terms, () => Word)),
});
export type Brand = v.InferOutput<typeof Brand>;

export const readSiteBrand = endpoint({
  name: 'readSiteBrand', method: 'GET', path: '/v1/brand', access: { by: 'key' },
  summary: "The brand of the site's key: its distributor's, else the organization's that made it.",
  reply: v.strictObject({ brand: v.nullable(Brand) }), problems: [], rules: ['ALL-4'],
});
export const readBrand = endpoint({
  name: 'readBrand', method: 'GET', path: '/v1/organization/brand', access: { by: 'operator', action: 'page.read' },
  summary: "The brand of this operator's pages: its organization's own, else that of the distributor its organization works with.",
  reply: v.strictObject({ brand: v.nullable(Brand) }), problems: [], rules: ['ALL-4'],
});
export const changeBrand = endpoint({
  name: 'changeBrand', method: 'PUT', path: '/v1/organization/brand', access: { by: 'operator', action: 'brand.write' },
  summary: 'Replaces the brand. Pages and e-mails show it from now on.',
  body: Brand, reply: v.strictObject({ brand: v.nullable(Brand) }), problems: [], rules: ['ALL-4', 'OPR-1'],
});

export const brandEndpoints = [readSiteBrand, readBrand, changeBrand] as const;
