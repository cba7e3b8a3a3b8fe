/** The quick start: the snippet of what is on this page, the scripts that run on it, and what they heard. */
import type { RegistrationFormElement } from '../../../components/registration/registration-form.ts';
import { codeIn, mailTo } from '../shared/demo-mail.ts';
import { FormDriver } from '../shared/form-driver.ts';
import { invent } from '../shared/invented.ts';
import { currentLanguage } from '../shared/language.ts';
import { portalOrigin } from '../shared/portal-origin.ts';
import { showCode } from './highlight.ts';

type Heard = { readonly event: string; readonly element?: string } & Record<string, unknown>;
declare global { var dataLayer: Heard[] | undefined }

const form = document.querySelector<RegistrationFormElement>('portico-registration-form');
const snippet = document.querySelector('[data-snippet]');
if (form && snippet) showCode(snippet, `<script type="module" blocking="render" src="${portalOrigin}/sdk/v1/loader.js"></script>\n<portico-registration-form key="${form.getAttribute('key')}"></portico-registration-form>`);
// What is shown is the file that runs, comments and all.
for (const figure of document.querySelectorAll<HTMLElement>('[data-file]')) void fetch(figure.dataset.file ?? '').then((answer) => answer.text()).then((code) => showCode(figure, code.trimEnd()));

// --- the sink

const list = document.querySelector('#heard');
let pushed = 0;
function show({ event, element, ...facts }: Heard): void {
  pushed += 1;
  const part = (tag: string, text: string): HTMLElement => Object.assign(document.createElement(tag), { textContent: text });
  const item = document.createElement('li');
  item.append(part('time', new Intl.DateTimeFormat(currentLanguage(), { timeStyle: 'medium' }).format(new Date())), part('b', event), part('span', [`<${element}>`, ...Object.entries(facts).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)].join(' · ')));
  list?.append(item);
  item.scrollIntoView?.({ block: 'nearest' });
  document.querySelector('#pushed')?.replaceChildren(String(pushed));
  document.querySelector('#silent')?.remove();
}
const queue = (globalThis.dataLayer ??= []);
queue.forEach(show);
queue.push = (...entries) => {
  entries.forEach(show);
  return Array.prototype.push.apply(queue, entries);
};

// --- for those who would rather watch

const button = document.querySelector<HTMLButtonElement>('#fill');
let who = invent(currentLanguage() === 'fr');
/** From wherever the visitor has got to. */
async function fill(form: RegistrationFormElement): Promise<void> {
  const driver = new FormDriver(form);
  if (driver.step === 'email') await driver.email((who = invent(currentLanguage() === 'fr')));
  if (driver.step === 'code') {
    let code = '';
    for (let tries = 0; !code && tries < 40; tries += 1) {
      code = (await mailTo(who.email)).map(codeIn).find(Boolean) ?? '';
      if (!code) await new Promise((resolve) => { setTimeout(resolve, 250); });
    }
    await driver.code(code);
  }
  if (driver.step !== 'next') await driver.details(who);
}
button?.addEventListener('click', () => {
  if (!form || button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  // The last press stays with the visitor: it is what the other examples are about.
  void fill(form).catch(() => {}).finally(() => button.removeAttribute('aria-disabled'));
});

await import('../shared/host.ts');
