/** A window of the portal, over a page that waits for what comes of it. */
import type { Connection } from './client.ts';
import { PorticoError } from './error.ts';
import { onPortal } from './on-portal.ts';
import { type Begun, type Held, kept, sessionName } from './page-session.ts';
import type { Provided } from './provider-context.ts';
import { hear } from './tabs.ts';

/** What the portal's window tells the page that opened it. */
export interface Granted { readonly portico: 'grant'; readonly state: string; readonly code?: string; readonly error?: string }
export type Mode = 'popup' | 'redirect';

export const windowName = 'portico-window';
const features = { width: 480, height: 720 };
/** How often it is looked whether the window is still there, in milliseconds. */
const lookEvery = 400;

/** Only in a click; `undefined` where the browser does not let it. In the middle of the page's own window, as far as that is told. */
export function openWindow(address: string): WindowProxy | undefined {
  const { width, height } = features, left = Math.max(0, Math.round(screenX + (outerWidth - width) / 2)), top = Math.max(0, Math.round(screenY + (outerHeight - height) / 2));
  return window.open(address, windowName, `popup,width=${width},height=${height},left=${left},top=${top}`) ?? undefined;
}

/** A sign-in of this page that can be gone through in the portal's window. */
export interface Attempt { readonly begun: Begun; address(mode: Mode): string }
/** Made ahead, for a window opens in a click alone. */
export async function attemptFor(connection: Connection, prove = false): Promise<Attempt> {
  const { begin } = await import('./possession.ts');
  const { begun, challenge, thumbprint } = await begin(), { endpoint, key = '', locale } = connection;
  const address = (mode: Mode): string => `${endpoint}/connect?lang=${locale}#${new URLSearchParams({
    key, origin: location.origin, challenge, thumbprint, state: begun.state, mode, return: location.href.replace(/#.*/s, ''), ...(prove && { prove: '1' }),
  })}`;
  return { begun, address };
}

/** What the window says: nothing of another origin, of another window or for another attempt counts. `undefined` when it was closed. */
export function answerOf(open: WindowProxy, { endpoint }: Connection, { state }: Begun, signal: AbortSignal): Promise<Granted | undefined> {
  const { origin } = new URL(endpoint);
  return new Promise((resolve) => {
    const over = new AbortController(), both = AbortSignal.any([signal, over.signal]);
    const done = (answer?: Granted): void => {
      over.abort();
      clearInterval(looking);
      resolve(answer);
    };
    // What it said last is on its way when it closes.
    const looking = setInterval(() => { if (open.closed) setTimeout(done, lookEvery); }, lookEvery);
    signal.addEventListener('abort', () => done());
    addEventListener('message', ({ origin: from, source, data }: MessageEvent<Granted | undefined>) => {
      if (from === origin && source === open && data?.portico === 'grant' && data.state === state) done(data);
    }, { signal: both });
  });
}

// --- a fresh proof

export interface PortalWindow {
  /** In a click. Answers whether it is proved; `undefined` at once where no window could be opened. */
  open(): Promise<boolean> | undefined;
  close(): void;
}
/** On a page of the portal the session is the cookie's, and the window proves it. Elsewhere the window gives the page another session, which is proved. `undefined` where a page has no key to ask with. */
export async function proofWindow(connection: Connection, session: Provided['session']): Promise<PortalWindow | undefined> {
  if (onPortal(connection)) return ownWindow(`${connection.endpoint}/sign-in?prove=1`, session);
  if (!connection.key) return undefined;
  // Where the host signs people in, this page stores nothing.
  const over = new AbortController(), forget = !(await kept<Held>(sessionName(connection)));
  let attempt = await attemptFor(connection, true);
  return {
    close: () => over.abort(),
    open: () => {
      const { begun, address } = attempt, open = openWindow(address('popup'));
      return open && answerOf(open, connection, begun, over.signal).then(async (answer) => {
        // Each serves once.
        attempt = await attemptFor(connection, true);
        if (!answer?.code) return false;
        const { redeemed } = await import('./possession.ts');
        session?.adopt(await redeemed(connection, begun, answer.code, forget || undefined));
        return true;
      }).catch((cause: unknown) => { throw cause instanceof PorticoError ? cause : new PorticoError('connection', undefined, cause); });
    },
  };
}
function ownWindow(address: string, session: Provided['session']): PortalWindow {
  const over = new AbortController();
  return {
    close: () => over.abort(),
    open: () => {
      const open = openWindow(address);
      return open && new Promise((resolve) => {
        let renewing = false;
        const settle = (proved: boolean): void => {
          clearInterval(looking);
          stop();
          resolve(proved);
        };
        const stop = hear(({ what }) => {
          if (what === 'proved') settle(true);
          if (what !== 'signed_in') return;
          // Nobody was signed in there any more: signing in proves it too, and the cookie has another session.
          renewing = true;
          session?.renew('renewal').then(() => settle(true), () => settle(false));
        });
        // What it said last is on its way when it closes.
        const looking = setInterval(() => {
          if (!open.closed) return;
          clearInterval(looking);
          setTimeout(() => { if (!renewing) settle(false); }, lookEvery);
        }, lookEvery);
        over.signal.addEventListener('abort', () => settle(false));
      });
    },
  };
}
