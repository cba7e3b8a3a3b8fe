/** Branded scalars and closed lists that every area shares. Imports valibot only. */
import * as v from 'valibot';
import { canonicalEmail, forms, isClean, isReservedDuns, limits } from './checks.ts';

/* @__NO_SIDE_EFFECTS__ */
export function lineOf(longest: number) {
  return v.pipe(v.string('value.required'), v.minLength(1, 'value.required'), v.maxLength(longest, 'value.too_long'), v.check((text) => isClean(text), 'value.characters'));
}
/** One line of text: well-formed, at least one visible character, no control characters. */
export const Line = /* @__PURE__ */ lineOf(limits.line);

/** Several lines of text, possibly empty. */
export const Note = /* @__PURE__ */ v.pipe(
  v.string('value.required'),
  v.maxLength(limits.note, 'value.too_long'),
  v.check((text) => isClean(text, true), 'value.characters'),
);

/** An e-mail address in canonical form (checks.ts, `canonicalEmail`). */
export const Email = /* @__PURE__ */ v.pipe(
  v.string('value.required'),
  v.minLength(1, 'value.required'),
  v.maxLength(limits.email, 'value.too_long'),
  v.check((text) => canonicalEmail(text) !== undefined, 'value.email'),
  v.transform((text) => canonicalEmail(text) as string),
  v.brand('Email'),
);
export type Email = v.InferOutput<typeof Email>;

/** ISO 3166-1 alpha-2, upper case. The list itself is in countries.ts. */
export const CountryCode = /* @__PURE__ */ v.pipe(v.string('value.required'), v.regex(forms.country, 'value.country'), v.brand('CountryCode'));
export type CountryCode = v.InferOutput<typeof CountryCode>;

/** An instant: RFC 3339, UTC, milliseconds. */
export const Instant = /* @__PURE__ */ v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'value.instant'));
/** A calendar date, YYYY-MM-DD. */
export const DateOn = /* @__PURE__ */ v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'value.date'));

/** Languages of screens and e-mails. */
export const locales = ['en', 'fr'] as const;
export const Locale = /* @__PURE__ */ v.picklist(locales, 'value.choice');
export type Locale = (typeof locales)[number];

export const organizationKinds = ['vendor', 'distributor', 'partner', 'customer'] as const;
export const OrganizationKind = /* @__PURE__ */ v.picklist(organizationKinds);
export type OrganizationKind = (typeof organizationKinds)[number];

/** Ranked: each has the rights of those before it. */
export const roles = ['reader', 'admin', 'super_admin'] as const;
export const Role = /* @__PURE__ */ v.picklist(roles);
export type Role = (typeof roles)[number];

/** Prefix of each kind of id. The rest is a UUIDv7 in hex, so ids sort by time. */
export const idPrefixes = {
  organization: 'org', program: 'prg', registration: 'reg', enrollment: 'enr', operator: 'opr', activation: 'pac',
  session: 'ses', link: 'lnk', message: 'msg', activity: 'act', decision: 'dec', key: 'key', request: 'req', transfer: 'trf', block: 'blk', note: 'not',
  attempt: 'att', grant: 'grt', proof: 'prf', ask: 'lrq', person: 'per',
} as const;
export type IdKind = keyof typeof idPrefixes;
/** The schema of one kind of id, e.g. `reg_` and 32 hex digits. */
export const idOf = /* @__NO_SIDE_EFFECTS__ */ <K extends IdKind>(kind: K) =>
  v.pipe(v.string('value.required'), v.regex(new RegExp(`^${idPrefixes[kind]}_[0-9a-f]{32}$`), 'value.id'));

/** 9 digits; `000000000` and `999999999` are reserved (ENR-2). */
export const Duns = /* @__PURE__ */ v.pipe(
  v.string('value.required'),
  v.regex(forms.duns, 'value.duns'),
  v.check((digits) => !isReservedDuns(digits), 'value.duns_reserved'),
);
