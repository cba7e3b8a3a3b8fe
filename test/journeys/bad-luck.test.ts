/** When things go wrong: no network, wrong codes, hasty clicks, somebody else's key. */
import type { Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { deskOf } from './support/desk.ts';
import { looks, otherLooks, said } from './support/look.ts';
import { codeFor, mailTo } from './support/mailbox.ts';
import { pageAround } from './support/page.ts';
import { applicant, fillCompany, formOf, proveMailbox, seeUnderReview } from './support/registration.ts';
import { type Visit, originOf, visiting } from './support/visit.ts';

/** What the page sent to an endpoint's path. */
function countSent({ page }: Visit, path: RegExp): () => number {
  let sent = 0;
  page.on('request', (request: Request) => { if (request.method() === 'POST' && path.test(new URL(request.url()).pathname)) sent += 1; });
  return () => sent;
}

describe('without a network', () => {
  for (const [look, who] of [[looks[0], applicant('dara.quill@reedmarsh-it.ca', 'Reedmarsh IT Ltd.')], [looks[1], applicant('yves.carrel@boisdormant-tech.ca', 'Boisdormant Technologies inc.')]] as const) {
    it(`the form says so, keeps what was typed, and goes on when it is back — ${said(look)}`, () => visiting('offline-form', look, async (visit) => {
      visit.expects(/^net::ERR_INTERNET_DISCONNECTED /);
      await visit.open('norderable.localhost');
      await proveMailbox(visit, who.email);
      await fillCompany(visit, who);
      await visit.context.setOffline(true);
      const { submit, alert, text, element, consent } = formOf(visit);
      await submit.click();
      await alert.getByText(text.errors.offline.title, { exact: true }).waitFor();
      await alert.getByText(text.notSent).waitFor();
      await visit.settle('offline');
      for (const name of ['legalName', 'street', 'city', 'postalCode', 'givenName'] as const) await element.getByText(who[name]).first().waitFor();
      expect(await consent.isChecked()).toBe(true);
      await visit.context.setOffline(false);
      await submit.click();
      await seeUnderReview(visit, who, world.distributors.first.name);
      expect((await mailTo(who.email)).filter(({ template }) => template === 'registration_under_review')).toHaveLength(1);
    }));

    it(`the queue keeps its list on screen, and loads again by itself — ${said(look)}`, () => visiting('offline-queue', look, async (visit) => {
      visit.expects(/^net::ERR_INTERNET_DISCONNECTED /);
      await visit.open('norderable.localhost', '/desk');
      const { rows, text, button, queue } = deskOf(visit);
      await rows.first().waitFor();
      await visit.context.setOffline(true);
      await button(text.filters.approved).click();
      await queue.getByText(text.errors.offline.title, { exact: true }).waitFor();
      await queue.getByText(text.stillShown).waitFor();
      expect(await rows.count()).toBeGreaterThan(0);
      await visit.settle('offline');
      await visit.context.setOffline(false);
      await queue.getByText(text.errors.offline.title, { exact: true }).waitFor({ state: 'detached' });
      await queue.getByRole('button', { name: text.filters.approved, pressed: true }).waitFor();
      await rows.first().waitFor();
    }));
  }
});

describe('a part of the form that does not arrive', () => {
  for (const [look, email] of [[otherLooks[0], 'lea.fontan@ventarriere-ti.ca'], [otherLooks[1], 'sam.ridley@coppermill-it.com']] as const) {
    it(`is told before anything is sent, and fetched by the same button — ${said(look)}`, () => visiting('lost-part', look, async (visit) => {
      visit.expects(/^net::ERR_FAILED /);
      const requests = countSent(visit, /\/v1\/registrations$/);
      const part = /\/chunks\/code-step-/;
      await visit.page.route(part, (route) => route.abort());
      await visit.open('norderable.localhost');
      const form = formOf(visit);
      await form.email.fill(email);
      await form.send.click();
      await form.alert.getByText(form.text.errors.connection.title, { exact: true }).waitFor();
      expect([requests(), await form.email.inputValue()]).toEqual([0, email]);
      await visit.settle('lost');
      await visit.page.unroute(part);
      await form.send.click();
      await form.title(form.text.codeTitle).waitFor();
      expect(requests()).toBe(1);
    }));
  }
});

describe('a code', () => {
  for (const [look, email] of [[otherLooks[0], 'jade.morel@falaisevive-conseil.ca'], [otherLooks[1], 'kit.warrick@sparrowgate-it.com']] as const) {
    it(`that was entered wrongly five times no longer works, not even rightly (REG-4) — ${said(look)}`, () => visiting('wrong-code', look, async (visit) => {
      visit.expects(/^422 POST .*\/confirmations$/);
      visit.expects(/^409 POST .*\/confirmations$/);
      await visit.open('norderable.localhost');
      const form = formOf(visit);
      await form.email.fill(email);
      await form.send.click();
      await form.code.waitFor();
      const right = await codeFor(email);
      const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
      await form.code.fill('12');
      await form.confirm.click();
      await form.alert.getByRole('button', { name: form.text.values['value.code'] }).waitFor();
      for (let left = 4; left >= 0; left -= 1) {
        await form.code.fill(wrong);
        await form.confirm.click();
        if (left > 0) await form.alert.getByText(new RegExp(`\\b${left}\\b`)).waitFor();
        if (left === 3) await visit.settle('wrong');
      }
      const spent = async (): Promise<void> => {
        await form.alert.filter({ hasNotText: /\d/ }).waitFor();
        expect(await form.title(form.text.codeTitle).isVisible()).toBe(true);
      };
      await spent();
      await visit.settle('spent');
      await form.code.fill(right);
      await form.confirm.click();
      await spent();
      const again = form.element.getByRole('button', { name: new RegExp(`^${form.text.resend}`) });
      expect(await again.getAttribute('aria-disabled')).toBe('true');
      expect(await again.innerText()).toMatch(/\d+/);
    }));
  }
});

describe('a double click', () => {
  for (const [look, who] of [[looks[0], applicant('max.orrin@lanternfold-it.com', 'Lanternfold IT, Inc.', 'US')], [looks[1], applicant('zoe.garnier@sablenoir-reseaux.ca', 'Sablenoir Réseaux inc.')]] as const) {
    it(`on a button that sends makes one registration (ALL-3) — ${said(look)}`, () => visiting('double-click', look, async (visit) => {
      const [requests, submissions] = [countSent(visit, /\/v1\/registrations$/), countSent(visit, /\/submissions$/)];
      await visit.open('norderable.localhost');
      const { email, send, code, confirm, title, text, submit } = formOf(visit);
      await email.fill(who.email);
      await send.dblclick();
      await code.fill(await codeFor(who.email));
      await confirm.dblclick();
      await title(text.companyTitle).waitFor();
      await fillCompany(visit, who);
      await submit.dblclick();
      await seeUnderReview(visit, who, world.distributors.first.name);
      expect([requests(), submissions()]).toEqual([1, 1]);
      expect((await mailTo(who.email)).map(({ template }) => template)).toEqual(['registration_under_review', 'registration_received', 'registration_code']);
    }));
  }
});

describe('a key of another site', () => {
  for (const look of otherLooks) {
    it(`is refused, with who can fix it (ALL-1) — ${said(look)}`, () => visiting('wrong-origin', look, async (visit) => {
      visit.expects(/^403 GET .*\/v1\/registration-form\?/);
      await visit.serve('norderable.localhost', '/borrowed', pageAround(look, `<script type="module" src="${originOf('portal.localhost')}/sdk/v1/loader.js"></script>
<portico-registration-form key="${world.keys.vendorSite.token}"></portico-registration-form>`));
      await visit.open('norderable.localhost', '/borrowed');
      const { alert, text, email } = formOf(visit);
      await alert.getByRole('heading', { name: text.errors.authentication.title }).waitFor();
      expect(await alert.innerText()).toContain(text.fixers.site_owner);
      expect(await email.count()).toBe(0);
      await visit.settle('refused');
    }));
  }
});
