import { describe, expect, test } from 'vitest';
import { type MessageData, templates } from '../../schema/messages.ts';
import { declineReasons, reapplyPolicies } from '../../schema/registration.ts';
import { type Locale, locales, roles } from '../../schema/values.ts';
import { type Derived, mailTemplates } from '../../worker/messages/mail-text.ts';
import { headerLine, renderMessage } from '../../worker/messages/render.ts';
import { wrongFrench } from './typography.ts';

const brand = { name: 'Aurelis', accent: '#0b6e4f' };
const data: MessageData = {
  program: 'Aurelis Partners', vendor: 'Aurelis', reviewer: 'Kestrane', company: 'Norvent Labs', applicant: 'Inès', dueOn: '2026-12-07', reason: 'incomplete', note: 'Please add\nyour address.',
  reapply: 'in_30_days', reapplyOn: '2027-01-04', email: 'ines@norvent.example', role: 'admin', registration: 'reg_1', sequence: 2, link: 'lnk_1', support: { url: 'https://help.aurelis.example/', email: 'help@aurelis.example', phone: '+33 1 99 00 00 00' },
};
const derived: Derived = { code: '048213', url: 'https://portal.example.com/sign-in#token=lnk_1.abc' };
const sides = ['previous', 'next', 'partner', 'vendor'] as const;
/** What a message is of, besides its names: each way that any template tells it. */
const ways: readonly MessageData[] = [
  {}, { join: true }, { approved: true }, { approved: false }, { role: 'known' }, { role: 'reader', approved: true }, { workAccount: true, approved: true }, { unanswered: true }, { unanswered: false },
  ...sides.map((side) => ({ side })),
];
const render = (template: (typeof templates)[number], locale: Locale, more: MessageData = {}) => renderMessage(template, locale, { ...data, ...more }, brand, derived);
/** What a reader sees of HTML: text, with character references read. */
const seen = (html: string): string => html.replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, '').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe.each(locales)('REG-8, ALL-4: every template in %s', (locale) => {
  test.each(templates)('%s is complete, as HTML and as text, with any facts known', (template) => {
    for (const facts of [data, {}, ...ways.flatMap((way) => [way, { ...data, ...way }])]) {
      const { subject, html, text } = renderMessage(template, locale, facts, brand, derived);
      expect(subject).toMatch(/^\p{Lu}.{8,}$/u);
      expect(html).toContain(`<html lang="${locale}" dir="ltr">`);
      expect(html).toContain('Aurelis');
      expect(html).toContain('border-top:4px solid #0b6e4f');
      expect(`${subject}${html}${text}`).not.toMatch(/undefined|null|\[object|Promise|  \.|\.\.(?!\/)/);
      // The same facts either way.
      for (const line of text.split('\n').map((one) => one.replace(/^(> |- |-- |\s+)/, '').trim()).filter(Boolean)) expect(seen(html), line).toContain(line.replace(/[\s\u202f]*:$/, ''));
      if (locale === 'fr') expect(wrongFrench(`${subject}\n${text.replace(data.note as string, '')}`)).toEqual([]);
    }
  });
  test.each(templates)('%s says nothing secret where lists of messages show it: neither in its subject nor beside it', (template) => {
    for (const way of ways) for (const facts of [way, { ...data, ...way }]) {
      const { subject, preheader } = mailTemplates[locale].texts[template]({ ...facts, ...derived });
      expect(preheader).toMatch(/^\p{Lu}.{3,}\.$/u);
      expect(`${subject}${preheader}`).not.toMatch(/undefined|048213|https?:|token|lnk_/);
      if (locale === 'fr') expect(wrongFrench(preheader)).toEqual([]);
    }
  });
  test.each(templates)('%s has at most one link, the one made for it, and says what it opens', (template) => {
    for (const way of ways) {
      const { paragraphs, action } = mailTemplates[locale].texts[template]({ ...data, support: undefined, ...way, ...derived });
      expect(JSON.stringify(paragraphs)).not.toMatch(/https?:/);
      if (action) expect([action.url, action.label.length > 5]).toEqual([derived.url, true]);
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
    const reasonless = render('registration_declined', locale, { reviewer: 'Aurelis', reason: undefined, note: undefined });
    const declined = render('registration_declined_by_vendor', locale, { note: undefined });
    for (const { text } of [reasonless, declined]) {
      for (const way of Object.values(data.support as object)) expect(text).toContain(way);
      expect(text).toMatch(locale === 'en' ? /contact Aurelis directly/ : /contacter directement Aurelis/);
      expect(text).not.toMatch(/Reason:|Motif/);
    }
    expect(declined.text).not.toMatch(/Kestrane|>/);
    // Whatever reason its row holds, the text is the same.
    for (const reason of declineReasons) expect(render('registration_declined_by_vendor', locale, { note: undefined, reason }).text).toBe(declined.text);
    expect(render('registration_declined_by_vendor', locale).text).toMatch(locale === 'en' ? /Aurelis adds:\n\n> Please add/ : /Aurelis ajoute\u202f:\n\n> Please add/);
  });
  test('REG-4, REG-14: what was begun can be gone on with for 30 days, on any device, and asks for a code again', () => {
    const { text } = render('registration_received', locale);
    expect(text).toContain(derived.url);
    expect(text).toMatch(/30 (days|jours)/);
    expect(text).toMatch(locale === 'en' ? /any device[^]*a new code/ : /l’appareil de votre choix[^]*un nouveau code/);
  });
  test('REG-3, REG-14: the status mail holds the link, and tells who did not ask that there is nothing to do', () => {
    for (const join of [false, true]) {
      const { text, subject } = render('registration_status', locale, { join });
      expect(text).toContain(derived.url);
      expect(text).toMatch(locale === 'en' ? /If it was not you, you need not do anything/ : /Si ce n’était pas vous, vous n’avez rien à faire/);
      expect(subject.includes('Norvent Labs')).toBe(join);
    }
    expect(render('registration_under_review', locale).text).toContain(derived.url);
  });
  test('REG-7: who asks to join is told that the admins of the company decide, and until when', () => {
    const { text } = render('registration_under_review', locale, { join: true });
    expect(text).toMatch(locale === 'en' ? /the admins of Norvent Labs decide by .*, and nobody else/ : /les administrateurs de Norvent Labs, et eux seuls, décideront au plus tard/);
    expect(text).toContain(locale === 'en' ? 'Monday, December 7, 2026' : 'lundi 7 décembre 2026');
    expect(text).not.toContain('Kestrane');
  });
  test('REG-7: who decides on a join reads who asks, that only the mailbox is proved, until when, and that it has fallen to them', () => {
    const asked = render('join_asked', locale).text;
    for (const part of ['Inès (ines@norvent.example)', 'Norvent Labs', locale === 'en' ? 'Monday, December 7, 2026' : 'lundi 7 décembre 2026', locale === 'en' ? 'Without a decision nobody gets access.' : 'Sans décision, personne n’obtient d’accès.']) expect(asked).toContain(part);
    const fallen = locale === 'en' ? /So the decision is yours/ : /la décision vous revient donc/;
    expect(asked).not.toMatch(fallen);
    expect(render('join_asked', locale, { side: 'next' }).text).toMatch(fallen);
  });
  test('REG-8: a joiner who was let in reads the role and gets the one-time link of 14 days, or the Microsoft sign-in', () => {
    const link = render('join_decided', locale, { approved: true }).text;
    expect(link).toContain(derived.url);
    expect(link).toMatch(/14 (days|jours)/);
    const account = render('join_decided', locale, { approved: true, workAccount: true }).text;
    expect(account).toContain('Microsoft 365');
    expect(account).not.toMatch(/14 (days|jours)/);
    expect(new Set(roles.map((role) => render('join_decided', locale, { approved: true, role }).text)).size).toBe(roles.length);
    expect(render('join_decided', locale, { approved: true, role: undefined }).text).toBe(render('join_decided', locale, { approved: true, role: 'reader' }).text);
  });
  test('REG-7: a joiner who was refused reads the note and whom to ask, and gets no link', () => {
    for (const { text } of [render('join_decided', locale, { approved: false }), render('join_decided', locale), render('registration_declined', locale, { join: true })]) {
      expect(text).toContain('> Please add\n> your address.');
      expect(text).toMatch(locale === 'en' ? /ask an admin of Norvent Labs/ : /un administrateur de la société Norvent Labs/);
      expect(text).not.toMatch(/https?:|Kestrane/);
    }
    expect(render('join_decided', locale, { approved: false, note: undefined }).text).not.toContain('>');
    expect(render('registration_declined', locale, { join: true }).text).toContain(locale === 'en' ? 'Monday, January 4, 2027' : 'lundi 4 janvier 2027');
  });
  test('REG-3: the admins of a company that was known already sign in as before', () => {
    const { text } = render('registration_approved', locale, { role: 'known' });
    expect(text).toMatch(locale === 'en' ? /Norvent Labs is now enrolled in Aurelis Partners/ : /L’adhésion de Norvent Labs au programme Aurelis Partners est approuvée/);
    expect(text).not.toMatch(/super admin|14 (days|jours)/);
  });
  test('REG-12: only the company reads the name of a distributor, the new one, and only once it is released', () => {
    for (const template of templates.filter((one) => one.startsWith('transfer_'))) for (const side of [undefined, ...sides]) {
      const { html, text, subject } = render(template, locale, { side, reviewer: 'ANOTHER DISTRIBUTOR' });
      expect([template, side, `${subject}${html}${text}`.includes('ANOTHER')]).toEqual([template, side, template === 'transfer_released' && side === 'partner']);
      expect(text).toContain('Norvent Labs');
    }
  });
  test('REG-12: each side of a transfer reads what is its own', () => {
    const texts = (template: 'transfer_asked' | 'transfer_released' | 'transfer_refused', own: readonly (typeof sides)[number][]) => own.map((side) => render(template, locale, { side }).text);
    expect(new Set(texts('transfer_released', sides)).size).toBe(4);
    const [asked = '', told = ''] = texts('transfer_asked', ['previous', 'partner']);
    for (const text of [asked, told]) expect(text).toContain(locale === 'en' ? 'by Monday, December 7, 2026' : 'au plus tard le lundi 7 décembre 2026');
    expect(asked).toMatch(/10 (business days|jours ouvrés)/);
    expect(asked).not.toContain('Inès');
    expect(told).toContain('Inès');
    expect(told).toMatch(locale === 'en' ? /take the request back/ : /retirer la demande/);
    const [stays = '', keeps = ''] = texts('transfer_refused', ['partner', 'previous']);
    expect(stays).not.toBe(keeps);
    for (const text of [stays, keeps]) expect(text).toMatch(locale === 'en' ? /Nothing changes\.\n\nAurelis adds:\n\n> Please add/ : /Rien ne change\.\n\nAurelis ajoute\u202f:\n\n> Please add/);
  });
  test('REG-12: an objection is quoted to the company and to the vendor, silence is told to the vendor', () => {
    for (const template of ['transfer_objected', 'transfer_to_decide'] as const) expect(render(template, locale).text).toContain('> Please add\n> your address.');
    const silent = render('transfer_to_decide', locale, { unanswered: true }).text;
    expect(silent).toMatch(/10 (business days|jours ouvrés)/);
    expect(silent).not.toContain('>');
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
test.each(templates)('ALL-4: %s is not said alike in both languages', (template) => {
  for (const way of ways) {
    const [en, french] = locales.map((locale) => mailTemplates[locale].texts[template]({ ...data, ...way, ...derived }));
    expect(french?.subject).not.toBe(en?.subject);
    expect(french?.preheader).not.toBe(en?.preheader);
    expect(french?.paragraphs.length).toBe(en?.paragraphs.length);
    expect(french?.action?.url).toBe(en?.action?.url);
    // A greeting by name, and what people or the policy gave, aside.
    for (const [index, one] of (french?.paragraphs ?? []).entries()) if (typeof one === 'string') expect(one).not.toBe(en?.paragraphs[index]);
  }
});
test('No CR, LF or other control character reaches the subject', () => {
  const { subject } = render('registration_to_review', 'en', { company: 'Acme\r\nBcc: everyone@example.com\u2028\u0000\u0085x' });
  expect(subject).toBe('To review: Acme Bcc: everyone@example.com x');
  for (const template of templates) for (const locale of locales) for (const way of ways) {
    const evil = 'x\r\nBcc: everyone@example.com\u0085\u2028';
    expect(render(template, locale, { ...way, company: evil, applicant: evil, program: evil, vendor: evil, reviewer: evil, email: evil, note: evil, dueOn: undefined }).subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  }
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
