/** Sign-in and sessions, as the portal answers them. */
import type { ReplyOf } from '../../../schema/endpoint.ts';
import type { MySession, PageSession, Provider, completeSignIn, listSessions, listSignInMethods, readGrant, requestProof } from '../../../schema/sign-in.ts';
import { hex, instant } from './replies.ts';

export const sessionId = (n = 1): string => `ses_${hex(n)}`;
export const microsoft: Provider = { id: 'microsoft', name: 'Microsoft', kind: 'microsoft' };
export const halden: Provider = { id: 'halden', name: 'Halden ID', kind: 'oidc' };
export const methods = (more: Partial<ReplyOf<typeof listSignInMethods>> = {}): ReplyOf<typeof listSignInMethods> => ({ providers: [], link: true, workAccount: false, ...more });
export const signedInAs = (token = 'operator-token', proved = false): ReplyOf<typeof completeSignIn> => ({ session: sessionId(), token, expiresAt: instant(10), proved });
export const pageSession = (token = 'page-token', n = 1): PageSession => ({ session: sessionId(n), token, expiresAt: instant(10), refreshToken: `refresh-${token}`, endsAt: instant(30 * 1_440) });
export const proofMailed = (): ReplyOf<typeof requestProof> => ({ proof: `prf_${hex(1)}`, email: 'ines@norvent.example', expiresAt: instant(10), resendAt: instant(1) });
export const theGrant = (more: Partial<ReplyOf<typeof readGrant>> = {}): ReplyOf<typeof readGrant> => ({ organization: 'Halden Security', origin: 'https://partners.halden.example', operator: { name: 'Inès Marchetti', email: 'ines@norvent.example', organization: 'Norvent Labs' }, provenAt: instant(-3), ...more });
export const mySession = (n: number, more: Partial<MySession> = {}): MySession => ({ id: sessionId(n), current: n === 1, method: 'account', origin: location.origin, agent: 'Firefox, Linux', beganAt: instant(-n * 700), seenAt: instant(-n * 40), endsAt: instant(7 * 1_440), ...more });
export const mySessions = (more: Partial<ReplyOf<typeof listSessions>> = {}): ReplyOf<typeof listSessions> => ({
  sessions: [
    mySession(1), mySession(2, { method: 'page', origin: 'https://partners.halden.example', agent: 'Chrome, Windows' }), mySession(3, { method: 'link', agent: 'Safari, iOS' }),
    mySession(4, { method: 'backend', origin: 'https://desk.norvent.example', agent: null, seenAt: null }), mySession(5, { method: 'invitation', agent: null }),
  ],
  account: { provider: 'Microsoft', email: 'ines@norvent.example', since: instant(-40 * 1_440) }, ...more,
});
