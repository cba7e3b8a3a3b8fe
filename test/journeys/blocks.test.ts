/** Whom the vendor keeps out (REG-11): the block, what the distributor and the applicant learn of it, and its lifting. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { deskOf, openCase } from './support/desk.ts';
import { type Look, looks, said } from './support/look.ts';
import { codeFor, mailTo, newest } from './support/mailbox.ts';
import { registered } from './support/portal.ts';
import { type Applicant, applicant, formOf, proveMailbox } from './support/registration.ts';
import { comeBack, partsOf } from './support/requests.ts';
import { type Visit, visiting } from './support/visit.ts';

const { n: vendor } = world.vendors;
const { support } = world.programs.n.policy;
const domainOf = ({ email }: Applicant): string => email.slice(email.indexOf('@') + 1);

async function block(visit: Visit, who: Applicant, reason: string): Promise<void> {
  await visit.open('kestrane.localhost', '/desk');
  const { text, button, dialog, status, case: article } = deskOf(visit);
  const { dialogs } = partsOf(visit.look);
  await button(text.filters.open).click();
  await openCase(visit, who.legalName);
  await button(text.block).click();
  const send = dialog.getByRole('button', { name: dialogs.blockTitle(who.legalName), exact: true });
  await send.click();
  await dialog.getByRole('alert').getByText(dialogs.required.targets).waitFor();
  await dialog.getByRole('checkbox', { name: dialogs.blockKinds.address }).check();
  await dialog.getByRole('checkbox', { name: dialogs.blockKinds.domain }).check();
  await dialog.getByLabel(dialogs.blockReasonLabel).fill(reason);
  await visit.settle('blocking', { whole: false });
  await send.click();
  await status.getByText(text.done['partner.block']()).waitFor();
  await article.getByText(text.states.declined, { exact: true }).first().waitFor();
  await visit.settle('blocked');
}

/** Asks again, up to the answer that follows the code. */
async function askAgain(visit: Visit, who: Applicant): Promise<void> {
  await visit.open('norderable.localhost');
  const { email, send, code, confirm, title, text, element, submit } = formOf(visit);
  await email.fill(who.email);
  await send.click();
  await title(text.codeTitle).waitFor();
  await code.fill(await codeFor(who.email));
  await confirm.click();
  await element.getByText(text.askVendor(vendor.name)).waitFor();
  for (const [name, address] of [[new URL(support.url).host, support.url], [support.email, `mailto:${support.email}`], [support.phone, `tel:${support.phone.replaceAll(' ', '')}`]] as const) {
    expect(await element.getByRole('link', { name }).getAttribute('href')).toBe(address);
  }
  expect(await submit.count()).toBe(0);
  await visit.settle('declined-after-code');
}

async function lift(visit: Visit, who: Applicant, reason: string): Promise<void> {
  const { text, button, dialog } = deskOf(visit);
  const { blocks } = partsOf(visit.look);
  if (visit.look.width === 360) await button(text.backToList).first().click();
  await button(text.blockList).click();
  const entry = (value: string) => dialog.getByRole('listitem').filter({ has: visit.page.getByText(value, { exact: true }) });
  for (const value of [who.email, domainOf(who)]) await entry(value).getByText(reason).waitFor();
  await visit.settle('block-list', { whole: false });
  for (const value of [who.email, domainOf(who)]) {
    const sure = dialog.getByRole('button', { name: blocks.liftNow(value), exact: true });
    await sure.click();
    await dialog.getByText(blocks.liftSure(value)).waitFor();
    if (value === who.email) await visit.settle('lift', { whole: false });
    await sure.click();
    await dialog.getByText(blocks.lifted(value)).waitFor();
  }
  expect(await entry(who.email).count()).toBe(0);
  await dialog.getByRole('button', { name: blocks.close, exact: true }).click();
}

const journey = (look: Look, who: Applicant, reason: string): Promise<void> => visiting('block-vendor', look, async (visit) => {
  await registered(who, look);
  await visiting('block-distributor', look, async (distributor) => {
    await distributor.open('norderable.localhost', '/desk');
    const desk = deskOf(distributor);
    await openCase(distributor, who.legalName);
    await block(visit, who, reason);
    await comeBack(distributor);
    await desk.case.getByText(desk.text.declinedByVendor, { exact: true }).first().waitFor();
    await distributor.settle('declined-by-vendor');
    expect(await desk.case.innerText()).not.toContain(reason);
    expect(await desk.button(desk.text.approve(who.legalName)).count()).toBe(0);
    if (look.width === 360) await desk.button(desk.text.backToList).first().click();
    await desk.button(desk.text.filters.refused).click();
    await desk.row(who.legalName).getByText(desk.text.refusedBy(desk.text.theVendor)).waitFor();
    const { text } = await newest(who.email, 'registration_declined_by_vendor');
    for (const part of [support.url, support.email, support.phone]) expect(text).toContain(part);
    expect((await mailTo(who.email)).map((mail) => mail.text).join()).not.toContain(reason);

    await visiting('block-applicant', look, (asking) => askAgain(asking, who));
    await lift(visit, who, reason);
    await visiting('block-lifted', look, async (asking) => {
      await asking.open('norderable.localhost');
      // To the company's details: nothing stands in the way any more.
      await proveMailbox(asking, who.email);
      await asking.settle('asked-for-details');
    });
  });
});

describe('whom the vendor blocks', () => {
  const people = [
    [looks[0], applicant('rex.tarn@gannetmire-it.ca', 'Gannetmire IT Ltd.', 'CA', 'Rex', 'Tarn'), 'Resold keys on an auction site.'],
    [looks[1], applicant('g.ferland@tourbevide-ti.ca', 'Tourbevide TI inc.', 'CA', 'Gil', 'Ferland'), 'A revendu des clés aux enchères.'],
  ] as const;
  for (const [look, who, reason] of people) {
    it(`is declined and told to contact the vendor; the distributor reads no reason; lifted, they may ask again (REG-11) — ${said(look)}`, () => journey(look, who, reason));
  }
});
