/** The published types, compiled as a page's own project would: strict, with declaration files checked, and nothing installed but the framework. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMetadata } from '../../vite/manifest/manifest.ts';
import { metadataFiles } from '../../vite/manifest/write.ts';

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
/** What a framework's own types amount to, as far as tags go. */
const jsx = 'export namespace JSX { interface Element { readonly tag: string } interface ElementChildrenAttribute { children: {} } interface IntrinsicElements { div: { id?: string; children?: unknown } } }\nexport interface CSSProperties { color?: string | undefined }\n';
const frameworks: Readonly<Record<string, { readonly module: string; readonly event: string }>> = { react: { module: 'react', event: 'onportico-registered' }, preact: { module: 'preact', event: 'onportico-registered' }, solid: { module: 'solid-js', event: 'on:portico-registered' } };

/** A compiler starts anew for each project. */
const patience = 60_000;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-types-'));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [name, text] of Object.entries(metadataFiles(readMetadata()))) put(`sdk/${name}`, text);
  for (const { module } of Object.values(frameworks)) {
    put(`node_modules/${module}/package.json`, JSON.stringify({ name: module, version: '1.0.0', types: 'index.d.ts' }));
    // Where each really declares it: Solid in the runtime, and the others in the main module.
    put(`node_modules/${module}/index.d.ts`, module === 'solid-js' ? "import type { JSX } from './jsx-runtime.js';\nexport type { JSX };\n" : jsx);
    for (const runtime of ['jsx-runtime', 'jsx-dev-runtime']) put(`node_modules/${module}/${runtime}.d.ts`, module === 'preact' ? "export { JSX } from './index.js';\n" : jsx);
  }
}, patience);
afterAll(() => rmSync(folder, { recursive: true }));

/** What the compiler says of the files of such a project, one line a fault, by file. */
function faultsIn(texts: Readonly<Record<string, string>>, options: Record<string, unknown> = {}): (name: string) => string[] {
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const config = { compilerOptions: { target: 'es2022', module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom', 'dom.iterable'], strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false, noEmit: true, types: [], ...options }, files: Object.keys(texts) };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { cwd: folder, encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => /error TS/.test(line));
  return (name) => lines.filter((line) => line.startsWith(`${name}(`) || !Object.keys(texts).some((one) => line.startsWith(`${one}(`)));
}

describe('index.d.ts', () => {
  const right = `import { type FetchSession, PorticoError, ProviderElement, RegistrationFormElement, register, tagNames } from './sdk/index.js';
import './sdk/define.js';
const form: RegistrationFormElement = document.createElement('portico-registration-form');
form.program = 'prg_1';
form.addEventListener('portico-registered', ({ detail }) => { const kind: 'company' | 'join' | 'enrollment' = detail.kind; console.log(kind, form.status); });
document.addEventListener('click', () => { for (const tag of tagNames) register(tag, RegistrationFormElement); });
const fetchSession: FetchSession = async ({ signal, reason }) => (await fetch('/session?' + reason, { signal })).json();
const provider = document.querySelector('portico-provider');
if (provider instanceof ProviderElement) { provider.fetchSession = fetchSession; provider.appearance = { accent: 'rebeccapurple' }; provider.logout(); }
form.addEventListener('portico-load-error', ({ detail: { kind, problem } }) => { if (kind === 'rate_limit') console.log(problem?.retryAfter); });
document.addEventListener('portico-withdrawn', ({ detail }) => console.log(detail.registration.length));
console.log(new PorticoError('connection').kind);
`;
  const address = 'https://portal.example.com/sdk/v1/index.js';
  const queue = "import { ReviewQueueElement } from './sdk/index.js';\ndeclare const it: ReviewQueueElement;\n";
  const wrong = [
    ['a token that is none', "import { ProviderElement } from './sdk/index.js';\ndeclare const it: ProviderElement;\nit.appearance = { acent: 'red' };"],
    ['a property that is not public', `${queue}it.connection;`],
    ['a state that is set from outside', `${queue}it.status = 'ready';`],
    ['a kind of failure that is none', "import './sdk/define.js';\ndocument.body.addEventListener('portico-load-error', ({ detail }) => detail.kind === 'weather');"],
    ['a type that is not exported', "import type { Problem } from './sdk/index.js';\nexport type It = Problem;"],
  ] as const;
  let faults: (name: string) => string[] = () => ['nothing compiled'];
  beforeAll(() => { faults = faultsIn({ 'right.ts': right, 'address.ts': right.replace('./sdk/index.js', address), ...Object.fromEntries(wrong.map(([, text], index) => [`wrong${index}.ts`, text])) }, { paths: { [address]: ['./sdk/index.d.ts'] } }); }, patience);
  test('compiles where a page’s project imports the classes', () => expect(faults('right.ts')).toEqual([]));
  test('compiles for an import by address, which the project maps to the file', () => expect(faults('address.ts')).toEqual([]));
  test.each(wrong.map(([what], index) => [what, index] as const))('refuses %s', (_, index) => expect(faults(`wrong${index}.ts`)).toHaveLength(1));
});

describe.each(Object.entries(frameworks))('jsx-%s.d.ts', (name, { module, event }) => {
  const page = (attributes: string, tag = 'portico-registration-form'): string => `import type {} from './sdk/jsx-${name}.d.ts';\nexport const page = <div id="a"><${tag} ${attributes} /></div>;\n`;
  const wrong = [['an attribute that is none', page('programme="prg_1"')], ['a value of another type', page('program={1}')], ['a listener for another detail', page(`${event}={(event) => event.detail.invoice}`)], ['a tag that is none', page('', 'portico-registration')]] as const;
  let faults: (name: string) => string[] = () => ['nothing compiled'];
  beforeAll(() => {
    faults = faultsIn({
      'form.tsx': page(`publishable-key="pk_1" program="prg_1" locale="fr" lang="fr" class="wide" ${event}={(event) => { const kind: string = event.detail.kind; return kind; }}`),
      'provider.tsx': page("appearance={{ accent: 'teal' }} fetchSession={async ({ signal }) => (await fetch('/session', { signal })).json()}", 'portico-provider'),
      ...Object.fromEntries(wrong.map(([, text], index) => [`wrong${index}.tsx`, text])),
    }, { jsx: 'react-jsx', jsxImportSource: module });
  }, patience);
  test('compiles attributes, properties and listeners as they are', () => expect([...faults('form.tsx'), ...faults('provider.tsx')]).toEqual([]));
  test.each(wrong.map(([what], index) => [what, index] as const))('refuses %s', (_, index) => expect(faults(`wrong${index}.tsx`)).toHaveLength(1));
});
