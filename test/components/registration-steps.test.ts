import { findCompany, joinCompany, readRegistrationForm, submitRegistration } from '../../schema/registration.ts';
import { company, enterCode, fill, fillCompany, forget, open, person, send, submit, toCode, toCompany, toReview, value } from './support/applicant.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, find, next, type, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { companyOf, found, joined } from '../../demo/gallery/samples/registration.ts';
import { form, id } from '../../demo/gallery/samples/replies.ts';

describe('portico-registration-form, the company', () => {
  let portal: Portal;
  beforeEach(() => { forget(); portal = new Portal().replies(readRegistrationForm, form()); });
  afterEach(() => { clearPage(); portal.restore(); });

  describe('lists the companies of one’s domain (REG-6)', () => {
    const toChoice = async (...companies: ReturnType<typeof companyOf>[]) => {
      const element = await open();
      await toCode(portal, element, { companies });
      await enterCode(element);
      await until(() => find(element, '.companies'), 'the companies');
      return element;
    };
    it('each with its name, city and country', async () => {
      const element = await toChoice(companyOf(1), companyOf(2, { city: null }));
      matches(words(element), 'Which is your company?');
      equal(all(element, '.companies li > div').map((each) => each.innerText.split(/\n+/)), [['Norvent 1', 'Lyon, France'], ['Norvent 2', 'France']]);
    });
    it('yes: a join, which asks for one’s name, title and consent, and is sent as such (REG-7)', async () => {
      portal.replies(joinCompany, joined());
      const element = await toChoice(companyOf(1));
      matches(words(element), 'Is this your company?');
      button(element, 'Yes, this is my company')?.click();
      await until(() => find(element, '#givenName'), 'the join');
      equal(all(element, 'form input, form select').map(({ id: name }) => name), ['givenName', 'familyName', 'jobTitle', 'consent']);
      matches(words(element), 'Step 4 of 5');
      ok(!words(element).includes('change of distributor'), 'no transfer');
      fill(element, { ...person, jobTitle: 'Buyer' });
      const asked = next(element, 'portico-before-register'), registered = next(element, 'portico-registered');
      await send(element);
      equal((await asked).detail.kind, 'join');
      equal((await registered).detail, { registration: id.registration(), state: 'under_review', kind: 'join' });
      equal(portal.to(joinCompany)[0]?.body, { organization: id.organization(21), applicant: { ...person, jobTitle: 'Buyer' }, consent: true });
      equal(portal.to(joinCompany)[0]?.headers.get('Authorization'), 'Bearer applicant-token');
      await until(() => words(element).includes('The admins of Norvent 1 have been told by e-mail'), 'what is next');
      matches(find(element, '.way [aria-current=step]')?.textContent, 'An admin of the company');
    });
    it('says plainly that a join also asks for a transfer, and to whom (REG-12)', async () => {
      portal.anew(readRegistrationForm).replies(readRegistrationForm, form({ distributor: { id: id.organization(1), name: 'Corvane Distribution' }, distributors: [] })).replies(joinCompany, joined());
      const element = await toChoice(companyOf(1, { transfer: true }));
      matches(words(element), 'Sending your request also asks for its transfer');
      button(element, 'Yes, this is my company')?.click();
      await until(() => words(element).includes('Sending asks that it be released to Corvane Distribution'), 'the transfer');
      fill(element, person);
      await send(element);
      const sent = await until(() => portal.to(joinCompany)[0], 'the request');
      equal((sent.body as { distributor: string }).distributor, id.organization(1));
    });
    it('none of these: the details, and a person will look at them', async () => {
      const element = await toChoice(companyOf(1));
      button(element, 'None of these')?.click();
      await until(() => find(element, '#legalName'), 'the details');
      matches(words(element), 'nothing is approved automatically');
      button(element, 'Back')?.click();
      await until(() => find(element, '.companies'), 'back');
    });
  });

  describe('finds a company by its D-U-N-S number (ENR-2)', () => {
    const search = async (digits = '123-456-789') => {
      const element = await open();
      await toCompany(portal, element);
      fill(element, { legalName: 'Norvent' });
      fill(element, { duns: digits });
      button(element, 'Find')?.click();
      return element;
    };
    it('and fills in what is known, shown and to be changed, and put back', async () => {
      portal.replies(findCompany, { found: 'yes', company: found() });
      const element = await search();
      await until(() => words(element).includes('Found in the directory'), 'the word');
      equal(portal.to(findCompany)[0]?.url.searchParams.get('duns'), '123456789');
      equal(['legalName', 'country', 'street', 'postalCode', 'city'].map((name) => value(element, name)), ['Norvent Labs SAS', 'FR', '12 rue des Tanneurs', '69002', 'Lyon']);
      fill(element, { legalName: 'Norvent Labs' });
      equal(value(element, 'legalName'), 'Norvent Labs');
      button(element, 'Put back what I had typed')?.click();
      await until(() => value(element, 'legalName') === 'Norvent' && value(element, 'street') === '', 'what was typed');
    });
    it('goes on by hand when it is unknown, or the directory or the network fails', async () => {
      portal.replies(findCompany, { found: 'no', company: null });
      let element = await search();
      await until(() => words(element).includes('The directory does not know this number'), 'unknown');
      portal.anew(findCompany).replies(findCompany, { found: 'unavailable', company: null });
      button(element, 'Find')?.click();
      await until(() => words(element).includes('The directory does not answer'), 'unavailable');
      portal.anew(findCompany).refuses(findCompany, 'service.failed');
      forget();
      element = await search();
      await until(() => words(element).includes('The directory does not answer'), 'failed');
      await fillCompany(element);
      submit(element);
      await until(() => find(element, '#givenName'), 'the next step');
    });
    it('refuses a malformed or reserved number beside the field, and asks nobody', async () => {
      const element = await search('12345');
      await until(() => find(element, '#duns-error')?.textContent?.includes('has 9 digits'), 'malformed');
      fill(element, { duns: '999999999' });
      button(element, 'Find')?.click();
      await until(() => find(element, '#duns-error')?.textContent?.includes('is reserved'), 'reserved');
      equal(portal.to(findCompany).length, 0);
    });
  });

  describe('asks for an address as its country writes it (ENR-3)', () => {
    const parts = (element: Element): string[] => all(element, '.address label').map((label) => label.innerText.trim());
    it('in its order and by its words, with the region from its list', async () => {
      const element = await open();
      await toCompany(portal, element);
      type(find(element, '#country'), 'US');
      await until(() => find(element, 'select#region'), 'the states');
      equal(parts(element), ['Street and number', 'Building, floor (optional)', 'City', 'State', 'ZIP code']);
      type(find(element, '#country'), 'HU');
      await until(() => parts(element)[0] === 'City', 'the city first');
      equal(find(element, '#region'), null);
      type(find(element, '#country'), 'GB');
      await until(() => parts(element).includes('Town or city'), 'the post town');
    });
    it('refuses a missing part of its country', async () => {
      const element = await open();
      await toCompany(portal, element);
      type(find(element, '#country'), 'US');
      await until(() => find(element, 'select#region'), 'the states');
      fill(element, { legalName: 'Norvent', street: '1 Main St', city: 'Burlington' });
      submit(element);
      await until(() => find(element, '#region-error') && find(element, '#postalCode-error'), 'the errors');
      equal(all(element, '.summary li').map((each) => each.textContent), ['Fill in “State”', 'Fill in “ZIP code”']);
    });
    it('warns of a postal code of another form, and goes on', async () => {
      const element = await open();
      await toCompany(portal, element);
      await fillCompany(element, { ...company, postalCode: '6900' });
      find(element, '#city')?.focus();
      await until(() => words(element).includes('unusual for this country, where it looks like 75008'), 'the warning');
      submit(element);
      await until(() => find(element, '#givenName'), 'the next step');
    });
    it('proposes the form that its post prints, marks what differs, and takes either', async () => {
      for (const [choice, city] of [['Use this one', 'Lyon'], ['Keep mine', 'LYON']] as const) {
        const element = await open();
        await toCompany(portal, element);
        await fillCompany(element, { ...company, city: 'LYON' });
        submit(element);
        await until(() => find(element, '.proposal'), 'the proposal');
        await until(() => element.shadowRoot?.activeElement?.id === 'proposal', 'focus');
        equal(all(element, '.proposal mark').map((each) => each.textContent), ['Lyon', 'LYON']);
        button(element, choice)?.click();
        await until(() => find(element, '#givenName'), 'the next step');
        button(element, 'Back')?.click();
        await until(() => find(element, '#city'), 'back');
        equal(value(element, 'city'), city);
        submit(element);
        await until(() => find(element, '#givenName'), 'not asked again');
        forget();
      }
    });
    it('leaves a proposal when the address is typed anew', async () => {
      const element = await open();
      await toCompany(portal, element);
      await fillCompany(element, { ...company, city: 'LYON' });
      submit(element);
      await until(() => find(element, '.proposal'), 'the proposal');
      fill(element, { city: 'Lyon' });
      await until(() => !find(element, '.proposal'), 'gone');
    });
    it('brings a region of the directory into the list’s form, and sends no part that the country has not', async () => {
      portal.replies(findCompany, { found: 'yes', company: found({ country: 'CA' as never, address: { street: '2200, rue des Érables', city: 'Sherbrooke', region: 'Québec', postalCode: 'J1H 1A1' } }) }).refuses(submitRegistration, 'registration.conflict');
      const element = await open();
      await toCompany(portal, element);
      fill(element, { duns: '123456789' });
      button(element, 'Find')?.click();
      await until(() => value(element, 'region') === 'QC', 'the province');
      type(find(element, '#country'), 'FR');
      await until(() => !find(element, '#region'), 'no region');
      await fillCompany(element);
      submit(element);
      await until(() => find(element, '#givenName'), 'the contacts');
      fill(element, person);
      submit(element);
      await until(() => find(element, '#consent'), 'the review');
      await send(element);
      await until(() => words(element).includes('Sentence of registration.conflict.'), 'the refusal');
      const sent = await until(() => portal.to(submitRegistration)[0], 'the request');
      equal((sent.body as { company: { address: unknown } }).company.address, { street: '12 rue des Tanneurs', city: 'Lyon', postalCode: '69002' });
    });
  });

  it('fixes the distributor where the page does, and says so', async () => {
    portal.anew(readRegistrationForm).replies(readRegistrationForm, form({ distributor: { id: id.organization(1), name: 'Corvane Distribution' }, distributors: [] }));
    const element = await open();
    await toReview(portal, element);
    matches(words(element), 'Your request goes to Corvane Distribution.');
    equal(find(element, '#distributor'), null);
  });
});
