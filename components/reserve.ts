import type { TagName } from './tags.ts';

/**
 * The least height of each element, from before it is defined and for good: what stands below it on the page does not move when the element
 * comes. In its own font size; queues, logs and overviews, whose length nobody knows, take the window below a header: what follows is hardly in sight.
 */
const heights: Partial<Record<TagName, string>> = {
  'portico-registration-form': '30', 'portico-enrollment-form': '30', 'portico-sign-in': '17', 'portico-review-queue': '', 'portico-organization-overview': '', 'portico-operator-manager': '', 'portico-admin-check': '17', 'portico-registration-status': '', 'portico-activity-log': '', 'portico-health-card': '', 'portico-my-sessions': '30',
};

/** By a constructed sheet, which a strict CSP allows, and without specificity: any rule of the page wins. */
export function reserve(): void {
  const sheet = new CSSStyleSheet();
  const tags = Object.entries(heights);
  sheet.replaceSync(`:where(${tags.map(([tag]) => tag).join()}):where(:not(:defined,[hidden])){display:block}${tags.map(([tag, lines]) => `:where(${tag}){min-block-size:${lines ? `calc(${lines}*var(--portico-font-size,14px))` : 'calc(100svh - 128px)'}}`).join('')}`);
  document.adoptedStyleSheets.push(sheet);
}
