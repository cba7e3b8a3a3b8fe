/** A journey is made in one of its looks, by its title, so that among all of them every language, width and scheme is seen; `LOOKS=all` makes it in each. Of a file of journeys short runs make the first and every second one after it. */
import { type RunnerTask, type RunnerTestCase, beforeEach } from 'vitest';

const titleOf = (name: string): string => name.split(' — ')[0] as string;
const nameOf = (test: RunnerTestCase): string => `${test.suite?.name ?? ''} ${titleOf(test.name)}`;
const testsIn = (tasks: readonly RunnerTask[]): RunnerTestCase[] => tasks.flatMap((task) => (task.type === 'suite' ? testsIn(task.tasks) : [task]));

beforeEach(({ task, skip }) => {
  const { LONG: long, LOOKS: wanted } = process.env, all = testsIn(task.file.tasks), name = nameOf(task);
  if (long !== 'true' && task.file.projectName === 'journeys' && [...new Set(all.map(nameOf))].indexOf(name) % 2 === 1) skip('made in long runs');
  if (wanted === 'all') return;
  const looks = all.filter((each) => nameOf(each) === name);
  const chosen = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % looks.length;
  if (looks[chosen] !== task) skip('made in the other look');
});
