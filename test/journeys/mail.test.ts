/** What becomes of e-mail: an applicant's mailbox that refuses it, an admin that wants less of it, and how the portal does. */
import { text as en } from '../../components/registration/unreachable-text.en.ts';
import { text as fr } from '../../components/registration/unreachable-text.fr.ts';
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { text as healthEn } from '../../components/health/text.en.ts';
import { text as healthFr } from '../../components/health/text.fr.ts';
import { world } from '../../demo/world/world.ts';
import { importOperators } from '../../schema/team.ts';
import { looks, otherLooks, pick, said, wordsOf } from './support/look.ts';
import { newest } from './support/mailbox.ts';
import { registered } from './support/portal.ts';
import { applicant } from './support/registration.ts';
import { actAs, approved, comeBack, openAs, statusLinkFor } from './support/requests.ts';
import { visiting } from './support/visit.ts';

/** The mail provider says that an address refuses for good, signed as it signs. */
async function bounces(email: string): Promise<void> {
  const { MAIL_WEBHOOK_SECRET = '' } = parseEnv(readFileSync(join(inject('folder'), '.dev.vars'), 'utf8'));
  const body = JSON.stringify({ type: 'email.bounced', data: { email_id: randomUUID(), to: [email], bounce: { type: 'Permanent' } } }), id = randomUUID(), at = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', Buffer.from(MAIL_WEBHOOK_SECRET.replace('whsec_', ''), 'base64')).update(`${id}.${at}.${body}`).digest('base64');
  const answer = await fetch(`http://127.0.0.1:${inject('port')}/v1/mail-events/resend`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'svix-id': id, 'svix-timestamp': at, 'svix-signature': `v1,${signature}` } });
  expect([answer.status, await answer.json()]).toEqual([200, { suppressed: 1 }]);
}

describe('an applicant whose mailbox refuses our e-mail (ALL-6)', () => {
  for (const [look, who] of [[looks[0], applicant('l.moss@moss-and-fern.ca', 'Moss and Fern Ltd.', 'CA', 'Lea', 'Moss')], [looks[1], applicant('j.roche@roche-claire.ca', 'Roche-Claire inc.', 'CA', 'Jade', 'Roche')]] as const) {
    it(`reads so on its page, and the reviewer reads it in the case, until it works again — ${said(look)}`, () => visiting('bounce', look, async (visit) => {
      await registered(who, look);
      const link = await statusLinkFor(who.email), title = pick(look, en, fr).title.bounce, { review } = wordsOf(look);
      await bounces(who.email);
      await visit.page.goto(link);
      await visit.page.getByText(title).waitFor();
      await visit.settle('applicant', { whole: false });
      await visiting('bounce-reviewer', look, async (desk) => {
        await openAs(desk, world.distributors.first.operators.admin.id, 'portal.localhost', '/review');
        const queue = desk.page.locator('portico-review-queue');
        await queue.getByText(who.legalName).first().click();
        await queue.getByText(review.unreachableTitle).waitFor();
        await desk.settle('case', { whole: false });
        await queue.getByRole('button', { name: review.restore }).click();
        await queue.getByText(review.done['address.restore'](who.email)).first().waitFor();
        expect(await queue.getByText(review.unreachableTitle).count()).toBe(0);
      });
      await comeBack(visit);
      await visit.page.reload();
      await visit.page.getByText(who.legalName).waitFor();
      expect(await visit.page.getByText(title).count()).toBe(0);
    }));
  }
});

describe('messages that one can do without', () => {
  const look = otherLooks[0], who = applicant('n.aubin@aubin-freres.ca', 'Aubin Frères inc.', 'CA', 'Noé', 'Aubin');
  it(`say how they end; to open the page ends nothing, its button does — ${said(look)}`, () => visiting('unsubscribe', look, async (visit) => {
    await approved(who, look);
    const domain = who.email.slice(who.email.indexOf('@') + 1);
    await actAs(world.distributors.first.operators.admin.id, importOperators, { body: { dryRun: false, rows: [{ line: 1, organization: domain, email: `compta@${domain}`, roles: ['Invoice'] }] } });
    const link = /https?:\/\/\S+\/unsubscribe\?token=\S+/.exec((await newest(who.email, 'operators_imported')).text)?.[0] ?? '';
    await visit.page.goto(link);
    const button = visit.page.getByRole('button', { name: pick(look, 'End these messages', 'Mettre fin à ces messages') }), done = visit.page.locator('#done');
    await button.waitFor();
    await visit.settle('page');
    expect(await done.isVisible()).toBe(false);
    await button.click();
    await done.waitFor();
    await visit.settle('done');
    visit.expects(/422 POST .*\/unsubscribe/);
    await visit.page.goto(`${link.slice(0, -1)}_`);
    await button.click();
    await visit.page.locator('#invalid').waitFor();
  }));
});

describe('how the portal does', () => {
  const look = otherLooks[1], text = pick(look, healthEn, healthFr);
  it(`shows to the vendor’s super admins, by a link that others do not have — ${said(look)}`, () => visiting('health', look, async (visit) => {
    const { superAdmin, admin } = world.vendors.n.operators, link = visit.page.locator('[data-health]');
    await openAs(visit, superAdmin.id, 'portal.localhost', '/');
    await link.click();
    const card = visit.page.locator('portico-health-card');
    await card.getByText(text.jobNames.sweep).waitFor();
    await card.getByRole('button', { name: text.refresh }).click();
    await visit.settle('card', { whole: false });
    await visiting('health-admin', look, async (other) => {
      other.expects(/403 GET .*\/v1\/health/);
      await openAs(other, admin.id, 'portal.localhost', '/health');
      await other.page.locator('portico-health-card').getByText(text.errors.refused.title).waitFor();
      expect(await other.page.locator('[data-health]').isVisible()).toBe(false);
      await other.page.locator('portico-health-card [data-ask]').waitFor();
    });
  }));
});
