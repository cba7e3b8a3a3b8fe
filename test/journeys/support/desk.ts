/** The review desk as its reviewer uses it. */
import type { Locator } from 'playwright-core';
import { wordsOf } from './look.ts';
import type { Visit } from './visit.ts';

export function deskOf({ page, look }: Visit) {
  const text = wordsOf(look).review;
  const queue = page.locator('portico-review-queue');
  const button = (name: string): Locator => queue.getByRole('button', { name, exact: true });
  return {
    text, queue, button, rows: queue.getByRole('list', { name: text.list }).getByRole('button'),
    row: (company: string): Locator => queue.getByRole('list', { name: text.list }).getByRole('button', { name: company }),
    case: queue.getByRole('article'), title: (company: string): Locator => queue.getByRole('heading', { name: company, exact: true, level: 2 }), status: queue.locator('article [role=status], .toasts [role=status]'),
    dialog: queue.getByRole('dialog'),
  };
}

/** Opens a company's case at a desk; the list is there first. */
export async function openCase(visit: Visit, company: string): Promise<void> {
  const { row, title } = deskOf(visit);
  await row(company).click();
  await title(company).waitFor();
}

/** The developer panel: opens it, and turns to one of its tabs. */
export async function openPanel({ page, look }: Visit, tab: keyof ReturnType<typeof wordsOf>['panel']['tabs']): Promise<Locator> {
  const { panel: text } = wordsOf(look);
  const panel = page.locator('demo-panel');
  const launch = panel.getByRole('button', { name: text.open });
  const tabs = panel.getByRole('tablist');
  await launch.or(tabs).first().waitFor();
  if (!(await tabs.isVisible())) await launch.click();
  await panel.getByRole('tab', { name: text.tabs[tab], exact: true }).click();
  return panel.getByRole('tabpanel');
}
export async function closePanel({ page, look }: Visit): Promise<void> {
  await page.locator('demo-panel').getByRole('button', { name: wordsOf(look).panel.close }).click();
}

/** Plays an operator by the panel; the page loads again as that one. */
export async function playOperator(visit: Visit, name: string): Promise<void> {
  const pane = await openPanel(visit, 'operator');
  const { panel: text } = wordsOf(visit.look);
  await pane.getByRole('searchbox', { name: text.operator.search }).fill(name);
  // Elsewhere the choice reads as pressed once the page has come back.
  await Promise.all([visit.page.waitForEvent('load'), pane.getByRole('button', { name }).click()]);
}
