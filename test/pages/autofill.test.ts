/** What browsers and password managers fill in without a key being pressed arrives, and finds the fields it is for. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { looks, said } from '../journeys/support/look.ts';
import { codeFor } from '../journeys/support/mailbox.ts';
import { type Applicant, applicant, formOf } from '../journeys/support/registration.ts';
import { type Visit, visiting } from '../journeys/support/visit.ts';

/** The ways in which they tell the page; some do no more than the last. */
const ways = { manager: ['keydown', 'input', 'keyup', 'change', 'blur'], quiet: ['change'] } as const;
/** Writes past whatever a page put in the way of `value`, as they do. */
const autofill = (field: Locator, value: string, way: keyof typeof ways): Promise<void> => field.evaluate((element, [text, events]) => {
  const type = element instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(type.prototype, 'value')?.set?.call(element, text);
  for (const name of events) element.dispatchEvent(name.startsWith('key') ? new KeyboardEvent(name, { bubbles: true, composed: true }) : new Event(name, { bubbles: name !== 'blur', composed: name === 'input' }));
}, [value, [...ways[way]]] as const);
const tokenOf = (field: Locator): Promise<string | null> => field.getAttribute('autocomplete');

/** Chromium's own autofill, as if its user had chosen an address for one field: it fills the others of the form too. */
async function chromiumFills({ context, page }: Visit, host: string, name: string, who: Applicant, email: string): Promise<void> {
  const cdp = await context.newCDPSession(page);
  const address = { fields: Object.entries({
    NAME_FIRST: who.givenName, NAME_LAST: who.familyName, NAME_FULL: `${who.givenName} ${who.familyName}`, EMAIL_ADDRESS: email, COMPANY_NAME: who.legalName,
    ADDRESS_HOME_LINE1: who.street, ADDRESS_HOME_CITY: who.city, ADDRESS_HOME_STATE: who.region, ADDRESS_HOME_ZIP: who.postalCode, ADDRESS_HOME_COUNTRY: who.country, PHONE_HOME_WHOLE_NUMBER: '+1 802 555 0134',
  }).map(([field, value]) => ({ name: field, value })) };
  await cdp.send('Autofill.enable');
  await cdp.send('Autofill.setAddresses', { addresses: [address] });
  const field = `(document.querySelector('${host} > [name=${name}]') ?? document.querySelector('${host}').shadowRoot.querySelector('[name=${name}]'))`;
  await page.evaluate(`${field}.focus()`);
  const { result } = await cdp.send('Runtime.evaluate', { expression: field });
  const { node } = await cdp.send('DOM.describeNode', { objectId: result.objectId as string });
  await cdp.send('Autofill.trigger', { fieldId: node.backendNodeId, address });
  await cdp.detach();
}

const people = [[looks[0], applicant('tess.hale@bramblewick-it.com', 'Bramblewick IT, Inc.', 'US', 'Tess', 'Hale')], [looks[1], applicant('t.ronce@ronceraie-ti.ca', 'Ronceraie TI inc.', 'CA', 'Théo', 'Ronce')]] as const;
describe('Chromium’s autofill', () => {
  for (const [look, who] of people) {
    it(`finds the e-mail, and every part of company and person — ${said(look)}`, () => visiting('autofill', look, async (visit) => {
      const address = `chosen.${who.email}`, host = 'portico-registration-form';
      await visit.open('kestrane.localhost');
      const { email, send, code, confirm, title, text, field, goOn, element } = formOf(visit);
      await email.waitFor();
      await chromiumFills(visit, host, 'email', who, address);
      await expect.poll(() => email.inputValue()).toBe(address);
      expect(await email.evaluate((input) => input.matches(':autofill'))).toBe(true);
      await send.click();
      await title(text.codeTitle).waitFor();
      await code.fill(await codeFor(address));
      await confirm.click();
      await title(text.companyTitle).waitFor();
      await field('country').selectOption(who.country);
      await field('region').waitFor();
      await chromiumFills(visit, host, 'legalName', who, address);
      for (const name of ['legalName', 'country', 'street', 'city', 'region', 'postalCode'] as const) await expect.poll(() => field(name).inputValue(), { message: name }).toBe(who[name]);
      await visit.settle('company');
      await goOn.click();
      await title(text.contactsTitle).waitFor();
      await chromiumFills(visit, host, 'givenName', who, address);
      for (const name of ['givenName', 'familyName'] as const) await expect.poll(() => field(name).inputValue(), { message: name }).toBe(who[name]);
      await field('jobTitle').fill('CEO');
      await goOn.click();
      await title(text.checkTitle).waitFor();
      for (const value of [who.legalName, who.familyName]) expect(await element.locator('.root').innerText()).toContain(value);
    }));
  }
});

describe('a field that somebody’s browser or password manager fills in', () => {
  for (const [look, who] of people) {
    for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
      it(`has the token of its kind, and its value is sent (${way}) — ${said(look)}`, () => visiting(`autofill-${way}`, look, async (visit) => {
        const address = `${way}.${who.email}`;
        await visit.open('kestrane.localhost');
        const { email, send, code, confirm, title, text, field, goOn, element } = formOf(visit);
        expect([await tokenOf(email), await email.getAttribute('type'), await email.getAttribute('name')]).toEqual(['work email', 'email', 'email']);
        // Where they look: in the page's own tree, with its label.
        expect(await email.evaluate((input: HTMLInputElement) => [document.querySelector('input[type=email]') === input, input.labels?.length])).toEqual([true, 1]);
        await autofill(email, address, way);
        await send.click();
        await title(text.codeTitle).waitFor();
        await element.getByText(address).waitFor();
        expect([await tokenOf(code), await code.getAttribute('inputmode')]).toEqual(['one-time-code', 'numeric']);
        await autofill(code, await codeFor(address), way);
        await confirm.click();
        await title(text.companyTitle).waitFor();

        const company = { legalName: 'organization', country: 'country', street: 'street-address', city: 'address-level2', region: 'address-level1', postalCode: 'postal-code' } as const;
        await autofill(field('legalName'), who.legalName, way);
        await autofill(field('country'), who.country, way);
        await field('region').waitFor();
        for (const [name, token] of Object.entries(company)) expect(`${name} ${(await tokenOf(field(name as keyof typeof company)))?.replace('address-line1', 'street-address')}`).toMatch(new RegExp(`^${name} (work )?${token}`));
        for (const name of ['street', 'city', 'region', 'postalCode'] as const) await autofill(field(name), who[name], way);
        await goOn.click();
        await title(text.contactsTitle).waitFor();
        for (const [name, token] of [['givenName', 'given-name'], ['familyName', 'family-name'], ['jobTitle', 'organization-title']] as const) expect(await tokenOf(field(name))).toMatch(new RegExp(`(^| )${token}$`));
        await autofill(field('givenName'), who.givenName, way);
        await autofill(field('familyName'), who.familyName, way);
        await autofill(field('jobTitle'), 'CEO', way);
        const [draft] = await Promise.all([visit.page.waitForRequest((request) => request.method() !== 'GET' && /draft/.test(request.url()) && (request.postData() ?? '').includes('CEO')), goOn.click()]);
        await title(text.checkTitle).waitFor();
        for (const value of [who.legalName, who.country, who.street, who.city, who.region, who.postalCode, who.givenName, who.familyName]) expect(draft.postData()).toContain(value);
      }));
    }
  }
});
