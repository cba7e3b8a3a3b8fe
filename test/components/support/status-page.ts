/** The status element on a page of its own. */
import { RegistrationStatusElement } from '../../../components/registration/registration-status.ts';
import { type RegistrationProgress, readRegistrationProgress } from '../../../schema/registration.ts';
import { until } from './check.ts';
import { button, clearPage, define, find, put } from './page.ts';
import { Portal } from '../../../demo/gallery/portal.ts';
import { id } from '../../../demo/gallery/samples/replies.ts';

define('portico-registration-status', RegistrationStatusElement);
export const tag = `<portico-registration-status endpoint="https://portal.example" registration="${id.registration()}" token="link-token"></portico-registration-status>`;

/** Sets up the tests of a suite: each has a portal and an empty page. */
export function statusPage() {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  async function open(it: RegistrationProgress, options: Parameters<typeof put>[1] = {}, markup = tag): Promise<RegistrationStatusElement> {
    portal.anew(readRegistrationProgress).replies(readRegistrationProgress, it);
    const element = put<RegistrationStatusElement>(markup, options);
    await until(() => find(element, '#title'), 'the page');
    return element;
  }
  const code = (element: Element) => element.querySelector<HTMLInputElement>('[slot=code]');
  const submit = (element: Element) => find<HTMLFormElement>(element, 'form')?.requestSubmit();
  const focused = (element: Element) => element.shadowRoot?.activeElement;
  async function askToWithdraw(element: Element): Promise<void> {
    button(element, 'Withdraw')?.click();
    (await until(() => button(element, 'Withdraw the request to Halden Partner Program'), 'the dialog')).click();
  }

  return { get portal() { return portal; }, open, code, submit, focused, askToWithdraw };
}
