import { ProviderElement } from '../../components/core/provider.ts';
import { type FetchSession, SessionSource } from '../../components/core/session.ts';
import { type Connection, call } from '../../components/core/client.ts';
import { PorticoError } from '../../components/core/error.ts';
import { tokens } from '../../components/core/tokens.ts';
import { OrganizationOverviewElement } from '../../components/operators/organization-overview.ts';
import { tagNames } from '../../components/tags.ts';
import { readHealth } from '../../schema/system.ts';
import { readMe, renewSession, requestSignInLink } from '../../schema/operators.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { button, clearPage, define, put, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { instant, me } from '../../demo/gallery/samples/replies.ts';

define('portico-provider', ProviderElement);
define('portico-organization-overview', OrganizationOverviewElement);

const refusalOf = async (act: () => Promise<unknown>): Promise<PorticoError> => {
  try {
    await act();
  } catch (error) {
    if (error instanceof PorticoError) return error;
    throw error;
  }
  throw new Error('it was not refused');
};
/** Runs with a clock that is ahead by some milliseconds. */
async function ahead(milliseconds: number, act: () => Promise<void>): Promise<void> {
  const real = Date.now;
  Date.now = () => real() + milliseconds;
  try { await act(); } finally { Date.now = real; }
}

describe('the session', () => {
  function source(answer: (n: number) => Promise<string> = (n) => Promise.resolve(`token-${n}`)): { session: SessionSource; reasons: string[]; signals: AbortSignal[] } {
    const reasons: string[] = [], signals: AbortSignal[] = [];
    const fetchSession: FetchSession = async ({ reason, signal }) => {
      reasons.push(reason);
      signals.push(signal);
      return { token: await answer(reasons.length), expiresAt: instant(10) };
    };
    return { session: new SessionSource(fetchSession), reasons, signals };
  }

  it('is fetched once for many callers', async () => {
    const { session, reasons } = source();
    equal(await Promise.all([session.token(), session.token(), session.token()]), ['token-1', 'token-1', 'token-1']);
    equal(reasons, ['initial']);
  });
  it('is renewed at 80 % of its life, while the one in hand still serves', async () => {
    const { session, reasons } = source();
    await session.token();
    await ahead(7.9 * 60_000, async () => { equal(await session.token(), 'token-1'); });
    equal(reasons, ['initial']);
    await ahead(8.1 * 60_000, async () => {
      equal(await session.token(), 'token-1');
      await until(() => reasons.length === 2, 'the renewal');
      await until(async () => (await session.token()) === 'token-2');
    });
    equal(reasons, ['initial', 'renewal']);
  });
  it('outlives a renewal that fails before its end', async () => {
    const { session } = source((n) => (n === 1 ? Promise.resolve('token-1') : Promise.reject(new Error('backend down'))));
    await session.token();
    await ahead(9 * 60_000, async () => {
      await session.token();
      equal(await session.token(), 'token-1');
    });
    await ahead(11 * 60_000, async () => { await session.token().then(() => { throw new Error('it should have ended'); }, (error: Error) => equal(error.message, 'backend down')); });
  });
  it('is forgotten on logout, and what is under way with it', async () => {
    const { session, reasons, signals } = source();
    await session.token();
    session.logout();
    ok(signals[0]?.aborted, 'stopped');
    equal(await session.token(), 'token-2');
    equal(reasons, ['initial', 'initial']);
  });
});

describe('the client', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => portal.restore());
  const connection = (session?: SessionSource): Connection => ({ endpoint: 'https://portal.example', key: undefined, locale: 'fr', session });
  const fresh = () => {
    let n = 0;
    return new SessionSource(() => Promise.resolve({ token: `token-${(n += 1)}`, expiresAt: instant(10) }));
  };

  it('renews once after a 401 and sends the same again', async () => {
    portal.refuses(readMe, 'session.invalid').replies(readMe, me());
    await call(connection(fresh()), readMe, {});
    equal(portal.to(readMe).map(({ headers }) => headers.get('Authorization')), ['Bearer token-1', 'Bearer token-2']);
    portal.anew(readMe).refuses(readMe, 'session.ended');
    const { kind, problem } = await refusalOf(() => call(connection(fresh()), readMe, {}));
    equal([kind, problem?.code], ['session', 'session.ended']);
  });
  it('repeats a write under the same key when the portal is unavailable (ALL-3)', async () => {
    portal.refuses(requestSignInLink, 'service.unavailable').replies(requestSignInLink, { resendAt: instant(1) });
    await call(connection(), requestSignInLink, { body: { email: 'ines@norvent.example' } });
    const keys = portal.to(requestSignInLink).map(({ headers }) => headers.get('Idempotency-Key'));
    equal(keys.length, 2);
    equal(keys[0], keys[1]);
    equal(portal.to(requestSignInLink)[0]?.headers.get('Accept-Language'), 'fr');
  });
  it('sorts failures into the closed list of kinds', async () => {
    for (const [code, kind] of [['request.rate_limited', 'rate_limit'], ['key.unknown', 'authentication'], ['service.failed', 'api'], ['resource.not_found', 'request']] as const) {
      portal.anew(readHealth).refuses(readHealth, code);
      equal((await refusalOf(() => call(connection(), readHealth, {}))).kind, kind, code);
    }
    equal((await refusalOf(() => call(connection(), readMe, {}))).kind, 'session');
    portal.anew(readHealth).loses(readHealth, 3);
    equal((await refusalOf(() => call(connection(), readHealth, {}))).kind, 'connection');
    equal(portal.to(readHealth).length, 4 + 3, 'two more tries');
  });
  it('stops when it is told to', async () => {
    portal.hangs(readHealth);
    const stop = new AbortController();
    const calling = call(connection(), readHealth, {}, { signal: stop.signal });
    stop.abort();
    await calling.then(() => { throw new Error('it went on'); }, (error: Error) => equal(error.name, 'AbortError'));
  });
});

describe('portico-provider', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal().replies(readMe, me({ can: [] })); });
  afterEach(() => { clearPage(); portal.restore(); });
  const inside = '<portico-organization-overview></portico-organization-overview>';

  it('dresses what is in it by the names of the tokens, live, and ignores what is none', async () => {
    const provider = put<ProviderElement>(`<portico-provider appearance='{"accent":"rgb(1, 2, 3)","nonsense":"1px","radius":"3px;} * { color: red"}'>${inside}</portico-provider>`);
    await provider.updateComplete;
    const style = getComputedStyle(provider.firstElementChild as Element);
    equal(style.getPropertyValue('--portico-accent'), 'rgb(1, 2, 3)');
    equal(style.getPropertyValue('--portico-nonsense'), '');
    ok(!provider.hasAttribute('style'), 'no inline style');
    equal(provider.shadowRoot?.adoptedStyleSheets.at(-1)?.cssRules.length, 1, 'a value cannot end its rule');
    provider.appearance = { accent: 'rgb(4, 5, 6)' };
    await provider.updateComplete;
    equal(style.getPropertyValue('--portico-accent'), 'rgb(4, 5, 6)');
  });
  it('serves two languages and two sessions on one page', async () => {
    const [english, french] = ['en', 'fr'].map((locale) => {
      const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example" locale="${locale}">${inside}</portico-provider>`, { lang: 'de' });
      provider.fetchSession = () => Promise.resolve({ token: `token-${locale}`, expiresAt: instant(10) });
      return provider.firstElementChild as Element;
    });
    await until(() => words(english as Element).includes('Hello, Inès Marchetti'), 'English');
    await until(() => words(french as Element).includes('Bonjour Inès Marchetti'), 'French');
    equal(new Set(portal.to(readMe).map(({ headers }) => headers.get('Authorization'))).size, 2);
  });
  it('takes the portal’s cookie where no session is given, on its own origin only', async () => {
    portal.replies(renewSession, { session: `ses_${'0'.repeat(32)}`, token: 'by-cookie', expiresAt: instant(10) });
    const own = put(`<portico-provider endpoint="${location.origin}">${inside}</portico-provider>`).firstElementChild as Element;
    await until(() => words(own).includes('Hello'), 'signed in');
    equal(portal.to(renewSession)[0]?.credentials, 'same-origin');
    const foreign = put(`<portico-provider endpoint="https://portal.example">${inside}</portico-provider>`).firstElementChild as Element;
    await until(() => button(foreign, 'Sign in'), 'not signed in');
    equal(portal.to(renewSession).length, 1);
  });
  it('hands its key to what is in it, by either name', async () => {
    for (const name of ['key', 'publishable-key']) {
      const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example" ${name}="pk_${name}">${inside}</portico-provider>`);
      const element = provider.firstElementChild as unknown as { connection: Connection };
      await until(() => element.connection.key === `pk_${name}`, name);
    }
  });
  it('asks for a new session after logout', async () => {
    const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example">${inside}</portico-provider>`);
    let asked = 0;
    provider.fetchSession = () => (asked += 1) === 1 ? Promise.resolve({ token: 't', expiresAt: instant(10) }) : Promise.reject(new Error('signed out'));
    const element = provider.firstElementChild as Element;
    await until(() => words(element).includes('Hello'), 'signed in');
    provider.logout();
    await until(() => element.matches(':state(unauthorized)'), 'signed out');
    matches(words(element), 'Please sign in');
  });
});

describe('the SDK', () => {
  afterEach(clearPage);

  it('does nothing when its classes are imported', async () => {
    const before = tagNames.filter((tag) => customElements.get(tag));
    await import('../../components/index.ts');
    equal(tagNames.filter((tag) => customElements.get(tag)), before);
  });
  it('loads a tag when the page first uses it, also later, and two copies do no harm', async () => {
    const copies = ['/components/loader.ts?copy=1', '/components/loader.ts?copy=2'];
    await Promise.all(copies.map((copy) => import(copy)));
    ok(!customElements.get('portico-review-queue'), 'nothing before it is used');
    put('<div><portico-review-queue endpoint="https://portal.example"></portico-review-queue></div>');
    await until(() => customElements.get('portico-review-queue'), 'the tag');
    ok(!customElements.get('portico-registration-form'), 'nothing else');
  });
  it('defines every tag at once where a page wants that', async () => {
    await import('../../components/define.ts');
    equal(tagNames.filter((tag) => !customElements.get(tag)), []);
  });
  it('has every token in use', async () => {
    const sources = await sourcesOf('/components/define.ts');
    const unused = Object.keys(tokens).filter((name) => !new RegExp(`var\\(--_${name}[,)]`).test([...sources.values()].join('\n')));
    equal(unused, []);
  });
  it('uses each of its texts', async () => {
    const sources = await sourcesOf('/components/define.ts');
    const code = [...sources].filter(([path]) => !/text\.(en|fr)\.ts$/.test(path)).map(([, source]) => source).join('\n');
    const dictionaries = await Promise.all(['/components/registration/text.en.ts', ...['text', 'case-text', 'dialog-text', 'bulk-text', 'block-text'].map((name) => `/components/requests/${name}.en.ts`), '/components/operators/text.en.ts', '/components/operators/overview-text.en.ts'].map((path) => import(path) as Promise<{ text: object }>));
    const keys = new Set(dictionaries.flatMap(({ text }) => Object.keys(text)));
    ok(keys.size > 100 && sources.size > 40, 'it saw the texts and the sources');
    equal([...keys].filter((key) => !new RegExp(`[.{ ]${key}\\b`).test(code.replaceAll(/import .*/g, ''))), []);
  });
  it('writes French with its spaces and apostrophes', async () => {
    const wrong: string[] = [];
    let seen = 0;
    const look = (value: unknown): void => {
      if (typeof value === 'function') return look(String((value as (...a: unknown[]) => unknown)('X', 'Y', 'Z')));
      if (typeof value === 'object' && value !== null) return Object.values(value).forEach(look);
      if (typeof value !== 'string') return;
      seen += 1;
      const prose = value.replaceAll(/https?:\S+/g, '');
      if (/[^\u202f][;:!?»]|«[^\u202f]|'/.test(prose)) wrong.push(value);
    };
    for (const path of ['/components/registration/text.fr.ts', ...['text', 'case-text', 'dialog-text', 'bulk-text', 'block-text'].map((name) => `/components/requests/${name}.fr.ts`), '/components/operators/text.fr.ts', '/components/operators/overview-text.fr.ts']) look(((await import(path)) as { text: unknown }).text);
    ok(seen > 200, 'it saw the texts');
    equal(wrong, []);
  });
});

/** A module of this checkout and all it imports, by address. */
async function sourcesOf(entry: string): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  const queue = [entry];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (sources.has(path)) continue;
    const source = await (await fetch(path)).text();
    sources.set(path, source);
    for (const [, next] of source.matchAll(/(?:from|import\()\s*["'](\.[^"']+\.ts)["']/g)) queue.push(new URL(next as string, new URL(path, location.href)).pathname);
  }
  return sources;
}
