import type { RegistrationFormElement } from '../../components/registration/registration-form.ts';
import { confirmRegistrationEmail, readRegistrationForm, readRegistrationProgress, requestRegistration, resendRegistrationCode, submitRegistration } from '../../schema/registration.ts';
import { code, company, email, enterCode, fill, fillCompany, forget, open, person, send, submit, toCode, toCompany, toContacts, toReview, value } from './support/applicant.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, find, fits, next, type, words } from './support/page.ts';
import { Portal } from './support/portal.ts';
import { companyOf, confirms } from './support/registration-samples.ts';
import { dayFromNow, form, id, instant, progress, underReview } from './support/samples.ts';

describe('portico-registration-form', () => {
  let portal: Portal;
  beforeEach(() => { forget(); portal = new Portal().replies(readRegistrationForm, form()); });
  afterEach(() => { clearPage(); portal.restore(); });

  describe('is accessible', () => {
    for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
      it(`in each step, with and without errors (${lang}, ${scheme})`, async () => {
        const element = await open({ lang, scheme });
        const wrong = async (): Promise<void> => {
          await accessible(element);
          submit(element);
          await until(() => find(element, '.summary'), 'the summary');
          await accessible(element);
        };
        await wrong();
        await toCode(portal, element, { companies: [companyOf(1, { transfer: true }), companyOf(2)] });
        await wrong();
        await enterCode(element);
        await until(() => find(element, '.companies'), 'the companies');
        await accessible(element);
        find(element, '.companies button')?.click();
        await until(() => find(element, '#givenName'), 'the join');
        await wrong();
        all(element, 'button.quiet').at(-1)?.click();
        await until(() => find(element, '.companies'), 'the companies again');
        all(element, '.actions button')[0]?.click();
        await until(() => find(element, '#legalName'), 'the company');
        await wrong();
        await fillCompany(element, { ...company, city: 'lyon' });
        submit(element);
        await until(() => find(element, '.proposal'), 'the proposal');
        await accessible(element);
        find(element, '.proposal .primary')?.click();
        await until(() => find(element, '#givenName'), 'the contacts');
        find(element, '[name=primary][value=colleague]')?.click();
        find(element, '[name=support][value=other]')?.click();
        await element.updateComplete;
        await wrong();
        fill(element, { ...person, primaryName: 'Paul', primaryEmail: 'paul@norvent.example', supportName: 'Desk', supportEmail: 'help@norvent.example' });
        submit(element);
        await until(() => find(element, '#consent'), 'the review');
        await wrong();
        portal.replies(submitRegistration, underReview({ productActivation: 'missing' }));
        await send(element);
        await until(() => find(element, '.way'), 'the timeline');
        await accessible(element);
      });
    }
    it('when approved, and when declined by whomever', async () => {
      for (const more of [{ state: 'approved' }, { state: 'expired' }, { state: 'declined', declinedBy: 'reviewer', reapplyOn: dayFromNow(30), note: 'Please send the extract.' }, { state: 'declined', declinedBy: 'vendor' }] as const) {
        const element = await open();
        await toCode(portal, element, { actor: 'nobody', ...more });
        await enterCode(element);
        await until(() => find(element, '.support'), more.state);
        await accessible(element);
        forget();
      }
    });
  });

  it('fits a box of 280 pixels in every step, with a name of 300 characters', async () => {
    const element = await open({ width: 280 });
    ok(fits(element), 'the e-mail step fits');
    await toCode(portal, element, { companies: [companyOf(1, { name: 'Norvent'.repeat(42), transfer: true })] });
    ok(fits(element), 'the code step fits');
    await enterCode(element);
    await until(() => find(element, '.companies'));
    ok(fits(element), 'the company selection fits');
    button(element, 'None of these')?.click();
    await until(() => find(element, '#legalName'), 'the company');
    await fillCompany(element, { ...company, legalName: 'N'.repeat(300), city: 'lyon' });
    submit(element);
    await until(() => find(element, '.proposal'), 'the proposal');
    ok(fits(element), 'the company step fits');
    button(element, 'Keep mine')?.click();
    await until(() => find(element, '#givenName'), 'the contacts');
    fill(element, { givenName: 'I'.repeat(300), familyName: 'M' });
    ok(fits(element), 'the contacts step fits');
    submit(element);
    await until(() => find(element, '#consent'), 'the review');
    ok(fits(element), 'the review fits');
    portal.replies(submitRegistration, underReview({ company: 'N'.repeat(300) }));
    await send(element);
    await until(() => find(element, '.way'));
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

  describe('tells who is known already what it is, and the way on (REG-3)', () => {
    const refused = async (code: Parameters<Portal['refuses']>[1]): Promise<RegistrationFormElement> => {
      portal.refuses(requestRegistration, code);
      const element = await open();
      type(email(element), 'ines@norvent.example');
      submit(element);
      await until(() => words(element).includes(`Sentence of ${code}.`), 'the refusal');
      await accessible(element);
      return element;
    };
    it('registered in this program: sign in', async () => {
      const element = await refused('registration.already_registered');
      const link = button(element, 'Sign in') as HTMLAnchorElement;
      equal(link.href, 'https://portal.example/sign-in');
      element.signInUrl = 'https://norvent.example/login';
      await until(() => link.href === 'https://norvent.example/login', 'the own address');
    });
    it('in another program: sign in, then enroll in this one', async () => {
      const element = await refused('registration.registered_elsewhere');
      const link = button(element, 'Sign in') as HTMLAnchorElement;
      equal(link.href, `https://portal.example/sign-in?enroll=${id.program}`);
      element.signInUrl = 'https://norvent.example/login?from=form';
      await until(() => link.href === `https://norvent.example/login?from=form&enroll=${id.program}`, 'the own address');
    });
    it('with an open request: its status link was mailed again', async () => {
      const element = await refused('registration.open_request');
      matches(words(element), 'Your request is open');
      matches(words(element), 'we have just mailed its status link again');
    });
    it('refused before: when, or whom to ask', async () => {
      matches(words(await refused('registration.reapply_later')), 'Not now');
      for (const code of ['registration.reapply_never', 'registration.declined_by_vendor'] as const) {
        portal.anew(requestRegistration);
        const element = await refused(code);
        equal(all(element, '.refusal .support a').map((link) => (link as HTMLAnchorElement).href), ['https://help.halden.example/partners', 'mailto:partners@halden.example', 'tel:+33123456789']);
      }
    });
  });

  it('sends what was typed in canonical form of the request, with a fresh key', async () => {
    const element = await open();
    await toCode(portal, element, { address: '  ines@norvent.example ' });
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
    const element = await open();
    await toCode(portal, element);
    portal.anew(confirmRegistrationEmail).refuses(confirmRegistrationEmail, 'registration.code_wrong', { detail: 'That is not the code. 4 tries left.', triesLeft: 4 });
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
    fill(element, { legalName: 'Norvent Labs' });
    button(element, 'Back')?.click();
    await until(() => email(element)?.value === 'ines@norvent.example', 'the address');
    submit(element);
    await until(() => value(element, 'legalName') === 'Norvent Labs', 'what was typed');
    equal(portal.to(requestRegistration).length, 1);
  });

  it('names its steps, and says which one this is', async () => {
    const element = await open();
    matches(words(element), 'Step 1 of 6');
    await toReview(portal, element);
    matches(words(element), 'Step 5 of 6');
    equal(find(element, '.steps [aria-current=step]')?.textContent, 'Review');
    equal(element.shadowRoot?.activeElement?.id, 'title', 'the title has focus');
  });

  it('offers only the distributors of the chosen country, and none where nobody serves it (REG-16)', async () => {
    const element = await open();
    await toReview(portal, element);
    equal(all(element, '#distributor option').length, 3, 'two and the empty one');
    for (const [country, then] of [['DE', () => find<HTMLSelectElement>(element, '#distributor')?.value === id.organization(3)], ['JP', () => words(element).includes('Halden Security reviews your request itself')]] as const) {
      button(element, /^Change\s*Company/)?.click();
      await until(() => find(element, '#country'), 'the company again');
      type(find(element, '#country'), country);
      if (country === 'JP') {
        await until(() => find(element, 'select#region'), 'prefectures');
        fill(element, { postalCode: '100-0005', city: 'Chiyoda-ku', street: '1-1 Marunouchi' });
        const region = find<HTMLSelectElement>(element, '#region');
        type(region, region?.options[13]?.value ?? '');
      } else fill(element, { postalCode: '10115', city: 'Berlin', street: 'Invalidenstr. 1' });
      submit(element);
      await until(() => find(element, '#consent') && then(), country);
    }
    equal(find(element, '#distributor'), null);
  });

  it('shows before sending everything as it will be sent, each group with its change', async () => {
    const element = await open();
    await toContacts(portal, element);
    find(element, '[name=primary][value=colleague]')?.click();
    await element.updateComplete;
    fill(element, { ...person, jobTitle: 'Head of alliances', primaryName: 'Paul Oduya', primaryEmail: 'paul@norvent.example' });
    submit(element);
    await until(() => find(element, '#consent'), 'the review');
    equal(all(element, '.summed dd').map((each) => [...each.children].map((line) => line.textContent)), [
      ['Norvent Labs'], ['12 rue des Tanneurs', '69002 Lyon', 'France'], ['Inès Marchetti'], ['ines@norvent.example'], ['Head of alliances'], ['Paul Oduya', 'paul@norvent.example'], ['The primary contact'],
    ]);
    equal(all(element, '.summed button').map((each) => each.textContent), ['Change Company', 'Change You', 'Change Contacts']);
    all(element, '.summed button')[0]?.click();
    await until(() => value(element, 'legalName') === 'Norvent Labs', 'the company');
  });

  it('maps the portal’s errors back to the fields, on whichever step they are, and keeps what was typed', async () => {
    portal.refuses(submitRegistration, 'request.invalid', { errors: [{ pointer: '/body/company/address/city', code: 'value.too_long', detail: 'The city is too long.' }] });
    const element = await open();
    await toReview(portal, element);
    await send(element);
    await until(() => find(element, '#city')?.getAttribute('aria-invalid') === 'true', 'the field');
    await until(() => element.shadowRoot?.activeElement?.className.includes('summary'), 'focus on the summary');
    matches(find(element, '#city-error')?.textContent, 'The city is too long.');
    const border = (selector: string) => getComputedStyle(find(element, selector) as Element).borderColor;
    ok(border('#city') !== border('#street'), 'a wrong input is seen to be wrong');
    equal(value(element, 'city'), 'Lyon');
  });

  it('submits as the applicant and says who acts, until when, and which e-mail comes', async () => {
    portal.replies(submitRegistration, underReview({ productActivation: 'missing' }));
    const element = await open();
    await toReview(portal, element);
    const registered = next(element, 'portico-registered');
    await send(element);
    equal((await registered).detail, { registration: id.registration(), state: 'under_review', kind: 'company' });
    const [sent] = portal.to(submitRegistration);
    equal(sent?.headers.get('Authorization'), 'Bearer applicant-token');
    equal(sent?.headers.get('Portico-Key'), 'pk_test');
    equal(sent?.body, {
      company: { legalName: 'Norvent Labs', country: 'FR', address: { street: '12 rue des Tanneurs', city: 'Lyon', postalCode: '69002' } },
      applicant: { givenName: 'Inès', familyName: 'Marchetti' }, distributor: id.organization(2), consent: true,
    });
    await element.updateComplete;
    matches(words(element), 'Step 6 of 6');
    matches(words(element), 'Corvane Distribution now looks at the request of Norvent Labs');
    matches(find(element, '.way [aria-current=step]')?.textContent, 'Corvane Distribution');
    matches(find(element, '.way [aria-current=step]')?.textContent, 'in 3 days');
    matches(words(element), 'The answer goes to ines@norvent.example');
    portal.replies(readRegistrationProgress, progress({ state: 'approved', actor: 'nobody' }));
    await until(() => !find(element, '[aria-busy]'), 'rest');
    button(element, 'Check for news')?.click();
    await until(() => words(element).includes('Welcome, you are approved'), 'the approval');
  });

  it('sends the contacts that were named, and only those', async () => {
    portal.replies(submitRegistration, underReview());
    const element = await open();
    await toContacts(portal, element);
    find(element, '[name=primary][value=colleague]')?.click();
    find(element, '[name=support][value=other]')?.click();
    await element.updateComplete;
    fill(element, { ...person, primaryName: 'Paul Oduya', primaryEmail: 'paul@norvent.example', primaryPhone: '+33 6 00 00 00 00', supportName: 'Support desk', supportEmail: 'help@norvent.example' });
    find(element, '[name=support][value=""]')?.click();
    submit(element);
    await until(() => find(element, '#consent'), 'the review');
    await send(element);
    const sent = await until(() => portal.to(submitRegistration)[0], 'the request');
    equal((sent.body as { contacts: unknown }).contacts, { primary: { name: 'Paul Oduya', email: 'paul@norvent.example', phone: '+33 6 00 00 00 00' } });
  });

  it('leads a webmail address of the primary contact back to its field (ENR-4)', async () => {
    portal.refuses(submitRegistration, 'registration.contact_webmail', { detail: 'That is no work address.', errors: [{ pointer: '/body/contacts/primary/email', code: 'value.work_email', detail: 'That is no work address.' }] });
    const element = await open();
    await toContacts(portal, element);
    find(element, '[name=primary][value=colleague]')?.click();
    await element.updateComplete;
    fill(element, { ...person, primaryName: 'Paul', primaryEmail: 'paul@mailbox.example' });
    submit(element);
    await until(() => find(element, '#consent'), 'the review');
    await send(element);
    await until(() => find(element, '#primaryEmail-error')?.textContent?.includes('That is no work address.'), 'the field');
    equal(value(element, 'primaryEmail'), 'paul@mailbox.example');
  });

  it('asks for consent before it sends', async () => {
    const element = await open();
    await toReview(portal, element);
    submit(element);
    await until(() => find(element, '#consent-error'), 'the error');
    equal(portal.to(submitRegistration).length, 0);
  });

  it('keeps what was typed when the network is gone, says so, and sends once (ALL-3)', async () => {
    portal.loses(submitRegistration, 3).replies(submitRegistration, underReview());
    const element = await open();
    await toReview(portal, element);
    await send(element);
    await new Promise((resolve) => { setTimeout(resolve, 3_000); });
    await until(() => words(element).includes('No connection') && words(element).includes('Nothing is lost'), 'the failure');
    equal(find<HTMLInputElement>(element, '#consent')?.checked, true);
    submit(element);
    await until(() => find(element, '.way'), 'the timeline');
    equal(new Set(portal.to(submitRegistration).map(({ headers }) => headers.get('Idempotency-Key'))).size, 1, 'one key');
  });

  it('shows where a request stands that was sent in another tab', async () => {
    portal.refuses(submitRegistration, 'registration.already_submitted').replies(readRegistrationProgress, underReview());
    const element = await open();
    await toReview(portal, element);
    await send(element);
    await until(() => find(element, '.way'), 'the timeline');
    matches(words(element), 'Norvent Labs');
  });

  it('says nothing of a vendor’s reasons, and whom to contact (REG-11)', async () => {
    portal.replies(submitRegistration, progress({ state: 'declined', declinedBy: 'vendor', actor: 'nobody', can: [] }));
    const element = await open();
    await toReview(portal, element);
    await send(element);
    await until(() => words(element).includes('Please contact Halden Security directly'), 'the word');
    equal(all(element, '.notice .support a').map((link) => link.textContent), ['help.halden.example', 'partners@halden.example', '+33 1 23 45 67 89']);
    equal(button(element, 'Start a new request'), undefined);
  });
  it('is declined by the vendor as soon as the mailbox is confirmed (REG-11)', async () => {
    const element = await open();
    await toCode(portal, element, { state: 'declined', declinedBy: 'vendor', actor: 'nobody', can: [] });
    await enterCode(element);
    await until(() => words(element).includes('Please contact Halden Security directly'), 'the word');
  });
  it('says of a reviewer’s refusal its note and when to ask again (REG-13)', async () => {
    const element = await open();
    confirms(portal);
    await toCode(portal, element, { state: 'declined', declinedBy: 'reviewer', note: 'Please send the extract.', reapplyOn: dayFromNow(30), actor: 'nobody', can: [] });
    await enterCode(element);
    await until(() => words(element).includes('You can send a new request from'), 'the day');
    matches(words(element), 'Please send the extract.');
    equal(button(element, 'Start a new request'), undefined);
  });
});
