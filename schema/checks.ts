/**
 * What a single typed value must be: predicates and checks without a library, so that a browser brings none for them. The schemas of values.ts
 * are made of the same predicates, and a test holds both to the same answers.
 */
/** Longest values accepted, in UTF-16 code units unless said. One list, each with its reason. */
export const limits = {
  /** RFC 5321 §4.5.3.1.3: a path of 256 octets less its brackets. */
  email: 254,
  /** A name, a street line, a title: the longest legal company names are under 300. */
  line: 300,
  /** A telephone number, a postal code: as printed. */
  phone: 40,
  postalCode: 16,
  /** A note to a person. */
  note: 2_000,
  /** RFC 9110 leaves it open; ours fits a D1 key. */
  idempotencyKey: 200,
  /** A request body, in bytes. */
  body: 64 * 1024,
} as const;

// A control character other than none: C0, DEL, C1, line and paragraph separators, bidirectional overrides.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
// oxlint-disable-next-line no-control-regex
const controlButNewline = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
/** Well-formed, and no control characters; `lines` allows line feeds. */
export const isClean = (text: string, lines = false): boolean => text.isWellFormed() && !(lines ? controlButNewline : control).test(text);

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

export const forms = { country: /^[A-Z]{2}$/, duns: /^\d{9}$/, code: /^\d{6}$/ } as const;
/** Reserved by the issuer (ENR-2). */
export const isReservedDuns = (digits: string): boolean => digits === '000000000' || digits === '999999999';

/** What a validation issue can say: the message of every schema above, and valibot's own mapped to them. */
export const valueCodes = [
  'value.required', 'value.too_long', 'value.characters', 'value.email', 'value.country', 'value.instant', 'value.date', 'value.choice',
  'value.id', 'value.duns', 'value.duns_reserved', 'value.unknown_property', 'value.type', 'value.consent', 'value.code', 'value.cursor', 'value.origin',
  'value.work_email', 'value.address_part', 'value.appearance',
] as const;
export type ValueCode = (typeof valueCodes)[number];

/** Answers what is wrong with a value, or nothing. */
export type Check = (text: string) => ValueCode | undefined;
export const checkFilled: Check = (text) => (text === '' ? 'value.required' : undefined);
/* @__NO_SIDE_EFFECTS__ */
export const checkLine = (longest: number = limits.line): Check => (text) => checkFilled(text) ?? (text.length > longest ? 'value.too_long' : isClean(text) ? undefined : 'value.characters');
export const checkNote: Check = (text) => (text.length > limits.note ? 'value.too_long' : isClean(text, true) ? undefined : 'value.characters');
export const checkEmail: Check = (text) => checkFilled(text) ?? (text.length > limits.email ? 'value.too_long' : canonicalEmail(text) === undefined ? 'value.email' : undefined);
export const checkCountry: Check = (text) => (forms.country.test(text) ? undefined : 'value.country');
export const checkDuns: Check = (digits) => (!forms.duns.test(digits) ? 'value.duns' : isReservedDuns(digits) ? 'value.duns_reserved' : undefined);
export const checkCode: Check = (digits) => (forms.code.test(digits) ? undefined : 'value.code');
