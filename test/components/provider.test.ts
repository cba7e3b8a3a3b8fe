import { ProviderElement } from '../../components/core/provider.ts';
import type { Told } from '../../components/core/sink.ts';
import { OrganizationOverviewElement } from '../../components/operators/organization-overview.ts';
import { RegistrationFormElement } from '../../components/registration/registration-form.ts';
import { RegistrationStatusElement } from '../../components/registration/registration-status.ts';
import { readBrand, readSiteBrand } from '../../schema/brand.ts';
import { readMe, requestSignInLink } from '../../schema/operators.ts';
import { readRegistrationForm, readRegistrationProgress } from '../../schema/registration.ts';
import { SignInElement } from '../../components/operators/sign-in.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, define, find, put, type, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { form, instant, me, underReview } from '../../demo/gallery/samples/replies.ts';

define('portico-provider', ProviderElement);
define('portico-organization-overview', OrganizationOverviewElement);
define('portico-registration-form', RegistrationFormElement);
define('portico-registration-status', RegistrationStatusElement);
define('portico-sign-in', SignInElement);

/** Of a portal that asks for a fresh proof; this one does not yet. */
const laterCode = `session.${'step_up_required'}`;
const overview = '<portico-organization-overview></portico-organization-overview>';
const status = '<portico-registration-status registration="reg_1" token="t"></portico-registration-status>';
const agent = { en: { distributor: { one: 'master agent', many: 'master agents' } }, fr: { distributor: { one: 'agent principal', many: 'agents principaux' } } };
const signedIn = (token = 't') => () => Promise.resolve({ token, expiresAt: instant(10) });
const ready = (element: Element) => until(() => element.matches(':state(ready)'), 'ready');

describe('portico-provider', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal().replies(readMe, me({ can: [] })).replies(readRegistrationForm, form()).replies(readRegistrationProgress, underReview()); });
  afterEach(() => { clearPage(); portal.restore(); });

  describe('set up by JSON', () => {
    it('takes endpoint, key, language, look and words from the script in it; an attribute counts more', async () => {
      const provider = put<ProviderElement>(`<portico-provider key="pk_attribute"><script type="application/json">${JSON.stringify({ endpoint: 'https://json.example', key: 'pk_json', locale: 'fr', appearance: { accent: '#123456' }, glossary: agent })}</script>${status}</portico-provider>`);
      const element = provider.querySelector('portico-registration-status') as Element;
      await ready(element);
      const [sent] = portal.to(readRegistrationProgress);
      equal([sent?.url.origin, sent?.headers.get('Portico-Key'), sent?.headers.get('Accept-Language')], ['https://json.example', 'pk_attribute', 'fr']);
      equal(getComputedStyle(element).getPropertyValue('--portico-accent'), '#123456');
      matches(element.shadowRoot?.textContent, 'Agent principal');
      ok(!element.shadowRoot?.textContent?.match(/distributeur/i), 'no other word');
    });
    it('takes it also when it comes later', async () => {
      const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example">${status}</portico-provider>`);
      const element = provider.firstElementChild as Element;
      await ready(element);
      const script = document.createElement('script');
      script.type = 'application/json';
      script.textContent = JSON.stringify({ locale: 'fr' });
      provider.append(script);
      await until(() => find(element, '.root')?.lang === 'fr', 'French');
    });
    it('says that it is no JSON, and works without', async () => {
      const kinds: string[] = [];
      const listen = ({ detail }: HTMLElementEventMap['portico-load-error']): void => void kinds.push(detail.kind);
      document.addEventListener('portico-load-error', listen as EventListener);
      const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example"><script type="application/json">{ oops</script>${status}</portico-provider>`);
      await ready(provider.querySelector('portico-registration-status') as Element);
      document.removeEventListener('portico-load-error', listen as EventListener);
      ok(kinds.length > 0 && kinds.every((kind) => kind === 'request'), String(kinds));
    });
  });

  describe('inside another one', () => {
    it('takes over what it is not told itself, the session too, and gives its own look', async () => {
      const outer = put<ProviderElement>(`<portico-provider endpoint="https://portal.example" locale="fr" appearance='{"accent":"#111111","radius":"1px"}'><portico-provider appearance='{"accent":"#222222"}'>${overview}</portico-provider></portico-provider>`);
      outer.fetchSession = signedIn('outer');
      const element = outer.querySelector('portico-organization-overview') as Element;
      await until(() => words(element).includes('Bonjour'), 'French, signed in');
      equal(portal.to(readMe)[0]?.headers.get('Authorization'), 'Bearer outer');
      const style = getComputedStyle(element);
      equal([style.getPropertyValue('--portico-accent'), style.getPropertyValue('--portico-radius')], ['#222222', '1px']);
    });
    it('follows it when it changes, and leaves it when it is moved out', async () => {
      const outer = put<ProviderElement>(`<portico-provider endpoint="https://portal.example" locale="fr"><portico-provider>${status}</portico-provider></portico-provider>`);
      const inner = outer.firstElementChild as ProviderElement, element = inner.firstElementChild as Element;
      await ready(element);
      outer.locale = 'en';
      await until(() => find(element, '.root')?.lang === 'en', 'English');
      inner.endpoint = 'https://portal.example';
      outer.locale = 'fr';
      await until(() => find(element, '.root')?.lang === 'fr', 'French');
      outer.after(inner);
      await until(() => find(element, '.root')?.lang === 'en', 'the page’s own language');
    });
  });

  describe('a stored brand', () => {
    const brand = { appearance: { accent: '#0b6b5f', radius: '9px' }, glossary: agent };
    it('dresses the elements and gives them its words; what the page says counts more', async () => {
      portal.replies(readSiteBrand, { brand });
      const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example" key="pk_test" brand appearance='{"radius":"3px"}'>${status}</portico-provider>`);
      const element = provider.firstElementChild as Element;
      await until(() => getComputedStyle(element).getPropertyValue('--portico-accent') === '#0b6b5f', 'the accent');
      equal(getComputedStyle(element).getPropertyValue('--portico-radius'), '3px');
      await until(() => element.shadowRoot?.textContent?.includes('Master agent'), 'the words');
    });
    it('is asked for by the JSON alone, once; other words or another language ask for nothing more, another key does, and off takes it off', async () => {
      portal.replies(readSiteBrand, { brand });
      const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example"><script type="application/json">{"key":"pk_json","brand":true}</script>${status}</portico-provider>`);
      const element = provider.querySelector('portico-registration-status') as Element, accent = () => getComputedStyle(element).getPropertyValue('--portico-accent');
      await until(() => accent() === '#0b6b5f', 'the accent');
      provider.locale = 'fr';
      provider.glossary = {};
      await until(() => find(element, '.root')?.lang === 'fr', 'French');
      equal(portal.to(readSiteBrand).length, 1);
      provider.key = 'pk_other';
      await until(() => portal.to(readSiteBrand).length === 2, 'the other key’s');
      equal(portal.to(readSiteBrand).map(({ headers }) => headers.get('Portico-Key')), ['pk_json', 'pk_other']);
      provider.brand = false;
      await until(() => accent() === '', 'taken off');
    });
    it('that is overtaken by another one is dropped', async () => {
      let release = (): void => {};
      const real = globalThis.fetch;
      globalThis.fetch = async (...sent) => {
        const answer = await real(...sent);
        if (new Headers(sent[1]?.headers).get('Portico-Key') === 'pk_slow' && String(sent[0]).endsWith('/v1/brand')) await new Promise<void>((resolve) => { release = resolve; });
        return answer;
      };
      portal.replies(readSiteBrand, { brand: { appearance: { accent: '#111111' }, glossary: {} } }, { brand });
      const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example" key="pk_slow" brand>${status}</portico-provider>`);
      await until(() => portal.to(readSiteBrand).length === 1, 'the slow one');
      provider.key = 'pk_quick';
      const accent = () => getComputedStyle(provider.firstElementChild as Element).getPropertyValue('--portico-accent');
      await until(() => accent() === '#0b6b5f', 'the quick one');
      release();
      await new Promise((resolve) => { setTimeout(resolve, 40); });
      equal(accent(), '#0b6b5f');
    });
    it('is the operator’s where there is no key', async () => {
      portal.replies(readBrand, { brand });
      const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example" brand>${overview}</portico-provider>`);
      provider.fetchSession = signedIn();
      await until(() => getComputedStyle(provider.firstElementChild as Element).getPropertyValue('--portico-accent') === '#0b6b5f', 'the accent');
      equal(portal.to(readSiteBrand).length, 0);
    });
    it('that cannot be read is told, and nothing else fails', async () => {
      portal.refuses(readSiteBrand, 'key.unknown');
      const kinds: string[] = [];
      const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example" key="pk_test">${status}</portico-provider>`);
      provider.addEventListener('portico-load-error', ({ detail }) => kinds.push(detail.kind));
      provider.brand = true;
      await until(() => kinds.includes('authentication'), 'told');
      await ready(provider.firstElementChild as Element);
    });
  });

  it('shows two brands and two languages side by side, each with its words', async () => {
    const [a, b] = [['fr', '#a8321f', agent], ['en', '#0b6b5f', { en: { distributor: { one: 'regional office', many: 'regional offices' } } }]].map(([locale, accent, glossary]) =>
      put<ProviderElement>(`<portico-provider endpoint="https://portal.example" locale="${String(locale)}" appearance='{"accent":"${String(accent)}"}' glossary='${JSON.stringify(glossary)}'>${status}</portico-provider>`).firstElementChild as HTMLElement);
    await Promise.all([ready(a as Element), ready(b as Element)]);
    matches(a?.shadowRoot?.textContent, 'Agent principal');
    matches(b?.shadowRoot?.textContent, 'Regional office');
    ok(![a, b].some((each) => /distribut(?:eur|or)\b/i.test(each?.shadowRoot?.textContent ?? '')), 'neither says the other word');
    const colors = [a, b].map((each) => getComputedStyle(each as Element).getPropertyValue('--portico-accent'));
    equal(colors, ['#a8321f', '#0b6b5f']);
    for (const each of [a, b]) await accessible(each as Element);
  });
  it('speaks its words in the portal’s refusals too, and leaves names alone', async () => {
    portal.anew(readMe).refuses(readMe, 'permission.denied', { detail: 'The distributor Acme Distributor Ltd. must answer.', fixer: { who: 'distributor' } });
    const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example" glossary='${JSON.stringify(agent)}'>${overview}</portico-provider>`);
    provider.fetchSession = signedIn();
    const element = provider.firstElementChild as Element;
    await until(() => words(element).includes('The master agent Acme Distributor Ltd. must answer.'), 'the sentence');
    matches(words(element), 'The master agent can change this.');
  });

  it('tells the page’s sink what happens, without what names a person or opens something', async () => {
    portal.replies(requestSignInLink, { resendAt: instant(1) });
    const told: Told[] = [];
    const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example">${status}</portico-provider>`);
    provider.sink = (one) => told.push(one);
    await until(() => told.some(({ name }) => name === 'portico-ready') || provider.firstElementChild?.matches(':state(ready)'), 'ready');
    await provider.updateComplete;
    await until(async () => {
      provider.firstElementChild?.dispatchEvent(new CustomEvent('portico-signed-in', { bubbles: true, composed: true, detail: { token: 'secret', expiresAt: instant(10), session: 'ses_1' } }));
      provider.firstElementChild?.dispatchEvent(new CustomEvent('portico-registered', { bubbles: true, composed: true, detail: { registration: 'reg_1', state: 'under_review', kind: 'company' } }));
      await Promise.resolve();
      return told.some(({ name }) => name === 'portico-registered');
    }, 'told');
    const registered = told.find(({ name }) => name === 'portico-registered');
    equal([registered?.element, registered?.detail], ['portico-registration-status', { registration: 'reg_1', state: 'under_review', kind: 'company' }]);
    ok(!JSON.stringify(told).includes('secret'), 'no token');
    provider.sink = undefined;
    const before = told.length;
    provider.firstElementChild?.dispatchEvent(new CustomEvent('portico-registered', { bubbles: true, composed: true, detail: {} }));
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    equal(told.length, before, 'no more');
  });
  it('asks for the session before the elements do, once', async () => {
    const reasons: string[] = [];
    const provider = put<ProviderElement>('<portico-provider endpoint="https://portal.example"></portico-provider>');
    provider.fetchSession = ({ reason }) => { reasons.push(reason); return signedIn()(); };
    await until(() => reasons.length === 1, 'asked');
    provider.innerHTML = overview;
    await until(() => words(provider.firstElementChild as Element).includes('Hello'), 'signed in');
    equal(reasons, ['initial']);
  });
});

describe('an element', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal().replies(readMe, me({ can: [] })).replies(readRegistrationForm, form()).replies(readRegistrationProgress, underReview()); });
  afterEach(() => { clearPage(); portal.restore(); });

  it('takes properties that were set before it was defined', async () => {
    const tag = 'portico-late-overview';
    const early = put<OrganizationOverviewElement>(`<${tag}></${tag}>`);
    Object.assign(early, { endpoint: 'https://early.example', locale: 'fr', key: 'pk_early' });
    customElements.define(tag, class extends OrganizationOverviewElement {});
    const provider = put<ProviderElement>('<portico-provider></portico-provider>');
    provider.fetchSession = signedIn();
    provider.append(early);
    await until(() => words(early).includes('Bonjour'), 'French');
    equal(portal.to(readMe).at(-1)?.url.origin, 'https://early.example');
  });
  it('moved between two providers belongs to where it is; removed it stops, and added again goes on with what was typed', async () => {
    const [left, right] = ['https://left.example', 'https://right.example'].map((endpoint) => put<ProviderElement>(`<portico-provider endpoint="${endpoint}" key="pk"></portico-provider>`));
    left?.insertAdjacentHTML('beforeend', '<portico-registration-form></portico-registration-form>');
    const element = left?.firstElementChild as HTMLElement;
    await ready(element);
    type(element.querySelector('[slot=email]'), 'ines@norvent.example');
    right?.append(element);
    await until(() => portal.to(readRegistrationForm).some(({ url }) => url.origin === 'https://right.example'), 'the other portal');
    const before = portal.sent.length;
    element.remove();
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    equal(portal.sent.length, before, 'nothing while it is away');
    left?.append(element);
    await until(() => portal.sent.length > before && element.matches(':state(ready)'), 'again');
    equal(element.querySelector<HTMLInputElement>('[slot=email]')?.value, 'ines@norvent.example');
    equal(element.querySelectorAll('[slot=email]').length, 1);
  });
  it('says quietly that the reader is offline, and goes on by itself', async () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    try {
      portal.anew(readRegistrationProgress).loses(readRegistrationProgress, 3);
      const element = put(`<portico-registration-status endpoint="https://portal.example" registration="reg_1" token="t"></portico-registration-status>`);
      await until(() => words(element).includes('You are offline'), 'offline').catch(() => until(() => words(element).includes('You are offline'), 'offline'));
      ok(!find(element, '[role=alert]'), 'no alarm');
      await accessible(element);
      portal.anew(readRegistrationProgress).replies(readRegistrationProgress, underReview());
      dispatchEvent(new Event('online'));
      await ready(element);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });
  it('asks for a fresh proof where the portal wants one, and goes on with it', async () => {
    portal.anew(readMe).refuses(readMe, 'session.required', { code: laterCode as never, detail: 'This needs a fresh sign-in.' }).replies(readMe, me({ can: [] }));
    const reasons: string[] = [];
    const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example">${overview}</portico-provider>`);
    provider.fetchSession = ({ reason }) => { reasons.push(reason); return signedIn(reason)(); };
    const element = provider.firstElementChild as HTMLElement;
    const confirm = await until(() => button(element, 'Confirm that it is you'), 'the button');
    ok(element.matches(':state(unauthorized)'), 'unauthorized');
    await accessible(element);
    confirm.click();
    await until(() => words(element).includes('Hello'), 'through');
    equal([reasons, portal.to(readMe).at(-1)?.headers.get('Authorization')], [['initial', 'step_up'], 'Bearer step_up']);
  });
  it('says in which direction its language runs, whatever the page’s', async () => {
    const element = put('<div dir="rtl"><portico-registration-status endpoint="https://portal.example" registration="reg_1" token="t"></portico-registration-status></div>').firstElementChild as HTMLElement;
    await ready(element);
    equal([find(element, '.root')?.dir, getComputedStyle(all(element, 'h2')[0] as Element).direction], ['ltr', 'ltr']);
  });
});
