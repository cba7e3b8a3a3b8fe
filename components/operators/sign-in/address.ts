/** What comes with the reader in the address: taken out of it before anything else can read, keep or show it. Whole addresses are written back, for a page's <base> may lead elsewhere. */
import type { RequestOf } from '../../../schema/endpoint.ts';
import type { completeSignIn } from '../../../schema/sign-in.ts';

const bare = (): string => location.href.replace(/#.*/s, '');
const parts = (): URLSearchParams => new URLSearchParams(location.hash.slice(1));
const leave = (address: string): void => history.replaceState(history.state, '', address);

/** `#token=…` of a sign-in link, `#invitation=…` of an invitation. */
export function takeLink(): { readonly token: string | null; readonly invitation: string | null } | undefined {
  const token = parts().get('token'), invitation = parts().get('invitation');
  if (!token && !invitation) return undefined;
  leave(bare());
  return { token, invitation };
}

export type Returned = NonNullable<RequestOf<typeof completeSignIn>['body']>;
/** Of an issuer's answer (RFC 6749, RFC 9207, OpenID Connect Session Management), and what some add to it. */
const answered = ['code', 'state', 'iss', 'session_state', 'error', 'error_description', 'error_uri', 'error_subcode'] as const;
/** What an account's issuer sent back to the page of its own, `/sign-in/<provider>`. */
export function takeReturn(): Returned | undefined {
  const provider = /^(.*\/sign-in)\/([\w-]+)$/.exec(location.pathname), address = new URL(location.href), asked = address.searchParams;
  const [state, code, iss, error] = (['state', 'code', 'iss', 'error'] as const).map((name) => asked.get(name) ?? undefined);
  if (!provider || !state || !(code ?? error)) return undefined;
  for (const name of answered) asked.delete(name);
  address.pathname = provider[1] as string;
  leave(address.href);
  return { provider: provider[2] as string, state, code, iss, error };
}

/** What the portal sent back to a page of another origin: `#portico-state=…&portico-code=…`. */
export interface Back { readonly state: string; readonly code: string | undefined }
export function takeBack(): Back | undefined {
  const state = parts().get('portico-state'), code = parts().get('portico-code') ?? undefined;
  if (!state) return undefined;
  leave(bare());
  return { state, code };
}
