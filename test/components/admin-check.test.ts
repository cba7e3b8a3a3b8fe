import { ProviderElement } from '../../components/core/provider.ts';
import { AdminCheckElement } from '../../components/operators/admin-check.ts';
import { askForHelp, listHelp, withdrawHelp } from '../../schema/help.ts';
import { type Me, readMe } from '../../schema/operators.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { id, instant, me } from '../../demo/gallery/samples/replies.ts';
import { admin, asking } from '../../demo/gallery/samples/team.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, until } from './support/check.ts';
import { clearPage, define, find, fits, next, put, words } from './support/page.ts';

define('portico-provider', ProviderElement);
define('portico-admin-check', AdminCheckElement);

const reader = me({ operator: { id: id.operator(3), name: 'Camille Roy', email: 'camille@norvent.example', role: 'reader', locale: 'fr' }, can: ['page.read', 'request.create'] });

describe('portico-admin-check', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  async function open(who: Me, look: Parameters<typeof put>[1] = {}): Promise<AdminCheckElement> {
    portal.replies(readMe, who);
    const provider = put<ProviderElement>('<portico-provider endpoint="https://portal.example"><portico-admin-check></portico-admin-check></portico-provider>', look);
    provider.fetchSession = () => Promise.resolve({ token: 'operator-token', expiresAt: instant(10) });
    const element = provider.firstElementChild as AdminCheckElement;
    await until(() => element.matches(':state(ready)'), 'the answer');
    await element.updateComplete;
    return element;
  }

  it('is accessible, asked and not, in both languages and at 360 px', async () => {
    portal.replies(listHelp, { rows: [asking()] });
    for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) await accessible(await open(reader, { lang, scheme }));
    const narrow = await open(reader, { width: 360 });
    equal(fits(narrow), true);
  });
  it('OPR-2: any operator sees whether it is an admin, and who the admins are', async () => {
    portal.replies(listHelp, { rows: [] });
    const said = words(await open(reader));
    for (const part of ['No. At Norvent Labs, you are a reader.', 'Inès Marchetti Super admin', 'Paul Oduya Admin']) matches(said, part);
    portal.anew(readMe);
    const element = await open(admin());
    matches(words(element), 'Yes. At Norvent Labs, you are a super admin.');
    equal(find(element, "[data-action='ask']"), null);
  });
  it('ALL-1: a reader asks its admins with one click, takes it back, and is told what they answered', async () => {
    portal.replies(listHelp, { rows: [] }).replies(askForHelp, asking()).replies(withdrawHelp, asking({ state: 'withdrawn' }));
    const element = await open(reader), told = next(element, 'portico-help-asked');
    find(element, "[data-action='ask']")?.click();
    equal((await told).detail, { request: id.request(1), code: 'permission.denied' });
    equal(portal.to(askForHelp)[0]?.body, { code: 'permission.denied', action: 'operator.write' });
    (await until(() => find(element, "[data-action='withdraw']"), 'the way back')).click();
    await until(() => find(element, "[data-action='ask']"), 'the button again');
    portal.anew(listHelp).replies(listHelp, { rows: [asking({ state: 'refused', decidedAt: instant(0), decidedBy: 'Paul Oduya', answer: 'Ask Inès.' })] });
    matches(words(await open(reader)), 'Paul Oduya declined your request to become an admin. Ask Inès.');
  });
  it('what is refused is said, and the page can stop it', async () => {
    portal.replies(listHelp, { rows: [] }).refuses(askForHelp, 'help.nobody');
    const element = await open(reader);
    element.addEventListener('portico-before-ask', (event) => event.preventDefault(), { once: true });
    find(element, "[data-action='ask']")?.click();
    await element.updateComplete;
    await until(() => !find(element, '[aria-busy]'), 'the end');
    equal(portal.to(askForHelp).length, 0);
    find(element, "[data-action='ask']")?.click();
    matches((await until(() => find(element, '.refusal'), 'the refusal')).textContent, 'Sentence of help.nobody.');
  });
});
