/** Builds the sites into dist/site/sites, one folder each; addresses in pages are absolute under /sites/. */
import { defineConfig } from 'vite';
import { expand } from './page-text.ts';
import { sites } from './sites.ts';

const root = new URL('./sites/', import.meta.url).pathname;

export default defineConfig({
  root,
  base: '/sites/',
  publicDir: 'public',
  build: {
    outDir: new URL('../dist/site/sites/', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2023',
    // The first browsers with light-dark(): otherwise the build replaces it, and a page's own switch stops working.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Its preload helper would be an inline script, which a strict policy refuses.
    modulePreload: { polyfill: false },
    // Where the worker's header rules look for hashed files: a site's own assets folder.
    assetsDir: 'shared/assets',
    assetsInlineLimit: 0,
    rollupOptions: { input: sites.flatMap((site) => site.pages.map((page) => `${root}${site.dir}/${page}.html`)) },
  },
  plugins: [{ name: 'page-text', transformIndexHtml: { order: 'pre', handler: expand } }],
});
