/** Loads the developer panel where the portal runs as a demo; a portal in production has no such address, and is not asked on one. */
import { portalOrigin } from './portal-origin.ts';

export async function offerPanel(): Promise<void> {
  if (!/(^|\.)localhost$/.test(location.hostname)) return;
  const answer = await fetch(`${portalOrigin}/demo/world`).catch(() => undefined);
  if (!answer?.ok) return;
  const { DemoPanelElement } = await import('../../panel/demo-panel.ts');
  if (!customElements.get('demo-panel')) customElements.define('demo-panel', DemoPanelElement);
  document.body.append(document.createElement('demo-panel'));
}
