/** A site in a window of the guided tour: says what happens in it, and does what it is asked to by the tour, and by nobody else. */
import type { RegistrationFormElement } from '../../../components/registration/registration-form.ts';
import type { ReviewQueueElement } from '../../../components/requests/review-queue.ts';
import { FormDriver, stepOf } from './form-driver.ts';
import { showLanguage } from './language.ts';
import { type TourReport, type TourWish, type WindowStart, windowMark } from './tour-messages.ts';

const lookEvery = 150, patience = 15_000;

/** Before the elements are there: what they begin with. */
export function joinTour(): void {
  const { tour, distributor, kept } = JSON.parse(window.name.slice(windowMark.length)) as WindowStart;
  const form = document.querySelector<RegistrationFormElement>('portico-registration-form'), queue = document.querySelector<ReviewQueueElement>('portico-review-queue');
  if (form && distributor) form.setAttribute('distributor', distributor);
  if (kept && !(history.state as { portico?: unknown } | null)?.portico) history.replaceState({ portico: kept }, '');
  const say = (report: Omit<TourReport, 'portico'>): void => parent.postMessage({ portico: 'tour', ...report } satisfies TourReport, tour);

  let email: string | undefined, last = '';
  const look = (): void => {
    const report: Omit<TourReport, 'portico'> = form ? { step: stepOf(form), email, kept: (history.state as { portico?: unknown } | null)?.portico } : { open: queue?.registration };
    const now = JSON.stringify(report);
    if (now !== last) say(report);
    last = now;
  };
  setInterval(look, lookEvery);
  form?.addEventListener('input', ({ target }) => { if (target instanceof HTMLInputElement && target.name === 'email') email = target.value.trim() || undefined; });

  // A link elsewhere needs a tab of its own: signed in, a page is no window of another site's.
  addEventListener('click', (event) => {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    if (!link || link.origin === location.origin || link.target) return;
    event.preventDefault();
    open(link.href, '_blank', 'noopener');
  });
  addEventListener('message', (event: MessageEvent<TourWish>) => {
    if (event.origin !== tour || event.source !== parent) return;
    const wish = event.data;
    const done = form ? inForm(form, wish) : queue ? atDesk(queue, wish) : undefined;
    done?.then(look, () => say({ failed: wish.do }));
  });
}

function dress(wish: Extract<TourWish, { do: 'dress' }>): void {
  showLanguage(wish.language);
  if (wish.scheme) document.documentElement.dataset.scheme = wish.scheme;
  else delete document.documentElement.dataset.scheme;
}

async function inForm(form: RegistrationFormElement, wish: TourWish): Promise<unknown> {
  const driver = new FormDriver(form);
  switch (wish.do) {
    case 'dress': return dress(wish);
    case 'email': return driver.email(wish.who);
    case 'code': return driver.code(wish.code);
    case 'details': return driver.details(wish.who);
    case 'send': return driver.send();
    // What stands there is read again by its own button; nobody sees the press.
    case 'look': return driver.step === 'next' ? form.shadowRoot?.querySelector<HTMLButtonElement>('.step .actions button')?.click() : undefined;
    default: return undefined;
  }
}

async function atDesk(queue: ReviewQueueElement, wish: TourWish): Promise<unknown> {
  switch (wish.do) {
    case 'dress': return dress(wish);
    // As when somebody comes back to the page: the list is read again, and what is new in it is shown.
    case 'look':
      dispatchEvent(new Event('focus'));
      return offered(queue, '.fresh button', 4_000).then((button) => button.click(), () => {});
    case 'open':
      dispatchEvent(new Event('focus'));
      queue.registration = wish.registration;
      return undefined;
    case 'activate':
    case 'approve':
      queue.registration = wish.registration;
      return press(queue, wish.do === 'activate' ? 'product.activate' : 'registration.approve');
    default: return undefined;
  }
}
async function press(queue: ReviewQueueElement, action: string): Promise<void> {
  const button = await offered(queue, `[data-action="${action}"]:not([aria-disabled="true"])`, patience);
  // Not into view: that would move the tour too.
  scrollBy({ top: button.getBoundingClientRect().top - innerHeight / 2 });
  button.click();
}
async function offered(queue: ReviewQueueElement, selector: string, patience: number): Promise<HTMLButtonElement> {
  for (const end = Date.now() + patience; ; await new Promise((resolve) => { setTimeout(resolve, lookEvery); })) {
    const button = queue.shadowRoot?.querySelector<HTMLButtonElement>(selector);
    if (button) return button;
    if (Date.now() > end) throw new Error(`${selector} is not offered`);
  }
}
