import { expect, test } from 'vitest';
import { deriveApplicantToken, deriveCode, deriveLinkToken, sameText, sha256Hex, verifyApplicantToken } from '../../worker/messages/secrets.ts';

const secret = 'a'.repeat(43);
const registration = `reg_${'0'.repeat(31)}1`;
const link = `lnk_${'0'.repeat(31)}1`;

test('REG-4: a code has 6 digits, and differs by registration, number and secret', async () => {
  const code = await deriveCode(secret, registration, 1);
  expect(code).toMatch(/^\d{6}$/);
  expect(await deriveCode(secret, registration, 1)).toBe(code);
  const others = await Promise.all([deriveCode(secret, registration, 2), deriveCode(secret, registration.replace(/1$/, '2'), 1), deriveCode('b'.repeat(43), registration, 1)]);
  for (const other of others) expect(other).not.toBe(code);
});
test('REG-4: codes spread over all million values', async () => {
  const codes = await Promise.all(Array.from({ length: 2_000 }, (_, index) => deriveCode(secret, registration, index)));
  expect(new Set(codes).size).toBeGreaterThan(1_980);
  const leading = Array.from({ length: 10 }, (_, digit) => codes.filter((code) => code.startsWith(String(digit))).length);
  for (const count of leading) expect(count).toBeGreaterThan(140);
});
test('A code is HMAC-SHA-256 of purpose, id and number: the same as computed apart', async () => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const bytes = new DataView(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`portico/registration-code/1\0${registration}\x003`)));
  expect(await deriveCode(secret, registration, 3)).toBe(String(Number(bytes.getBigUint64(0) >> 16n) % 1_000_000).padStart(6, '0'));
});
test('A link token names its link and holds 256 bits; nothing else under the secret has the same', async () => {
  const token = await deriveLinkToken(secret, link);
  expect(token).toMatch(new RegExp(`^${link}\\.[\\w-]{43}$`));
  expect(await deriveLinkToken(secret, link.replace(/1$/, '2'))).not.toContain(token.split('.')[1]);
  expect(await deriveApplicantToken(secret, link, 1)).not.toContain(token.split('.')[1]);
});
test('REG-4: an applicant token continues its registration until it ends, and no altered one does', async () => {
  const token = await deriveApplicantToken(secret, registration, 1_000_000);
  expect(await verifyApplicantToken(secret, token, 999_999)).toBe(registration);
  expect(await verifyApplicantToken(secret, token, 1_000_000)).toBeUndefined();
  expect(await verifyApplicantToken('b'.repeat(43), token, 0)).toBeUndefined();
  const [, , expires = '', mac = ''] = token.split('.');
  const altered = [
    `apt.${registration.replace(/1$/, '2')}.${expires}.${mac}`, `apt.${registration}.${(2_000_000).toString(36)}.${mac}`, `apt.${registration}.0${expires}.${mac}`,
    `apt.${registration}.${expires}.${mac.slice(1)}A`, `${token}x`, token.slice(0, -1), `${token}\n`, token.toUpperCase(), '', 'apt...', `lnk.${registration}.${expires}.${mac}`,
  ];
  for (const one of altered) expect(await verifyApplicantToken(secret, one, 0), one).toBeUndefined();
});
test('SHA-256 is given in hex', async () => {
  expect(await sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
test('Texts are the same only when every byte is', () => {
  expect(sameText('', '')).toBe(true);
  expect(sameText('é-abc', 'é-abc')).toBe(true);
  for (const [a, b] of [['a', 'b'], ['a', 'aa'], ['aa', 'a'], ['', 'a'], ['a', ''], ['ab', 'ac']] as const) expect(sameText(a, b)).toBe(false);
});
