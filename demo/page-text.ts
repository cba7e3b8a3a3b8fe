/**
 * What the demo's pages may write in double braces, expanded when they are built:
 *   {{English || Français}}        both languages; the page shows the one of `<html lang>`
 *   {{key vendorSite}}             a publishable key of the demo world
 *   {{operator vendors.n.admin}}   an operator's id
 *   {{organization vendors.n}}     an organization's id
 * A page that begins with {{page <site> <path>}} stands in its site's frame (frames.ts).
 */
import { framed } from './frames.ts';
import { keys } from './world/keys.ts';
import { distributors, vendors } from './world/vendors.ts';

const staffed = { vendors, distributors } as Record<string, Record<string, { id: string; operators: Record<string, { id: string }> }>>;

function lookup(kind: string, name: string): string {
  const [group = '', one = '', role = ''] = name.split('.');
  const organization = staffed[group]?.[one];
  const found = kind === 'organization' ? organization : kind === 'key' ? (keys as Record<string, { kind: string; token: string }>)[name] : organization?.operators[role];
  // A secret key must never reach a page.
  if (!found || (kind === 'key' && 'kind' in found && found.kind !== 'publishable')) throw new Error(`no ${kind} for pages is named ${name}`);
  return 'token' in found ? found.token : found.id;
}

const pair = (text: string): [string, string] => {
  const [en = '', fr = '', ...rest] = text.split('||').map((part) => part.trim());
  if (!en || !fr || rest.length > 0) throw new Error(`one language is missing: ${text}`);
  return [en, fr];
};

export function expand(html: string): string {
  return framed(html)
    // A title holds no elements: the page's script picks its language.
    .replace(/<title>\{\{(.+?)\}\}<\/title>/s, (_, text: string) => {
      const [en, fr] = pair(text);
      return `<title data-en="${en}" data-fr="${fr}">${en}</title>`;
    })
    .replaceAll(/\{\{(key|operator|organization) ([\w.]+)\}\}/g, (_, kind: string, name: string) => lookup(kind, name))
    .replaceAll(/\{\{(.+?)\}\}/gs, (_, text: string) => {
      const [en, fr] = pair(text);
      return `<span data-text lang="en">${en}</span><span data-text lang="fr">${fr}</span>`;
    });
}
