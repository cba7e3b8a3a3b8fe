import { readFileSync } from 'node:fs';

/** Of the release that is built: package.json's, under which pinned files are served. */
export const version = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;
