import { expect, test } from 'vitest';
import { secretFor, secretsOf, writtenAs } from '../../worker/messages/link-secret.ts';
import { deriveLinkToken, hashAddress, verifyApplicantToken, deriveApplicantToken } from '../../worker/messages/secrets.ts';

const id = (prefix: string, at: number): string => `${prefix}_${at.toString(16).padStart(12, '0')}7000800000000000000a`.slice(0, 36);
const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(43)) as [string, string, string];
const value = `${c}@2000,${b}@1000,${a}`;

test('one secret alone is written as it always was', () => {
  expect(secretsOf(a)).toEqual([{ secret: a, from: 0 }]);
  expect(writtenAs(secretsOf(a))).toBe(a);
  expect(writtenAs(secretsOf(value))).toBe(value);
});
test('each id has the secret that was in force when it was made; what is no id has the newest', () => {
  expect([0, 999, 1000, 1999, 2000, 9e12].map((at) => secretFor(value, id('lnk', at)))).toEqual([a, a, b, b, c, c]);
  expect([secretFor(value, 'ana@orvela.com'), secretFor(value, undefined), secretFor(a, id('lnk', 5))]).toEqual([c, c, a]);
});
test('what was derived before a rotation is derived the same after it, and by those who have not heard of it yet', async () => {
  const before = id('lnk', 500), early = id('reg', 1_999), after = id('lnk', 2_500);
  expect(await deriveLinkToken(value, before)).toBe(await deriveLinkToken(a, before));
  expect(await deriveLinkToken(value, after)).toBe(await deriveLinkToken(c, after));
  // The one who has not heard of it agrees on all that is made before it counts.
  expect(await deriveApplicantToken(value, early, 9e12)).toBe(await deriveApplicantToken(`${b}@1000,${a}`, early, 9e12));
  expect(await verifyApplicantToken(value, await deriveApplicantToken(b, early, 9e12), 0)).toBe(early);
  expect(await hashAddress(value, 'ana@orvela.com')).toBe(await hashAddress(c, 'ana@orvela.com'));
});
test('by a secret that was retired nothing is genuine any more, and none of another time stands in', async () => {
  const early = id('reg', 500), token = await deriveApplicantToken(a, early, 9e12);
  expect(await verifyApplicantToken(value, token, 0)).toBe(early);
  expect(await verifyApplicantToken(`${c}@2000`, token, 0)).toBeUndefined();
  expect(await verifyApplicantToken(value, await deriveApplicantToken(c, early, 9e12), 0)).toBeUndefined();
  expect(await verifyApplicantToken(value, await deriveApplicantToken(a, id('reg', 2_500), 9e12), 0)).toBeUndefined();
});
