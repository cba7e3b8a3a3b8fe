/** What is measured on files: the SDK's bytes, the worker's bundle, the work of a type check. */
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { root } from '../../demo/local/paths.ts';
import { runStep } from '../../demo/local/step.ts';

const newest = (files: readonly string[]): number => Math.max(...files.map((file) => statSync(join(root, file)).mtimeMs));

/** Builds the SDK unless the build is newer than everything it is made of. Answers whether it did. */
export async function ensureBuilt(): Promise<boolean> {
  const sources = globSync(['components/**/*.ts', 'schema/*.ts', 'vite.config.ts', 'package-lock.json'], { cwd: root });
  if (sources.length < 20) throw new Error('the sources of the SDK are not where they were');
  const built = join(root, 'dist/site/sdk/v1/loader.js');
  if (existsSync(built) && statSync(built).mtimeMs > newest(sources)) return false;
  await runStep('Building the SDK', 'vite', 'build');
  return true;
}

/** Gzip bytes of the worker's script in a bundle's folder. */
export const gzipOf = (folder: string): number => gzipSync(readFileSync(join(folder, 'index.js')), { level: 9 }).length;

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
/** Type instantiations of one program. On one thread: otherwise files are shared out, and what two threads both need counts twice. */
export async function instantiationsOf(project: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', project, '--extendedDiagnostics', '--singleThreaded'], { cwd: root }).catch((error: Error & { stdout?: string }) => {
    throw new Error(`${project} does not compile:\n${error.stdout ?? error.message}`);
  });
  const found = /^Instantiations:\s+(\d+)/m.exec(stdout);
  if (!found) throw new Error(`tsc told no instantiations of ${project}`);
  return Number(found[1]);
}
