/** The reference: what the manifest beside the SDK says of each element; without one, what this site knows by itself. */
import { type TemplateResult, html, nothing, render } from 'lit';
import { watchLanguage } from '../../../components/core/locale.ts';
import { tagNames } from '../../../components/tags.ts';
import { currentLanguage } from '../shared/language.ts';
import { portalOrigin } from '../shared/portal-origin.ts';
import { text as en } from './elements-text.en.ts';
import { text as fr } from './elements-text.fr.ts';

interface Described { readonly name: string; readonly description?: string; readonly type?: { readonly text: string }; readonly default?: string }
interface Declared { readonly tagName?: string; readonly description?: string; readonly attributes?: readonly Described[]; readonly events?: readonly Described[]; readonly slots?: readonly Described[]; readonly cssParts?: readonly Described[]; readonly cssStates?: readonly Described[]; readonly members?: readonly (Described & { readonly kind: string; readonly privacy?: string; readonly attribute?: string })[] }

const manifestAddress = `${portalOrigin}/sdk/v1/custom-elements.json`;
async function readManifest(): Promise<Declared[] | undefined> {
  const answer = await fetch(manifestAddress, { credentials: 'omit' }).catch(() => undefined);
  const manifest = answer?.ok ? ((await answer.json().catch(() => undefined)) as { modules?: { declarations?: Declared[] }[] } | undefined) : undefined;
  const found = manifest?.modules?.flatMap(({ declarations }) => declarations ?? []).filter(({ tagName }) => tagName);
  return found?.length ? found : undefined;
}

/** `code` within a description of the class comments. */
const prose = (words = ''): unknown[] => words.split(/`([^`]+)`/).map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
const table = (title: string, rows: readonly Described[] | undefined): TemplateResult | typeof nothing => (rows?.length
  ? html`<h3>${title}</h3><table><tbody>${rows.map(({ name, type, description }) => html`<tr><th scope="row"><code>${name || '—'}</code>${type ? html`<span class="type">${type.text}</span>` : nothing}</th><td lang="en">${prose(description)}</td></tr>`)}</tbody></table>` : nothing);
const chips = (title: string, names: readonly string[]): TemplateResult | typeof nothing => (names.length ? html`<h3>${title}</h3><ul class="chips">${names.map((name) => html`<li>${name}</li>`)}</ul>` : nothing);

function article(one: Declared): TemplateResult {
  const text = currentLanguage() === 'fr' ? fr : en;
  const tag = one.tagName ?? '';
  const methods = one.members?.filter(({ kind, privacy }) => kind === 'method' && (privacy ?? 'public') === 'public');
  const properties = one.members?.filter(({ kind, privacy, attribute }) => kind === 'field' && (privacy ?? 'public') === 'public' && !attribute);
  // States come as one list or one by one.
  const states = one.cssStates?.flatMap(({ name }) => name.split(/\s*,\s*/)).map((name) => `:state(${name})`) ?? [];
  return html`<article id=${tag}><h2>&lt;${tag}&gt;</h2>
    ${text.forWhom[tag] ? html`<p>${text.forWhom[tag]}</p>` : nothing}
    ${one.description ? html`<p lang="en">${prose(one.description)}</p>` : nothing}
    ${table(text.attributes, one.attributes)}${table(text.properties, properties)}${table(text.methods, methods)}${table(text.events, one.events)}${table(text.slots, one.slots)}${table(text.parts, one.cssParts?.map((part) => ({ ...part, name: `::part(${part.name})` })))}${chips(text.states, states)}</article>`;
}

const place = document.querySelector<HTMLElement>('#elements');
const manifest = await readManifest();
const shown: readonly Declared[] = manifest ?? tagNames.map((tagName) => ({ tagName }));
function draw(): void {
  if (!place) return;
  const text = currentLanguage() === 'fr' ? fr : en;
  render(html`${manifest ? nothing : html`<p class="notice">${text.missing}</p>`}
    <div class="docs"><nav aria-label=${text.list}>${shown.map(({ tagName }) => html`<a href="#${tagName}">${tagName}</a>`)}</nav><div>${shown.map(article)}</div></div>
    ${manifest ? html`<p class="hint">${text.source} <a href=${manifestAddress}>custom-elements.json</a></p>` : nothing}`, place);
}
draw();
watchLanguage(draw);
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
await import('../shared/host.ts');
