import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { version } from './version.ts';

const forever = '  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n';
/** Served by Cloudflare's static assets: without CORS a browser refuses a module of another origin, and a file with a hash in its script tag. */
const headers = (releases: readonly string[]): string => `/sdk/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
/sdk/v1/chunks/*
${forever}${releases.map((release) => `/sdk/${release}/*\n${forever}`).join('')}/sdk/v1/*.d.ts
  ! Content-Type
  Content-Type: text/plain; charset=utf-8
/sites/*
  X-Content-Type-Options: nosniff
  Cache-Control: no-store
/sites/:site/assets/*
${forever}`;

/** This release's pinned files, and those of earlier ones that a deployment keeps beside them. */
function releasesIn(folder: string): string[] {
  const earlier = existsSync(folder) ? readdirSync(folder).filter((name) => /^v\d+\.\d+\.\d+$/.test(name)) : [];
  return [...new Set([...earlier, `v${version}`])].toSorted();
}

export const writeHeaders = (): Plugin => ({
  name: 'portico-headers',
  generateBundle({ dir = '' }) {
    this.emitFile({ type: 'asset', fileName: '_headers', source: headers(releasesIn(join(dir, 'sdk'))) });
  },
});
