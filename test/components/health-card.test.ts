import { ProviderElement } from '../../components/core/provider.ts';
import { HealthCardElement } from '../../components/health/health-card.ts';
import { ago, span } from '../../components/health/ago.ts';
import { type MessageRow, listMessages, retryMessage } from '../../schema/activity.ts';
import { type Health, readPortalHealth } from '../../schema/health.ts';
import { listHelp } from '../../schema/help.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { gaveUp, stopped, well } from '../../demo/gallery/samples/health.ts';
import { hex, instant } from '../../demo/gallery/samples/replies.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, clearPage, define, find, fits, next, put, words } from './support/page.ts';

define('portico-provider', ProviderElement);
define('portico-health-card', HealthCardElement);

const row = (n: number, template: MessageRow['template'] = 'sign_in_link'): MessageRow => ({ id: `msg_${hex(n)}`, template, recipient: 'a@b.example', state: 'parked', attempts: 8, lastError: null, createdAt: instant(-1), nextAttemptAt: null });

describe('portico-health-card', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  async function open(...answers: Health[]): Promise<HealthCardElement> {
    portal.anew(readPortalHealth).replies(readPortalHealth, ...answers);
    return place();
  }
  async function place(options: Parameters<typeof put>[1] = {}): Promise<HealthCardElement> {
    const provider = put<ProviderElement>('<portico-provider endpoint="https://portal.example"><portico-health-card></portico-health-card></portico-provider>', options);
    provider.fetchSession = () => Promise.resolve({ token: 'operator-token', expiresAt: instant(10) });
    const element = provider.firstElementChild as HealthCardElement;
    await until(() => ['ready', 'empty', 'unauthorized', 'error'].some((state) => element.matches(`:state(${state})`)), 'the card');
    await element.updateComplete;
    return element;
  }

  for (const [lang, scheme] of [['en', 'light'], ['fr', 'dark']] as const) {
    it(`is accessible (${lang}, ${scheme}), well and not, and fits 320 pixels`, async () => {
      for (const answer of [well(), gaveUp(), stopped()]) {
        portal.anew(readPortalHealth).replies(readPortalHealth, answer);
        const element = await place({ lang, scheme, width: 320 });
        await accessible(element);
        ok(fits(element), 'it fits');
      }
    });
  }

  it('all is well: says so, empty of anything to do', async () => {
    const element = await open(well());
    ok(element.matches(':state(empty)'), 'nothing to do');
    const said = words(element);
    for (const part of ['All is well', 'version 0.1.0', 'Waiting to be sent 2', 'Given up 0', 'Every entry is sealed', 'Sending what waits 21 seconds ago, in 12 ms', 'none yet', '174 MB of 10 GB']) matches(said, part);
    equal(all(element, '.chip:not(.success)').length, 0);
    ok(all(element, '.chip').every((each) => each.querySelector('.icon') && each.textContent?.trim()), 'each state has an icon and a word');
  });
  it('ALL-2: what gave up stands first, by kind, with a word for why, and never an address', async () => {
    const element = await open(gaveUp());
    ok(element.matches(':state(ready)'), 'there is something to do');
    const said = words(element);
    for (const part of ['Something needs a look', 'Sign-in link', '38 of them; the newest: The provider did not answer in time TimeoutError', 'tried 8 times', 'resend_rate_limit_exceeded', 'The reason is not known']) matches(said, part);
    equal(all(element, '.parked li').length, 3);
    ok(!said.includes('@'), 'no address');
  });
  it('tells how urgent it is, of each thing and of the whole', async () => {
    const element = await open(stopped());
    const said = words(element);
    for (const part of ['People are waiting', '1,000 or more', 'Entries that wait for their seal: 1,000 or more, the oldest for 25 minutes', 'not yet']) matches(said, part);
    equal(all(element, '.jobs .chip').map((each) => each.textContent?.trim()).join(), 'Act now,Act now,Needs a look');
    ok(find(element, 'meter')?.getAttribute('aria-label'), 'a size in words');
  });

  describe('trying again', () => {
    it('puts all of that kind back, page after page, passes over what somebody else took, and reads anew', async () => {
      portal.replies(listMessages, { rows: [row(1), row(2, 'help_asked')], next: 'c1' }, { rows: [row(3), row(4)], next: null }).replies(retryMessage, row(1)).refuses(retryMessage, 'message.not_parked').replies(retryMessage, row(4));
      const element = await open(gaveUp(), well());
      const before = next(element, 'portico-before-retry'), after = next(element, 'portico-retried');
      find(element, '[data-retry=sign_in_link]')?.click();
      const { template, count } = (await before).detail;
      equal({ template, count }, { template: 'sign_in_link', count: 38 });
      equal((await after).detail, { template: 'sign_in_link', count: 2 });
      equal(portal.to(retryMessage).map(({ url }) => url.pathname.split('/')[3]).join(), [row(1), row(3), row(4)].map(({ id }) => id).join());
      await until(() => words(element).includes('2 e-mails are on their way again.'), 'the message');
      await until(() => element.matches(':state(empty)'), 'all is well');
      await accessible(element);
    });
    it('not when the page says no; the rest not when it is stopped', async () => {
      portal.replies(listMessages, { rows: [row(1), row(2)], next: null }).replies(retryMessage, row(1)).hangs(retryMessage);
      const element = await open(gaveUp());
      element.addEventListener('portico-before-retry', (event) => event.preventDefault(), { once: true });
      find(element, '[data-retry=sign_in_link]')?.click();
      await element.updateComplete;
      equal(portal.to(listMessages).length, 0);
      find(element, '[data-retry=sign_in_link]')?.click();
      await until(() => find(element, '.running')?.textContent?.includes('1 of 38'), 'its progress');
      await accessible(element);
      equal(find(element, '[data-retry=operator_invited]')?.getAttribute('aria-disabled'), 'true');
      find(element, '[data-action=stop]')?.click();
    });
    it('what is refused is said, with what was done before', async () => {
      portal.replies(listMessages, { rows: [row(1), row(2), row(3)], next: null }).replies(retryMessage, row(1)).refuses(retryMessage, 'permission.denied');
      const element = await open(gaveUp());
      find(element, '[data-retry=sign_in_link]')?.click();
      await until(() => words(element).includes('1 e-mail is on its way again. The rest was left as it was. Sentence of permission.denied.'), 'both');
    });
  });

  it('reads itself again when it is looked at, and by its button; what is there stays when that fails', async () => {
    const element = await open(well(), gaveUp(), well());
    dispatchEvent(new Event('focus'));
    await until(() => element.matches(':state(ready)'), 'what came');
    find(element, '[data-action=refresh]')?.click();
    await until(() => element.matches(':state(empty)'), 'well again');
    portal.anew(readPortalHealth).refuses(readPortalHealth, 'service.failed');
    find(element, '[data-action=refresh]')?.click();
    await until(() => words(element).includes('Something went wrong on our side'), 'the banner');
    matches(words(element), 'All is well');
  });
  it('ALL-1: who may not see it learns who can, and asks', async () => {
    portal.anew(readPortalHealth).refuses(readPortalHealth, 'permission.denied', { wanted: 'health.read', fixer: { who: 'company_admin', name: 'Inès Marchetti', people: ['Inès Marchetti'] } }).replies(listHelp, { rows: [] });
    const element = await place();
    ok(element.matches(':state(unauthorized)'), 'refused');
    await until(() => find(element, '[data-ask]')?.textContent?.includes('Inès Marchetti'), 'whom to ask');
    await accessible(element);
  });
  it('counts time from the portal’s clock, whatever the reader’s says', () => {
    const now = '2026-01-01T12:00:00.000Z';
    equal(['2026-01-01T11:59:48.000Z', '2026-01-01T11:57:01.000Z', '2026-01-01T09:00:00.000Z', '2025-12-30T12:00:00.000Z', '2026-01-01T12:00:05.000Z'].map((at) => ago(at, now, 'en')).join(), '12 seconds ago,2 minutes ago,3 hours ago,2 days ago,0 seconds ago');
    equal(span('2026-01-01T11:57:01.000Z', now, 'fr'), '2 minutes');
  });
});
