import { type TemplateResult, html, nothing } from 'lit';
import type { Tone } from './chip.ts';
import { type PorticoError, refused } from './error.ts';
import { type IconName, icon } from './icons.ts';
import type { CoreText } from './text.en.ts';

const part = (look: string, content: unknown): TemplateResult | typeof nothing => (content === undefined || content === nothing ? nothing : html`<div class=${look}>${content}</div>`);

/** A message in its place, with what one can do about it. */
export const notice = (tone: Tone, title: string, body?: unknown, actions?: unknown): TemplateResult =>
  html`<div class="notice ${tone}">${icon(tone === 'neutral' ? 'inbox' : tone)}<div><p class="title">${title}</p>${part('body', body)}${part('actions', actions)}</div></div>`;

/** Read out at once, and where the focus goes: what keeps the reader from going on. */
export const urgent = (name: 'summary' | 'refusal', content: TemplateResult): TemplateResult => html`<div class="urgent ${name}" tabindex="-1" role="alert">${content}</div>`;

/** Takes the element's whole place: empty, refused, broken. */
export const panel = (symbol: IconName, title: string, body: unknown, actions?: unknown): TemplateResult =>
  html`<section class="panel" part="panel">${icon(symbol)}<h2>${title}</h2>${part('muted', body)}${part('actions', actions)}</section>`;

/** Gray lines of the final height; they appear after 150 ms, so that a quick load shows none. */
export const skeleton = (lines: number): TemplateResult =>
  html`<div class="skeleton" aria-hidden="true">${Array<TemplateResult>(lines).fill(html`<div></div>`)}</div>`;

type Failure = Pick<PorticoError, 'kind' | 'problem'>;
/** Without a network it is the reader's own connection that is gone: told once, quietly. */
const offline = ({ kind }: Failure): boolean => kind === 'connection' && !navigator.onLine;
/** What to say of a failure that has no words of its own. */
export const failureWords = ({ errors }: Pick<CoreText, 'errors'>, error: Failure): CoreText['errors'][keyof CoreText['errors']] => errors[offline(error) ? 'offline' : refused(error) && error.kind === 'request' ? 'refused' : error.kind];

/** Why it is refused or broken, who can fix it, and one button: it signs in, asks who can, or tries again. */
export function brokenPanel(text: CoreText, error: PorticoError, retry: () => void, signInAddress: string, asking: unknown = nothing): TemplateResult {
  const { kind, problem } = error;
  const { title, body } = failureWords(text, error);
  const { fixer } = problem ?? {};
  const mail = fixer?.email;
  const action = kind === 'session'
    ? html`<a class="button primary" href=${signInAddress}>${text.signIn}</a>`
    : mail && refused(error) && kind !== 'step_up' ? html`<a class="button" href="mailto:${mail}">${text.askByMail(fixer.name ?? mail)}</a>`
    : asking !== nothing ? asking
    : html`<button type="button" class=${kind === 'step_up' ? 'primary' : nothing} @click=${retry}>${kind === 'step_up' ? text.confirmIdentity : text.tryAgain}</button>`;
  const symbol = refused(error) ? 'lock' : 'attention';
  return html`<div role=${offline(error) ? 'status' : 'alert'}>${panel(symbol, title, html`<p>${problem?.detail ?? body}</p>${problem && !problem.fixer.people ? html`<p>${text.fixers[problem.fixer.who]}</p>` : nothing}`, action)}</div>`;
}

/** Above content that stays on screen. */
export const brokenBanner = (text: CoreText, error: PorticoError, retry: () => void): TemplateResult =>
  html`<div class="banner" role="status">${notice('attention', failureWords(text, error).title, error.problem?.detail ?? text.stillShown, html`<button type="button" class="quiet" @click=${retry}>${text.tryAgain}</button>`)}</div>`;
