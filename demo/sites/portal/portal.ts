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

/** From the page of an enrollment, sign-in leads back to it. */
function signInAddress(): string {
  const program = location.pathname === '/enroll' ? new URLSearchParams(location.search).get('program') : null;
  return program ? `/sign-in?${new URLSearchParams({ enroll: program })}` : '/sign-in';
}
/** A session for the portal's cookie. In a demo, the developer panel may have chosen somebody else. */
const ask: FetchSession = async ({ signal, reason }) => {
  // The element asks itself, and proves the very session that there is.
  if (reason === 'step_up') throw new Error('nothing to prove it by');
  const operator = chosenOperator();
  if (operator) return operatorSession(operator, signal);
  try {
    return await call(connection(), renewSession, { body: {} }, { signal });
  } catch (error) {
    // Only a refusal means that nobody is signed in; a lost connection says nothing of it.
    if (error instanceof PorticoError && error.problem?.status === 401) location.assign(signInAddress());
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

/** Operators are the admins' matter; anybody else sees whether it is one, and who is (OPR-2). Who cannot be told from whom sees the refusal. */
function showTeam(admin: boolean): void {
  document.querySelector('[data-team]')?.replaceChildren(document.createElement(admin ? 'portico-operator-manager' : 'portico-admin-check'));
}
async function greet(): Promise<void> {
  const me = await call(connection(session), readMe, {}).catch((error: unknown) => {
    showTeam(true);
    throw error;
  });
  showTeam(me.can.includes('operator.write'));
  const write = (selector: string, text: string): void => document.querySelector(selector)?.replaceChildren(text);
  write('#who strong', me.organization.name);
  write('#who span', me.operator.name);
  document.querySelector('#who')?.removeAttribute('hidden');
  // A customer is asked for nothing yet; a partner answers its colleagues' requests to join.
  for (const link of document.querySelectorAll<HTMLElement>('[data-requests]')) link.hidden = me.organization.kind === 'customer';
  for (const link of document.querySelectorAll<HTMLElement>('[data-activity]')) link.hidden = !me.can.includes('activity.read');
  for (const link of document.querySelectorAll<HTMLElement>('[data-health]')) link.hidden = !me.can.includes('health.read');
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
for (const form of document.querySelectorAll('portico-enrollment-form')) {
  const program = new URLSearchParams(location.search).get('program');
  if (program) form.setAttribute('program', program);
  else location.replace('/');
}
/** E-mails lead to one request: `/review#request=req_…`. */
function openNamed(): void {
  const request = new URLSearchParams(location.hash.slice(1)).get('request');
  if (request) document.querySelector('portico-review-queue')?.setAttribute('request', request);
}
/** A page leads to what happened to one object: `/activity#subject=reg_…`. */
function narrow(): void {
  const subject = new URLSearchParams(location.hash.slice(1)).get('subject');
  if (subject) document.querySelector('portico-activity-log')?.setAttribute('subject', subject);
}
for (const follow of [openNamed, narrow]) {
  follow();
  addEventListener('hashchange', follow);
}
for (const provider of document.querySelectorAll<HTMLElement & { fetchSession?: FetchSession }>('portico-provider')) provider.fetchSession = fetchSession;
// This very session was ended on the page of one's sign-ins.
document.addEventListener('portico-signed-out', () => {
  chooseOperator(undefined);
  location.assign('/sign-in');
});
document.querySelector('#sign-out')?.addEventListener('click', () => {
  leave().catch(() => {
    const failed = document.querySelector<HTMLElement>('#sign-out-failed');
    if (failed) failed.hidden = false;
  });
});
await Promise.allSettled([loadElements(), greet(), offerPanel()]);
