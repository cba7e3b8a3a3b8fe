/**
 * The sites that the worker serves, told apart by Host: `<host>/<page>` is the file `/sites/<dir>/<page>.html`, `/` its `index`.
 * `portal` is the product's own and runs in production too; the others are the demo's.
 */
export interface Site {
  /** Host name without port. */
  readonly host: string;
  /** Folder under demo/sites. */
  readonly dir: string;
  readonly name: string;
  readonly pages: readonly string[];
}

export const sites = [
  { host: 'localhost', dir: 'front', name: 'Portico', pages: ['index', 'tour'] },
  { host: 'portal.localhost', dir: 'portal', name: 'Portico portal', pages: ['index', 'sign-in', 'review', 'operators', 'status', 'register', 'enroll', 'activity', 'health', 'unsubscribe', 'connect', 'sessions'] },
  { host: 'kestrane.localhost', dir: 'kestrane', name: 'Kestrane Security', pages: ['index', 'desk', 'partners'] },
  { host: 'norderable.localhost', dir: 'norderable', name: 'Nordérable Distribution', pages: ['index', 'desk'] },
  { host: 'developers.localhost', dir: 'developers', name: 'Halden Works', pages: ['index', 'gallery', 'theme', 'elements'] },
] as const satisfies readonly Site[];

export const defaultPort = 8787;
/** The origin of a site of local runs. */
export const originOf = (site: Pick<Site, 'host'>, port: number): string => `http://${site.host}:${port}`;
