/** Where a request stands, for who follows the link of its e-mail in another browser (REG-14), and what one can do there. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { activateProduct, approveRegistration, declineRegistration } from '../../schema/registration.ts';
import { passDays } from './support/clock.ts';
import { deskOf } from './support/desk.ts';
import { landed } from './support/keys.ts';
import { looks, otherLooks, pick, said, wordsOf } from './support/look.ts';
import { codeFor, linkFor, mailTo, newest } from './support/mailbox.ts';
import { registered } from './support/portal.ts';
import { type Applicant, applicant, formOf } from './support/registration.ts';
import { actAs, approved, askedToJoin, partsOf, statusLinkFor } from './support/requests.ts';
import { type Visit, visiting } from './support/visit.ts';

const { first } = world.distributors;
const reviewer = first.operators.admin;
const program = world.programs.n;

function statusOf({ page, look }: Visit) {
  const element = page.locator('portico-registration-status');
  const { status: text } = partsOf(look);
  return {
    element, text, title: (name: string) => element.getByRole('heading', { name, exact: true, level: 2 }), button: (name: string | RegExp) => element.getByRole('button', { name, exact: true }),
    steps: element.getByRole('list', { name: text.timelineLabel }).getByRole('listitem'), dialog: element.getByRole('dialog'), code: element.getByLabel(text.codeLabel),
  };
}
const opened = async (visit: Visit, who: Applicant): Promise<void> => { await visit.page.goto(await statusLinkFor(who.email)); };

describe('under review', () => {
  const people = [
    [looks[0], applicant('ida.koss@thornwater-it.ca', 'Thornwater IT Ltd.', 'CA', 'Ida', 'Koss')],
    [looks[1], applicant('a.gagne@pontbleu-reseau.ca', 'Pontbleu Réseau inc.', 'CA', 'Aude', 'Gagné')],
  ] as const;
  for (const [look, who] of people) {
    it(`each step says who acts until when; the link mails itself again after a pause; withdrawing takes a code, so that a forwarded link cannot (REG-14) — ${said(look)}`, () => visiting('status', look, async (visit) => {
      // Since yesterday, so that the code of the form is no longer on its way.
      await passDays(await registered(who, look), 1);
      await opened(visit, who);
      const { text, title, element, button, steps, dialog, code } = statusOf(visit);
      await title(text.titles.under_review).waitFor();
      expect(await steps.locator('.what').allInnerTexts()).toEqual([text.timelineDone.email, text.timelineDone.details, text.timelineOpen.activation, text.timelineOpen.review, text.timelineOpen.access]);
      await element.getByText(text.activationBody(first.name)).waitFor();
      await steps.nth(3).locator('time[datetime]').last().waitFor();
      await visit.settle('under-review');

      await button(text.resend).click();
      await element.getByText(text.resent(who.email)).waitFor();
      const again = element.locator('.resend');
      expect(await again.getAttribute('aria-disabled')).toBe('true');
      expect(await again.innerText()).toMatch(/\d+/);
      expect(await statusLinkFor(who.email, 'registration_status')).toContain('/status#');
      await visit.settle('resent');

      await button(text.withdraw).click();
      await visit.settle('withdraw', { whole: false });
      await dialog.getByRole('button', { name: text.keep }).click();
      await landed(element.locator('.withdraw'));
      await button(text.withdraw).click();
      visit.expects(/^401 POST .*\/withdrawals$/);
      await dialog.getByRole('button', { name: text.withdrawNow(program.name) }).click();
      await code.waitFor();
      visit.expects(/^422 POST .*\/confirmations$/);
      const sent = await codeFor(who.email);
      expect((await mailTo(who.email)).filter(({ template }) => template === 'registration_code')).toHaveLength(2);
      await code.fill(String((Number(sent) + 1) % 1_000_000).padStart(6, '0'));
      await button(text.withdrawNow(program.name)).click();
      await element.locator('.summary').waitFor();
      await visit.settle('wrong-code');
      expect(await title(text.titles.under_review).isVisible()).toBe(true);
      await code.fill(sent);
      await button(text.withdrawNow(program.name)).click();
      await title(text.titles.withdrawn).waitFor();
      await element.getByText(text.withdrawnNow).waitFor();
      // Nobody else is said to have stopped it.
      const last = await steps.last().innerText();
      expect([last.includes(text.timelineOpen.review), last.includes(text.timelineYou), last.includes(first.name)]).toEqual([true, true, false]);
      await visit.settle('withdrawn');
      expect(await element.getByRole('link', { name: text.restart }).getAttribute('href')).toContain(program.id);
      await visit.page.reload();
      await title(text.titles.withdrawn).waitFor();
    }));
  }
});

describe('declined', () => {
  const people = [
    [otherLooks[0], applicant('j.perron@givreclair.ca', 'Givreclair Informatique inc.', 'CA', 'Jade', 'Perron'), 'Il manque l’adresse du siège.'],
    [otherLooks[1], applicant('sol.marek@quietloom-it.ca', 'Quietloom IT Ltd.', 'CA', 'Sol', 'Marek'), 'The address of the head office is missing.'],
  ] as const;
  for (const [look, who, note] of people) {
    it(`it carries reason and note, and from the thirtieth day a new request goes through (REG-13) — ${said(look)}`, () => visiting('status-declined', look, async (visit) => {
      const registration = await registered(who, look);
      await actAs(reviewer.id, declineRegistration, { params: { registration }, body: { reason: 'incomplete', note, reapply: 'in_30_days' } });
      await opened(visit, who);
      const { text, title, element } = statusOf(visit);
      await title(text.titles.declined).waitFor();
      for (const words of [text.byReviewer(first.name), text.reasons.incomplete, note, text.timelineFailed.review]) await element.getByText(words, { exact: true }).first().waitFor();
      const restart = element.getByRole('link', { name: text.restart });
      expect(await restart.count()).toBe(0);
      await visit.settle('declined');
      await passDays(registration, 29);
      await visit.page.reload();
      await title(text.titles.declined).waitFor();
      expect(await restart.count(), 'a day too early').toBe(0);
      await passDays(registration, 1);
      await visit.page.reload();
      await restart.click();
      const { email, send, title: step, text: words } = formOf(visit);
      await email.fill(who.email);
      await send.click();
      await step(words.codeTitle).waitFor();
      await visit.settle('asks-again');
    }));
  }
});

describe('approved', () => {
  for (const [look, who] of [[looks[0], applicant('tao.byrne@silverfen-it.ca', 'Silverfen IT Ltd.', 'CA', 'Tao', 'Byrne')], [looks[1], applicant('v.noel@ormelune.ca', 'Ormelune Services inc.', 'CA', 'Vanille', 'Noël')]] as const) {
    it(`it mails a fresh sign-in link, which signs in (REG-14, OPR-9) — ${said(look)}`, () => visiting('status-approved', look, async (visit) => {
      const registration = await registered(who, look);
      await opened(visit, who);
      const { text, title, element, button } = statusOf(visit);
      await title(text.titles.under_review).waitFor();
      await actAs(reviewer.id, activateProduct, { params: { registration } });
      await actAs(reviewer.id, approveRegistration, { params: { registration } });
      await visit.page.reload();
      await title(text.titles.approved).waitFor();
      await visit.settle('approved');
      await button(text.fresh).click();
      await element.getByText(text.resent(who.email)).waitFor();
      await visit.page.goto(await linkFor(who.email, 'sign_in_link'));
      const { overview } = wordsOf(look);
      await visit.page.locator('portico-organization-overview').getByText(overview.youAre(overview.aRole.super_admin, who.legalName)).waitFor();
    }));
  }
});

describe('a link that does not work', () => {
  for (const [look, who, other] of [
    [otherLooks[0], applicant('p.roy@brumefeuille.ca', 'Brumefeuille TI inc.', 'CA', 'Paule', 'Roy'), applicant('q.roy@cendreplume.ca', 'Cendreplume TI inc.', 'CA', 'Quentin', 'Roy')],
    [otherLooks[1], applicant('p.hale@fogpetal-it.ca', 'Fogpetal IT Ltd.', 'CA', 'Pru', 'Hale'), applicant('q.hale@ashquill-it.ca', 'Ashquill IT Ltd.', 'CA', 'Quin', 'Hale')],
  ] as const) {
    it(`another’s, a cut one, or one long over is refused with a way on (REG-14) — ${said(look)}`, () => visiting('status-link', look, async (visit) => {
      const registration = await registered(who, look);
      await registered(other, look);
      const { text, element } = statusOf(visit);
      const [own, foreign] = [new URL(await statusLinkFor(who.email)), new URL(await statusLinkFor(other.email))];
      const token = (url: URL): string => new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
      const way = element.getByRole('link', { name: text.getLink });
      visit.expects(/^401 GET .*\/progress$/);
      await visit.page.goto(`${own.origin}/status#registration=${registration}&token=${token(foreign)}&program=${program.id}`);
      await element.getByText(text.brokenTitle).waitFor();
      expect(await element.locator('.root').innerText()).not.toContain(who.legalName);
      await visit.settle('foreign');
      await visit.page.goto(`${own.origin}/status#registration=${registration}`);
      await element.getByText(text.incompleteTitle).waitFor();
      await visit.settle('incomplete');

      await actAs(reviewer.id, declineRegistration, { params: { registration }, body: { reason: 'other', reapply: 'now' } });
      await passDays(registration, 61);
      await visit.page.goto(own.href);
      await element.getByText(text.brokenTitle).waitFor();
      expect(await way.getAttribute('href')).toContain(program.id);
      await visit.settle('long-over');
      await way.click();
      const { email, send, title, text: words } = formOf(visit);
      await email.fill(who.email);
      await visit.settle('way-on');
      await send.click();
      await title(words.codeTitle).waitFor();
    }));
  }
});

describe('a request to join', () => {
  for (const [look, who, colleague] of [
    [looks[0], applicant('gus.orley@larkhollow-it.ca', 'Larkhollow IT Ltd.', 'CA', 'Gus', 'Orley'), applicant('mina.shaw@larkhollow-it.ca', '', 'CA', 'Mina', 'Shaw')],
    [looks[1], applicant('g.ouellet@rivesonge.ca', 'Rivesonge Services inc.', 'CA', 'Gaël', 'Ouellet'), applicant('m.savard@rivesonge.ca', '', 'CA', 'Maude', 'Savard')],
  ] as const) {
    it(`that no admin answers in five business days goes to the distributor, who lets in (REG-7) — ${said(look)}`, () => visiting('join-status', look, async (visit) => {
      const partner = await approved(who, look);
      const registration = await askedToJoin(colleague, partner, look);
      const person = `${colleague.givenName} ${colleague.familyName}`;
      await opened(visit, colleague);
      const { text, title, element, steps } = statusOf(visit);
      await element.getByText(text.joinBody(who.legalName)).waitFor();
      await visit.settle('company-decides');
      await visiting('join-desk', look, async (distributor) => {
        await distributor.open('norderable.localhost', '/desk');
        const { text: words, queue, rows, button, status, case: article, title: caseTitle } = deskOf(distributor);
        const search = queue.getByRole('searchbox', { name: words.search });
        await search.fill(person);
        await queue.getByText(words.noMatch(person)).waitFor();
        await passDays(registration, 10);
        await newest(reviewer.email, 'join_asked');
        await button(words.clearSearch).click();
        await search.fill(person);
        await rows.filter({ hasText: person }).click();
        await caseTitle(words.joinTitle(person, who.legalName)).waitFor();
        await article.getByText(words.joinFellBack).waitFor();
        await distributor.settle('fell-back');
        await visit.page.reload();
        await element.getByText(text.joinPassedOn(first.name)).waitFor();
        await visit.settle('distributor-decides');
        await button(words.joinApprove(person)).click();
        await status.getByText(words.done['registration.approve'](colleague.email)).waitFor();
        await distributor.settle('let-in');
      });
      await visit.page.reload();
      await title(text.titles.approved).waitFor();
      expect(await steps.locator('.what').allInnerTexts()).toContain(text.timelineDone.join);
      expect((await newest(colleague.email, 'join_decided')).text).toContain(pick(look, 'reader', 'Lecteur'));
    }));
  }
});
