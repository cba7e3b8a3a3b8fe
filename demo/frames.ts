/**
 * What stands around each page of a site: head, header, footer, script. A page begins with `{{page <site> <path>}}` and its title; the rest is its own.
 * Texts in double braces are expanded afterwards (page-text.ts).
 */
interface Frame {
  readonly header: (path: string) => string;
  readonly footer?: string;
  /** Around header and page: what stands in it takes on the brand of who is signed in. */
  readonly provider?: (path: string) => boolean;
  /** Beside base.css and the site's own sheet. */
  readonly script: string;
  readonly icon: string;
}
type Links = readonly (readonly [path: string, label: string, more?: string])[];

const languages = (...shown: readonly (readonly [code: 'en' | 'fr', label: string])[]): string =>
  `<nav class="languages" aria-label="Language · Langue">${shown.map(([code, label]) => `<a href="?lang=${code}" hreflang="${code}" lang="${code}"${label.length === 2 ? ` title="${code === 'en' ? 'English' : 'Français'}"` : ''}>${label}</a>`).join('')}</nav>`;
const english = ['en', 'English'] as const, french = ['fr', 'Français'] as const;
const nav = (label: string, at: string, links: Links): string =>
  `<nav class="main" aria-label="${label}">${links.map(([path, text, more = '']) => `<a href="${path}"${path === at ? ' aria-current="page"' : more}>${text}</a>`).join('\n')}</nav>`;
const invented = '<p>{{An invented company. || Une entreprise inventée.}}</p>';

const columns = 'M16 3 30 11H2zM5 13h4v12H5zm9 0h4v12h-4zm9 0h4v12h-4zM3 27h26v2H3z';
const portico = (size: number): string => `<a class="logo" href="/"><svg viewBox="0 0 32 32" width="${size}" height="${size}" aria-hidden="true"><path d="${columns}" fill="currentColor"/></svg>Portico</a>`;
const kestrel = 'M1 3c12-1 18 4 20 10C23 7 29 3 39 3c-6 3-8 6-9 10h5c-5 2-7 5-8 12-2-4-4-6-6-6s-4 2-6 6c-1-7-3-10-8-12h5C11 9 8 5 1 3z';
const leaf = 'M20 7l2.4 5 3.6-1.4-1 6.4 5.5-1.5-1.7 3.8 3.7 2.2-5.7 4.1.9 2.7-6.7-1.100V33h-2v-6.800l-6.7 1.1.9-2.7-5.7-4.1 3.7-2.2-1.7-3.8 5.5 1.5-1-6.4 3.6 1.400z';

/** Pages of the portal that somebody signed in sees. */
const signedIn: ReadonlySet<string> = new Set(['/', '/review', '/operators', '/activity', '/health', '/enroll', '/sessions']);

export const frames: Readonly<Record<string, Frame>> = {
  front: {
    icon: 'portico', script: '../shared/host.ts',
    header: () => `<header>${portico(28)}${languages(english, french)}</header>`,
  },
  kestrane: {
    icon: 'kestrane', script: '../shared/host.ts',
    header: (at) => `<header><div class="bar">
      <a class="logo" href="/"><svg viewBox="0 0 40 28" width="36" height="25" aria-hidden="true"><path d="${kestrel}" fill="currentColor"/></svg>Kestrane</a>
      ${nav('Kestrane', at, [['/', '{{Partner program || Programme partenaires}}'], ['/partners', '{{Partner sign-in || Connexion partenaires}}'], ['/desk', '{{Partner desk || Bureau partenaires}}']])}
      ${languages(['en', 'EN'], ['fr', 'FR'])}
    </div></header>`,
    footer: `<footer><p>© Kestrane Security, Burlington, Vermont</p>${invented}</footer>`,
  },
  norderable: {
    icon: 'norderable', script: '../shared/host.ts',
    header: (at) => `<header>
      <a class="logo" href="/"><svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true"><circle cx="20" cy="20" r="19" fill="var(--accent)"/><path d="${leaf}" fill="var(--on-accent)"/></svg><span>Nordérable<small>Distribution</small></span></a>
      ${nav('Nordérable', at, [['/', '{{Become a partner || Devenir partenaire}}'], ['/desk', '{{Team desk || Bureau de l’équipe}}']])}
      ${languages(french, english)}
    </header>`,
    footer: `<footer><p>Nordérable Distribution · 2200, rue des Érables, Sherbrooke (Québec)</p>${invented}</footer>`,
  },
  developers: {
    icon: 'developers', script: './developers.ts',
    header: (at) => `<header><div class="bar">
      <a class="logo" href="/"><svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true"><path d="M5 4v24M27 4v24M5 16h22M11 10l-6 6 6 6M21 10l6 6-6 6" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="square"/></svg>halden<b>works</b></a>
      ${nav('Halden Works', at, [['/', '{{Quick start || Prise en main}}'], ['/elements', '{{Elements || Éléments}}'], ['/theme', '{{Theme || Thème}}'], ['/gallery', '{{Gallery || Galerie}}']])}
      ${languages(['en', 'EN'], ['fr', 'FR'])}
    </div></header>`,
    footer: `<footer><p>Halden Works AS, Fredriksten 4, Halden</p>${invented}</footer>`,
  },
  portal: {
    icon: 'portico', script: './portal.ts', provider: (at) => signedIn.has(at),
    header: (at) => (signedIn.has(at) ? `<header><div class="bar">${portico(24)}
      ${nav('Portico', at, [['/', '{{Overview || Vue d’ensemble}}'], ['/review', '{{Requests || Demandes}}', ' data-requests hidden'], ['/operators', '{{Operators || Opérateurs}}'], ['/activity', '{{Activity || Activité}}', ' data-activity hidden'], ['/health', '{{Health || Santé}}', ' data-health hidden']])}
      <div class="who" id="who" hidden><strong></strong><div><span></span> <a href="/sessions"${at === '/sessions' ? ' aria-current="page"' : ''}>{{My sign-ins || Mes connexions}}</a></div></div>
      ${languages(english, french)}
      <button type="button" id="sign-out">{{Sign out || Se déconnecter}}</button>
    </div></header>
    <p class="alert" id="sign-out-failed" role="alert" hidden>{{You are still signed in: the portal did not answer. Please try again. || Vous êtes toujours connecté\u202f: le portail n’a pas répondu. Veuillez réessayer.}}</p>`
      : `<header><div class="bar">${portico(24)}<span class="main"></span>${languages(english, french)}</div></header>`),
  },
};

/** The whole document of a page; one without `{{page …}}` is whole already. */
export function framed(html: string): string {
  const found = /^\{\{page (\w+) (\/[\w-]*)\}\}\s*(<title>.+?<\/title>)\s*/s.exec(html);
  if (!found) return html;
  const [all, site = '', path = '', title = ''] = found;
  const frame = frames[site];
  if (!frame) throw new Error(`no site has the frame ${site}`);
  const rest = html.slice(all.length), branded = frame.provider?.(path) ?? false;
  return `<!doctype html>
<html lang="en" data-site="${site}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  ${title}
  <script src="/page.js"></script>
  <link rel="icon" href="/${frame.icon}.svg" type="image/svg+xml">
  <link rel="stylesheet" href="../shared/base.css">
  <link rel="stylesheet" href="./${site}.css">
</head>
<body>
  <a class="skip" href="#main">{{Skip to content || Aller au contenu}}</a>
  ${branded ? '<portico-provider brand>' : ''}${frame.header(path)}
  ${rest}${branded ? '</portico-provider>' : ''}
  ${frame.footer ?? ''}
  ${rest.includes('<script type="module"') ? '' : `<script type="module" src="${frame.script}"></script>`}
</body>
</html>
`;
}
