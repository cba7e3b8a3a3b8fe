/** Signing in by an account, on the portal and on pages of other origins; a fresh proof for what is sensitive; my sessions (OPR-3, OPR-7, OPR-9). */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { Session } from './operators.ts';
import { forms } from './checks.ts';
import { Email, Instant, idOf } from './values.ts';

const Text = /* @__NO_SIDE_EFFECTS__ */ (longest: number) => v.pipe(v.string('value.required'), v.minLength(1, 'value.required'), v.maxLength(longest, 'value.too_long'));
/** 256 bits in base64url: a code challenge (RFC 7636), a key's thumbprint (RFC 7638). */
const Hash = /* @__PURE__ */ v.pipe(v.string('value.required'), v.regex(/^[\w-]{43}$/, 'value.characters'));
const Origin = /* @__PURE__ */ v.pipe(v.string('value.required'), v.maxLength(300, 'value.too_long'), v.check((text) => URL.canParse(text) && new URL(text).origin === text, 'value.origin'));

/** A way to sign in with an account: `microsoft` stands for Microsoft Entra, work and school accounts. */
export const Provider = /* @__PURE__ */ v.strictObject({ /** Of the portal's configuration. */ id: v.string(), name: v.string(), kind: v.picklist(['microsoft', 'oidc']) });
export type Provider = v.InferOutput<typeof Provider>;

export const listSignInMethods = endpoint({
  name: 'listSignInMethods', method: 'GET', path: '/v1/sign-in-methods', access: { by: 'anyone' },
  summary: 'How somebody can sign in here: by which accounts, and whether by e-mail link; for one program, what it asks for.',
  query: v.strictObject({ program: v.optional(idOf('program')) }),
  reply: v.strictObject({ providers: v.array(Provider), link: v.boolean(), /** The program lets in with a Microsoft 365 work account only. */ workAccount: v.boolean() }), problems: [], rules: ['OPR-3', 'OPR-9', 'ENR-13'],
});

export const beginSignIn = endpoint({
  name: 'beginSignIn', method: 'POST', path: '/v1/sign-ins/attempts', access: { by: 'cookie' }, status: 201,
  summary: 'Begins a sign-in with an account: the address to go to. It comes back to the sign-in page of that provider, with a code, within ten minutes and in the same browser.',
  body: v.strictObject({ provider: Text(60), /** The address to suggest there. */ email: v.optional(Email), /** Asks for a fresh proof by whoever is signed in here. */ prove: v.optional(v.boolean()) }),
  reply: v.strictObject({ url: v.string() }), problems: ['sign_in.provider_unknown', 'sign_in.provider_failed', 'request.rate_limited'], rules: ['OPR-9'],
});
export const completeSignIn = endpoint({
  name: 'completeSignIn', method: 'POST', path: '/v1/sign-ins/completions', access: { by: 'cookie' }, status: 201,
  summary: "Uses what the account's issuer answered: sets the portal's cookie and answers a session, or proves the session that is there.",
  body: v.strictObject({ /** Whose page it came back to: each has its own, `/sign-in/<provider>`, so that one issuer's code is never taken to another (RFC 9700, 4.4). */ provider: Text(60), state: Text(200), code: v.optional(Text(4_000)), iss: v.optional(Text(500)), /** What the issuer said instead of a code. */ error: v.optional(Text(200)) }),
  reply: v.strictObject({ ...Session.entries, /** A proof for a session that was there. */ proved: v.boolean() }),
  problems: [
    'sign_in.attempt_invalid', 'sign_in.attempt_expired', 'sign_in.attempt_used', 'sign_in.canceled', 'sign_in.provider_failed', 'sign_in.account_unproven', 'sign_in.no_access', 'sign_in.other_account', 'sign_in.personal_account',
    'sign_in.other_person', 'sign_in.work_account_required', 'request.rate_limited', 'session.ended', 'operator.not_active', 'invitation.expired', 'invitation.canceled',
  ],
  rules: ['OPR-3', 'OPR-9'],
});

/** What a page of another origin asks for, in the portal's window. */
const Grant = /* @__PURE__ */ v.strictObject({ /** Publishable key of the page. */ key: Text(200), origin: Origin });
export const readGrant = endpoint({
  name: 'readGrant', method: 'POST', path: '/v1/session-grants/previews', access: { by: 'cookie' },
  summary: 'Whose site asks for a session of whoever is signed in here, and who that is.',
  body: Grant, reply: v.strictObject({ organization: v.string(), origin: v.string(), operator: v.strictObject({ name: v.string(), email: v.string(), organization: v.string() }), /** When it was last proved that it is them. */ provenAt: v.nullable(Instant) }),
  problems: ['key.unknown', 'key.origin_not_allowed', 'sign_in.not_of_site'], rules: ['OPR-9', 'REG-16'],
});
export const grantSession = endpoint({
  name: 'grantSession', method: 'POST', path: '/v1/session-grants', access: { by: 'cookie' }, status: 201,
  summary: 'Lets that page begin a session: a code of one minute for its verifier and its own key.',
  body: v.strictObject({ ...Grant.entries, challenge: Hash, thumbprint: Hash, /** Only if it was proved in the last ten minutes that it is them. */ prove: v.optional(v.boolean()) }),
  reply: v.strictObject({ code: v.string(), expiresAt: Instant }), problems: ['key.unknown', 'key.origin_not_allowed', 'sign_in.not_of_site', 'session.step_up_required'], rules: ['OPR-9', 'REG-16'],
});

/** A proof of possession (RFC 9449, without its header): a JWT of at most five minutes, by the key whose public half is in its header; `htm`, `htu`, `iat`, `jti`. */
const Possession = /* @__PURE__ */ Text(2_000);
export const PageSession = /* @__PURE__ */ v.strictObject({ ...Session.entries, /** Serves once, with the same key: renews this session. */ refreshToken: v.string(), /** The session's own end; no renewal goes past it. */ endsAt: Instant });
export type PageSession = v.InferOutput<typeof PageSession>;
export const redeemSession = endpoint({
  name: 'redeemSession', method: 'POST', path: '/v1/sessions/redemptions', access: { by: 'key' }, status: 201,
  summary: 'A page of another origin begins the session that its code stands for, with the verifier and key it began with.',
  body: v.strictObject({ code: Text(200), verifier: v.pipe(v.string('value.required'), v.regex(/^[\w.~-]{43,128}$/, 'value.characters')), proof: Possession }),
  reply: PageSession, problems: ['sign_in.grant_invalid', 'sign_in.possession_invalid', 'operator.not_active', 'session.ended'], rules: ['OPR-9'],
});
export const refreshSession = endpoint({
  name: 'refreshSession', method: 'POST', path: '/v1/sessions/refreshes', access: { by: 'key' }, status: 201,
  summary: "Renews a page's session. A refresh token serves once: one that comes back later ends the session.",
  body: v.strictObject({ refreshToken: Text(200), proof: Possession }), reply: PageSession, problems: ['sign_in.possession_invalid', 'session.ended'], rules: ['OPR-9', 'OPR-7'],
});

export const shareSession = endpoint({
  name: 'shareSession', method: 'POST', path: '/v1/sessions/shares', access: { by: 'site' }, status: 201,
  summary: "A page on a sibling host of the portal's (partners.vendor.com beside portal.vendor.com) gets a session of ten minutes for the portal's cookie.",
  body: v.strictObject({}), reply: Session, problems: ['sign_in.not_of_site'], rules: ['OPR-9', 'REG-16'],
});

export const MySession = /* @__PURE__ */ v.strictObject({
  id: idOf('session'), current: v.boolean(), method: v.nullable(v.picklist(['link', 'account', 'invitation', 'backend', 'page'])),
  /** Where it is used: the portal, or a site that embeds it. */ origin: v.string(), /** Browser and system, like "Firefox, Linux". */ agent: v.nullable(v.string()), beganAt: Instant, seenAt: v.nullable(Instant), endsAt: Instant,
});
export type MySession = v.InferOutput<typeof MySession>;
export const listSessions = endpoint({
  name: 'listSessions', method: 'GET', path: '/v1/me/sessions', access: { by: 'operator', action: 'session.manage' },
  summary: 'My sessions that stand, the newest first, at most 100.', reply: v.strictObject({ sessions: v.array(MySession), /** The account that I sign in with, if it is tied to one. */ account: v.nullable(v.strictObject({ provider: v.string(), email: v.string(), since: Instant })) }), problems: [], rules: ['OPR-9'],
});
export const endSession = endpoint({
  name: 'endSession', method: 'DELETE', path: '/v1/me/sessions/{session}', access: { by: 'operator', action: 'session.manage' },
  summary: 'Ends one of my sessions, this one too, and those that pages began with it.', params: v.strictObject({ session: idOf('session') }), body: v.strictObject({}), reply: v.strictObject({ ended: v.number() }), problems: [], rules: ['OPR-9', 'OPR-7'],
});
export const endSessions = endpoint({
  name: 'endSessions', method: 'POST', path: '/v1/me/session-endings', access: { by: 'operator', action: 'session.manage' },
  summary: 'Signs me out everywhere, or everywhere but here.', body: v.strictObject({ keepThis: v.boolean() }), reply: v.strictObject({ ended: v.number() }), problems: [], rules: ['OPR-9', 'OPR-7'],
});

export const requestProof = endpoint({
  name: 'requestProof', method: 'POST', path: '/v1/me/proofs', access: { by: 'operator', action: 'session.manage' }, status: 201,
  summary: 'Mails me a code that proves this session again. Who signs in with a work account only proves it with that.',
  body: v.strictObject({}), reply: v.strictObject({ proof: idOf('proof'), /** My address. */ email: v.string(), expiresAt: Instant, resendAt: Instant }), problems: ['sign_in.work_account_required', 'proof.too_soon'], rules: ['OPR-9'],
});
export const confirmProof = endpoint({
  name: 'confirmProof', method: 'POST', path: '/v1/me/proofs/{proof}/confirmations', access: { by: 'operator', action: 'session.manage' },
  summary: 'Proves this session by the code that was mailed.', params: v.strictObject({ proof: idOf('proof') }), body: v.strictObject({ code: v.pipe(v.string('value.required'), v.regex(forms.code, 'value.code')) }),
  reply: v.strictObject({ /** What is sensitive is open until then. */ provenUntil: Instant }), problems: ['proof.code_wrong', 'proof.expired'], rules: ['OPR-9'],
});

export const signInEndpoints = [
  listSignInMethods, beginSignIn, completeSignIn, readGrant, grantSession, redeemSession, refreshSession, shareSession, listSessions, endSession, endSessions, requestProof, confirmProof,
] as const;
