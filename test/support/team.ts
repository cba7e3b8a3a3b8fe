/** People of a company: invited, joined, with a session each. */
import { env } from 'cloudflare:test';
import { acceptInvitation, inviteOperators } from '../../schema/team.ts';
import type { Role } from '../../schema/values.ts';
import { deriveLinkToken } from '../../worker/messages/secrets.ts';
import { type Sent, call, sessionOf } from './caller.ts';
import type { Approved } from './scenes.ts';

let people = 0;
export const freshPerson = (of: Pick<Approved, 'domain'>): string => `person${(people += 1)}@${of.domain}`;
/** The token of the newest invitation of an operator. */
export async function invitationOf(operator: string): Promise<string> {
  const row = await env.DB.prepare('SELECT invitation_link AS link FROM operators WHERE id = ?').bind(operator).first<{ link: string }>();
  return deriveLinkToken(env.LINK_SECRET, row?.link ?? '');
}
export async function invited(of: Approved, role: Role = 'reader', email = freshPerson(of)): Promise<{ readonly operator: string; readonly email: string; readonly token: string }> {
  const { reply, problem } = await call(inviteOperators, { body: { lines: [email], roles: [role] } }, of.admin);
  const operator = reply.results?.[0]?.operator?.id;
  if (!operator) throw new Error(`not invited: ${problem.code ?? reply.results?.[0]?.problem?.code}`);
  return { operator, email, token: await invitationOf(operator) };
}
/** Invited, and joined. */
export async function member(of: Approved, role: Role = 'reader', name = 'Bo Lind'): Promise<{ readonly id: string; readonly email: string; readonly session: Sent }> {
  const { operator, email, token } = await invited(of, role);
  const { status, problem } = await call(acceptInvitation, { body: { token, name } }, { sameOrigin: true });
  if (status !== 201) throw new Error(`not joined: ${problem.code}`);
  return { id: operator, email, session: await sessionOf({ id: operator }) };
}
export const operatorRow = async (id: string) => (await env.DB.prepare('SELECT * FROM operators WHERE id = ?').bind(id).first<Record<string, unknown>>()) ?? {};
