/**
 * The script that pages embed: defines each Portico tag when the page first uses it, and imports nothing before, so that it is one request.
 * Tags inside a shadow root of the page are not seen; such pages import `define.js`. Where there is no page, as in Node, it does nothing.
 */
import { reserve } from './reserve.ts';
import type { TagName } from './tags.ts';

const lazy: Record<TagName, () => Promise<CustomElementConstructor>> = {
  'portico-provider': async () => (await import('./core/provider.ts')).ProviderElement,
  'portico-registration-form': async () => (await import('./registration/registration-form.ts')).RegistrationFormElement,
  'portico-review-queue': async () => (await import('./requests/review-queue.ts')).ReviewQueueElement,
  'portico-sign-in': async () => (await import('./operators/sign-in.ts')).SignInElement,
  'portico-organization-overview': async () => (await import('./operators/organization-overview.ts')).OrganizationOverviewElement,
  'portico-operator-manager': async () => (await import('./operators/operator-manager.ts')).OperatorManagerElement,
  'portico-admin-check': async () => (await import('./operators/admin-check.ts')).AdminCheckElement,
  'portico-registration-status': async () => (await import('./registration/registration-status.ts')).RegistrationStatusElement,
  'portico-enrollment-form': async () => (await import('./enrollment/enrollment-form.ts')).EnrollmentFormElement,
  'portico-activity-log': async () => (await import('./activity/activity-log.ts')).ActivityLogElement,
  'portico-health-card': async () => (await import('./health/health-card.ts')).HealthCardElement,
  'portico-my-sessions': async () => (await import('./operators/my-sessions.ts')).MySessionsElement,
};

const tags = Object.keys(lazy).join();
const asked = new Set<TagName>();

async function define(tag: TagName): Promise<void> {
  if (asked.has(tag) || customElements.get(tag)) return;
  asked.add(tag);
  try {
    const element = await lazy[tag]();
    // Another copy or another version of the SDK may have been quicker: it serves the page.
    if (!customElements.get(tag)) customElements.define(tag, element);
  } catch {
    // The module did not arrive. The next appearance of the tag, or the network's return, asks again.
    asked.delete(tag);
    const detail = { kind: 'connection' };
    for (const element of document.querySelectorAll(tag)) element.dispatchEvent(new CustomEvent('portico-load-error', { detail, bubbles: true, composed: true }));
  }
}

function scan(root: Element | Document): void {
  if (root instanceof Element && root.matches(tags)) void define(root.localName as TagName);
  for (const { localName } of root.querySelectorAll(tags)) void define(localName as TagName);
}

if (globalThis.document) {
  reserve();
  new MutationObserver((records) => {
    for (const record of records) for (const node of record.addedNodes) if (node instanceof Element) scan(node);
  }).observe(document, { childList: true, subtree: true });
  addEventListener('online', () => scan(document));
  scan(document);
}
