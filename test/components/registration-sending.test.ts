import { readRegistrationForm, readRegistrationProgress, submitRegistration } from '../../schema/registration.ts';
import { enterCode, fill, forget, open, person, send, submit, toCode, toContacts, toReview, value } from './support/applicant.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, find, next, type, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { confirms } from '../../demo/gallery/samples/registration.ts';
import { dayFromNow, form, id, progress, underReview } from '../../demo/gallery/samples/replies.ts';

describe('portico-registration-form, review and sending', () => {
  let portal: Portal;
  beforeEach(() => { forget(); portal = new Portal().replies(readRegistrationForm, form()); });
  afterEach(() => { clearPage(); portal.restore(); });

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
