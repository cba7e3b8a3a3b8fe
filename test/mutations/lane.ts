/** A vitest that stays, in the folder where it is started: runs tests by their titles again and again, and reads anew what was changed in between. */
import { type TestModule, createVitest } from 'vitest/node';

export interface Ask { readonly project: string; readonly files: readonly string[]; /** Of titles, as a regular expression. */ readonly pattern: string; /** Paths of what was written since the last time. */ readonly changed: readonly string[] }
export interface Test { readonly file: string; readonly title: string; readonly state: string; readonly errors: readonly string[] }
export interface Answer { readonly tests: readonly Test[]; /** What kept tests from being run. */ readonly broken: readonly string[] }

const vitest = await createVitest('test', { watch: false, project: ['workerd', 'faults', 'model'], reporters: [{}], silent: true });
const said = (error: { readonly name?: string; readonly message: string }): string => `${error.name ?? 'Error'}: ${error.message}`;
const testsOf = (module: TestModule): Test[] => [...module.children.allTests()].map((test) => {
  const { state, errors = [] } = test.result();
  return { file: module.relativeModuleId, title: test.fullName, state, errors: errors.map(said) };
});

async function answer({ project, files, pattern, changed }: Ask): Promise<Answer> {
  for (const path of changed) vitest.invalidateFile(path);
  vitest.setGlobalTestNamePattern(new RegExp(pattern));
  const specifications = (await vitest.globTestSpecifications([...files])).filter((one) => one.project.name === project);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  return { tests: testModules.flatMap(testsOf), broken: [...testModules.flatMap((one) => one.errors().map(said)), ...unhandledErrors.map(String)] };
}

process.on('message', (ask: Ask) => { void answer(ask).catch((error: unknown) => ({ tests: [], broken: [String(error)] })).then((it) => process.send?.(it)); });
process.on('disconnect', () => process.exit());
