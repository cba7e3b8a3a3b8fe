/** What a site would paste to get the elements that are on this page. */
import { tagNames } from '../../components/tags.ts';
import { portalOrigin } from '../sites/shared/portal-origin.ts';

/** Attributes that a page writes; the rest belongs to the demo or is set by the element. */
const shown = ['endpoint', 'key', 'program', 'distributor', 'sign-in-url', 'locale'];
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** What a provider was given as a property is written as its attribute. */
function appearanceOf(element: Element): string {
  const { appearance } = element as { appearance?: unknown };
  return appearance && typeof appearance === 'object' && Object.keys(appearance).length > 0 ? ` appearance='${JSON.stringify(appearance).replaceAll('&', '&amp;').replaceAll("'", '&#39;')}'` : '';
}

function lines(element: Element, indent: string): string[] {
  const tag = element.localName;
  const attributes = appearanceOf(element) + shown.filter((name) => element.getAttribute(name)).map((name) => ` ${name}="${escape(element.getAttribute(name) ?? '')}"`).join('');
  const children = [...element.querySelectorAll(tagNames.join(','))].filter((child) => child.parentElement?.closest(tagNames.join(',')) === element);
  if (children.length === 0) return [`${indent}<${tag}${attributes}></${tag}>`];
  return [`${indent}<${tag}${attributes}>`, ...children.flatMap((child) => lines(child, `${indent}  `)), `${indent}</${tag}>`];
}

export function snippet(): string {
  const outermost = [...document.querySelectorAll(tagNames.join(','))].filter((element) => !element.parentElement?.closest(tagNames.join(',')));
  const session = document.querySelector('portico-provider') && document.querySelector('portico-review-queue, portico-organization-overview, portico-activity-log, portico-health-card') && document.documentElement.dataset.site !== 'portal';
  return [
    `<script type="module" blocking="render" src="${portalOrigin}/sdk/v1/loader.js"></script>`,
    ...outermost.flatMap((element) => lines(element, '')),
    ...(session ? [
      '<script type="module">',
      '  // Your backend asks POST /v1/sessions with its secret key, for the operator that is signed in to your site.',
      "  document.querySelector('portico-provider').fetchSession = async ({ signal }) =>",
      "    (await fetch('/portico-session', { method: 'POST', signal })).json();",
      '</script>',
    ] : []),
  ].join('\n');
}
