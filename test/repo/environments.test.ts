/** An environment of wrangler.toml inherits no binding: each has all that the local run has, under names of its own. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { experimental_readRawConfig as readRaw, unstable_readConfig as readConfig } from 'wrangler';
import { root } from './support/sources.ts';

type Section = Readonly<Record<string, unknown>>;
const config = join(root, 'wrangler.toml'), raw = readRaw({ config }).rawConfig as Section & { readonly env: Readonly<Record<string, Section>> };
/** The platform's list of what an environment takes over (developers.cloudflare.com/workers/wrangler/configuration). */
const inherited = new Set(['name', 'main', 'compatibility_date', 'assets', 'triggers', 'observability', 'minify', 'upload_source_maps', 'env']);
/** What a section is made of, whatever it is called there. */
const shape = (value: unknown): unknown => (Array.isArray(value) ? value.map(shape) : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, /_id$|_name$|^queue$|_queue$/.test(key) ? '…' : shape(one)])) : value);

test('there is one', () => expect(Object.keys(raw.env)).toContain('production'));
describe.each(Object.entries(raw.env))('%s', (name, section) => {
  test('has every binding and variable of the top', () => {
    const wanted = Object.keys(raw).filter((key) => !inherited.has(key));
    expect(wanted.length).toBeGreaterThan(4);
    for (const key of wanted) expect([key, shape(section[key])]).toEqual([key, shape(raw[key])]);
  });
  test('shares no database, queue or limit with another', () => {
    const names = (one: Section): string[] => [...JSON.stringify(one).matchAll(/"(?:database_name|queue|dead_letter_queue|namespace_id)":"([^"]+)"/g)].map(([, found = '']) => found);
    const others = new Set([raw, ...Object.entries(raw.env).filter(([other]) => other !== name).map(([, one]) => one)].flatMap((one) => { const { env: _, ...rest } = one as Section & { env?: unknown }; return names(rest); }));
    expect(names(section).length).toBeGreaterThan(3);
    expect(names(section).filter((one) => others.has(one))).toEqual([]);
  });
  test('has cron, assets and address', () => {
    const read = readConfig({ config, env: name }, { hideWarnings: true });
    expect([read.name, read.triggers.crons, read.assets?.binding, read.routes?.length]).toEqual([`portico-${name}`, ['* * * * *'], 'ASSETS', 1]);
    expect(Object.keys(read.vars)).toEqual(['PORTAL_URL', 'MAIL_FROM']);
  });
});
