/**
 * The pinned release, `node vite/pinned.ts [folder]`: under /sdk/v<version>/ one self-contained file for each tag, and integrity.json with their hashes. A hash in a
 * page's script tag covers that file alone, never what it would import later: everything is inside, all languages too.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type InlineConfig, type Plugin, build } from 'vite';
import { type TagName, tagNames } from '../components/tags.ts';
import { slimEndpoints } from './slim-endpoints.ts';
import { squeezeTemplates } from './squeeze-templates.ts';
import { version } from './version.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
/** A name that vite takes for a path of the root. */
const entry = 'pinned-entry';

/** Class and module of a tag, as the loader has them. */
function sourceOf(tag: TagName): { name: string; path: string } {
  const [, path, name] = new RegExp(`'${tag}': async \\(\\) => \\(await import\\('\\./([^']+)'\\)\\)\\.(\\w+)`).exec(readFileSync(join(root, 'components/loader.ts'), 'utf8')) ?? [];
  if (!path || !name) throw new Error(`components/loader.ts does not say where ${tag} is`);
  return { path: join(root, 'components', path), name };
}
/** A module that defines one tag, and the provider that its elements may stand in: each unless the page has it already. */
function pinnedEntry(tag: TagName): Plugin {
  const wanted = [...new Set<TagName>(['portico-provider', tag])].map((one) => ({ tag: one, ...sourceOf(one) }));
  const code = [
    `import { register } from ${JSON.stringify(join(root, 'components/core/register.ts'))};`, ...wanted.map(({ name, path }) => `import { ${name} } from ${JSON.stringify(path)};`), ...wanted.map((one) => `register('${one.tag}', ${one.name});`),
  ].join('\n');
  return { name: 'portico-pinned', enforce: 'pre', resolveId: (id) => (id.endsWith(`/${entry}`) ? `\0${entry}` : null), load: (id) => (id === `\0${entry}` ? { code, moduleSideEffects: true } : null) };
}

export const pinnedConfig = (tag: TagName, outDir: string): InlineConfig => ({
  root, configFile: false, publicDir: false, logLevel: 'warn', mode: 'production',
  plugins: [pinnedEntry(tag), slimEndpoints(), squeezeTemplates()],
  build: {
    target: 'es2022', outDir, emptyOutDir: false, reportCompressedSize: false,
    lib: { entry, formats: ['es'] },
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false },
      output: { codeSplitting: false, entryFileNames: `${tag}.js`, minify: true, comments: { annotation: false, legal: false, jsdoc: false } },
    },
  },
});

export const integrityOf = (text: string | Buffer): string => `sha384-${createHash('sha384').update(text).digest('base64')}`;

export async function buildPinned(outDir: string): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  await Promise.all(tagNames.map((tag) => build(pinnedConfig(tag, outDir))));
  const hashes = Object.fromEntries(tagNames.map((tag) => [`${tag}.js`, integrityOf(readFileSync(join(outDir, `${tag}.js`)))]));
  writeFileSync(join(outDir, 'integrity.json'), `${JSON.stringify({ version, files: hashes }, null, 2)}\n`);
}

if (import.meta.main) await buildPinned(process.argv[2] ?? join(root, `dist/site/sdk/v${version}`));
