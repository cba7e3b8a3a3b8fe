/** A page that trusts exactly what it has seen: it names a release's file with its hash, and nothing else is fetched. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { version } from '../../vite/version.ts';
import { looks, said } from '../journeys/support/look.ts';
import { pageAround } from '../journeys/support/page.ts';
import { applicant, fillCompany, formOf, proveMailbox } from '../journeys/support/registration.ts';
import { type Visit, originOf, visiting } from '../journeys/support/visit.ts';

const portal = originOf('portal.localhost');
async function pinned(tag: string, fault = ''): Promise<string> {
  const { files } = (await (await fetch(`${originOf('localhost')}/sdk/v${version}/integrity.json`)).json()) as { files: Record<string, string> };
  return `<script type="module" crossorigin src="${portal}/sdk/v${version}/${tag}.js" integrity="${(files[`${tag}.js`] ?? '').replace(/.{8}$/, (end) => fault || end)}"></script>`;
}
/** The SDK's files that the page asks for. */
function asked(visit: Visit): string[] {
  const paths: string[] = [];
  visit.page.on('request', (request) => { const { origin, pathname } = new URL(request.url()); if (origin === portal && pathname.startsWith('/sdk/')) paths.push(pathname); });
  return paths;
}

describe('a page that pins a release by its hash', () => {
  for (const [look, who] of [[looks[0], applicant('ines.corriveau@lanternmsp.com', 'Lantern MSP, Inc.', 'US')], [looks[1], applicant('remi.sauvage@rivage-info.ca', 'Rivage Informatique inc.')]] as const) {
    it(`fetches that file and no other, at any step — ${said(look)}`, () => visiting('pinned', look, async (visit) => {
      const paths = asked(visit);
      await visit.serve('norderable.localhost', '/pinned', pageAround(look, `${await pinned('portico-registration-form')}
<portico-provider endpoint="${portal}"><portico-registration-form key="${world.keys.firstSite.token}"></portico-registration-form></portico-provider>`));
      await visit.open('norderable.localhost', '/pinned');
      const { title, text } = formOf(visit);
      await title(text.emailTitle(world.programs.n.name)).waitFor();
      await visit.settle('email');
      await proveMailbox(visit, who.email);
      await fillCompany(visit, who);
      await visit.settle('company');
      expect(paths).toEqual([`/sdk/v${version}/portico-registration-form.js`]);
    }));
  }
  it('shares it with the evergreen loader and other pinned files: who comes first defines a tag', () => visiting('pinned-beside', looks[0], async (visit) => {
    const paths = asked(visit);
    await visit.serve('norderable.localhost', '/beside', pageAround(looks[0], `${await pinned('portico-sign-in')}${await pinned('portico-registration-form')}<script type="module" src="${portal}/sdk/v1/loader.js"></script><script type="module" src="${portal}/sdk/v1/define.js"></script>
<portico-provider endpoint="${portal}"><portico-registration-form key="${world.keys.firstSite.token}"></portico-registration-form><portico-registration-status></portico-registration-status></portico-provider>`));
    await visit.open('norderable.localhost', '/beside');
    const { title, text } = formOf(visit);
    await title(text.emailTitle(world.programs.n.name)).waitFor();
    // Defined by a copy of the SDK that is not the provider's.
    await visit.page.locator('portico-registration-status:defined').waitFor();
    await expect.poll(() => visit.page.evaluate(() => (document.querySelector('portico-registration-status') as unknown as { status: string }).status)).toBe('empty');
    expect(paths).toEqual(expect.arrayContaining([`/sdk/v${version}/portico-sign-in.js`, '/sdk/v1/loader.js', '/sdk/v1/define.js']));
  }));
  it('is served to any origin, for a year; the metadata beside the loader for minutes, types as text', async () => {
    const headersOf = async (path: string): Promise<(string | null)[]> => {
      const { ok, headers } = await fetch(`${originOf('localhost')}/sdk/${path}`);
      expect(ok, path).toBe(true);
      return [headers.get('access-control-allow-origin'), headers.get('cache-control'), headers.get('content-type')?.split(';')[0] ?? null];
    };
    for (const file of ['portico-provider.js', 'portico-registration-form.js']) expect(await headersOf(`v${version}/${file}`)).toEqual(['*', 'public, max-age=31536000, immutable', 'text/javascript']);
    for (const [file, type] of [['custom-elements.json', 'application/json'], ['llms.txt', 'text/plain'], ['index.d.ts', 'text/plain'], ['jsx-react.d.ts', 'text/plain']] as const) expect(await headersOf(`v1/${file}`)).toEqual(['*', 'public, max-age=300, stale-while-revalidate=86400', type]);
  });
  it('runs nothing that is not what the hash says', () => visiting('pinned-other', looks[0], async (visit) => {
    visit.expects(/Failed to find a valid digest|integrity/);
    await visit.serve('norderable.localhost', '/other', pageAround(looks[0], `${await pinned('portico-registration-form', 'AAAAAAAA')}<portico-registration-form key="${world.keys.firstSite.token}"></portico-registration-form>`));
    await visit.open('norderable.localhost', '/other');
    await expect.poll(() => visit.unmet, { timeout: 5_000 }).toEqual([]);
    expect(await visit.page.evaluate(() => customElements.get('portico-registration-form') === undefined)).toBe(true);
  }));
});
