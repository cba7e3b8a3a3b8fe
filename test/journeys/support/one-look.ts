/** A journey is made in each of its looks only in long runs; otherwise in one, by its title, so that among all of them every language, width and scheme is seen. */
import { beforeEach } from 'vitest';

const titleOf = (name: string): string => name.split(' — ')[0] as string;
beforeEach(({ task, skip }) => {
  if (process.env['LONG'] === 'true') return;
  const title = titleOf(task.name);
  const looks = (task.suite?.tasks ?? []).filter((each) => titleOf(each.name) === title);
  const chosen = [...title].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % Math.max(looks.length, 1);
  if (looks.length > 1 && looks.indexOf(task) !== chosen) skip('made in the other look');
});
