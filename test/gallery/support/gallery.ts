/** The gallery for the whole run: built once into a folder of its own, served from there, with one Chromium beside it. Both end with the run. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../../.ci/chromium.mjs';
import demo from '../../../demo/vite.config.ts';

declare module 'vitest' {
  interface ProvidedContext { gallery: string; galleryBrowser: string; galleryPages: string[] }
}

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];
const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
/** A font that is the same on every machine, for pictures. */
const fonts = join(dirname(createRequire(import.meta.url).resolve('@fontsource/inter/package.json')), 'files');
const reader = createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader/browser.js');
let server: Server | undefined;
let browser: BrowserServer | undefined;
let folder: string | undefined;

export async function buildGallery(outDir: string): Promise<void> {
  await build({ ...demo, configFile: false, logLevel: 'warn', build: { ...demo.build, outDir, rollupOptions: { input: new URL('../../../demo/sites/developers/gallery.html', import.meta.url).pathname } } });
}
export const serve = (from: string): Promise<Server> => new Promise((resolve) => {
  const it = createServer(({ url = '/' }, reply) => {
    const path = normalize(new URL(url, 'http://gallery').pathname).replace(/^\/sites\//, '/');
    try {
      const file = path === '/gallery' ? 'developers/gallery.html' : path;
      if (path === '/virtual.js') return void reply.setHeader('content-type', 'text/javascript').end(readFileSync(reader));
      if (path.startsWith('/fonts/')) return void reply.setHeader('content-type', 'font/woff2').setHeader('cache-control', 'max-age=600').end(readFileSync(join(fonts, path.slice('/fonts/'.length))));
      reply.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream').setHeader('cache-control', 'max-age=600').end(readFileSync(join(from, file)));
    } catch {
      reply.writeHead(404).end();
    }
  }).listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => resolve(it));
});

export async function setup(project: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'portico-gallery-'));
  [browser] = await Promise.all([chromium.launchServer({ executablePath: await findChromium(), args: flags }), buildGallery(folder)]);
  server = await serve(folder);
  const gallery = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gallery`;
  project.provide('gallery', gallery);
  project.provide('galleryBrowser', browser.wsEndpoint());
  const page = await (await chromium.connect(browser.wsEndpoint())).newPage();
  await page.goto(gallery);
  project.provide('galleryPages', await page.locator('.pages li a').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('page') ?? '')));
  await page.context().browser()?.close();
}
export async function teardown(): Promise<void> {
  server?.closeAllConnections();
  server?.close();
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
}
