/** The portal's signed-in pages: the session comes from the portal's cookie, and without one the way leads to sign-in. */
import { type Connection, call } from '../../../components/core/client.ts';
import { PorticoError } from '../../../components/core/error.ts';
import { type FetchSession, SessionSource } from '../../../components/core/session.ts';
import { readMe, renewSession, signOut } from '../../../schema/operators.ts';
import { chooseOperator, chosenOperator, operatorSession } from '../../panel/demo-session.ts';
import { currentLanguage, followLanguageLinks } from '../shared/language.ts';
import { offerPanel } from '../shared/offer-panel.ts';
import { loadElements } from '../shared/portal-origin.ts';

const connection = (session?: SessionSource): Connection => ({ endpoint: location.origin, key: undefined, locale: currentLanguage(), session });

/** A session for the portal's cookie. In a demo, the developer panel may have chosen somebody else. */
const ask: FetchSession = async ({ signal }) => {
  const operator = chosenOperator();
  if (operator) return operatorSession(operator, signal);
  try {
    return await call(connection(), renewSession, { body: {} }, { signal });
  } catch (error) {
    // Only a refusal means that nobody is signed in; a lost connection says nothing of it.
    if (error instanceof PorticoError && error.problem?.status === 401) location.assign('/sign-in');
    throw error;
  }
};

/** The page's header and its elements begin with the same session, so that opening a page asks for one. */
let shared: { readonly session: ReturnType<FetchSession>; readonly until: number } | undefined;
const fetchSession: FetchSession = (request) => {
  if (request.reason !== 'initial') return ask(request);
  // Not the element's own signal: one of several that wait may go.
  if (!shared || Date.now() > shared.until) shared = { session: ask({ ...request, signal: new AbortController().signal }), until: Date.now() + 60_000 };
  shared.session.catch(() => { shared = undefined; });
  return shared.session;
};
const session = new SessionSource(fetchSession);

async function greet(): Promise<void> {
  const me = await call(connection(session), readMe, {});
  const write = (selector: string, text: string): void => document.querySelector(selector)?.replaceChildren(text);
  write('#who strong', me.organization.name);
  write('#who span', me.operator.name);
  document.querySelector('#who')?.removeAttribute('hidden');
  const reviews = me.organization.kind === 'distributor' || me.organization.kind === 'vendor';
  for (const link of document.querySelectorAll<HTMLElement>('[data-reviewers]')) link.hidden = !reviews;
}

async function leave(): Promise<void> {
  chooseOperator(undefined);
  await call(connection(), signOut, { body: {} }).catch((error: unknown) => {
    // Without a session there is nothing left to end.
    if (!(error instanceof PorticoError) || error.problem?.status !== 401) throw error;
  });
  location.assign('/sign-in');
}

followLanguageLinks();
for (const provider of document.querySelectorAll<HTMLElement & { fetchSession?: FetchSession }>('portico-provider')) provider.fetchSession = fetchSession;
document.querySelector('#sign-out')?.addEventListener('click', () => {
  leave().catch(() => {
    const failed = document.querySelector<HTMLElement>('#sign-out-failed');
    if (failed) failed.hidden = false;
  });
});
await Promise.allSettled([loadElements(), greet(), offerPanel()]);
