/** Where the portal answers: its own pages ask their own origin, a demo site the portal's host on the same port. */
const onPortal = document.documentElement.dataset.site === 'portal';
export const portalOrigin = onPortal ? location.origin : `${location.protocol}//portal.localhost${location.port ? `:${location.port}` : ''}`;

/** Loads the elements, as the script tag of an embedding page does; here the address depends on the port of the run. */
export const loadElements = (): Promise<unknown> => import(/* @vite-ignore */ `${portalOrigin}/sdk/v1/loader.js`);
