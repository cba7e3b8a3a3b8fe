/** Operators and sign-in: sessions, one-time links, who am I (OPR). */
import * as v from 'valibot';
import { Brand } from './brand.ts';
import { endpoint } from './endpoint.ts';
import { ActionName } from './shapes.ts';
import { statesOf } from './states.ts';
import { Email, Instant, Locale, OrganizationKind, Role, idOf } from './values.ts';

/** An exact web origin: scheme, host, port. */
const Origin = /* @__PURE__ */ v.pipe(v.string('value.required'), v.maxLength(300, 'value.too_long'), v.check((text) => URL.canParse(text) && new URL(text).origin === text, 'value.origin'));

/** A short-lived session: the element sends `token` as bearer. */
export const Session = /* @__PURE__ */ v.strictObject({ session: idOf('session'), token: v.string(), expiresAt: Instant });
export type Session = v.InferOutput<typeof Session>;

export const Me = /* @__PURE__ */ v.strictObject({
  operator: v.strictObject({ id: idOf('operator'), name: v.string(), email: v.string(), role: Role, locale: Locale }),
  organization: v.strictObject({ id: idOf('organization'), name: v.string(), kind: OrganizationKind, brand: v.nullable(Brand) }),
  /** Who the admins are: any operator may know (OPR-2). */
  admins: v.array(v.strictObject({ id: idOf('operator'), name: v.string(), role: Role })),
  enrollments: v.array(v.strictObject({
    id: idOf('enrollment'), program: v.string(), programId: idOf('program'), state: v.picklist(statesOf('enrollment')), distributors: v.array(v.string()),
    /** Set where a partner works with one distributor at a time: those it can ask to change to, and its open request for that (REG-12). */
    change: v.nullable(v.strictObject({ distributors: v.array(v.strictObject({ id: idOf('organization'), name: v.string() })), transfer: v.nullable(idOf('transfer')) })),
    /** Steps still to be done before it is active, in order (ENR-9). */
    missing: v.array(v.picklist(['vetting', 'partner_id', 'agreement'])),
  })),
  can: v.array(ActionName),
});
export type Me = v.InferOutput<typeof Me>;

export const mintSession = endpoint({
  name: 'mintSession', method: 'POST', path: '/v1/sessions', access: { by: 'secret' }, status: 201,
  summary: "A host's backend mints a session of ten minutes for one operator of its organization, for pages of one origin.",
  body: v.strictObject({ operator: idOf('operator'), origin: Origin, /** Cuts what the operator may do; absent: all of it. */ scopes: v.optional(v.array(ActionName)), /** When you last asked for a proof that it is them: what is sensitive needs one of the last ten minutes. */ provenAt: v.optional(Instant) }),
  reply: Session, problems: ['operator.not_active'], rules: ['OPR-9', 'OPR-7'],
});
export const requestSignInLink = endpoint({
  name: 'requestSignInLink', method: 'POST', path: '/v1/sign-in-links', access: { by: 'anyone' }, status: 202,
  summary: 'Mails a one-time sign-in link of 15 minutes, if the address is an operator. The answer is the same either way.',
  body: v.strictObject({ email: Email, /** A program to enroll in next: the link leads there. */ enroll: v.optional(idOf('program')) }), reply: v.strictObject({ /** When another may be asked for. */ resendAt: Instant }), problems: ['sign_in.too_many'], rules: ['OPR-9'],
});
export const signIn = endpoint({
  name: 'signIn', method: 'POST', path: '/v1/sign-ins', access: { by: 'cookie' }, status: 201,
  summary: "Uses a one-time link: sets the portal's cookie and answers a session.",
  body: v.strictObject({ token: v.pipe(v.string('value.required'), v.maxLength(200, 'value.too_long')) }),
  reply: Session, problems: ['sign_in.link_invalid', 'sign_in.link_expired', 'sign_in.link_used', 'sign_in.work_account_required', 'operator.not_active'], rules: ['OPR-9'],
});
export const renewSession = endpoint({
  name: 'renewSession', method: 'POST', path: '/v1/sessions/renewals', access: { by: 'cookie' }, status: 201,
  summary: "Answers a fresh session for the portal's cookie.",
  body: v.strictObject({}), reply: Session, problems: [], rules: ['OPR-9', 'OPR-7'],
});
export const signOut = endpoint({
  name: 'signOut', method: 'POST', path: '/v1/sign-outs', access: { by: 'cookie' },
  summary: 'Ends the session of this browser; its tokens stop working at once.',
  body: v.strictObject({}), reply: v.strictObject({ signedOut: v.literal(true) }), problems: [], rules: ['OPR-9'],
});
export const readMe = endpoint({
  name: 'readMe', method: 'GET', path: '/v1/me', access: { by: 'operator', action: 'admin.list' },
  summary: 'Who I am here, my organization, its admins and enrollments, and what I may do.',
  reply: Me, problems: [], rules: ['OPR-1', 'OPR-2'],
});

export const operatorEndpoints = [mintSession, requestSignInLink, signIn, renewSession, signOut, readMe] as const;
