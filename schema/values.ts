/** Branded scalars and closed lists that every area shares. Imports valibot only. */
import * as v from 'valibot';

/** Longest values accepted, in UTF-16 code units unless said. One list, each with its reason. */
export const limits = {
  /** RFC 5321 §4.5.3.1.3: a path of 256 octets less its brackets. */
  email: 254,
  /** A name, a street line, a title: the longest legal company names are under 300. */
  line: 300,
  /** A note to a person. */
  note: 2_000,
  /** RFC 9110 leaves it open; ours fits a D1 key. */
  idempotencyKey: 200,
  /** A request body, in bytes. */
  body: 64 * 1024,
  /** Rows on one page of a list. */
  page: 100,
} as const;

// A control character other than none: C0, DEL, C1, line and paragraph separators, bidirectional overrides.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
// oxlint-disable-next-line no-control-regex
const controlButNewline = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** One line of text: well-formed, at least one visible character, no control characters. */
export const Line = /* @__PURE__ */ v.pipe(
  v.string('value.required'),
  v.minLength(1, 'value.required'),
  v.maxLength(limits.line, 'value.too_long'),
  v.check((text) => text.isWellFormed() && !control.test(text), 'value.characters'),
);

/** Several lines of text, possibly empty. */
export const Note = /* @__PURE__ */ v.pipe(
  v.string('value.required'),
  v.maxLength(limits.note, 'value.too_long'),
  v.check((text) => text.isWellFormed() && !controlButNewline.test(text), 'value.characters'),
);

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~\-\u0080-\u{10ffff}]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~\-\u0080-\u{10ffff}]+)*$/iu;
const asciiDomain = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z][a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * The canonical form of an address: lower case, its domain in ASCII (IDNA, by the URL standard).
 * `undefined` when the text is no address of RFC 5321 with a domain of at least two labels.
 * @rule REG-1 malformed is refused; o'brien@…, plus-tags and internationalized domains are valid.
 */
export function canonicalEmail(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at).normalize('NFC');
  const typed = text.slice(at + 1);
  if (at < 1 || local.length > 64 || !text.isWellFormed() || !localPart.test(local) || control.test(local)) return undefined;
  // URL parsing would swallow these and accept another host than the one typed.
  if (/[\s/\\?#:@%[\]]/u.test(typed)) return undefined;
  const host = URL.canParse(`http://${typed}/`) ? new URL(`http://${typed}/`).hostname : '';
  const email = `${local.toLowerCase()}@${host}`;
  return asciiDomain.test(host) && email.length <= limits.email ? email : undefined;
}

/** An e-mail address in canonical form (see {@link canonicalEmail}). */
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
export const CountryCode = /* @__PURE__ */ v.pipe(v.string('value.required'), v.regex(/^[A-Z]{2}$/, 'value.country'), v.brand('CountryCode'));
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
  session: 'ses', link: 'lnk', message: 'msg', activity: 'act', decision: 'dec', key: 'key', request: 'req',
} as const;
export type IdKind = keyof typeof idPrefixes;
/** The schema of one kind of id, e.g. `reg_` and 32 hex digits. */
export const idOf = /* @__NO_SIDE_EFFECTS__ */ <K extends IdKind>(kind: K) =>
  v.pipe(v.string('value.required'), v.regex(new RegExp(`^${idPrefixes[kind]}_[0-9a-f]{32}$`), 'value.id'));

/** 9 digits; `000000000` and `999999999` are reserved (ENR-2). */
export const Duns = /* @__PURE__ */ v.pipe(
  v.string('value.required'),
  v.regex(/^\d{9}$/, 'value.duns'),
  v.check((digits) => digits !== '000000000' && digits !== '999999999', 'value.duns_reserved'),
);

/** What a validation issue can say: the message of every schema above, and valibot's own mapped to them. */
export const valueCodes = [
  'value.required', 'value.too_long', 'value.characters', 'value.email', 'value.country', 'value.instant', 'value.date', 'value.choice',
  'value.id', 'value.duns', 'value.duns_reserved', 'value.unknown_property', 'value.type', 'value.consent', 'value.code', 'value.cursor', 'value.origin',
] as const;
export type ValueCode = (typeof valueCodes)[number];
