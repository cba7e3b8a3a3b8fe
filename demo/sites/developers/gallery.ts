/** The gallery's page: what to show, in which look, by its address. */
import '../../gallery/clock.ts';
import '../../../components/define.ts';
import { settled, showPage, showState } from '../../gallery/frames.ts';
import { type Look, type Switch, addressOf, lookOf, switchNames, switches } from '../../gallery/looks.ts';
import { pages } from '../../gallery/pages.ts';

const root = document.documentElement;
const main = document.querySelector('main') as HTMLElement;
const title = document.querySelector('h1') as HTMLElement;
type Language = 'en' | 'fr';

function asked() {
  const query = new URLSearchParams(location.search);
  const named = pages.find(({ name }) => name === query.get('page')) ?? pages[0];
  if (!named) throw new Error('the gallery has no page');
  const without = query.get('without')?.split(' ') ?? [];
  const page = { ...named, states: named.states.filter(({ name }) => !without.includes(name)) };
  return { page, state: page.states.find(({ name }) => name === query.get('state')), look: lookOf(query), still: query.has('still') };
}

function link(href: string, words: string, current: boolean): HTMLAnchorElement {
  const it = document.createElement('a');
  it.href = href;
  it.textContent = words;
  if (current) it.setAttribute('aria-current', 'page');
  return it;
}
function listPages(look: Look, current: string, language: Language): void {
  (document.querySelector('.pages ul') as HTMLElement).replaceChildren(...pages.map(({ name, title: words, states }) => {
    const item = document.createElement('li'), it = link(addressOf(look, name), words[language], name === current), count = document.createElement('small');
    count.textContent = String(states.length);
    it.append(count);
    item.append(it);
    return item;
  }));
}
function listStates(language: Language): void {
  const { page } = asked();
  (document.querySelector('.states ul') as HTMLElement).replaceChildren(...page.states.map((state) => {
    const item = document.createElement('li');
    item.append(link(`#${state.name}`, state.title[language], false));
    return item;
  }));
}
function switchFor(name: Switch, look: Look, language: Language): HTMLElement {
  const group = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = switches[name].title[language];
  group.append(legend);
  for (const [value, words] of Object.entries(switches[name].options) as [string, Record<Language, string>][]) {
    const label = document.createElement('label'), input = document.createElement('input'), text = document.createElement('span');
    Object.assign(input, { type: 'radio', name, value, checked: look[name] === value });
    text.textContent = words[language];
    label.append(input, text);
    group.append(label);
  }
  return group;
}

function show(): void {
  const { page, state, look, still } = asked();
  const language = look.lang as Language;
  delete root.dataset['settled'];
  root.lang = language;
  root.dataset['scheme'] = look.scheme;
  root.dataset['alone'] = String(state !== undefined);
  root.dataset['still'] = String(still && !state);
  document.title = `${state ? `${state.title[language]} · ` : ''}${page.title[language]}`;
  if (state) showState(main, page, state, look);
  else {
    title.textContent = page.title[language];
    listPages(look, page.name, language);
    listStates(language);
    const had = document.activeElement instanceof HTMLInputElement ? document.activeElement : undefined;
    (document.querySelector('.switches') as HTMLElement).replaceChildren(...switchNames.map((name) => switchFor(name, look, language)));
    if (had) document.querySelector<HTMLElement>(`.switches [name=${had.name}][value=${CSS.escape(had.value)}]`)?.focus();
    showPage(main, page, look, still);
  }
  void markSettled();
}
/** Tests wait for it, and a page that holds this one in a frame. */
async function markSettled(): Promise<void> {
  await settled();
  await document.fonts.ready;
  root.dataset['settled'] = 'true';
}

document.querySelector('.switches')?.addEventListener('change', ({ target }) => {
  const { name, value } = target as HTMLInputElement;
  const { page, look } = asked();
  history.replaceState(null, '', addressOf({ ...look, [name]: value }, page.name) + location.hash);
  show();
});
addEventListener('popstate', () => { if (!location.hash) show(); });
show();
