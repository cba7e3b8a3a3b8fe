import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Check, checkCode, checkCountry, checkDuns, checkEmail, checkFilled, checkLine, checkNote, forms, limits } from '../../schema/checks.ts';
import { Phone, PostalCode } from '../../schema/registration.ts';
import { CountryCode, Duns, Email, Line, Note } from '../../schema/values.ts';
import { naughty } from '../support/arbitrary.ts';

/** The checks a browser brings, and the schemas the worker parses with. A form asks first whether a field is filled. */
const pairs: [string, Check, v.GenericSchema][] = [
  ['a line', checkLine(), Line], ['a phone number', checkLine(limits.phone), Phone], ['a postal code', checkLine(limits.postalCode), PostalCode], ['a note', checkNote, Note],
  ['an e-mail', checkEmail, Email], ['a country', checkCountry, CountryCode], ['a D-U-N-S', checkDuns, Duns], ['a code', checkCode, v.pipe(v.string(), v.regex(forms.code, 'value.code'))],
];
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 320 }), fc.constantFrom(...naughty, '', 'a'.repeat(2001)), fc.stringMatching(/^[0-9]{5,10}$/), fc.stringMatching(/^[A-Za-z]{1,3}$/),
  fc.tuple(fc.stringMatching(/^[a-z.+'-]{1,12}$/), fc.stringMatching(/^[a-zA-Z0-9.é-]{1,20}$/)).map(([name, host]) => `${name}@${host}`), fc.constantFrom('000000000', '999999999', '123456789', "o'brien@bücher.example", 'a@b'),
);

describe('what a form says beside a field is what the worker answers', () => {
  test.each(pairs)('%s', (_, check, schema) => {
    let refused = 0;
    fc.assert(fc.property(texts, (text) => {
      const parsed = v.safeParse(schema, text, { abortEarly: true, abortPipeEarly: true });
      if (!parsed.success) refused += 1;
      expect(check(text)).toBe(parsed.success ? undefined : parsed.issues[0].message);
    }), { numRuns: 600 });
    expect(refused).toBeGreaterThan(10);
  });
  test('an empty field is required', () => expect([checkFilled(''), checkFilled('x')]).toEqual(['value.required', undefined]));
});
