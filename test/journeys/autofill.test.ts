/** What browsers and password managers fill in without a key being pressed arrives, and finds the fields it is for. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { looks, said } from './support/look.ts';
import { codeFor } from './support/mailbox.ts';
import { applicant, formOf } from './support/registration.ts';
import { visiting } from './support/visit.ts';

/** The ways in which they tell the page; some do no more than the last. */
const ways = { browser: ['input', 'change'], manager: ['keydown', 'input', 'keyup', 'change', 'blur'], quiet: ['change'] } as const;
/** Writes past whatever a page put in the way of `value`, as they do. */
const autofill = (field: Locator, value: string, way: keyof typeof ways): Promise<void> => field.evaluate((element, [text, events]) => {
  const type = element instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(type.prototype, 'value')?.set?.call(element, text);
  for (const name of events) element.dispatchEvent(name.startsWith('key') ? new KeyboardEvent(name, { bubbles: true, composed: true }) : new Event(name, { bubbles: name !== 'blur', composed: name === 'input' }));
}, [value, [...ways[way]]] as const);
const tokenOf = (field: Locator): Promise<string | null> => field.getAttribute('autocomplete');

const people = [[looks[0], applicant('tess.hale@bramblewick-it.com', 'Bramblewick IT, Inc.', 'US', 'Tess', 'Hale')], [looks[1], applicant('t.ronce@ronceraie-ti.ca', 'Ronceraie TI inc.', 'CA', 'Théo', 'Ronce')]] as const;
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
