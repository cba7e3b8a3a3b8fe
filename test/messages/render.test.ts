import { describe, expect, test } from 'vitest';
import { type MessageData, templates } from '../../schema/messages.ts';
import { declineReasons, reapplyPolicies } from '../../schema/registration.ts';
import { type Locale, locales } from '../../schema/values.ts';
import type { Derived } from '../../worker/messages/mail-text.ts';
import { headerLine, renderMessage } from '../../worker/messages/render.ts';
import { wrongFrench } from './typography.ts';

const brand = { name: 'Aurelis', accent: '#0b6e4f' };
const data: MessageData = {
  program: 'Aurelis Partners', vendor: 'Aurelis', reviewer: 'Kestrane', company: 'Norvent Labs', applicant: 'Inès', dueOn: '2026-12-07', reason: 'incomplete', note: 'Please add\nyour address.',
  reapply: 'in_30_days', reapplyOn: '2027-01-04', support: { url: 'https://help.aurelis.example/', email: 'help@aurelis.example', phone: '+33 1 99 00 00 00' },
};
const derived: Derived = { code: '048213', url: 'https://portal.example.com/sign-in#token=lnk_1.abc' };
const render = (template: (typeof templates)[number], locale: Locale, more: MessageData = {}) => renderMessage(template, locale, { ...data, ...more }, brand, derived);
/** What a reader sees of HTML: text, with character references read. */
const seen = (html: string): string => html.replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, '').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe.each(locales)('REG-8, ALL-4: every template in %s', (locale) => {
  test.each(templates)('%s is complete, as HTML and as text, with any facts known', (template) => {
    for (const facts of [data, {}]) {
      const { subject, html, text } = renderMessage(template, locale, facts, brand, derived);
      expect(subject).toMatch(/^\p{Lu}.{8,}$/u);
      expect(html).toContain(`<html lang="${locale}" dir="ltr">`);
      expect(html).toContain('Aurelis');
      expect(html).toContain('border-top:4px solid #0b6e4f');
      expect(`${subject}${html}${text}`).not.toMatch(/undefined|\[object|Promise|  \./);
      // The same facts either way.
      for (const line of text.split('\n').map((one) => one.replace(/^(> |- |-- |\s+)/, '').trim()).filter(Boolean)) expect(seen(html), line).toContain(line.replace(/[\s\u202f]*:$/, ''));
      if (locale === 'fr') expect(wrongFrench(`${subject}\n${text.replace(data.note as string, '')}`)).toEqual([]);
    }
  });
  test('REG-4: the code mail holds the code, its 15 minutes, and that nobody will ask for it', () => {
    const { html, text, subject } = render('registration_code', locale);
    for (const body of [html, text]) {
      expect(body).toContain('048213');
      expect(body).toMatch(/15 minutes/);
      expect(body).toMatch(locale === 'en' ? /Nobody will ever ask/ : /Personne ne vous le demandera/);
    }
    expect(subject).not.toContain('048213');
  });
  test('REG-8: under review says what happens, who acts and until when', () => {
    const { text } = render('registration_under_review', locale);
    expect(text).toContain('Kestrane');
    expect(text).toContain(locale === 'en' ? 'Monday, December 7, 2026' : 'lundi 7 décembre 2026');
  });
  test('REG-13: declined tells the reason in words, quotes the note, and says when to reapply', () => {
    const texts = declineReasons.map((reason) => render('registration_declined', locale, { reason }).text);
    expect(new Set(texts).size).toBe(declineReasons.length);
    const { text, html } = render('registration_declined', locale);
    expect(text).toContain('> Please add\n> your address.');
    expect(html).toContain('Please add\nyour address.</blockquote>');
    expect(text).toContain(locale === 'en' ? 'Monday, January 4, 2027' : 'lundi 4 janvier 2027');
    expect(new Set(reapplyPolicies.map((reapply) => render('registration_declined', locale, { reapply, reapplyOn: undefined }).text)).size).toBe(reapplyPolicies.length);
  });
  test('REG-11: declined by the vendor says to contact it directly, with link, e-mail and phone, and gives no reason that it keeps', () => {
    const { text } = render('registration_declined', locale, { reviewer: 'Aurelis', reason: undefined, note: undefined });
    for (const way of Object.values(data.support as object)) expect(text).toContain(way);
    expect(text).toMatch(locale === 'en' ? /contact Aurelis directly/ : /contacter directement Aurelis/);
    expect(text).not.toMatch(/Reason:|Motif/);
  });
  test('REG-2: the webmail decline holds nothing that its sender typed', () => {
    const { html, text } = render('registration_declined_webmail', locale, { company: 'TYPED-1', applicant: 'TYPED-2', note: 'TYPED-3' });
    expect(`${html}${text}`).not.toContain('TYPED');
  });
  test('REG-8: approved holds the one-time link of 14 days, or the Microsoft sign-in where the program asks for it', () => {
    const link = render('registration_approved', locale);
    expect(link.html).toContain('href="https://portal.example.com/sign-in#token=lnk_1.abc"');
    expect(link.text).toMatch(/14 (days|jours)/);
    const account = render('registration_approved', locale, { workAccount: true });
    expect(account.text).toContain('Microsoft 365');
    expect(account.text).not.toMatch(/14 (days|jours)/);
  });
  test('OPR-9: the sign-in mail holds the one-time link of 15 minutes', () => {
    const { text } = render('sign_in_link', locale);
    expect(text).toContain('https://portal.example.com/sign-in#token=lnk_1.abc');
    expect(text).toContain('15 minutes');
  });
});

test('Everything inserted is escaped', () => {
  const evil = '<img src=x onerror="alert(1)">&\'';
  for (const template of templates) {
    const { html } = renderMessage(template, 'en', { ...data, program: evil, company: evil, applicant: evil, note: evil, reviewer: evil, vendor: evil, support: { url: evil, email: evil, phone: evil } }, { name: evil, accent: 'red;}</style>' }, { code: evil, url: `https://x/"${evil}` });
    expect(html).not.toContain('<img');
    expect(html).not.toContain('</style>}');
    expect(html).not.toContain('red;');
    expect(html).not.toContain('href="https://x/""');
    expect(seen(html)).toContain(evil);
  }
});
test('No CR, LF or other control character reaches the subject', () => {
  const { subject } = render('registration_to_review', 'en', { company: 'Acme\r\nBcc: everyone@example.com\u2028\u0000\u0085x' });
  expect(subject).toBe('To review: Acme Bcc: everyone@example.com x');
  expect(headerLine('a\r\n\tb')).toBe('a b');
  expect([...headerLine('😀'.repeat(300))]).toHaveLength(200);
});
test('A name with dollar signs, braces or colons is inserted as it is, also in French', () => {
  const company = "L'Atelier : $& {x} « ok »";
  expect(render('registration_to_review', 'fr', { company }).text).toContain(company);
});
test('The button’s ink reads on any accent (WCAG 2.2 AA, 4.5:1)', () => {
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (const accent of ['#000000', '#ffffff', '#0b6e4f', '#ffcc00', '#767676', '#7a7a7a', '#ff0000', '#0000ff', '#00b3a4', '#e4572e']) {
    const ink = /font-weight:700;color:(#\w{6})/.exec(renderMessage('sign_in_link', 'en', data, { name: 'Aurelis', accent }, derived).html)?.[1] as string;
    const [low = 0, high = 0] = [luminance(accent), luminance(ink)].toSorted((a, b) => a - b);
    expect((high + 0.05) / (low + 0.05), `${ink} on ${accent}`).toBeGreaterThanOrEqual(4.5);
  }
});
test('ALL-4: French elides before a vowel, also an accented one', () => {
  const said = (company: string): string => render('registration_approved', 'fr', { company }).text;
  for (const company of ['Aurelis', 'Émeris', 'Océane']) expect(said(company)).toContain(`L’adhésion d’${company} au`);
  expect(said('Norvent')).toContain('L’adhésion de Norvent au');
});
