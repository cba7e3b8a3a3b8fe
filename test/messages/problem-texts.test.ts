import { describe, expect, test } from 'vitest';
import { problemCodes } from '../../schema/problems.ts';
import { valueCodes } from '../../schema/checks.ts';
import { locales, roles } from '../../schema/values.ts';
import { problemTexts, type ProblemFacts } from '../../worker/messages/problem-texts.ts';
import { wrongFrench } from './typography.ts';

const every: ProblemFacts = {
  program: 'Aurelis Partners', vendor: 'Aurelis', distributor: 'Kestrane', who: 'Nadia Serra', triesLeft: 2, minutes: 3, seconds: 40, date: '2026-12-24', decidedBy: 'Omar Lind',
  role: 'super_admin', support: { url: 'https://help.aurelis.example/', email: 'help@aurelis.example', phone: '+33 1 99 00 00 00' },
};
const cases: [string, ProblemFacts][] = [['no facts', {}], ['every fact', every], ...Object.keys(every).map((key): [string, ProblemFacts] => [`only ${key}`, { [key]: every[key as keyof ProblemFacts] }])];

describe('ALL-1: every refusal has a title and a whole sentence in each language, whatever facts are known', () => {
  for (const locale of locales) {
    test.each(problemCodes)(`${locale} %s`, (code) => {
      const { title, detail } = problemTexts[locale].problems[code];
      expect(title).toMatch(/^\p{Lu}.{3,60}[^.\s]$/u);
      for (const [name, facts] of cases) {
        const sentence = detail(facts);
        expect(sentence, name).toMatch(/^\p{Lu}.{20,}[.]$/su);
        expect(sentence, name).not.toMatch(/undefined|null|NaN|\[object|  |\$\{| \.|\.\./);
        if (locale === 'fr') expect(wrongFrench(`${title}\n${sentence}`)).toEqual([]);
      }
    });
  }
});
test('ALL-1: every value code has a sentence in each language', () => {
  for (const locale of locales) {
    for (const code of valueCodes) {
      const sentence = problemTexts[locale].values[code];
      expect(sentence, code).toMatch(/^\p{Lu}.{10,}\.$/u);
      if (locale === 'fr') expect(wrongFrench(sentence)).toEqual([]);
    }
  }
});
test('ALL-4: no sentence is the same in both languages', () => {
  const { en, fr } = problemTexts;
  for (const code of problemCodes) expect(fr.problems[code].detail(every)).not.toBe(en.problems[code].detail(every));
  for (const code of valueCodes) expect(fr.values[code]).not.toBe(en.values[code]);
});
test('ALL-1: a refusal names who can fix it, where the facts tell', () => {
  expect(problemTexts.en.problems['registration.product_inactive'].detail(every)).toBe('Aurelis Partners asks that the product is active before approval. Nadia Serra can activate it from this page, then approve.');
  expect(problemTexts.en.problems['registration.reapply_never'].detail(every)).toContain('contact Aurelis: https://help.aurelis.example/, help@aurelis.example, +33 1 99 00 00 00.');
  expect(problemTexts.fr.problems['registration.reapply_later'].detail(every)).toContain('à partir du jeudi 24 décembre 2026');
  expect(problemTexts.en.problems['registration.reapply_later'].detail(every)).toContain('from Thursday, December 24, 2026');
  expect(problemTexts.en.problems['registration.code_wrong'].detail({ triesLeft: 1 })).toContain('1 try is left');
  expect(problemTexts.fr.problems['registration.code_wrong'].detail({ triesLeft: 2 })).toContain('2\u00a0essais');
  const named = roles.map((role) => problemTexts.fr.problems['permission.denied'].detail({ role }));
  expect(new Set(named).size).toBe(roles.length);
});
test('REG-12: no refusal about a transfer names a distributor or a person', () => {
  const about = problemCodes.filter((code) => code.startsWith('transfer.') || code.split('.')[1]?.startsWith('transfer_'));
  expect(about.length).toBeGreaterThan(6);
  for (const code of about) for (const locale of locales) expect(problemTexts[locale].problems[code].detail(every)).not.toMatch(/Kestrane|Nadia Serra|Omar Lind/);
  expect(problemTexts.en.problems['registration.transfer_pending'].detail(every)).toContain('by Thursday, December 24, 2026, or objects, Aurelis decides');
  expect(problemTexts.fr.problems['transfer.not_yet'].detail(every)).toContain('jusqu’au jeudi 24 décembre 2026');
});
test('REG-11: declined by the vendor gives its link, e-mail and phone, and no reason', () => {
  for (const locale of locales) {
    const sentence = problemTexts[locale].problems['registration.declined_by_vendor'].detail(every);
    for (const way of Object.values(every.support as object)) expect(sentence).toContain(way);
    expect(sentence).not.toMatch(/Kestrane|Nadia Serra|Omar Lind|because|parce que/);
  }
});
