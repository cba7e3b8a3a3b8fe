import { readRegistrationForm, submitRegistration } from '../../schema/registration.ts';
import { company, enterCode, fill, fillCompany, forget, open, person, send, submit, toCode } from './support/applicant.ts';
import { accessible } from './support/axe.ts';
import { ok, until } from './support/check.ts';
import { all, button, clearPage, find, fits } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { companyOf } from '../../demo/gallery/samples/registration.ts';
import { dayFromNow, form, underReview } from '../../demo/gallery/samples/replies.ts';

describe('portico-registration-form, to look at and to hear', () => {
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
});
