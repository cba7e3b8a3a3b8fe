import { ActivityLogElement } from '../../components/activity/activity-log.ts';
import { csvCell, csvLines } from '../../components/core/csv.ts';
import { ProviderElement } from '../../components/core/provider.ts';
import { listActivity } from '../../schema/activity.ts';
import { listOperators } from '../../schema/team.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { entries } from '../../demo/gallery/samples/activity.ts';
import { entry, id, instant, operator } from '../../demo/gallery/samples/replies.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, define, find, fits, next, put, type, words } from './support/page.ts';

define('portico-provider', ProviderElement);
define('portico-activity-log', ActivityLogElement);

const page = (rows = entries, cursor: string | null = null) => ({ rows: [...rows], next: cursor, until: cursor && instant(-60_000) });

describe('portico-activity-log', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  const asked = () => Object.fromEntries(portal.to(listActivity).at(-1)?.url.searchParams ?? []);
  async function place(attributes = '', options: Parameters<typeof put>[1] = {}): Promise<ActivityLogElement> {
    const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example"><portico-activity-log ${attributes}></portico-activity-log></portico-provider>`, options);
    provider.fetchSession = () => Promise.resolve({ token: 't', expiresAt: instant(10) });
    const element = provider.firstElementChild as ActivityLogElement;
    await until(() => ['ready', 'empty', 'unauthorized'].some((state) => element.matches(`:state(${state})`)), 'the log');
    return element;
  }

  for (const [lang, scheme] of [['en', 'light'], ['fr', 'dark']] as const) {
    it(`is accessible (${lang}, ${scheme}), folded out too, and fits 320 pixels`, async () => {
      portal.replies(listActivity, page(entries, 'more'));
      const element = await place('', { lang, scheme, width: 320 });
      find(element, '.fold')?.click();
      await until(() => find(element, '.more:not([hidden])'), 'the details');
      await accessible(element);
      ok(fits(element), 'it fits');
    });
  }

  it('says who did what, from what to what, about what, by which rule, and whether it is sealed (OPR-10)', async () => {
    portal.replies(listActivity, page());
    const element = await place();
    const [first, second] = all(element, '.log li');
    matches(first?.innerText.replaceAll(/\s+/g, ' ') ?? '', /Inès Marchetti changed the role of zaneta@norvent.example Role from Reader\s*→ to Admin.*zaneta@norvent.example.*OPR-5/);
    matches(second?.querySelector('.sealed')?.textContent ?? '', 'Sealed');
    ok(first?.querySelector('.waiting'), 'the newest waits');
    equal(first?.querySelector('a')?.getAttribute('href'), 'https://portal.example/reference#operator.role_changed');
    matches(words(element), 'A person who was erased signed in');
  });

  it('is narrowed by a press on who and about what, by action and by time; one press shows everything again', async () => {
    portal.replies(listActivity, page());
    const element = await place();
    button(element, 'Paul Oduya')?.click();
    await until(() => asked()['actor'] === id.operator(2), 'the person');
    type(find(element, '[name=event]'), 'registration');
    type(find(element, '[name=period]'), 'today');
    button(element, 'Ferrowatt')?.click();
    await until(() => asked()['subject'] === id.registration(2), 'the object');
    equal([asked()['actor'], asked()['event'], new Date(asked()['from'] ?? '').getHours(), asked()['to']].join(), [id.operator(2), 'registration', 0, undefined].join());
    await until(() => words(element).includes('about Ferrowatt'), 'the sentence');
    matches(find(element, '#who')?.textContent ?? '', 'Paul Oduya');
    type(find(element, '[name=period]'), 'custom');
    await until(() => find(element, '[name=toOn]'), 'the days');
    for (const [name, value] of [['fromOn', '2026-03-02'], ['toOn', '2026-03-03']] as const) { const input = find<HTMLInputElement>(element, `[name=${name}]`) as HTMLInputElement; input.value = value; input.dispatchEvent(new Event('change')); }
    await until(() => asked()['to'], 'both days');
    equal(asked()['from'], new Date('2026-03-02T00:00:00').toISOString());
    equal(asked()['to'], new Date('2026-03-04T00:00:00').toISOString());
    button(element, 'Show everything')?.click();
    await until(() => Object.keys(asked()).length === 0, 'everything');
  });

  it('finds a person while one types, and what acts without being one', async () => {
    const person = { id: id.operator(4), name: 'Ελένη Παπαδοπούλου', email: 'eleni@norvent.example', role: 'admin' as const, locale: 'en' as const, state: 'active' as const, you: false, invitation: null, unreachable: null, addedAt: instant(-9), seenAt: null, removedAt: null, can: [] };
    portal.replies(listActivity, page()).replies(listOperators, { rows: [person], next: null });
    const element = await place();
    find(element, '#who')?.click();
    await until(() => all(element, '[role=option]').length === 5, 'the people');
    await accessible(element);
    all(element, '[role=option]').find((each) => each.textContent?.includes('rules'))?.click();
    await until(() => asked()['actor'] === 'policy', 'the rules');
    find(element, '#who')?.click();
    await until(() => all(element, '[role=option]').length === 5, 'the people again');
    all(element, '[role=option]')[0]?.click();
    await until(() => asked()['actor'] === id.operator(4), 'the person');
    await until(() => find(element, '#who')?.textContent?.includes('Ελένη'), 'her name');
  });

  it('begins with the object and person that the page names, and learns what they are called', async () => {
    portal.replies(listActivity, page(entries.slice(1, 3)));
    const element = await place(`subject="${id.registration(2)}" actor="${id.operator(2)}"`);
    equal([asked()['subject'], asked()['actor']].join(), [id.registration(2), id.operator(2)].join());
    matches(words(element), 'about Ferrowatt');
    matches(find(element, '#who')?.textContent ?? '', 'Paul Oduya');
  });

  it('offers what came since without moving, and marks what was sealed meanwhile', async () => {
    portal.replies(listActivity, page());
    const element = await place();
    portal.anew(listActivity).replies(listActivity, page([entry(1, { id: `act_${'f'.repeat(32)}`, actor: operator('Dário Esteves', 8) }), { ...entries[0] as (typeof entries)[0], sealed: true }, ...entries.slice(1)]));
    dispatchEvent(new Event('focus'));
    await until(() => words(element).includes('Show 1 new entry'), 'the offer');
    equal(all(element, '.log li').length, entries.length);
    equal(find(element, '.waiting'), null);
    button(element, 'Show 1 new entry')?.click();
    await until(() => all(element, '.log li')[0]?.textContent?.includes('Dário Esteves'), 'it');
  });

  it('says how far a search has come, and goes on from there', async () => {
    portal.replies(listActivity, page(), page([], 'c1'), page(entries.slice(9), null));
    const element = await place();
    type(find(element, '[name=event]'), 'block.added');
    await until(() => words(element).includes('Older ones have not been searched yet.'), 'nothing yet');
    matches(words(element), 'Searched back to');
    button(element, 'Look further back')?.click();
    await until(() => all(element, '.log li').length === 1, 'the entry');
    equal(asked()['cursor'], 'c1');
  });

  describe('downloads', () => {
    const caught: Blob[] = [], make = URL.createObjectURL;
    beforeEach(() => { URL.createObjectURL = (blob: Blob) => { caught.push(blob); return '#'; }; });
    afterEach(() => { URL.createObjectURL = make; });

    it('exactly what is filtered, page after page of 500, formulas made harmless', async () => {
      portal.replies(listActivity, page(), page(entries.slice(0, 2), 'c1'), page([entry(3, { actor: operator('=cmd|x'), subject: { id: id.registration(3), name: 'Say "hello", then; go' } })]));
      const element = await place(`actor="${id.operator(2)}"`);
      element.addEventListener('portico-before-download', (event) => equal(event.detail.actor, id.operator(2)), { once: true });
      const done = next(element, 'portico-downloaded');
      find(element, '[data-action=download]')?.click();
      equal((await done).detail.entries, 3);
      equal([asked()['limit'], asked()['cursor'], asked()['actor']].join(), ['500', 'c1', id.operator(2)].join());
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await caught.at(-1)?.arrayBuffer());
      ok(text.startsWith('\ufeffWhen (UTC),Who,'), 'mark and head');
      equal(text.split('\r\n').length, 5);
      matches(text, "'=cmd|x");
      matches(text, '"Say ""hello"", then; go"');
      await until(() => words(element).includes('Entries in it: 3.'), 'the message');
    });
    it('not when the page says no, and not the rest when it is stopped', async () => {
      portal.replies(listActivity, page(entries, 'more')).hangs(listActivity);
      const element = await place();
      element.addEventListener('portico-before-download', (event) => event.preventDefault(), { once: true });
      find(element, '[data-action=download]')?.click();
      await element.updateComplete;
      equal(find(element, '.running'), null);
      const files = caught.length;
      find(element, '[data-action=download]')?.click();
      (await until(() => find(element, '[data-action=stop]'), 'the way to stop')).click();
      await until(() => !find(element, '.running'), 'the end');
      equal(caught.length, files);
    });
    it('cells as RFC 4180 has them; what a spreadsheet would run is text', () => {
      equal(['=1+1', '+1', '-1', '@x', '\tx', ' =x', 'a,b', 'a"b', 'é', -5, null, true].map((cell) => csvCell(cell)).join('|'), `'=1+1|'+1|'-1|'@x|'\tx|' =x|"a,b"|"a""b"|é|-5||true`);
      equal(csvLines([['a', 1], ['b\nc', null]]), 'a,1\r\n"b\nc",\r\n');
    });
  });

  it('says that nothing has happened yet, that nothing matches, and who can give access', async () => {
    portal.replies(listActivity, page([]));
    const element = await place();
    matches(words(element), 'Nothing has happened yet');
    type(find(element, '[name=event]'), 'message');
    await until(() => words(element).includes('No entry matches'), 'no match');
    portal.anew(listActivity).refuses(listActivity, 'permission.denied');
    const refused = await place();
    ok(refused.matches(':state(unauthorized)'), 'refused');
  });
});
