/** Accounts of a local run's issuers: who signs in there chooses who they are. */
import type { Page } from 'playwright-core';
import type { WorldOperator } from '../../../demo/world/organization.ts';
import { wordsOf } from './look.ts';
import { type Visit, originOf } from './visit.ts';

export type Issuer = 'microsoft' | 'halden';
const titles: Readonly<Record<Issuer, string>> = { microsoft: 'Microsoft accounts, played', halden: 'Halden ID' };
const names: Readonly<Record<Issuer, string>> = { microsoft: 'Microsoft', halden: 'Halden ID' };

/** Presses an account's button, and is somebody at its issuer: by the name that it shows there. */
export async function byAccount(visit: Visit, issuer: Issuer, name: string, page: Page = visit.page): Promise<void> {
  await page.locator('portico-sign-in').getByRole('button', { name: wordsOf(visit.look).signIn.withAccount(names[issuer]) }).click();
  await choose(page, issuer, name);
}
export async function choose(page: Page, issuer: Issuer, name: string): Promise<void> {
  await page.getByRole('heading', { name: titles[issuer] }).waitFor();
  await page.getByRole('link', { name }).click();
}
/** Signs in on the portal, up to its first page. */
export async function signInAs(visit: Visit, issuer: Issuer, { name }: WorldOperator): Promise<void> {
  await visit.open('portal.localhost', '/sign-in');
  await byAccount(visit, issuer, name);
  await visit.page.locator('portico-organization-overview').getByText(wordsOf(visit.look).overview.hello(name)).waitFor();
}
/** The window that a press opens. */
export async function opened(visit: Visit, press: () => Promise<void>): Promise<Page> {
  const [page] = await Promise.all([visit.context.waitForEvent('page'), press()]);
  await page.waitForURL(`${originOf('portal.localhost')}/**`);
  return page;
}
/** A window that closes by itself: whoever presses in it last need not outlive it. */
export async function closes(page: Page, press: () => Promise<void>): Promise<void> {
  await Promise.all([page.isClosed() ? undefined : page.waitForEvent('close'), press().catch((error: unknown) => { if (!page.isClosed()) throw error; })]);
}
