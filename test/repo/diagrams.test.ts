import { expect, test } from 'vitest';
import { type Transition, machines } from '../../schema/states.ts';

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
