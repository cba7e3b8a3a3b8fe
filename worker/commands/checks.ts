/** What is wrong with a typed value, as a sentence. */
import { canonicalEmail, checkLine } from '../../schema/checks.ts';
import { countryCodes } from '../../schema/countries.ts';

export type Wrong = (text: string) => string | undefined;
export const optional = (wrong: Wrong): Wrong => (text) => (text === '' ? undefined : wrong(text));
export const wrongLine: Wrong = (text) => ({ 'value.required': 'It may not be empty.', 'value.too_long': 'It is too long.', 'value.characters': 'It has characters that cannot be used.' } as Record<string, string>)[checkLine()(text) ?? ''];
export const wrongEmail: Wrong = (text) => (canonicalEmail(text) === undefined ? 'It is no e-mail address.' : undefined);
export const wrongCountry: Wrong = (text) => (countryCodes.includes(text) ? undefined : 'It is no country code of two capital letters (ISO 3166-1), like FR.');
export const wrongCountries: Wrong = (text) => (text === 'all' ? undefined : text.split(',').map((one) => wrongCountry(one.trim())).find((one) => one !== undefined));
export const oneOf = (...words: readonly string[]): Wrong => (text) => (words.includes(text) ? undefined : `It is one of: ${words.join(', ')}.`);
export const wrongUrl: Wrong = (text) => (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? undefined : 'It is no web address, like https://www.example.com/help.');
export const wrongZone: Wrong = (text) => { try { return Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone ? undefined : ''; } catch { return 'It is no time zone, like Europe/Paris.'; } };

const isLocal = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1' || hostname === '[::1]';
/** A key works from exact origins: scheme, host, and port where it is not the usual one. What is on this machine may go without TLS, in a local run. */
export const wrongOrigin = (local: boolean): Wrong => (text) => {
  if (!URL.canParse(text)) return 'It is no origin, like https://www.example.com.';
  const url = new URL(text);
  if (url.origin !== text) return `An origin has no path, no slash at the end and no capitals: ${url.origin === 'null' ? 'https://www.example.com' : url.origin}.`;
  if (!/^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])$/.test(url.hostname)) return 'An origin names one host: no patterns.';
  return url.protocol === 'https:' || (local && url.protocol === 'http:' && isLocal(url)) ? undefined : 'It needs https://.';
};
export const wrongOrigins = (local: boolean): Wrong => (text) => text.split(',').map((one) => wrongOrigin(local)(one.trim())).find((one) => one !== undefined);
export const listOf = (text: string): string[] => [...new Set(text.split(',').map((one) => one.trim()).filter(Boolean))];
