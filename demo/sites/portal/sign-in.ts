/**
 * Sign-in: once it has succeeded, the portal's first page, the enrollment in the program that the address names, or back to the window that asked for a proof.
 * `/connect#…` is the window of a site that embeds the portal. An account's issuer sends the reader to `/sign-in/<provider>`, with nothing of what the reader
 * was doing: this page, and not the element, remembers that meanwhile, for this tab.
 */
import type { SignInElement } from '../../../components/operators/sign-in.ts';
import { chooseOperator } from '../../panel/demo-session.ts';
import { followLanguageLinks } from '../shared/language.ts';
import { offerPanel } from '../shared/offer-panel.ts';
import { loadElements } from '../shared/portal-origin.ts';
import { remember, remembered } from '../shared/storage.ts';

const key = 'portico-sign-in', address = new URL(location.href), asked = address.searchParams;
interface Doing { readonly enroll?: string | null; readonly program?: string | null; readonly prove?: boolean; /** What a site asks with. */ readonly grant?: string }
const returned = location.pathname.startsWith('/sign-in/');
const doing: Doing = returned ? (JSON.parse(remembered(key, 'sessionStorage') ?? '{}') as Doing) : { enroll: asked.get('enroll'), program: asked.get('program'), prove: asked.has('prove'), ...(location.hash.includes('challenge=') && { grant: location.hash }) };
remember(key, JSON.stringify(doing), 'sessionStorage');
const { enroll, program, prove = false, grant } = doing;
if (returned) {
  // As it was before: a reload goes on with it. The element takes out what is the issuer's.
  if (enroll) asked.set('enroll', enroll);
  if (program) asked.set('program', program);
  if (prove) asked.set('prove', '1');
  if (grant) address.hash = grant;
  history.replaceState(history.state, '', address);
}

const element = document.querySelector<SignInElement>('portico-sign-in');
if (enroll) element?.setAttribute('enroll', enroll);
if (program) element?.setAttribute('program', program);
const joining = enroll ?? program;
element?.setAttribute('register-url', joining ? `/register?${new URLSearchParams({ program: joining })}` : '/register');
element?.toggleAttribute('prove', prove);
// Whoever comes from a site or has to prove who they are need not be told where one registers.
if (grant ?? prove) document.querySelector('.note')?.remove();
element?.toggleAttribute('connect', grant !== undefined || location.pathname === '/connect');
document.addEventListener('portico-signed-in', () => {
  // Who signs in wants to be seen as themselves, whomever the developer panel played before.
  chooseOperator(undefined);
  if (grant) return;
  remember(key, undefined, 'sessionStorage');
  if (prove) close();
  else location.assign(enroll ? `/enroll?${new URLSearchParams({ program: enroll })}` : '/');
});
// A site that asks again finds its window open still, where only the part after # changes.
addEventListener('hashchange', () => { if (location.hash.includes('challenge=')) remember(key, JSON.stringify({ ...doing, grant: location.hash }), 'sessionStorage'); });
followLanguageLinks();
await Promise.allSettled([loadElements(), offerPanel()]);
