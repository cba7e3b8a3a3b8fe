import { expect, test } from 'vitest';
import { matrices } from '../../schema/permission-matrix.ts';
import { actions } from '../../schema/permissions.ts';
import { type Transition, machines } from '../../schema/states.ts';
import { roles } from '../../schema/values.ts';

const words = (name: string): string => name.replaceAll('_', ' ');
const diagram = (name: string, rows: readonly Transition[]): string => [
  `## ${words(name)}`, '', '```mermaid', 'stateDiagram-v2',
  ...rows.map(({ from, command, to, who }) => `  ${from === 'new' ? '[*]' : from} --> ${to}: ${words(command)} (${who.map(words).join(', ')})`), '```', '',
].join('\n');

/** `npx vitest run --project node -u test/repo/diagrams` writes it anew. */
test('schema/states.md draws every state machine of schema/states.ts', async () => {
  const drawn = Object.entries(machines).map(([name, rows]) => diagram(name, rows));
  expect(drawn.length).toBeGreaterThan(4);
  await expect(['# State machines', '', 'Generated from states.ts; a test holds it equal. Each arrow: the command, and who may give it.', '', ...drawn].join('\n')).toMatchFileSnapshot('../../schema/states.md');
});

const listed = ({ kind, rows }: (typeof matrices)[number]): string => [
  `## ${kind}`, '', `| action | ${roles.map(words).join(' | ')} | rule |`, `| --- |${roles.map(() => ' :-: |').join('')} --- |`,
  ...rows.map(({ action, rule, sensitive, allowed }) => `| \`${action}\`${sensitive ? ' *' : ''} | ${roles.map((role) => (allowed[role] ? 'yes' : '')).join(' | ')} | ${rule} |`), '',
].join('\n');

/** `npx vitest run --project node -u test/repo/diagrams` writes it anew. */
test('schema/permissions.md lists every action of schema/permissions.ts under each kind of organization that has it, by role and with its rule', async () => {
  expect(new Set(matrices.flatMap(({ rows }) => rows.map(({ action }) => action)))).toEqual(new Set(actions));
  await expect(['# Who may do what', '', 'Generated from permissions.ts; a test holds it equal. Each role has the rights of those before it. An action with a star asks for a fresh proof of who it is.', '', ...matrices.map(listed)].join('\n')).toMatchFileSnapshot('../../schema/permissions.md');
});
