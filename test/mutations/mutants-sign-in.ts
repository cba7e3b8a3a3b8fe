import { type Mutant, routes } from './mutant.ts';

const table = (title: string) => routes('sign-in-table', title), account = (title: string) => routes('sign-in-account', title), page = (title: string) => routes('page-sessions', title), step = (title: string) => routes('step-up', title);
const one = (name: string, file: string, find: string, replace: string, by: Mutant['by']): Mutant => ({ name, edits: [{ file, find, replace }], by });
const rules = 'worker/rules/sign-in.ts', sessions = 'worker/rules/sessions.ts', writes = 'worker/store/writes-sessions.ts';

/** Faults in signing in, in sessions of pages, and in proofs. */
export const signInMutants: readonly Mutant[] = [
  {
    name: 'the address counts, whatever account it is tied to', by: account('a domain that changed owner opens nothing'),
    edits: [{ file: rules, find: "if (!facts.tied && operator.issuer !== null) return refused('sign_in.other_account');", replace: '' }, { file: writes, find: 'NOT EXISTS (SELECT 1 FROM ${identities} WHERE operator_id = ${event.operator}) AND ', replace: '' }],
  },
  one('a personal Microsoft account is one of work', 'worker/rules/account.ts', "claims['tid'] === personalTenant ? 'personal' : 'work'", "'work'", table('a personal Microsoft account: sign_in.personal_account')),
  one('an address that a tenant only wrote counts', 'worker/rules/account.ts', "yes(claims['xms_edov']) ? canonicalEmail", 'true ? canonicalEmail', table('an address its tenant only wrote')),
  one('a guest is taken for one of the tenant', 'worker/rules/account.ts', "guest ? undefined : canonicalEmail", 'canonicalEmail', table('a guest of another tenant')),
  one('an address that nobody has verified counts', 'worker/rules/account.ts', "yes(claims['email_verified']) ?", 'true ?', table('an account of an unproven address')),
  one('an answer is taken from any browser', 'worker/routes/sign-in.ts', " || !holdsAttempt(request.headers.get('cookie') ?? '', named.id, named.seal)", '', account('an answer in another browser')),
  one('an answer is taken to any issuer', 'worker/routes/sign-in.ts', 'provider.id !== name || ', '', account('the answer of one issuer is not taken to another')),
  one('no nonce ties the token to its sign-in', 'worker/http/issuers.ts', 'expectedNonce: nonce, ', 'expectedNonce: oauth.expectNoNonce, ', account('an account whose address an operator has signs in')),
  one('the signature of an ID token is not looked at', 'worker/http/issuers.ts', '    await signedBy(as, response, requests);\n', '', account('an ID token signed by a key that nobody publishes')),
  one('keys that an issuer changed are not fetched again', 'worker/http/issuers.ts', "if ((error as { code?: unknown }).code !== oauth.KEY_SELECTION || !keysCache.delete(uri)) throw error;", 'throw error;', account('a key that the issuer changed is fetched')),
  one('removing somebody leaves the account tied', 'worker/store/writes-operators.ts', ', untie(context, event.operator),', ',', page('removing an operator ends its page’s session and unties its account')),
  one('any registered site gets a session of any operator', sessions, "return facts.related ? happened() : refused('sign_in.not_of_site', { who: facts.key.organization });", 'return happened();', page('whose organization does not work with the operator’s gets nothing')),
  one('a page needs no verifier', sessions, ' || facts.challenge !== command.challenge) return', ') return', page('redeems its code once, with its verifier')),
  one('a copied refresh token needs no key', sessions, "if (facts.thumbprint !== command.thumbprint) return refused('sign_in.possession_invalid');\n  const {", 'const {', page('a copied token without the page’s key')),
  one('a refresh token that comes back ends nothing', sessions, "return { events: [{ name: 'session.ended', operator, organization, session, why: 'token_reused' }], refusal", 'return { events: [], refusal', page('one that comes back later was copied, and ends the session')),
  one('a sensitive action needs no fresh proof', 'worker/http/route.ts', "!call.caller.fresh && change?.events.some(sensitiveIn)", 'false', step('is refused by asking for one')),
  one('a proof counts for ever', sessions, 'provenAt !== null && provenAt > now - spans.proof', 'provenAt !== null', step('a proof counts for ten minutes')),
  one('anybody’s account proves a session', rules, "if (!same) return refused('sign_in.other_person');", '', step('somebody else’s account proves nothing')),
  {
    name: 'a code can be guessed without end', by: step('five wrong tries spend it'),
    edits: [{ file: sessions, find: ' || facts.tries >= codeTries) return', replace: ') return' }, { file: writes, find: ' AND tries < ${codeTries}', replace: '' }],
  },
  one('an address can be flooded with links', 'worker/routes/operators.ts', 'if (tooOften) return tooOften.refusal ? { refusal: tooOften.refusal } : ended;', '', step('five links an hour and fifteen a day')),
];
