/** A brand is data: what of it may be stored, and how its words stand in sentences. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type TokenName, isTokenValue, mailAccent, tokenKinds, tokenNames } from '../../schema/appearance.ts';
import { Brand } from '../../schema/brand.ts';
import { type Glossary, reword } from '../../schema/glossary.ts';
import { tokens } from '../../components/core/tokens.ts';
import { changeBrand } from '../../worker/rules/brand.ts';

describe('a stored value of a token', () => {
  const good: [TokenName, string][] = [
    ['accent', '#0b6'], ['accent', '#0b6b5f'], ['accent', 'light-dark(#0b6b5f, #4fc3b0)'], ['text', 'rgb(10 20 30 / 0.5)'], ['text', 'hsl(210deg, 40%, 20%)'], ['surface', 'oklch(0.7 0.12 200)'], ['surface', 'Canvas'], ['border', 'transparent'],
    ['font-family', 'inherit'], ['font-family', '"Gill Sans Nova", Optima, sans-serif'], ['font-family', "'Noto Sans JP', system-ui"], ['font-size', '14px'], ['font-size', '0.875rem'], ['line-height', '1.5'], ['radius', '0'], ['radius-large', '.5em'],
    ['heading-weight', '650'], ['strong-weight', 'bold'], ['form-width', '36rem'], ['duration', '150ms'], ['duration', '0.15s'], ['shadow', 'none'], ['shadow', '0 8px 40px rgb(0 0 0 / 0.25)'], ['shadow', 'inset 0 1px 0 #fff, 0 2px 4px #0003'],
  ];
  test.each(good)('%s takes %s', (name, value) => expect(isTokenValue(name, value)).toBe(true));
  const bad: [TokenName, string][] = [
    ['accent', ''], ['accent', 'red; } * { color: red'], ['accent', 'url(https://evil.example/x)'], ['accent', 'var(--secret)'], ['accent', 'expression(alert(1))'], ['accent', 'red /* */'], ['accent', 'image-set("x" 1x)'], ['accent', 'light-dark(url(x), red)'],
    ['accent', 'rgb(1,2,3)}'], ['accent', 'attr(title)'], ['accent', 'r\u200bed'], ['accent', '#12345'], ['accent', '#ff0000 !important'], ['font-family', 'x}</style><script>'], ['font-family', '"a\\22 b"'], ['font-family', 'a, '], ['font-size', '14'], ['font-size', 'calc(1px + 100vw)'],
    ['font-size', '99999px'], ['line-height', '20'], ['line-height', '-1'], ['radius', '1e9px'], ['heading-weight', '1001'], ['duration', '1h'], ['duration', '20s'], ['shadow', '0 0 url(x)'], ['shadow', '0 0 1px red, '], ['text', `#fff${' '.repeat(300)}`],
  ];
  test.each(bad)('%s refuses %j', (name, value) => expect(isTokenValue(name, value)).toBe(false));
  test('of any kind never ends its declaration, calls for an address or reads a variable', () => {
    const pieces = fc.constantFrom('red', '#fff', '(', ')', ',', ' ', ';', '}', '{', 'url(', 'var(--', '"', "'", '\\', '/*', '*/', '<', 'light-dark(', 'rgb(', '1px', '0', '@import', '!important', '\n');
    let taken = 0;
    fc.assert(fc.property(fc.constantFrom(...tokenNames), fc.array(pieces, { maxLength: 8 }), (name, parts) => {
      const value = parts.join('');
      if (!isTokenValue(name, value)) return;
      taken += 1;
      expect(value).not.toMatch(/[;{}<>\\@!]|url\(|var\(|\/\*/i);
      expect([...value].filter((c) => c === '(').length).toBe([...value].filter((c) => c === ')').length);
    }), { numRuns: 4_000 });
    expect(taken).toBeGreaterThan(20);
  });
  test('is checked in a time that its length bounds', () => {
    const started = performance.now();
    for (const name of tokenNames) for (const piece of ['0', 'a', ' a', 'rgb(0', '0 ', '"a",', '0px 0px ', '1.1']) isTokenValue(name, piece.repeat(200).slice(0, 199));
    expect(performance.now() - started).toBeLessThan(500);
  });
  test('is of a token that the theme has, and each token has its default', () => expect(Object.keys(tokenKinds)).toEqual(Object.keys(tokens)));
  test('gives e-mails their accent: six digits, of two the light one', () => {
    expect([mailAccent({ accent: 'light-dark(#0b6b5f, #4fc3b0)' }), mailAccent({ accent: '#A8321F' }), mailAccent({ accent: 'oklch(0.5 0.1 20)' }), mailAccent(undefined)]).toEqual(['#0b6b5f', '#A8321F', '', '']);
  });
});

describe('a brand', () => {
  const problemsOf = (brand: unknown): string[] => v.safeParse(Brand, brand).issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? [];
  test('names tokens and terms that exist, and nothing else', () => {
    expect(problemsOf({ appearance: { accent: '#fff' }, glossary: { fr: { distributor: { one: 'grossiste', many: 'grossistes' } } } })).toEqual([]);
    expect(problemsOf({ appearance: { 'font-color': '#fff' }, glossary: {} })).toHaveLength(1);
    expect(problemsOf({ appearance: { accent: 'url(x)' }, glossary: {} })).toEqual(['appearance.accent: value.appearance']);
    expect(problemsOf({ appearance: {}, glossary: { de: {} } })).toHaveLength(1);
    expect(problemsOf({ appearance: {}, glossary: { en: { distributor: { one: 'a\u0007', many: '' } } } })).toEqual(['glossary.en.distributor.one: value.characters', 'glossary.en.distributor.many: value.required']);
  });
  test('changes as a whole, and the log names what did', () => {
    const before = { appearance: { accent: '#111111', radius: '2px' }, glossary: {} };
    const { events } = changeBrand(before, { appearance: { accent: '#222222' }, glossary: { en: { vendor: { one: 'maker', many: 'makers' } } } }, 'org_1');
    expect(events[0]).toMatchObject({ name: 'brand.changed', changed: 'accent, en vendor, radius', previous: before });
    expect(changeBrand(before, { ...before, appearance: { radius: '2px', accent: '#111111' } }, 'org_1').events).toEqual([]);
  });
});

describe('a glossary', () => {
  const glossary: Glossary = {
    en: { distributor: { one: 'master agent', many: 'master agents' }, vendor: { one: 'editor', many: 'editors' } },
    fr: { distributor: { one: 'agent principal', many: 'agents principaux' }, vendor: { one: 'fournisseur', many: 'fournisseurs' } },
  };
  const en: [string, string][] = [
    ['The distributor decides.', 'The master agent decides.'], ['Distributor', 'Master agent'], ['Distributors. A vendor waits', 'Master agents. An editor waits'], ['the distributor’s e-mail', 'the master agent’s e-mail'], ['a vendor', 'an editor'],
    ['redistributor, distributors_x', 'redistributor, distributors_x'], ['Write to Acme Distributor Inc.', 'Write to Acme Distributor Inc.'],
  ];
  test.each(en)('says %s as %s', (own, theirs) => expect(reword(own, glossary, 'en')).toBe(theirs));
  const fr: [string, string][] = [
    ['Le distributeur tranche', 'L’agent principal tranche'], ['changer de distributeur', 'changer d’agent principal'], ['au distributeur ou du distributeur', 'à l’agent principal ou de l’agent principal'], ['ce nouveau distributeur', 'ce nouvel agent principal'],
    ['aux distributeurs', 'aux agents principaux'], ['L’éditeur refuse', 'Le fournisseur refuse'], ['de l’éditeur, à l’éditeur, cet éditeur', 'du fournisseur, au fournisseur, ce fournisseur'], ['d’éditeurs', 'de fournisseurs'], ['lorsque le distributeur', 'lorsque l’agent principal'],
  ];
  test.each(fr)('says %s as %s', (own, theirs) => expect(reword(own, glossary, 'fr')).toBe(theirs));
  test('leaves the names alone that a sentence is made with', () => {
    const text = { title: (name: string) => `The distributor ${name} decides`, inner: { fact: ({ company }: { company: string }) => `${company}: a vendor` }, list: ['distributor', 'Vendor'] };
    const theirs = reword(text, glossary, 'en');
    expect([theirs.title('distributor One'), theirs.inner.fact({ company: 'vendor & sons (a+b)' }), theirs.list]).toEqual(['The master agent distributor One decides', 'vendor & sons (a+b): an editor', ['master agent', 'Editor']]);
  });
  test('is nothing where a language has none, and costs nothing then', () => {
    const text = { a: 'distributor' };
    expect([reword(text, { fr: {} }, 'en') === text, reword(text, undefined, 'en') === text]).toEqual([true, true]);
  });
});
