/** What is heard of the registration form: in a screen reader's words, and in the browser's own tree of it. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Heard, heard, phrases } from './support/spoken.ts';
import { visit } from './support/visit.ts';

const texts = {
  en: {
    progress: 'Progress of your request', steps: ['Work e-mail', 'Confirmation', 'Company', 'You and contacts', 'Review', 'What’s next'], step: (n: number) => `Step ${n} of 6`,
    email: { title: 'Join Halden Partner Program', label: 'Work e-mail', hint: 'The address at your company. Personal mail services are declined.', send: 'Send code', missing: 'Enter your work e-mail', count: 'One answer needs your attention' },
    company: { title: 'Your company', name: 'Legal name of the company', hint: 'As in the trade register.', missing: 'Enter the legal name of your company', number: 'D-U-N-S number (optional)', country: 'Country or territory', find: 'Find', go: 'Continue', count: '4 answers need your attention' },
  },
  fr: {
    progress: 'Avancement de votre demande', steps: ['E-mail professionnel', 'Confirmation', 'Société', 'Vous et vos contacts', 'Relecture', 'La suite'], step: (n: number) => `Étape ${n} sur 6`,
    email: { title: 'Rejoindre Halden Partner Program', label: 'E-mail professionnel', hint: 'Votre adresse dans l’entreprise. Les messageries personnelles sont refusées.', send: 'Envoyer le code', missing: 'Saisissez votre e-mail professionnel', count: 'Une réponse est à vérifier' },
    company: { title: 'Votre société', name: 'Raison sociale', hint: 'Telle qu’elle figure au registre du commerce.', missing: 'Saisissez la raison sociale de votre société', number: 'Numéro D-U-N-S (facultatif)', country: 'Pays ou territoire', find: 'Rechercher', go: 'Continuer', count: '4 réponses sont à vérifier' },
  },
} as const;

/** In this order, others between them. */
function inOrder(said: readonly string[], expected: readonly string[]): void {
  let from = 0;
  for (const phrase of expected) {
    const at = said.indexOf(phrase, from);
    expect(at, `“${phrase}” is said after “${said[from - 1] ?? ''}”; all: ${said.join(' | ')}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
}
const one = (all: readonly Heard[], role: string, name: string): Heard | undefined => all.find((each) => each.role === role && each.name === name);
const see = (state: string, lang: string, look: (page: Page) => Promise<void>) => visit({ page: 'portico-registration-form', state, lang }, look);

describe.each(['en', 'fr'] as const)('heard in %s,', (lang) => {
  const { progress, steps, step, email, company } = texts[lang];
  const way = (now: number): string[] => [`navigation, ${progress}`, 'list', ...steps.flatMap((name, index) => [`listitem, level 1, ${index === now ? 'current step, ' : ''}position ${index + 1}, set size 6`, name]), 'end of list', step(now + 1)];

  test('the e-mail step says where one is, what is asked for and why, and what the button does', () => see('email', lang, async (page) => {
    const { all } = await phrases(page);
    inOrder(all, [...way(0), `form, ${email.title}`, `heading, ${email.title}, level 2`, `textbox, ${email.label}, ${email.hint}, required`, `button, ${email.send}`]);
    expect(one(await heard(page), 'textbox', email.label)).toMatchObject({ description: email.hint, required: true, invalid: false });
  }));
  test('an error is said at once, with the way to its field, and again in the field', () => see('email', lang, async (page) => {
    await page.getByRole('button', { name: email.send }).click();
    await page.getByRole('alert').waitFor();
    const { all, focused } = await phrases(page);
    expect(focused).toBe('alert');
    inOrder(all, ['alert', email.count, `button, ${email.missing}`, 'end of alert', `textbox, ${email.label}, ${email.hint} ${email.missing}, invalid, required`]);
    expect(one(await heard(page), 'textbox', email.label)).toMatchObject({ description: `${email.hint} ${email.missing}`, required: true, invalid: true });
    await page.getByRole('button', { name: email.missing }).click();
    expect((await phrases(page)).focused).toBe(`textbox, ${email.label}, ${email.hint} ${email.missing}, invalid, required`);
  }));
  test('the company step says of each field its name, its hint, and whether it is required', () => see('company', lang, async (page) => {
    const { all } = await phrases(page);
    inOrder(all, [...way(2), `form, ${company.title}`, `heading, ${company.title}, level 2`, `button, ${company.find}`, `textbox, ${company.name}, ${company.hint}, required`, `combobox, ${company.country}, has popup listbox, not expanded, required`, `button, ${company.go}`]);
    const fields = await heard(page);
    expect(one(fields, 'textbox', company.name)).toMatchObject({ description: company.hint, required: true });
    // The browser leaves out the space before what stands in brackets.
    expect(fields.filter(({ role, required }) => role === 'textbox' && !required).map(({ name }) => name.replace(/(?<! )\(/, ' ('))).toContain(company.number);
    // Of a closed list, the browser's tree does not say whether it is required; the reader does.
    expect(one(fields, 'combobox', company.country)).toMatchObject({ invalid: false });
  }));
  test('what is missing in the company step is counted and listed first', () => see('company', lang, async (page) => {
    await page.getByRole('button', { name: company.go }).click();
    await page.getByRole('alert').waitFor();
    const { all, focused } = await phrases(page);
    expect(focused).toBe('alert');
    inOrder(all, ['alert', company.count, `button, ${company.missing}`, 'end of alert', `textbox, ${company.name}, ${company.hint} ${company.missing}, invalid, required`]);
  }));
});
