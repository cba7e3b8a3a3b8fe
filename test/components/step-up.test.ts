import { ProviderElement } from '../../components/core/provider.ts';
import type { SessionReason } from '../../components/core/session.ts';
import { tell } from '../../components/core/tabs.ts';
import { OperatorManagerElement } from '../../components/operators/operator-manager.ts';
import { readMe } from '../../schema/operators.ts';
import { confirmProof, endSession, redeemSession, requestProof } from '../../schema/sign-in.ts';
import { changeRole, inviteOperators, listOperators } from '../../schema/team.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { id, instant } from '../../demo/gallery/samples/replies.ts';
import { pageSession, proofMailed } from '../../demo/gallery/samples/sessions.ts';
import { admin, colleague, listing } from '../../demo/gallery/samples/team.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { Windows } from './support/opened.ts';
import { button, clearPage, define, find, put, type } from './support/page.ts';

define('portico-provider', ProviderElement);
define('portico-operator-manager', OperatorManagerElement);

const keysOf = (portal: Portal, endpoint: typeof changeRole | typeof inviteOperators) => portal.to(endpoint).map(({ headers }) => headers.get('Idempotency-Key'));

/** Nothing sticks out of a dialog, or of the window. */
const inside = (form: HTMLElement | null): boolean => {
  const right = form?.closest('dialog')?.getBoundingClientRect().right ?? Infinity;
  return right <= innerWidth && [...(form as HTMLElement).querySelectorAll('*')].every((each) => each.getBoundingClientRect().right <= right + 1);
};

describe('a sensitive action', () => {
  let portal: Portal, windows: Windows;
  beforeEach(() => {
    windows = new Windows();
    portal = new Portal();
    listing(portal).replies(readMe, admin()).refuses(changeRole, 'session.step_up_required').replies(changeRole, colleague(2, { role: 'super_admin' })).replies(requestProof, proofMailed());
  });
  afterEach(() => { clearPage(); portal.restore(); windows.restore(); });

  interface Place { lang?: string; scheme?: string; width?: number; endpoint?: string; key?: string; managers?: number; /** What the host answers when it is asked for a proof. */ host?: () => Promise<string> }
  const reasons: SessionReason[] = [];
  /** A host that cannot prove anything by itself, unless said. */
  async function open({ endpoint = 'https://portal.example', key = 'pk_test', managers = 1, host = () => Promise.reject(new Error('no')), ...look }: Place = {}): Promise<OperatorManagerElement[]> {
    reasons.length = 0;
    const provider = put<ProviderElement>(`<portico-provider endpoint="${endpoint}" ${key ? `key="${key}"` : ''}>${'<portico-operator-manager></portico-operator-manager>'.repeat(managers)}</portico-provider>`, { width: 900, ...look });
    provider.fetchSession = async ({ reason }) => {
      reasons.push(reason);
      return { token: reason === 'step_up' ? await host() : 'plain', expiresAt: instant(10) };
    };
    const all = [...provider.children] as OperatorManagerElement[];
    for (const element of all) await until(() => element.matches(':state(ready)') && find(element, `[data-id='${id.operator(2)}']`), 'the list');
    return all;
  }
  /** Chooses to make somebody a super admin, and says yes. */
  async function grant(element: OperatorManagerElement): Promise<void> {
    find(element, `[data-id='${id.operator(2)}'] [data-action='role']`)?.click();
    (await until(() => find(element, 'dialog [value=super_admin]'), 'the roles')).click();
    await element.updateComplete;
    find<HTMLFormElement>(element, 'dialog form:not(.step-up)')?.requestSubmit();
  }
  const input = (element: Element) => find<HTMLInputElement>(element, '.step-up [name=proof-code]');
  const asked = (element: Element) => until(() => input(element), 'the question');
  const answer = (element: Element, code = '123456'): void => {
    type(input(element), code);
    find<HTMLFormElement>(element, '.step-up')?.requestSubmit();
  };
  const done = (element: Element) => until(() => !find(element, 'dialog') && find(element, '.toasts [role=status]')?.textContent?.includes('super admin'), 'done');

  for (const [lang, scheme] of [['en', 'light'], ['fr', 'dark']] as const) {
    it(`asks accessibly, in each of its stages (${lang}, ${scheme})`, async () => {
      portal.refuses(confirmProof, 'proof.code_wrong', { triesLeft: 4 }).refuses(confirmProof, 'proof.expired');
      const [element] = await open({ lang, scheme, width: 280 }) as [OperatorManagerElement];
      await grant(element);
      await asked(element);
      await accessible(element);
      ok(inside(find(element, '.step-up')), 'it sticks out');
      answer(element, '');
      await until(() => find(element, '#proof-code-error'), 'the missing code');
      await accessible(element);
      answer(element);
      await until(() => find(element, '#proof-code-error')?.textContent?.includes('proof.code_wrong'), 'the wrong code');
      await accessible(element);
      answer(element);
      await until(() => find(element, '.step-up .refusal'), 'the code that is over');
      await accessible(element);
      find(element, "[data-action='proof.cancel']")?.click();
      portal.anew(requestProof).refuses(requestProof, 'sign_in.work_account_required');
      await until(() => !find(element, '.step-up'), 'gone');
      portal.anew(changeRole).refuses(changeRole, 'session.step_up_required');
      find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
      await until(() => find(element, "[data-action='proof.window']"), 'the account');
      await accessible(element);
    });
  }

  it('goes on by itself, the very same, once the code is entered (OPR-9)', async () => {
    portal.replies(confirmProof, { provenUntil: instant(10) });
    const [element] = await open() as [OperatorManagerElement];
    await grant(element);
    await asked(element);
    matches(find(element, '.step-up')?.textContent, 'We sent a code of 6 digits to ines@norvent.example.');
    equal([input(element)?.autocomplete, input(element)?.inputMode, element.shadowRoot?.activeElement === input(element)], ['one-time-code', 'numeric', true]);
    answer(element, '123 456');
    await done(element);
    equal(portal.to(confirmProof).map(({ url, body }) => [url.pathname, body]), [[`/v1/me/proofs/${proofMailed().proof}/confirmations`, { code: '123456' }]]);
    equal(portal.to(changeRole).map(({ body }) => body), [{ roles: ['super_admin'] }, { roles: ['super_admin'] }]);
    equal(new Set(keysOf(portal, changeRole)).size, 1, 'one intent, one key');
  });
  it('asks the host first, and nothing more where that is enough', async () => {
    const [element] = await open({ host: () => Promise.resolve('proven') }) as [OperatorManagerElement];
    await grant(element);
    await done(element);
    equal([reasons, portal.to(requestProof).length], [['initial', 'step_up'], 0]);
    equal(portal.to(changeRole).map(({ headers }) => headers.get('Authorization')), ['Bearer plain', 'Bearer proven']);
  });
  it('asks itself where what the host did is not enough', async () => {
    portal.anew(changeRole).refuses(changeRole, 'session.step_up_required').refuses(changeRole, 'session.step_up_required').replies(changeRole, colleague(2, { role: 'super_admin' })).replies(confirmProof, { provenUntil: instant(10) });
    const [element] = await open({ host: () => Promise.resolve('still not proven') }) as [OperatorManagerElement];
    await grant(element);
    await asked(element);
    answer(element);
    await done(element);
    equal([reasons, new Set(keysOf(portal, changeRole)).size], [['initial', 'step_up'], 1]);
  });
  it('that is canceled at the host is canceled', async () => {
    const [element] = await open({ host: () => Promise.reject(new DOMException('no', 'AbortError')) }) as [OperatorManagerElement];
    await grant(element);
    await until(() => reasons.includes('step_up') && !find(element, 'dialog [aria-busy]'), 'canceled');
    equal([portal.to(requestProof).length, portal.to(changeRole).length, find(element, 'dialog .refusal')], [0, 1, null]);
  });
  it('that is canceled leaves everything as it was, and the focus where it was', async () => {
    const [element] = await open() as [OperatorManagerElement];
    await grant(element);
    const pressed = find(element, 'dialog .primary');
    pressed?.focus();
    await asked(element);
    find(element, '.step-up')?.closest('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }));
    await until(() => !find(element, '.step-up') && !find(element, 'dialog [aria-busy]'), 'gone');
    equal([find<HTMLInputElement>(element, 'dialog [value=super_admin]')?.checked, find(element, 'dialog .refusal'), portal.to(changeRole).length], [true, null, 1]);
    ok(element.shadowRoot?.activeElement?.closest('dialog'), 'the focus is in the dialog that asked');
  });
  it('asked for again while the code is on its way needs no other code', async () => {
    portal.anew(changeRole).refuses(changeRole, 'session.step_up_required');
    const [element] = await open() as [OperatorManagerElement];
    await grant(element);
    await asked(element);
    find(element, "[data-action='proof.cancel']")?.click();
    await until(() => !find(element, '.step-up'), 'gone');
    find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
    await asked(element);
    equal(portal.to(requestProof).length, 1);
    const resend = find(element, "[data-action='proof.resend']");
    equal([resend?.getAttribute('aria-disabled'), /\(in \d+ s\)/.test(resend?.textContent ?? '')], ['true', true]);
    resend?.click();
    equal(portal.to(requestProof).length, 1, 'not before its time');
  });
  it('of two elements at once asks once, and both go on', async () => {
    portal.anew(changeRole).refuses(changeRole, 'session.step_up_required').refuses(changeRole, 'session.step_up_required').replies(changeRole, colleague(2, { role: 'super_admin' })).replies(confirmProof, { provenUntil: instant(10) });
    const [one, other] = await open({ managers: 2 }) as [OperatorManagerElement, OperatorManagerElement];
    await Promise.all([grant(one), grant(other)]);
    const asking = await until(() => [one, other].find((each) => input(each)), 'the question');
    await until(() => portal.to(changeRole).length === 2, 'both refused');
    equal(find(asking === one ? other : one, '.step-up'), null);
    answer(asking);
    await Promise.all([done(one), done(other)]);
    equal([portal.to(requestProof).length, portal.to(confirmProof).length, reasons.filter((reason) => reason === 'step_up').length], [1, 1, 1]);
  });
  it('says how long to wait where a code was just asked for', async () => {
    portal.anew(requestProof).refuses(requestProof, 'proof.too_soon', { retryAfter: 40 });
    const [element] = await open() as [OperatorManagerElement];
    await grant(element);
    await until(() => find(element, '.step-up .refusal'), 'the sentence');
    matches(find(element, "[data-action='proof.resend']")?.textContent, /\(in (?:40|39) s\)/);
  });
  it('that loses the connection is asked for again, and the code stays', async () => {
    portal.refuses(confirmProof, 'service.failed').replies(confirmProof, { provenUntil: instant(10) });
    const [element] = await open() as [OperatorManagerElement];
    await grant(element);
    await asked(element);
    answer(element);
    await until(() => find(element, '.step-up .refusal'), 'the failure');
    equal(input(element)?.value, '123456');
    find<HTMLFormElement>(element, '.step-up')?.requestSubmit();
    await done(element);
  });
  it('in an invitation, too: what was typed stays when no proof is given', async () => {
    portal.refuses(inviteOperators, 'session.step_up_required');
    const [element] = await open() as [OperatorManagerElement];
    find(element, "#actions [data-action='invite']")?.click();
    type(await until(() => find(element, '#lines'), 'the field'), 'karla@norvent.example');
    find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
    await asked(element);
    find(element, "[data-action='proof.cancel']")?.click();
    await until(() => !find(element, '.step-up'), 'gone');
    equal([find<HTMLTextAreaElement>(element, '#lines')?.value, find(element, 'dialog .refusal')], ['karla@norvent.example', null]);
  });

  describe('of who signs in with a work account only', () => {
    beforeEach(() => { portal.anew(requestProof).refuses(requestProof, 'sign_in.work_account_required'); });
    const toWindow = async (element: OperatorManagerElement): Promise<void> => {
      await grant(element);
      (await until(() => find(element, "[data-action='proof.window']"), 'the account')).click();
    };
    it('is proved in a window of the portal, on its own pages', async () => {
      const [element] = await open({ endpoint: location.origin }) as [OperatorManagerElement];
      await toWindow(element);
      equal([windows.last.address.origin, windows.last.address.pathname, windows.last.address.search], [location.origin, '/sign-in', '?prove=1']);
      tell({ what: 'signed_out' });
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      ok(find(element, '.step-up'), 'other news is none');
      tell({ what: 'proved' });
      await done(element);
    });
    it('is proved elsewhere by a session of the portal’s window, and believes no other window', async () => {
      portal.replies(redeemSession, pageSession('proven')).replies(endSession, { ended: 1 });
      const [element] = await open() as [OperatorManagerElement];
      await toWindow(element);
      const { address, asked, say } = windows.last, state = asked.get('state') ?? '';
      equal([address.origin, address.pathname, asked.get('origin'), asked.get('key'), asked.get('prove'), asked.get('mode')], ['https://portal.example', '/connect', location.origin, 'pk_test', '1', 'popup']);
      ok([asked.get('challenge'), asked.get('thumbprint')].every((each) => /^[\w-]{43}$/.test(each ?? '')), 'a challenge and a thumbprint');
      const given = { portico: 'grant', code: 'code', state };
      say(given, { origin: 'https://elsewhere.example' });
      say(given, { source: window });
      say({ ...given, state: 'another' });
      say('nonsense');
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      equal(portal.to(redeemSession).length, 0);
      say(given);
      await done(element);
      equal([portal.to(redeemSession).length, portal.to(changeRole).at(-1)?.headers.get('Authorization')], [1, 'Bearer proven']);
      ok(!(await indexedDB.databases()).some(({ name }) => name === 'portico'), 'where the host signs people in, nothing is stored');
    });
    it('says that the window was closed, or could not be opened, and lets one try again', async () => {
      const [element] = await open() as [OperatorManagerElement];
      windows.blocked = true;
      await toWindow(element);
      await until(() => find(element, '.step-up .refusal')?.textContent?.includes('did not let the window open'), 'blocked');
      windows.blocked = false;
      button(element, 'Confirm with your work account')?.click();
      await until(() => find(element, '.step-up')?.textContent?.includes('This page waits for it.'), 'waiting');
      windows.last.close();
      await until(() => find(element, '.step-up .refusal')?.textContent?.includes('The window was closed'), 'closed');
      button(element, 'Confirm with your work account')?.click();
      await until(() => windows.opened.length === 2, 'another one');
      ok(windows.opened[0]?.asked.get('state') !== windows.opened[1]?.asked.get('state'), 'each for an attempt of its own');
    });
  });

  it('where reading asks for it waits for a press', async () => {
    portal.anew(listOperators).refuses(listOperators, 'session.step_up_required');
    const provider = put<ProviderElement>('<portico-provider endpoint="https://portal.example"><portico-operator-manager></portico-operator-manager></portico-provider>');
    provider.fetchSession = ({ reason }) => (reason === 'step_up' ? Promise.reject(new Error('no')) : Promise.resolve({ token: 'plain', expiresAt: instant(10) }));
    const element = provider.firstElementChild as OperatorManagerElement;
    const confirm = await until(() => button(element, 'Confirm that it is you'), 'the button');
    equal(portal.to(requestProof).length, 0);
    listing(portal.anew(listOperators).replies(confirmProof, { provenUntil: instant(10) }));
    confirm.click();
    await asked(element);
    answer(element);
    await until(() => element.matches(':state(ready)') && find(element, '.table, table'), 'the list');
  });
});
