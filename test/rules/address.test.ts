import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAddress } from '../../schema/address/check.ts';
import { type AddressText, type Part, addressFormat, cityLabels, countryRow, postalLabels, regionLabels } from '../../schema/address/formats.ts';
import { addressLines } from '../../schema/address/lines.ts';
import { regionText, regionsOf } from '../../schema/address/regions.ts';
import { countryCodes } from '../../schema/countries.ts';
import { naughty } from '../support/arbitrary.ts';
import { addresses, read } from './address-examples.ts';

const parts = ['street', 'street2', 'city', 'region', 'postalCode'] as const;
const proposalOf = (country: string, address: AddressText) => checkAddress(country, address).proposal;
const own = countryCodes.filter((country) => countryRow(country) !== countryRow('AQ'));
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ maxLength: 30 }), fc.constantFrom(...naughty),
  fc.array(fc.constantFrom('RUE', 'de', 'la', 'PAIX', "o'brien", 'MCDONALD', 'XIV', 'po', 'BOX', '12b', '4TH', 'ß', 'ﬁn', 'i\u0307stanbul', 'é', ' ', '  ', '\u3000', 'ΑΣ', 'ул.', '丸の内', 'd’', '-', ','), { maxLength: 7 }).map((words) => words.join(' ')),
);
const address = fc.record(Object.fromEntries(parts.map((part) => [part, text])) as Record<Part, typeof text>, { requiredKeys: [] });
const country = fc.oneof(fc.constantFrom(...countryCodes), fc.constantFrom('GB', 'US', 'CA', 'FR', 'IE', 'NL', 'JP', 'LV', 'PL', 'BE', 'IT'));

describe('ENR-3 the address is checked for its country', () => {
  test.each(addresses)('%s: %s', (code, typed, printed, lines) => {
    const checked = checkAddress(code, read(typed));
    expect([checked.missing, checked.warnings]).toEqual([[], []]);
    expect(checked.proposal).toEqual(printed === '' ? undefined : read(printed));
    expect(addressLines(code, checked.proposal ?? read(typed))).toEqual(lines.split(' / '));
  });
  test('every country with a format of its own, and at least 75, has an example here; all others have a sane one', () => {
    expect(own.length).toBeGreaterThan(180);
    expect(new Set(addresses.map(([code]) => code)).size).toBeGreaterThanOrEqual(90);
    expect(addressFormat('AQ')).toMatchObject({ order: [['street'], ['street2'], ['postalCode', 'city'], ['region']], required: ['street', 'city'], postal: undefined });
    expect(addressFormat('__proto__')).toEqual(addressFormat('AQ'));
  });
  test.each(countryCodes)('%s: its example has its form, it asks for each part once, and for what it requires', (code) => {
    const format = addressFormat(code);
    const asked = format.order.flat();
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toEqual(expect.arrayContaining(['street', 'street2', ...format.required]));
    expect(asked.includes('postalCode') || format.postal === undefined).toBe(true);
    expect([cityLabels.includes(format.labels.city), regionLabels.includes(format.labels.region), postalLabels.includes(format.labels.postalCode)]).toEqual([true, true, true]);
    expect(format.postal === undefined).toBe(format.postalExample === undefined);
    if (!format.postal || !format.postalExample) return;
    expect(format.postalExample).toMatch(format.postal);
    expect(proposalOf(code, { postalCode: format.postalExample })).toBeUndefined();
    // The same without its separators, in small letters, full-width, or with the country put before.
    const compact = format.postalExample.replace(/[ -]/gu, '');
    const wide = compact.replace(/[0-9A-Z]/gu, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));
    for (const typed of [compact.toLowerCase(), wide, ` ${format.postalExample.toLowerCase()} `]) {
      const checked = checkAddress(code, { postalCode: typed });
      expect(checked.warnings).toEqual([]);
      expect(format.postal.test(checked.proposal?.postalCode ?? typed)).toBe(true);
      expect((checked.proposal?.postalCode ?? typed).replace(/[ -]/gu, '')).toBe(compact);
    }
  });
});

describe('ENR-3 a missing required part is refused', () => {
  test.each([
    ['US', {}, ['street', 'city', 'region', 'postalCode']], ['FR', { street: '1 rue X', city: ' ' }, ['city', 'postalCode']], ['SG', { street: '10 Collyer Quay', postalCode: '049315' }, []],
    ['HK', { street: '8 Finance Street', region: 'Hong Kong Island' }, []], ['IE', { street: '1 Main Street', city: 'Cork' }, []], ['AE', { street: 'PO Box 1', city: 'Dubai' }, ['region']], ['AQ', { street: 'Base' }, ['city']],
  ])('%s %o: %o', (code, typed: AddressText, missing) => expect(checkAddress(code, typed).missing).toEqual(missing));
});

describe('ENR-3 a wrong postal-code form is warned of', () => {
  test.each([
    ['US', '1234'], ['US', 'ABCDE'], ['GB', 'SW1A 1A'], ['GB', '1234'], ['GB', 'SW1A 1AO'], ['CA', 'D1A 0B1'], ['DE', '1011'], ['FR', '7500'], ['NL', '1012'], ['PL', '00-95'], ['JP', '100'], ['IE', 'D02'], ['RE', '75001'], ['SG', '1234'], ['CH', '80010'], ['MT', '1117'], ['IN', '11000'],
  ])('%s %s', (code, postalCode) => {
    const checked = checkAddress(code, { street: 'Example 1', city: 'Example', postalCode });
    expect(checked.warnings).toEqual(['postal_code']);
    // What is not understood is not rewritten.
    expect(checked.proposal?.postalCode ?? postalCode).toBe(postalCode);
  });
  test('a country without codes warns of none', () => expect(checkAddress('AE', { postalCode: '12345' }).warnings).toEqual([]));
});

describe('ENR-3 a postal code is proposed as it is printed', () => {
  test.each([
    ['GB', 'sw1a1aa', 'SW1A 1AA'], ['GB', 'm11ae', 'M1 1AE'], ['GB', 'W1A-0AX', 'W1A 0AX'], ['GB', 'bfpo61', 'BFPO 61'], ['CA', 'k1a0b1', 'K1A 0B1'], ['NL', '1234ab', '1234 AB'], ['NL', 'NL-1234 AB', '1234 AB'], ['PL', '00950', '00-950'], ['PL', '00 950', '00-950'], ['SE', '11122', '111 22'], ['SE', 'S-111 22', '111 22'],
    ['GR', '10557', '105 57'], ['CZ', '11000', '110 00'], ['SK', 'SK-81101', '811 01'], ['PT', '1100148', '1100-148'], ['JP', '1000001', '100-0001'], ['JP', '〒100ー0001', '100-0001'], ['BR', '01310100', '01310-100'], ['LV', '1010', 'LV-1010'], ['LT', 'lt 01103', 'LT-01103'], ['LT', '01103', 'LT-01103'],
    ['IE', 'd02af30', 'D02 AF30'], ['IE', 'D6WXK28', 'D6W XK28'], ['FR', 'F-75008', '75008'], ['FR', '75 008', '75008'], ['DE', 'D-10115', '10115'], ['CH', 'CH-8001', '8001'], ['LU', 'L-1009', '1009'], ['AT', 'A-1010', '1010'], ['FI', 'FIN 00100', '00100'], ['LI', 'FL-9490', '9490'], ['US', '941071234', '94107-1234'], ['JP', '１０００００１', '100-0001'], ['MT', 'vlt1117', 'VLT 1117'], ['AD', '500', 'AD500'],
  ])('%s %s → %s', (code, typed, printed) => {
    expect(proposalOf(code, { postalCode: typed })).toEqual({ postalCode: printed });
    expect(checkAddress(code, { postalCode: typed }).warnings).toEqual([]);
  });
  test.each([['AR', '1002'], ['AR', 'C1002AAP'], ['IN', '560 001'], ['CL', '832-0000'], ['IL', '66883'], ['TW', '110']])('%s %s is printed either way', (code, postalCode) => expect(proposalOf(code, { postalCode })).toBeUndefined());
});

describe('ENR-3 a region is proposed as the post writes it', () => {
  test.each([
    ['US', 'vermont', 'VT'], ['US', 'vt', 'VT'], ['US', 'D.C.', 'DC'], ['CA', 'québec', 'QC'], ['CA', 'QUEBEC', 'QC'], ['CA', 'Colombie-Britannique', 'BC'], ['AU', 'new south wales', 'NSW'], ['AU', 'N.S.W.', 'NSW'], ['BR', 'Sao Paulo', 'SP'], ['IT', 'Milano', 'MI'], ['IT', 'rome', 'RM'],
    ['ES', 'cadiz', 'Cádiz'], ['JP', 'kyoto', 'Kyoto'], ['IN', 'KARNATAKA', 'Karnataka'],
  ])('%s %s → %s', (code, region, printed) => expect(checkAddress(code, { region })).toMatchObject({ warnings: [], proposal: { region: printed } }));
  test.each([
    ['JP', '東京都'], ['JP', '東京'], ['JP', 'Tokyo-to'], ['CN', '广东省'], ['CN', 'Guangdong Province'], ['KR', '서울특별시'], ['KR', 'Gyeonggi-do'], ['TW', '臺北市'], ['TW', 'Taipei'], ['AE', 'أبو ظبي'], ['MX', 'Jal.'], ['ES', 'Gerona'], ['MY', 'Penang'], ['IN', 'MH'],
  ])('%s %s is known and stays as typed', (code, region) => expect(checkAddress(code, { region })).toMatchObject({ warnings: [], proposal: undefined }));
  test.each([['US', 'Ontario'], ['CA', 'Vermont'], ['IT', 'XX'], ['JP', 'Bretagne'], ['AE', 'to']])('%s %s is not one of its regions', (code, region) => expect(checkAddress(code, { region })).toMatchObject({ warnings: ['region'], proposal: undefined }));
  test('a list offers each value once, and its own values, names and spellings are recognized', () => {
    const listed = countryCodes.filter((code) => regionsOf(code).length);
    expect(listed.length).toBeGreaterThanOrEqual(17);
    for (const code of listed) {
      const regions = regionsOf(code);
      expect(new Set(regions.map(({ value }) => value)).size).toBe(regions.length);
      expect(addressFormat(code).order.flat()).toContain('region');
      for (const { value, name, local = name } of regions) expect([regionText(code, value), regionText(code, name), regionText(code, local) === undefined], `${code} ${name}`).toEqual([value, value, false]);
    }
    expect(regionsOf('constructor')).toEqual([]);
  });
});

describe('ENR-3 a line typed in one case is proposed as it is written, and left where that is uncertain', () => {
  test.each([
    ['US', '12 MAIN STREET', '12 Main Street'], ['US', 'PO BOX 123', 'PO Box 123'], ['US', '4TH AVENUE APT 4B', '4th Avenue Apt 4B'], ['GB', 'MCDONALD ROAD', 'McDonald Road'], ['IE', "12 o'brien street", "12 O'Brien Street"], ['GB', "st james's square", "St James's Square"], ['GB', 'HENRY VIII LANE', 'Henry VIII Lane'],
    ['FR', '12 RUE DE LA PAIX', '12 Rue de la Paix'], ['FR', "BOULEVARD DE L'ÉGLISE", "Boulevard de l'Église"], ['FR', '10 rue jean xxiii', '10 Rue Jean XXIII'], ['FR', 'zi nord bp 12', 'ZI Nord BP 12'], ['ES', 'CALLE RAMÓN Y CAJAL 5', 'Calle Ramón y Cajal 5'], ['IT', 'VIA DI RIPETTA 5', 'Via di Ripetta 5'],
    ['DE', 'unter den linden 5', 'Unter den Linden 5'], ['NL', 'DE RUYTERKADE 5', 'De Ruyterkade 5'], ['SE', 'KUNGSGATAN 12', 'Kungsgatan 12'], ['RU', 'ТВЕРСКАЯ 5', 'Тверская 5'], ['GR', 'σταδίου 5', 'Σταδίου 5'], ['US', '  12  Main   Street ', '12 Main Street'],
  ])('%s %s → %s', (code, street, written) => expect(proposalOf(code, { street })).toEqual({ street: written }));
  test.each([
    ['US', '12 McDonald Street'], ['US', 'IBM HOUSE'], ['US', 'MLK BLVD'], ['GB', 'MACDONALD ROAD'], ['US', 'FOND DU LAC AVENUE'], ['NL', 'IJBURGLAAN 3'], ['NL', "'S-GRAVENWEG 3"], ['IT', 'VIA PO 5'], ['SE', 'stora nygatan 12'], ['CZ', 'VÁCLAVSKÉ NÁMĚSTÍ 1'], ['GR', 'ΣΤΑΔΙΟΥ 5'], ['TR', 'ISTIKLAL CADDESI 5'], ['TR', 'istiklal 5'],
    ['JP', '丸の内1-1\u3000新丸ビル'], ['RU', 'ул. Тверская, 7'], ['SA', 'شارع الملك فهد 12'], ['IL', 'רחוב הרצל 16'], ['KR', '세종대로 209'], ['CN', '建国门外大街1号'], ['TH', 'ถนนสีลม 5'], ['FR', '12 rue de Rivoli'], ['GB', '12'],
  ])('%s %s stays', (code, street) => expect(proposalOf(code, { street })).toBeUndefined());
});

describe('ENR-3 whatever was typed', () => {
  test('a proposal differs, proposes nothing further, keeps every part and other letters than their case only in code and region', () => {
    let proposed = 0;
    fc.assert(fc.property(country, address, (code, typed) => {
      const { proposal, missing, warnings } = checkAddress(code, typed);
      if (!proposal) return;
      proposed += 1;
      expect(proposal).not.toEqual(typed);
      expect(Object.keys(proposal)).toEqual(Object.keys(typed));
      expect(checkAddress(code, proposal)).toEqual({ missing, warnings, proposal: undefined });
      const bare = (one: string | undefined) => one?.trim().replace(/\s{2,}/gu, ' ').toLowerCase();
      for (const part of ['street', 'street2', 'city'] as const) expect(bare(proposal[part])).toBe(bare(typed[part]));
      expect(parts.filter((part) => proposal[part]?.trim())).toEqual(parts.filter((part) => typed[part]?.trim()));
    }), { numRuns: 6000 });
    expect(proposed).toBeGreaterThan(500);
  });
  test('every code that has a country\'s form survives any way of typing it', () => {
    fc.assert(fc.property(fc.constantFrom(...own.filter((code) => addressFormat(code).postal)).chain((code) => fc.tuple(fc.constant(code), fc.stringMatching(addressFormat(code).postal as RegExp))), fc.boolean(), fc.boolean(), ([code, postalCode], small, bare) => {
      const typed = (bare ? postalCode.replace(/[ -]/gu, '') : postalCode)[small ? 'toLowerCase' : 'toUpperCase']();
      const checked = checkAddress(code, { postalCode: typed });
      expect(checked.warnings).toEqual([]);
      expect((checked.proposal?.postalCode ?? typed).replace(/[ -]/gu, '')).toBe(postalCode.replace(/[ -]/gu, ''));
    }), { numRuns: 3000 });
  });
  test('the printed lines hold every part, and no line is blank', () => {
    fc.assert(fc.property(country, address, (code, typed) => {
      const lines = addressLines(code, typed);
      for (const part of parts) if (typed[part]?.trim()) expect(lines.some((line) => line.includes(typed[part]?.trim() ?? ''))).toBe(true);
      expect(lines.every((line) => line.trim() !== '')).toBe(true);
    }), { numRuns: 3000 });
  });
});
