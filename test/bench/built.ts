/** What is measured on files: the SDK's bytes, the worker's bundle, the work of a type check. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { commandOf, localEnvironment, root } from '../../demo/local/paths.ts';

/** Builds the SDK into `folder`, not into dist: what is measured is what the sources say now, whoever else builds or serves meanwhile. */
export async function buildSdk(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [commandOf('vite'), 'build', '--outDir', folder, '--logLevel', 'warn'], { cwd: root, env: localEnvironment() });
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
