/** One rule, one number, one place: `@rule XXX-n` names a rule that exists, states it once, and a test carries its number. */
import { expect, test } from 'vitest';
import { api } from '../../schema/api.ts';
import { events } from '../../schema/events.ts';
import { problems } from '../../schema/problems.ts';
import { type Node, files, read, sources, walk } from './support/sources.ts';

/** How many rules each area has; they are numbered from 1. */
const areas = { REG: 16, ENR: 14, OPR: 10, PAG: 4, CUS: 15, CMP: 6, TRN: 6, PRO: 4, REL: 10, ALL: 6 } as const;
const exists = (rule: string): boolean => {
  const [area = '', number] = rule.split('-');
  return area in areas && Number(number) >= 1 && Number(number) <= areas[area as keyof typeof areas];
};

/** A rule with several halves, each stated where it is decided: nothing else may state it a second time. */
const halves: Readonly<Record<string, readonly string[]>> = {
  'REG-2': ['declineWebmail', 'mailDomain'],
  'REG-3': ['mailedStatus', 'requestEnrollment'],
  'REG-4': ['confirmEmail', 'resendCode'],
  'REG-5': ['submitRegistration', 'turnedIntoJoins'],
  'REG-7': ['joinAsked', 'joinClock'],
  'REG-8': ['approval', 'approveJoin'],
  'REG-12': ['askTransfer', 'decideTransfer', 'releasePartner'],
  'REG-13': ['declineRegistration', 'mayReapply'],
  'REG-14': ['timelineOf', 'withdraw'],
  'OPR-3': ['inviteOperator', 'signInWithAccount'],
  'OPR-5': ['changeRole', 'handOver'],
  // Written, sealed, and proved.
  'OPR-10': ['entry', 'proveLog', 'seal'],
  'PAG-3': ['seenBy', 'sees'],
  // Said to whom it is missing, and refused where it is sent.
  'ENR-3': ['checkAddress', 'incompleteAddress'],
  'REG-16': ['chooseDistributor', 'fixedDistributor', 'reviewerOf'],
  // Told, lifted, and kept to where messages go out.
  'ALL-6': ['claim', 'restoreAddress', 'suppressAddress'],
  // What the e-mail says of it, once a language.
  'REG-11': ['vendorDecline', 'whomToAsk', 'whomToAsk'],
};

interface Tag { readonly rule: string; readonly path: string; readonly name: string; readonly states: boolean }
/** Tags in comments, with the declaration that follows. Only functions state rules; a type may say which rules it is there for. */
const tags: Tag[] = sources('{schema,worker,components,demo}/**/*.{ts,tsx}').flatMap(({ path, text, tree }) =>
  [...text.matchAll(/@rule ((?:[A-Z]{3}-\d+)(?:, [A-Z]{3}-\d+)*)/g)].flatMap((found) => {
    const after = [...walk(tree)].filter((node) => ['FunctionDeclaration', 'VariableDeclarator', 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration'].includes(node.type) && node.start > found.index).toSorted((a, b) => a.start - b.start)[0];
    const made = after?.['init'] as Node | null | undefined;
    const states = after?.type === 'FunctionDeclaration' || made?.type === 'ArrowFunctionExpression';
    return (found[1] as string).split(', ').map((rule) => ({ rule, path, name: String((after?.['id'] as { name?: string } | undefined)?.name), states }));
  }));

/** Titles of describe and test, templates with their text. */
const titles = sources('test/**/*.test.ts').flatMap(({ text, tree }) => [...walk(tree)].flatMap((node) => {
  if (node.type !== 'CallExpression') return [];
  let callee = node['callee'] as Node;
  while (callee.type === 'CallExpression' || callee.type === 'MemberExpression') callee = (callee.type === 'CallExpression' ? callee['callee'] : callee['object']) as Node;
  const [title] = node['arguments'] as Node[];
  return ['test', 'it', 'describe'].includes(String(callee['name'])) && title && ['Literal', 'TemplateLiteral'].includes(title.type) ? [text.slice(title.start, title.end)] : [];
}));

test('the sweep sees tags, in every layer that states rules, and titles', () => {
  expect(tags.length).toBeGreaterThan(15);
  for (const folder of ['worker/rules/', 'worker/http/', 'worker/store/', 'schema/']) expect(tags.filter(({ path }) => path.startsWith(folder)).length, folder).toBeGreaterThan(0);
  expect(titles.length).toBeGreaterThan(100);
});
test('a tag without a number, or in another form, is none', () => {
  const loose = files('{schema,worker,components,demo}/**/*.{ts,tsx}').flatMap((path) => [...read(path).matchAll(/@rule(?! [A-Z]{3}-\d+\b).*/g)].map(([line]) => `${path}: ${line}`));
  expect(loose).toEqual([]);
});
test('every number that code, refusals, events and endpoints name is a rule', () => {
  const named = [
    ...files('{schema,worker,components,demo,test}/**/*.{ts,tsx}').filter((path) => path !== 'test/repo/rules.test.ts').flatMap((path) => [...read(path).matchAll(/\b[A-Z]{3}-\d+\b/g)].map(([rule]) => ({ path, rule }))),
    ...Object.entries(problems).map(([path, { rule }]) => ({ path, rule })), ...Object.entries(events).map(([path, { rule }]) => ({ path, rule })), ...api.flatMap((one) => (one.rules ?? []).map((rule) => ({ path: one.name, rule }))),
  ].filter(({ rule }) => !otherNames.has(rule.split('-')[0] ?? ''));
  expect(named.length).toBeGreaterThan(200);
  expect(named.filter(({ rule }) => !exists(rule)).map(({ path, rule }) => `${path}: ${rule}`)).toEqual([]);
});
/** Standards that are written alike. */
const otherNames: ReadonlySet<string> = new Set(['SHA', 'UTF', 'ISO', 'RSA', 'AES', 'RFC']);
test('no number is stated by two functions, its halves aside', () => {
  const stated = Object.groupBy(tags.filter(({ states }) => states), ({ rule }) => rule);
  const several = Object.entries(stated).filter(([, places]) => (places?.length ?? 0) > 1).map(([rule, places]) => [rule, places?.map(({ name }) => name).toSorted()]);
  expect(Object.fromEntries(several)).toEqual(halves);
});
test('every rule that is stated is named by the title of a test', () => {
  expect([...new Set(tags.filter(({ states }) => states).map(({ rule }) => rule))].filter((rule) => !titles.some((title) => new RegExp(`\\b${rule}\\b`).test(title)))).toEqual([]);
});
