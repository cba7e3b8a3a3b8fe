/** A program's policy: one vendor's rules as data, validated, versioned, effective-dated. */
import * as v from 'valibot';
import { CountryCode, DateOn, Line, Note } from './values.ts';

const count = /* @__PURE__ */ v.pipe(v.number(), v.integer(), v.minValue(0));
const domain = /* @__PURE__ */ v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,253}$/));

export const Support = /* @__PURE__ */ v.strictObject({ url: v.pipe(v.string(), v.url()), email: v.pipe(v.string(), v.email()), phone: Line });

/** Who carries what of billing (rules.md, Words). */
export const billingTypes = ['trial', 'term', 'monthly', 'managed_order'] as const;

/** @rule REG-16, REG-10, ENR-9 and every rule that says "where the program asks for it": this is what it can ask for. */
export const Policy = /* @__PURE__ */ v.strictObject({
  /** Who reviews registrations; `distributor` falls back to the vendor where a registration names none. */
  reviewer: v.picklist(['distributor', 'vendor']),
  automaticApproval: v.boolean(),
  /** First access needs the distributor's product activation (REG-9). */
  productActivation: v.boolean(),
  /** `microsoft`: only Microsoft work tenants sign in, no e-mail link (OPR-3). */
  workAccount: v.picklist(['none', 'microsoft']),
  /** Added to, or taken from, the lists of webmail and disposable domains (REG-2). */
  mailDomains: v.strictObject({ refused: v.array(domain), exempt: v.array(domain) }),
  /** How many distributors a partner is tied to (REG-12); `none`: the vendor sells directly. */
  distributors: v.picklist(['none', 'one', 'several']),
  vetting: v.boolean(),
  partnerId: v.boolean(),
  agreement: v.boolean(),
  /** Seats for technical courses (TRN-1); `null`: no limit. */
  technicalSeats: v.nullable(count),
  /** Business days a reviewer has; shown to applicants as the due day. */
  reviewDays: count,
  tiers: v.array(v.strictObject({ name: Line, revenue: count, certifications: v.array(v.strictObject({ kind: Line, number: count })), announcedOn: DateOn, enforcedOn: DateOn })),
  courses: v.array(v.strictObject({ name: Line, kind: v.picklist(['base', 'sales', 'pre_sales', 'technical']) })),
  /** Where a partner may sell, and in which currency (REL-8). Empty: everywhere. */
  markets: v.array(v.strictObject({ country: CountryCode, currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)) })),
  holidays: v.array(DateOn),
  /** IANA name. */
  timeZone: v.pipe(v.string(), v.check((zone) => { try { return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''; } catch { return false; } })),
  specializations: v.array(v.picklist(['msp_flex', 'msp_flex_connect', 'csp'])),
  billingTypes: v.array(v.picklist(billingTypes)),
  earlyAccess: v.array(v.strictObject({ name: Line, flexCompatible: v.boolean() })),
  support: Support,
  /** What the applicant agrees to, per language (ALL-5). */
  consent: v.strictObject({ en: Note, fr: Note }),
});
export type Policy = v.InferOutput<typeof Policy>;
