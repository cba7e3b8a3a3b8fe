/** Plays the host's backend: asks the demo for a session of any operator. The developer panel chooses whose, for each site on its own. */
import type { SessionToken } from '../../components/core/session.ts';
import { portalOrigin } from '../sites/shared/portal-origin.ts';
import { remember, remembered } from '../sites/shared/storage.ts';

const storageKey = 'portico-demo-operator';

/** The operator that the panel chose for this site, if any. */
export const chosenOperator = (): string | undefined => remembered(storageKey);

/** `undefined` gives the page its own operator back. */
export const chooseOperator = (id: string | undefined): void => remember(storageKey, id);

/** A session of the chosen operator, else of the page's own. */
export async function operatorSession(own: string, signal: AbortSignal): Promise<SessionToken> {
  const answer = await fetch(`${portalOrigin}/demo/sessions`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ operator: chosenOperator() ?? own }), signal, credentials: 'omit',
  });
  // A choice from before a reset names nobody: forget it, the next request asks for the page's own operator.
  if (answer.status === 404 || answer.status === 409) chooseOperator(undefined);
  if (!answer.ok) throw new Error(`no session: ${answer.status}`);
  return (await answer.json()) as SessionToken;
}
