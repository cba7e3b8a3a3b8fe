import { RegistrationStatusElement } from '../../components/registration/registration-status.ts';
import { type RegistrationProgress, readRegistrationProgress, resendRegistrationCode, resendRegistrationMail, withdrawRegistration } from '../../schema/registration.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, find, fits, next, put, words } from './support/page.ts';
import { dayFromNow, id, instant, progress, underReview } from '../../demo/gallery/samples/replies.ts';
import { states } from '../../demo/gallery/samples/progress.ts';
import { statusPage, tag } from './support/status-page.ts';

describe('portico-registration-status', () => {
  const page = statusPage();
  const { open, code, submit } = page;
  describe('is accessible', () => {
    for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
      it(`in every state, and fits 280 pixels (${lang}, ${scheme})`, async () => {
        for (const [name, it] of Object.entries(states)) {
          const element = await open(it, { lang, scheme, width: 280 });
          await accessible(element);
          ok(fits(element), `${name} fits`);
          clearPage();
        }
      });
      it(`in the dialog, the code step and its errors (${lang}, ${scheme})`, async () => {
        page.portal.refuses(withdrawRegistration, 'registration.token_required').replies(resendRegistrationCode, { registration: id.registration(), resendAt: instant(1), expiresAt: instant(15) });
        const element = await open(underReview(), { lang, scheme, width: 320 });
        find(element, '.withdraw')?.click();
        await until(() => find(element, 'dialog[open]'), 'the dialog');
        await accessible(element);
        find(element, 'dialog .destructive')?.click();
        await until(() => code(element), 'the code');
        await accessible(element);
        submit(element);
        await until(() => find(element, '.summary'), 'the error');
        await accessible(element);
        ok(fits(element), 'it fits');
      });
    }
    it('without a link, and with one that does not work', async () => {
      const bare = put<RegistrationStatusElement>('<portico-registration-status endpoint="https://portal.example"></portico-registration-status>');
      await until(() => bare.matches(':state(empty)'), 'empty');
      await bare.updateComplete;
      await accessible(bare);
      page.portal.refuses(readRegistrationProgress, 'registration.token_required');
      const broken = put<RegistrationStatusElement>(tag);
      await until(() => broken.matches(':state(error)'), 'refused');
      await broken.updateComplete;
      await accessible(broken);
    });
  });

  describe('says where it stands, what happens next, who acts, until when and which e-mail comes (REG-14)', () => {
    const said: Record<string, (string | RegExp)[]> = {
      draft: ['Please confirm your mailbox', 'We mailed a code of 6 digits to ines@norvent.example', 'Who acts You', /Until when .*, in 30 days/, 'Continue'],
      unsent: ['Your request is not sent yet', 'what you typed is kept', /Until when .*, in 30 days/, 'Continue', 'Withdraw'],
      'under review': ['Request to join Halden Partner Program', 'Under review', 'Corvane Distribution looks at the details and decides', 'Who acts Corvane Distribution', 'in 3 days', 'The answer comes by e-mail to ines@norvent.example', 'Company Norvent Labs'],
      'not reached by e-mail': ['Our e-mail to you comes back', /Since .* nothing is sent to ines@norvent.example\. Follow your request here/, 'write to the contact below'],
      'reported as spam': ['Our e-mail to you was reported as spam'],
      late: ['Who acts Halden Security', 'It takes a little longer'],
      'waiting for the product': ['Corvane Distribution activates the product for your company'],
      'waiting for the release': ['Who acts The present distributor', 'in 14 days', 'If there is no answer within ten business days, Halden Security decides'],
      'waiting for the vendor on the release': ['Halden Security now decides whether it may change', 'Who acts Halden Security', 'No day is set'],
      'asking to join': ['The admins of Norvent Labs decide whether to let you in', 'Who acts An admin of the company'],
      'passed on to the distributor': ['No admin has answered: Corvane Distribution now decides'],
      approved: ['Welcome, you are approved', 'holds a link that signs you in', 'Sign in', 'Send me a fresh sign-in link'],
      'declined by the reviewer': ['Corvane Distribution decided not to approve it', 'Reason The company could not be verified', 'Note to you Please send us the extract', /You can send a new request from .*, in 30 days/],
      'declined by the vendor': ['Please contact Halden Security directly', 'help.halden.example', 'partners@halden.example', '+33 1 23 45 67 89'],
      'declined by the company': ['The admins of Norvent Labs did not let you in', 'Ask Paul first.', 'Start a new request'],
      'declined for webmail': ['belongs to a public or disposable mail service', 'Start a new request'],
      withdrawn: ['You withdrew your request', 'Start a new request'],
      expired: ['Your request has expired', 'Start a new request'],
    };
    for (const [name, it_] of Object.entries(states)) {
      it(name, async () => {
        const element = await open(it_);
        for (const each of said[name] as (string | RegExp)[]) matches(words(element), each);
        equal(all(element, '.way li').length, it_.steps.length);
        for (const label of ['Withdraw', 'Continue', 'Sign in', 'Start a new request'] as const) {
          const needs = { Withdraw: 'withdraw', Continue: 'continue', 'Sign in': 'sign_in', 'Start a new request': 'restart' } as const;
          equal(Boolean(button(element, label)), it_.can.includes(needs[label]), label);
        }
      });
    }
    it('offers a new request only from the day on that it says (REG-13)', async () => {
      const later = { ...(states['declined by the reviewer'] as RegistrationProgress), can: ['restart' as const] };
      ok(!button(await open(later), 'Start a new request'), 'not before');
      const today = await open({ ...later, reapplyOn: dayFromNow(0) });
      ok(button(today, 'Start a new request'), 'from that day on');
      matches(words(today), 'You can send a new request at any time.');
      matches(words(await open({ ...later, reapplyOn: null, can: [] })), 'This decision is final');
    });
    it('gives no reason of the vendor, and no day where none is set (REG-11)', async () => {
      const element = await open({ ...(states['declined by the vendor'] as RegistrationProgress), reason: 'other' });
      ok(!/Reason|conditions of the program/.test(words(element)), 'no reason');
      ok(!words(element).includes('You can send a new request'), 'no promise');
    });
    it('says in French what it says in English', async () => {
      for (const [name, it] of Object.entries(states)) {
        const element = await open({ ...it, note: null }, { lang: 'fr' });
        ok(!/\b(the|your|you|request)\b/i.test(words(element)), `${name}: ${words(element)}`);
        clearPage();
      }
    });
  });

  it('asks as the link’s holder, with its token and without a key', async () => {
    await open(underReview());
    const [call] = page.portal.to(readRegistrationProgress);
    equal(call?.url.pathname, `/v1/registrations/${id.registration()}/progress`);
    equal(call?.headers.get('Authorization'), 'Bearer link-token');
    equal(call?.headers.get('Portico-Key'), null);
  });

  it('says that a link is incomplete and how to get another one, asks nothing, and follows the link that the page then sets', async () => {
    const element = put<RegistrationStatusElement>('<portico-registration-status endpoint="https://portal.example"></portico-registration-status>');
    await until(() => words(element).includes('This link is incomplete'), 'the word');
    equal(page.portal.sent.length, 0);
    equal((button(element, 'Enter your e-mail') as HTMLAnchorElement).href, 'https://portal.example/register');
    page.portal.replies(readRegistrationProgress, underReview());
    Object.assign(element, { registration: id.registration(), token: 'link-token' });
    await until(() => words(element).includes('Your request is on its way'), 'the request');
    equal(page.portal.to(readRegistrationProgress).length, 1);
  });
  it('shows a way on for a link that has expired or is another’s', async () => {
    for (const problem of ['registration.token_required', 'resource.not_found'] as const) {
      page.portal.anew(readRegistrationProgress).refuses(readRegistrationProgress, problem);
      const element = put<RegistrationStatusElement>(tag.replace('token=', 'register-url="https://norvent.example/join" token='));
      const { detail } = await next(element, 'portico-load-error');
      equal(detail.kind, 'request');
      await until(() => words(element).includes('This link does not work'), 'the word');
      equal((button(element, 'Enter your e-mail') as HTMLAnchorElement).href, 'https://norvent.example/join');
    }
  });
  it('keeps what it shows when the portal cannot be reached', async () => {
    const element = await open(underReview());
    page.portal.anew(readRegistrationProgress).refuses(readRegistrationProgress, 'service.failed');
    element.locale = 'fr';
    await until(() => words(element).includes('Quelque chose n’a pas fonctionné') || find(element, '.notice'), 'the banner');
    matches(words(element), 'Corvane Distribution');
  });

  describe('leads on', () => {
    it('to the form with registration and token, unless the page does it itself', async () => {
      const element = await open(progress());
      const link = button(element, 'Continue') as HTMLAnchorElement;
      equal(link.href, `https://portal.example/register#registration=${id.registration()}&token=link-token`);
      let left = true;
      element.addEventListener('portico-continue', (event) => event.preventDefault());
      addEventListener('click', (event) => { left = !event.defaultPrevented; event.preventDefault(); }, { once: true });
      const asked = next(element, 'portico-continue');
      link.click();
      equal((await asked).detail, { registration: id.registration(), token: 'link-token' });
      equal(left, false);
      element.continueUrl = 'https://norvent.example/join#old';
      await element.updateComplete;
      equal(link.href, `https://norvent.example/join#registration=${id.registration()}&token=link-token`);
    });
    it('to a new request in the same program, and to sign-in', async () => {
      const element = await open(states['withdrawn'] as RegistrationProgress);
      equal((button(element, 'Start a new request') as HTMLAnchorElement).href, `https://portal.example/register?program=${id.program}`);
      const approved = await open(states['approved'] as RegistrationProgress);
      equal((button(approved, 'Sign in') as HTMLAnchorElement).href, 'https://portal.example/sign-in');
    });
  });

  it('sends the e-mail again with the link’s token, then counts down quietly', async () => {
    page.portal.replies(resendRegistrationMail, { resendAt: instant(1) });
    const element = await open(underReview());
    button(element, 'Send the e-mail again')?.click();
    await until(() => words(element).includes('An e-mail is on its way to ines@norvent.example.'), 'the word');
    equal(page.portal.to(resendRegistrationMail)[0]?.headers.get('Authorization'), 'Bearer link-token');
    const wait = await until(() => button(element, /^Send the e-mail again \(in \d+ s\)$/), 'the countdown');
    equal(wait.getAttribute('aria-disabled'), 'true');
    wait.click();
    await element.updateComplete;
    equal(page.portal.to(resendRegistrationMail).length, 1);
    ok(!wait.closest('[role=status]'), 'the seconds are not read out');
  });
  it('waits from the start where an e-mail has just gone out', async () => {
    const element = await open(underReview({ resendAt: instant(0.5) }));
    ok(button(element, /in \d+ s/), 'it counts');
  });


  describe('looks for news', () => {
    const real = globalThis.setTimeout;
    let waiting: (() => void)[] = [];
    let hidden = false;
    beforeEach(() => {
      waiting = [];
      hidden = false;
      globalThis.setTimeout = ((act: () => void, ms?: number, ...more: unknown[]) => (ms === 30_000 ? waiting.push(act) : real(act, ms, ...more))) as typeof setTimeout;
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    });
    afterEach(() => {
      globalThis.setTimeout = real;
      Reflect.deleteProperty(document, 'hidden');
    });

    it('every 30 seconds while it is open, and tells a change once', async () => {
      const element = await open(underReview());
      equal(waiting.length, 1);
      const said: string[] = [];
      const live = all(element, '[role=status]').at(-1) as HTMLElement;
      new MutationObserver(() => said.push(live.textContent ?? '')).observe(live, { childList: true, characterData: true, subtree: true });
      waiting.pop()?.();
      await until(() => waiting.length === 1, 'the next look');
      equal(said, []);
      page.portal.anew(readRegistrationProgress).replies(readRegistrationProgress, states['approved'] as RegistrationProgress);
      waiting.pop()?.();
      await until(() => words(element).includes('Welcome, you are approved'), 'the news');
      await until(() => said.length > 0, 'announced');
      equal(said, ['News: Welcome, you are approved']);
      equal(waiting.length, 0, 'a closed one is not asked for');
      equal(page.portal.to(readRegistrationProgress).length, 3);
    });
    it('not while the page is hidden, but as soon as it is shown again', async () => {
      const element = await open(underReview());
      hidden = true;
      waiting.pop()?.();
      document.dispatchEvent(new Event('visibilitychange'));
      equal(page.portal.to(readRegistrationProgress).length, 1);
      const { now } = Date;
      Date.now = () => now() + 40_000;
      try {
        hidden = false;
        document.dispatchEvent(new Event('visibilitychange'));
        await until(() => page.portal.to(readRegistrationProgress).length === 2, 'asked again');
        await until(() => waiting.length === 1, 'the next look');
      } finally {
        Date.now = now;
      }
      element.remove();
      document.dispatchEvent(new Event('visibilitychange'));
      equal(page.portal.to(readRegistrationProgress).length, 2, 'nothing of an element that is gone');
    });
    it('goes on after too many looks, and keeps the page', async () => {
      const element = await open(underReview());
      page.portal.anew(readRegistrationProgress).refuses(readRegistrationProgress, 'request.rate_limited');
      waiting.pop()?.();
      await until(() => waiting.length === 1, 'the next look');
      matches(words(element), 'Your request is on its way');
    });
  });
});
