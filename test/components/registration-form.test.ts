import type { RegistrationFormElement } from '../../components/registration/registration-form.ts';
import { confirmRegistrationEmail, readRegistrationForm, requestRegistration, resendRegistrationCode } from '../../schema/registration.ts';
import { code, email, fill, forget, open, submit, toCode, toCompany, toReview, value } from './support/applicant.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, find, type, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { form, id, instant } from '../../demo/gallery/samples/replies.ts';

describe('portico-registration-form', () => {
  let portal: Portal;
  beforeEach(() => { forget(); portal = new Portal().replies(readRegistrationForm, form()); });
  afterEach(() => { clearPage(); portal.restore(); });

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
});
