/** A second SDK, built from the same sources and served from an address of its own, as a version of before or a bundle of the host would be. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSdk } from '../../bench/built.ts';
import type { Visit } from './visit.ts';

let built: Promise<ReadonlyMap<string, string>> | undefined;
/** Each file by its path under sdk/v1, under other hashes and with other names inside than the first copy's: nothing of the two is the same module. */
function copyOf(): Promise<ReadonlyMap<string, string>> {
  return (built ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portico-copy-'));
    try {
      await buildSdk(folder);
      const at = join(folder, 'sdk/v1');
      const other = (text: string): string => text.replace(/-([\w-]{8})\.js/g, '-$1other.js');
      return new Map(readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js')).map((path) => [other(path.replaceAll('\\', '/')), other(readFileSync(join(at, path), 'utf8'))]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  })());
}

/** Serves the copy at an origin; answers which of its files the pages have asked for, as they do. */
export async function serveCopy(visit: Visit, origin: string): Promise<readonly string[]> {
  const files = await copyOf(), asked: string[] = [];
  await visit.context.grantPermissions(['local-network-access']);
  await visit.context.route(`${origin}/sdk/v1/**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice('/sdk/v1/'.length);
    asked.push(path.replace(/^chunks\/(.*)-[\w-]{8}other\.js$/, '$1'));
    const body = files.get(path);
    return route.fulfill(body === undefined ? { status: 404 } : { body, contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' } });
  });
  return asked;
}
