import type { RegistrationFormElement } from '../../components/registration/registration-form.ts';
import { confirmRegistrationEmail, readRegistrationForm, readRegistrationProgress, requestRegistration, resendRegistrationCode, submitRegistration } from '../../schema/registration.ts';
import { code, email, fill, open, sendCompany, submit, toCode, toCompany } from './support/applicant.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, find, fits, next, type, words } from './support/page.ts';
import { Portal } from './support/portal.ts';
import { dayFromNow, form, id, instant, progress, underReview } from './support/samples.ts';

describe('portico-registration-form', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal().replies(readRegistrationForm, form()); });
  afterEach(() => { clearPage(); portal.restore(); });

  describe('is accessible', () => {
    for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
      it(`in each step, with and without errors (${lang}, ${scheme})`, async () => {
        const element = await open({ lang, scheme });
        await accessible(element);
        submit(element);
        await until(() => find(element, '.summary'));
        await accessible(element);
        await toCode(portal, element);
        await accessible(element);
        await toCompany(portal, await open({ lang, scheme }));
        const company = all(document.body, 'portico-registration-form').at(-1) as RegistrationFormElement;
        await accessible(company);
        submit(company);
        await until(() => find(company, '.summary'));
        await accessible(company);
        portal.replies(submitRegistration, underReview({ productActivation: 'missing' }));
        await sendCompany(company);
        await until(() => find(company, '.timeline'), 'the timeline');
        await accessible(company);
      });
    }
    it('when approved, and when declined', async () => {
      for (const state of ['approved', 'declined', 'expired'] as const) {
        const element = await open();
        await toCode(portal, element);
        portal.anew(confirmRegistrationEmail).replies(confirmRegistrationEmail, { token: 't', progress: progress({ state, actor: 'nobody', reapplyOn: state === 'declined' ? dayFromNow(30) : null }) });
        type(code(element), '123456');
        submit(element);
        await until(() => find(element, '.support'), state);
        await accessible(element);
      }
    });
  });

  it('fits a box of 280 pixels in every step', async () => {
    const element = await open({ width: 280 });
    ok(fits(element), 'the e-mail step fits');
    await toCompany(portal, element);
    ok(fits(element), 'the company step fits');
    portal.replies(submitRegistration, underReview());
    await sendCompany(element);
    await until(() => find(element, '.timeline'));
    ok(fits(element), 'the last step fits');
  });

  it('says nothing while an address is first typed, and what is wrong on leaving it (REG-1)', async () => {
    const element = await open();
    type(email(element), 'ines@');
    await element.updateComplete;
    equal(email(element)?.getAttribute('aria-invalid'), null);
    email(element)?.blur();
    await element.updateComplete;
    equal(email(element)?.getAttribute('aria-invalid'), 'true');
    matches(words(element), 'Enter an e-mail address like');
    type(email(element), "o'brien+partners@bücher.example");
    await element.updateComplete;
    equal(email(element)?.getAttribute('aria-invalid'), null);
    equal(portal.to(requestRegistration).length, 0);
  });

  it('gathers errors in a summary that takes focus and leads to the field', async () => {
    const element = await open();
    submit(element);
    const summary = await until(() => find(element, '.summary'));
    await until(() => element.shadowRoot?.activeElement === summary, 'focus on the summary');
    find(summary, 'button')?.click();
    await until(() => document.activeElement === email(element), 'focus on the field');
  });

  it('warns of a personal mail service on leaving the field, before anything is sent (REG-2)', async () => {
    const element = await open();
    type(email(element), 'ines@gmail.com');
    email(element)?.blur();
    await until(() => words(element).includes('gmail.com is a personal mail service'), 'the warning');
    equal(portal.to(requestRegistration).length, 0);
  });

  it('says why a webmail address is declined and starts again at once (REG-2)', async () => {
    portal.refuses(requestRegistration, 'registration.webmail_domain', { detail: 'Requests from mailbox.example are declined.' });
    const element = await open();
    type(email(element), 'ines@mailbox.example');
    submit(element);
    await until(() => words(element).includes('Requests from mailbox.example are declined.'), 'the reason');
    await accessible(element);
    button(element, 'Start again with a work address')?.click();
    await until(() => document.activeElement === email(element) && email(element)?.value === '', 'an empty field with focus');
    await toCode(portal, element);
  });

  it('offers sign-in to who is registered already (REG-3)', async () => {
    portal.refuses(requestRegistration, 'registration.already_registered');
    const element = await open();
    type(email(element), 'ines@norvent.example');
    submit(element);
    const link = await until(() => button(element, 'Sign in'), 'the link') as HTMLAnchorElement;
    equal(link.href, 'https://portal.example/sign-in');
    element.signInUrl = 'https://norvent.example/login';
    await until(() => link.href === 'https://norvent.example/login', 'the own address');
  });

  it('sends what was typed in canonical form of the request, with a fresh key', async () => {
    const element = await open();
    await toCode(portal, element, '  ines@norvent.example ');
    const [sent] = portal.to(requestRegistration);
    equal(sent?.body, { email: 'ines@norvent.example', locale: 'en' });
    ok((sent?.headers.get('Idempotency-Key')?.length ?? 0) >= 32, 'an idempotency key');
  });

  it('repeats the same key when no answer came, and a new one after an answer (ALL-3)', async () => {
    portal.loses(requestRegistration, 3).refuses(requestRegistration, 'registration.unknown_domain');
    const element = await open();
    type(email(element), 'ines@norvent.example');
    submit(element);
    await new Promise((resolve) => { setTimeout(resolve, 3_000); });
    await until(() => words(element).includes('No connection'), 'the failure');
    equal(email(element)?.value, 'ines@norvent.example');
    submit(element);
    await until(() => words(element).includes('Sentence of registration.unknown_domain.'), 'the refusal beside the field');
    submit(element);
    await until(() => portal.to(requestRegistration).length === 5, 'five tries');
    const keys = portal.to(requestRegistration).map(({ headers }) => headers.get('Idempotency-Key'));
    equal(new Set(keys.slice(0, 4)).size, 1, 'one key while unanswered');
    ok(keys[4] !== keys[0], 'a new key after the answer');
  });

  it('takes the code with spaces, by Enter, and shows what is left of a wrong one (REG-4)', async () => {
    portal.refuses(confirmRegistrationEmail, 'registration.code_wrong', { detail: 'That is not the code. 4 tries left.', triesLeft: 4 });
    const element = await open();
    await toCode(portal, element);
    equal(code(element)?.autocomplete, 'one-time-code');
    type(code(element), ' 123 456 ');
    code(element)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await until(() => words(element).includes('4 tries left'), 'the tries');
    equal(portal.to(confirmRegistrationEmail)[0]?.body, { code: '123456' });
    equal(code(element)?.getAttribute('aria-invalid'), 'true');
  });

  it('lets a new code be asked for only after the time the portal gave (REG-4)', async () => {
    portal.replies(resendRegistrationCode, { registration: id.registration(), resendAt: instant(1), expiresAt: instant(15) });
    const element = await open();
    await toCode(portal, element);
    const resend = await until(() => button(element, /Send a new code/));
    matches(resend.textContent, /in \d+ s/);
    resend.click();
    equal(portal.to(resendRegistrationCode).length, 0);
    const clock = Date.now;
    Date.now = () => clock() + 61_000;
    try {
      element.requestUpdate();
      await element.updateComplete;
      resend.click();
      await until(() => portal.to(resendRegistrationCode).length === 1, 'the request');
      await until(() => words(element).includes('A new code is on its way'), 'the word');
    } finally {
      Date.now = clock;
    }
  });

  it('changes the address and comes back without a second request, nothing lost', async () => {
    const element = await open();
    await toCompany(portal, element);
    fill(element);
    button(element, 'Back')?.click();
    await until(() => email(element)?.value === 'ines@norvent.example', 'the address');
    submit(element);
    await until(() => find<HTMLInputElement>(element, '#legalName')?.value === 'Norvent Labs', 'what was typed');
    equal(portal.to(requestRegistration).length, 1);
  });

  it('offers only the distributors of the chosen country, and none where nobody serves it (REG-16)', async () => {
    const element = await open();
    await toCompany(portal, element);
    type(find(element, '#country'), 'FR');
    await until(() => all(element, '#distributor option').length === 3, 'two and the empty one');
    type(find(element, '#country'), 'DE');
    await until(() => find<HTMLSelectElement>(element, '#distributor')?.value === id.organization(3), 'the only one, chosen');
    type(find(element, '#country'), 'JP');
    await until(() => words(element).includes('Halden Security reviews your request itself'), 'the vendor');
    equal(find(element, '#distributor'), null);
  });

  it('maps the portal’s errors back to the fields, and keeps what was typed', async () => {
    portal.refuses(submitRegistration, 'request.invalid', { errors: [{ pointer: '/body/company/address/city', code: 'value.too_long', detail: 'The city is too long.' }] });
    const element = await open();
    await toCompany(portal, element);
    await sendCompany(element);
    await until(() => find(element, '#city')?.getAttribute('aria-invalid') === 'true', 'the field');
    matches(find(element, '#city-error')?.textContent, 'The city is too long.');
    const border = (selector: string) => getComputedStyle(find(element, selector) as Element).borderColor;
    ok(border('#city') !== border('#street'), 'a wrong input is seen to be wrong');
    equal(find<HTMLInputElement>(element, '#city')?.value, 'Lyon');
  });

  it('submits as the applicant and says who acts, until when, and which e-mail comes', async () => {
    portal.replies(submitRegistration, underReview({ productActivation: 'missing' }));
    const element = await open();
    await toCompany(portal, element);
    const registered = next(element, 'portico-registered');
    await sendCompany(element);
    equal((await registered).detail, { registration: id.registration(), state: 'under_review' });
    const [sent] = portal.to(submitRegistration);
    equal(sent?.headers.get('Authorization'), 'Bearer applicant-token');
    equal(sent?.headers.get('Portico-Key'), 'pk_test');
    equal(sent?.body, {
      applicant: { givenName: 'Inès', familyName: 'Marchetti' },
      company: { legalName: 'Norvent Labs', country: 'FR', address: { street: '12 rue des Tanneurs', city: 'Lyon' } }, distributor: id.organization(2), consent: true,
    });
    await element.updateComplete;
    matches(words(element), 'Corvane Distribution now reviews the request of Norvent Labs');
    matches(words(element), 'Corvane Distribution activates the product');
    matches(words(element), /By .+ \(in 3 days\)/);
    matches(words(element), 'The answer goes to ines@norvent.example');
    portal.replies(readRegistrationProgress, progress({ state: 'approved', actor: 'nobody' }));
    button(element, 'Check for news')?.click();
    await until(() => words(element).includes('Welcome, you are approved'), 'the approval');
  });

  it('asks for consent before it sends', async () => {
    const element = await open();
    await toCompany(portal, element);
    fill(element);
    submit(element);
    await until(() => find(element, '#consent-error'), 'the error');
    equal(portal.to(submitRegistration).length, 0);
  });

  it('shows where a request stands that was sent elsewhere', async () => {
    const element = await open();
    await toCode(portal, element);
    portal.replies(confirmRegistrationEmail, { token: 't', progress: underReview() });
    type(code(element), '123456');
    submit(element);
    await until(() => find(element, '.timeline'), 'the timeline');
    matches(words(element), 'the request of your company');
  });

});
