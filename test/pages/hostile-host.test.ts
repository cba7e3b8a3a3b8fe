/** Pages that get in the way by their markup and scripts: a form around everything, patched built-ins, a base elsewhere, names that shadow, a framework that keeps `key`. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { looks, otherLooks, pick, said } from '../journeys/support/look.ts';
import { codeFor } from '../journeys/support/mailbox.ts';
import { pageAround } from '../journeys/support/page.ts';
import { applicant, fillCompany, formOf, seeUnderReview } from '../journeys/support/registration.ts';
import { type Visit, originOf, visiting } from '../journeys/support/visit.ts';

const plain = '<style>:root { background: Canvas; color: CanvasText; }</style>';
const loader = (): string => `<script type="module" src="${originOf('portal.localhost')}/sdk/v1/loader.js"></script>`;
async function openPage(visit: Visit, name: string, pasted: string, head = plain): Promise<void> {
  await visit.serve('norderable.localhost', `/${name}`, pageAround(visit.look, pasted, head));
  await visit.open('norderable.localhost', `/${name}`);
}
const form = `<portico-registration-form key="${world.keys.firstSite.token}"></portico-registration-form>`;

describe('a page that is one form, as ASP.NET makes them', () => {
  for (const [look, who] of [[looks[0], applicant('ned.faraday@ottermere-it.ca', 'Ottermere IT Ltd.', 'CA', 'Ned', 'Faraday')], [looks[1], applicant('n.forget@loutremer-ti.ca', 'Loutremer TI inc.', 'CA', 'Noé', 'Forget')]] as const) {
    it(`is not sent by Enter in the element, and sends nothing of it — ${said(look)}`, () => visiting('inside-a-form', look, async (visit) => {
      await openPage(visit, 'form', `<form id="aspnetForm" method="post" action="/posted"><input type="hidden" name="__VIEWSTATE" value="x"><label>Search <input name="q"></label><button name="submit">Go</button>\n${form}\n</form>\n${loader()}`);
      const { page } = visit;
      await page.evaluate(() => {
        Object.assign(globalThis, { sent: 0 });
        document.addEventListener('submit', (event) => { event.preventDefault(); (globalThis as unknown as { sent: number }).sent += 1; });
      });
      const names = (): Promise<string[]> => page.evaluate(() => { const host = document.querySelector('#aspnetForm') as HTMLFormElement; return [...new FormData(host).keys(), ...[...host.elements].map((each) => (each as HTMLInputElement).name)]; });
      const own = ['__VIEWSTATE', 'q', '__VIEWSTATE', 'q', 'submit'];
      const { email, code, title, text } = formOf(visit);
      await email.fill(who.email);
      expect(await names()).toEqual(own);
      await email.press('Enter');
      await title(text.codeTitle).waitFor();
      await code.fill(await codeFor(who.email));
      expect(await names()).toEqual(own);
      await code.press('Enter');
      await title(text.companyTitle).waitFor();
      await fillCompany(visit, who);
      expect(await names()).toEqual(own);
      await formOf(visit).submit.click();
      await seeUnderReview(visit, who, world.distributors.first.name);
      await visit.settle('sent');
      expect(await page.evaluate('sent')).toBe(0);
      await page.locator('[name=q]').press('Enter');
      expect(await page.evaluate('sent'), 'the page’s own form works').toBe(1);
    }));
  }
});

/** What old and new libraries do to the built-ins, before anything of ours is there. */
function patch(): void {
  const patched = globalThis as unknown as Record<string, unknown>;
  for (const type of [Array, Object] as unknown as { prototype: Record<string, unknown> }[]) type.prototype['toJSON'] = function toJSON(this: unknown) { return `"${String(this)}"`; };
  Object.assign(Array.prototype, { each() {}, without() {}, last: 'last' });
  Object.assign(Object.prototype, { extra() {} });
  const { fetch, Promise: Native, customElements: registry } = globalThis;
  class ZoneAwarePromise<T> extends Native<T> {}
  patched['Promise'] = ZoneAwarePromise;
  patched['fetch'] = (...asked: Parameters<typeof fetch>) => new ZoneAwarePromise((resolve, reject) => { setTimeout(() => { fetch(...asked).then(resolve, reject); }); });
  const wrapped = new WeakMap<object, EventListener>();
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const task = (listener: EventListenerOrEventListenerObject): EventListener => {
    const known = wrapped.get(listener) ?? function zoneTask(this: unknown, event: Event) { if (typeof listener === 'function') listener.call(this as EventTarget, event); else listener.handleEvent(event); };
    wrapped.set(listener, known);
    return known;
  };
  EventTarget.prototype.addEventListener = function patchedAdd(type, listener, options) { addEventListener.call(this, type, listener && task(listener), options); };
  EventTarget.prototype.removeEventListener = function patchedRemove(type, listener, options) { removeEventListener.call(this, type, listener && task(listener), options); };
  const { define } = CustomElementRegistry.prototype;
  CustomElementRegistry.prototype.define = function scoped(name, element, options) { patched['defined'] = [...((patched['defined'] as string[] | undefined) ?? []), name]; return define.call(registry, name, element, options); };
}

describe('a page whose libraries patch the built-ins', () => {
  for (const [look, who] of [[otherLooks[0], applicant('z.aubin@crapaudine-ti.ca', 'Crapaudine TI inc.', 'CA', 'Zoé', 'Aubin')], [otherLooks[1], applicant('zack.toll@toadflax-it.ca', 'Toadflax IT Ltd.', 'CA', 'Zack', 'Toll')]] as const) {
    it(`gets the whole registration all the same, with a base elsewhere and ids that shadow — ${said(look)}`, () => visiting('patched', look, async (visit) => {
      await visit.context.addInitScript(patch);
      const shadows = ['fetch', 'customElements', 'JSON', 'crypto', 'history', 'portico', 'email', 'title', 'root', 'form'].map((id) => `<a id="${id}" name="${id}"></a>`).join('');
      await openPage(visit, 'patched', `${shadows}<form name="document"><input type="hidden" name="submit"><input type="hidden" name="createElement"></form>\n${loader()}\n${form}`, `<base href="https://elsewhere.example/deep/">${plain.replace('</style>', 'a[id] { display: none; }</style>')}`);
      const { email, send, code, confirm, title, text, submit } = formOf(visit);
      // The icon of the page is looked for where its base leads.
      visit.expects(/elsewhere\.example/);
      await email.fill(who.email);
      await send.click();
      await title(text.codeTitle).waitFor();
      await code.fill(await codeFor(who.email));
      await confirm.click();
      await title(text.companyTitle).waitFor();
      await fillCompany(visit, who);
      await submit.click();
      await seeUnderReview(visit, who, world.distributors.first.name);
      expect(await visit.page.evaluate('defined')).toContain('portico-registration-form');
    }));
  }
});

describe('a framework that keeps `key` to itself, and sets properties before there is an element', () => {
  for (const look of looks) {
    it(`uses publishable-key, and what was set before counts — ${said(look)}`, () => visiting('framework', look, async (visit) => {
      const other = pick(look, 'fr', 'en');
      await openPage(visit, 'framework', `<div id="app"></div><script type="module">
        const provider = document.createElement('portico-provider'), one = document.createElement('portico-registration-form'), two = document.createElement('portico-registration-form');
        provider.publishableKey = '${world.keys.firstSite.token}';
        provider.appearance = { radius: '0px' };
        one.locale = '${other}';
        two.setAttribute('publishable-key', '${world.keys.acSite.token}');
        document.querySelector('#app').append(provider);
        provider.append(one, two);
        await import('${originOf('portal.localhost')}/sdk/v1/define.js');
      </script>`);
      const first = visit.page.locator('portico-registration-form').nth(0), second = visit.page.locator('portico-registration-form').nth(1);
      await first.getByRole('heading', { level: 2 }).filter({ hasText: world.programs.n.name }).waitFor();
      await second.getByRole('heading', { level: 2 }).filter({ hasText: world.programs.ac.name }).waitFor();
      expect(await first.locator('.root').getAttribute('lang')).toBe(other);
      expect(await second.locator('.root').getAttribute('lang')).toBe(look.language);
      expect(await second.locator('.primary').evaluate((element) => getComputedStyle(element).borderRadius)).toBe('0px');
      expect(await first.evaluate((element) => Object.keys(element))).not.toContain('locale');
    }));
  }
});
