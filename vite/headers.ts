import type { Plugin } from 'vite';

/** Served by Cloudflare's static assets: without CORS a browser refuses a module of another origin. */
const headers = `/sdk/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
/sdk/v1/chunks/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
/sites/*
  X-Content-Type-Options: nosniff
  Cache-Control: no-store
/sites/:site/assets/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
`;
export const writeHeaders = (): Plugin => ({
  name: 'portico-headers',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: '_headers', source: headers });
  },
});
