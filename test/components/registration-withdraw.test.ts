import { type RegistrationProgress, confirmRegistrationEmail, readRegistrationProgress, resendRegistrationCode, withdrawRegistration } from '../../schema/registration.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { button, find, next, type, words } from './support/page.ts';
import { id, instant, underReview } from '../../demo/gallery/samples/replies.ts';
import { states } from '../../demo/gallery/samples/progress.ts';
import { statusPage } from './support/status-page.ts';

describe('portico-registration-status', () => {
  const page = statusPage();
  const { open, code, submit, focused, askToWithdraw } = page;
  describe('withdrawing', () => {
    it('shows what ends and what stays, and names the program; Escape and the second button keep the request', async () => {
      const element = await open(underReview());
      button(element, 'Withdraw')?.click();
      const dialog = await until(() => find<HTMLDialogElement>(element, 'dialog[open]'), 'the dialog');
      equal([...dialog.querySelectorAll('.consequences h3')].map((each) => each.textContent?.trim()), ['What ends', 'What stays']);
      ok([...dialog.querySelectorAll('.consequences ul')].every((list) => list.children.length >= 2), 'both lists say something');
      button(element, 'Keep the request')?.click();
      await until(() => !find(element, 'dialog'), 'closed');
      equal(focused(element), find(element, '.withdraw'));
      find(element, '.withdraw')?.click();
      (await until(() => find<HTMLDialogElement>(element, 'dialog[open]'), 'open again')).dispatchEvent(new Event('cancel', { cancelable: true }));
      await until(() => !find(element, 'dialog'), 'closed again');
      equal(page.portal.to(withdrawRegistration).length, 0);
    });
    it('ends the request, tells the page, and puts the focus on the new title', async () => {
      page.portal.replies(withdrawRegistration, states['withdrawn'] as RegistrationProgress);
      const element = await open(underReview());
      const told = next(element, 'portico-withdrawn');
      await askToWithdraw(element);
      equal((await told).detail, { registration: id.registration() });
      await until(() => focused(element)?.id === 'title', 'the focus');
      matches(words(element), /You withdrew your request .*Your request is withdrawn\./);
      ok(!button(element, 'Withdraw'), 'nothing left to withdraw');
    });
    it('asks for a code where only the link is held, and then does what was wanted', async () => {
      page.portal.refuses(withdrawRegistration, 'registration.token_required').replies(withdrawRegistration, states['withdrawn'] as RegistrationProgress)
        .replies(resendRegistrationCode, { registration: id.registration(), resendAt: instant(1), expiresAt: instant(15) })
        .refuses(confirmRegistrationEmail, 'registration.code_wrong', { triesLeft: 4 }).replies(confirmRegistrationEmail, { token: 'own-token', progress: underReview() });
      const element = await open(underReview());
      await askToWithdraw(element);
      await until(() => document.activeElement === code(element) && code(element), 'the code field has the focus');
      ok(!find(element, 'dialog'), 'the dialog is gone');
      equal(code(element)?.autocomplete, 'one-time-code');
      type(code(element), '000 000');
      submit(element);
      await until(() => words(element).includes('Sentence of registration.code_wrong.'), 'the refusal');
      type(code(element), '123 456');
      submit(element);
      await until(() => words(element).includes('You withdrew your request'), 'withdrawn');
      equal(page.portal.to(confirmRegistrationEmail).map(({ body }) => body), [{ code: '000000' }, { code: '123456' }]);
      equal(page.portal.to(withdrawRegistration).map(({ headers }) => headers.get('Authorization')), ['Bearer link-token', 'Bearer own-token']);
      ok(!code(element), 'the field is gone');
    });
    it('sends another code after the pause, and none when one is on its way', async () => {
      page.portal.refuses(withdrawRegistration, 'registration.token_required').refuses(resendRegistrationCode, 'registration.code_too_soon', { retryAfter: 1 })
        .replies(resendRegistrationCode, { registration: id.registration(), resendAt: instant(1), expiresAt: instant(15) });
      const element = await open(underReview());
      await askToWithdraw(element);
      await until(() => code(element), 'the code');
      (await until(() => button(element, 'Send a new code'), 'the pause is over')).click();
      await until(() => words(element).includes('A new code is on its way'), 'sent');
      equal(page.portal.to(resendRegistrationCode).length, 2);
      button(element, 'Keep the request')?.click();
      await until(() => !code(element) && button(element, 'Withdraw'), 'back');
    });
    it('shows how it stands when somebody decided meanwhile', async () => {
      page.portal.refuses(withdrawRegistration, 'registration.already_decided');
      const element = await open(underReview());
      page.portal.anew(readRegistrationProgress).replies(readRegistrationProgress, states['approved'] as RegistrationProgress);
      await askToWithdraw(element);
      await until(() => words(element).includes('Welcome, you are approved'), 'the news');
      matches(words(element), 'The request has changed meanwhile');
      await until(() => focused(element)?.id === 'title', 'the focus');
    });
    it('keeps the dialog with the reason when no answer comes', async () => {
      page.portal.refuses(withdrawRegistration, 'service.failed');
      const element = await open(underReview());
      await askToWithdraw(element);
      await until(() => find(element, 'dialog .refusal'), 'the reason');
      equal(focused(element), find(element, '.refusal'));
    });
  });
});
