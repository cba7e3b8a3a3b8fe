/** What is measured on files: the SDK's bytes, the worker's bundle, the work of a type check. */
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { commandOf, localEnvironment, root } from '../../demo/local/paths.ts';

/** Builds the SDK into `folder`, not into dist: what is measured is what the sources say now, whoever else builds or serves meanwhile. */
export async function buildSdk(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [commandOf('vite'), 'build', '--outDir', folder, '--logLevel', 'warn'], { cwd: root, env: localEnvironment() });
}

/** At most, in bytes. */
export const mostGzip = 1_000_000;
/** What runs of a bundle's folder: the script and whatever modules stand beside it. Maps of the sources are uploaded too, and not counted. */
export const modulesOf = (folder: string): string[] => readdirSync(folder).filter((file) => !file.endsWith('.map') && file !== 'README.md');
/** Gzip bytes of the worker, as the platform counts them: of all its modules at once. */
export const gzipOf = (folder: string): number => gzipSync(Buffer.concat(modulesOf(folder).map((file) => readFileSync(join(folder, file)))), { level: 9 }).length;

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
