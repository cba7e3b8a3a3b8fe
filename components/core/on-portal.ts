import type { Connection } from './client.ts';

/** Whether this page is one of the portal's own: there a cookie is the session. */
export const onPortal = ({ endpoint }: Pick<Connection, 'endpoint'>): boolean => new URL(endpoint, location.href).origin === location.origin;
