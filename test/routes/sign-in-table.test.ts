/** The whole of signing in on one page: what the program asks for × who it is × what it comes with → what it gets (OPR-3, OPR-4, OPR-7, OPR-9, ENR-13). */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { requestSignInLink, signIn } from '../../schema/operators.ts';
import { removeOperator } from '../../schema/team.ts';
import { deriveLinkToken } from '../../worker/messages/secrets.ts';
import { world } from '../../demo/world/world.ts';
import { type TestAccount, personalTenant, plainAccount, signInWith, workAccount } from '../support/accounts.ts';
import { call } from '../support/caller.ts';
import { type Approved, company } from '../support/scenes.ts';
import { freshPerson, invited, member, operatorRow } from '../support/team.ts';

const table = `
  program asks for      | person              | comes with                        | gets
  any account           | active              | the e-mail link                   | in
  any account           | active              | a work account                    | in, tied
  any account           | active              | a personal Microsoft account      | in, tied
  any account           | active              | another issuer's account          | in, tied
  any account           | active              | an account of an unproven address | sign_in.account_unproven
  any account           | active              | a guest of another tenant         | sign_in.account_unproven
  any account           | active              | an address its tenant only wrote  | sign_in.account_unproven
  any account           | active              | a tenant that owns the address    | in, tied
  any account           | tied                | the e-mail link                   | in
  any account           | tied                | its account                       | in
  any account           | tied                | its account, of another address   | in
  any account           | tied                | a work account                    | sign_in.other_account
  any account           | tied                | another issuer's account          | sign_in.other_account
  any account           | invited             | the e-mail link                   | invitation again
  any account           | invited             | a work account                    | joined, tied
  any account           | invited             | another issuer's account          | joined, tied
  any account           | invited too long ago| a work account                    | sign_in.no_access
  any account           | removed             | the e-mail link                   | no mail
  any account           | removed             | a work account                    | sign_in.no_access
  any account           | removed, was tied   | its account                       | sign_in.no_access
  any account           | removed, was tied   | its account, invited elsewhere    | joined, tied
  any account           | unknown             | the e-mail link                   | no mail
  any account           | unknown             | a work account                    | sign_in.no_access
  any account           | unknown             | another issuer's account          | sign_in.no_access
  a work account        | active              | the e-mail link                   | no mail
  a work account        | active              | a link of before                  | sign_in.work_account_required
  a work account        | active              | a work account                    | in, tied
  a work account        | active              | a personal Microsoft account      | sign_in.personal_account
  a work account        | active              | another issuer's account          | sign_in.work_account_required
  a work account        | active              | a guest of another tenant         | sign_in.account_unproven
  a work account        | tied                | its account                       | in
  a work account        | tied                | its account, of another address   | in
  a work account        | tied                | a work account                    | sign_in.other_account
  a work account        | tied to another kind| its account                       | sign_in.work_account_required
  a work account        | invited             | the e-mail link                   | invitation again
  a work account        | invited             | a work account                    | joined, tied
  a work account        | invited             | a personal Microsoft account      | sign_in.personal_account
  a work account        | invited             | another issuer's account          | sign_in.work_account_required
  a work account        | removed             | a work account                    | sign_in.no_access
  a work account        | unknown             | a personal Microsoft account      | sign_in.no_access
`;
const rows = table.trim().split('\n').slice(1).map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string, string]);

interface Person { readonly email: string; readonly id: string | null; readonly of: Approved; readonly account: TestAccount }
const asksForWorkAccount = (of: Approved) => env.DB.prepare('UPDATE enrollments SET program_id = ? WHERE partner_id = ?').bind(world.programs.v.id, of.organization).run();
const removed = async (of: Approved, operator: string) => expect((await call(removeOperator, { params: { operator }, body: {} }, of.admin)).status).toBe(200);
const tie = async (account: TestAccount, provider = 'microsoft') => expect((await signInWith(provider, account)).status).toBe(201);

async function personOf(kind: string): Promise<Person> {
  const of = await company(), email = freshPerson(of), account = workAccount(email);
  switch (kind) {
    case 'unknown': return { of, email, id: null, account };
    case 'invited':
    case 'invited too long ago': {
      const { operator } = await invited(of, 'reader', email);
      if (kind !== 'invited') await env.DB.prepare('UPDATE operators SET invitation_expires_at = 1, lapsed = 1 WHERE id = ?').bind(operator).run();
      return { of, email, id: operator, account };
    }
    default: {
      const { id, email: address } = await member(of), own = kind === 'tied to another kind' ? plainAccount(address) : workAccount(address);
      if (kind.includes('tied')) await tie(own, kind === 'tied to another kind' ? 'halden' : 'microsoft');
      if (kind.startsWith('removed')) await removed(of, id);
      return { of, email: address, id, account: own };
    }
  }
}

/** What became of it, in a few words. */
async function outcome(person: Person, means: string): Promise<string> {
  const { email, account } = person;
  if (means === 'the e-mail link') {
    const newest = () => env.DB.prepare('SELECT id, template, data FROM outbox WHERE recipient = ? ORDER BY id DESC').bind(email).first<{ id: string; template: string; data: string }>();
    const before = await newest();
    await call(requestSignInLink, { body: { email: email as never } });
    const mail = await newest();
    if (mail?.id === before?.id) return 'no mail';
    if (mail?.template === 'operator_invited') return 'invitation again';
    return mail?.template === 'sign_in_link' ? useLink((JSON.parse(mail.data) as { link: string }).link) : (mail?.template ?? 'no mail');
  }
  if (means === 'a link of before') {
    const link = `lnk_${crypto.randomUUID().replaceAll('-', '')}`, token = await deriveLinkToken(env.LINK_SECRET, link);
    const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    await env.DB.prepare("INSERT INTO links (id, kind, operator_id, token_hash, created_at, expires_at) VALUES (?, 'sign_in', ?, ?, ?, ?)").bind(link, person.id, hash, Date.now(), Date.now() + 60_000).run();
    return useLink(link);
  }
  const own: Record<string, readonly [provider: string, account: TestAccount]> = {
    'a work account': ['microsoft', workAccount(email)], 'a personal Microsoft account': ['microsoft', workAccount(email, { tid: personalTenant })], "another issuer's account": ['halden', plainAccount(email)],
    'an account of an unproven address': ['halden', plainAccount(email, { email_verified: false })], 'a guest of another tenant': ['microsoft', workAccount(email, { idp: 'https://sts.windows.net/elsewhere/', email })],
    'an address its tenant only wrote': ['microsoft', workAccount(email, { preferred_username: 'not an address', email })], 'a tenant that owns the address': ['microsoft', workAccount(email, { preferred_username: 'not an address', email, xms_edov: true })],
    'its account': ['sub' in account && 'oid' in account ? 'microsoft' : 'halden', account], 'its account, of another address': ['microsoft', { ...account, preferred_username: 'renamed@another-orvela.com', email: 'renamed@another-orvela.com' }],
    'its account, invited elsewhere': ['microsoft', account],
  };
  if (means === 'its account, invited elsewhere') await invited(await company(), 'reader', email);
  const [provider, comes] = own[means] as [string, TestAccount];
  const ties = async () => Number(await env.DB.prepare('SELECT count(*) AS n FROM identities i JOIN operators o ON o.id = i.operator_id WHERE o.email = ?').bind(email).first('n'));
  const before = await ties(), state = String((await env.DB.prepare("SELECT state FROM operators WHERE email = ? ORDER BY state = 'removed', id DESC").bind(email).first('state')) ?? '');
  const { status, problem } = await signInWith(provider, comes);
  if (status !== 201) return problem.code;
  return `${state === 'invited' ? 'joined' : 'in'}${(await ties()) > before ? ', tied' : ''}`;
}
async function useLink(link: string): Promise<string> {
  const { status, problem } = await call(signIn, { body: { token: await deriveLinkToken(env.LINK_SECRET, link) } }, { sameOrigin: true });
  return status === 201 ? 'in' : problem.code;
}

describe('OPR-3 and OPR-9: the sign-in table', () => {
  test('it has every kind of program, person and account', () => expect([rows.length, new Set(rows.map(([, person]) => person)).size, new Set(rows.map(([, , means]) => means)).size]).toEqual([40, 8, 12]));
  test.each(rows)('%s asked for, %s, with %s: %s', async (program, kind, means, wanted) => {
    const person = await personOf(kind);
    if (program === 'a work account') await asksForWorkAccount(person.of);
    if (kind === 'invited') await env.DB.prepare('UPDATE operators SET invited_at = invited_at - 61000 WHERE id = ?').bind(person.id).run();
    const before = person.id === null ? null : (await operatorRow(person.id))['state'];
    expect(await outcome(person, means)).toBe(wanted);
    // A refusal leaves everything as it was.
    if (wanted.includes('.') && person.id !== null) expect((await operatorRow(person.id))['state']).toBe(before);
  });
});
