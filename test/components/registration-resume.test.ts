import type { RegistrationFormElement } from '../../components/registration/registration-form.ts';
import { confirmRegistrationEmail, readRegistrationForm, readRegistrationProgress, requestRegistration, resendRegistrationCode, saveRegistrationDraft, submitRegistration } from '../../schema/registration.ts';
import { code, company, email, enterCode, fill, fillCompany, forget, open, person, send, submit, tag, toCompany, toContacts, toReview, value } from './support/applicant.ts';
import { equal, matches, until } from './support/check.ts';
import { button, clearPage, find, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { confirms } from '../../demo/gallery/samples/registration.ts';
import { form, id, instant, progress, underReview } from '../../demo/gallery/samples/replies.ts';

const draft = { ...company, ...person };
const reload = async (markup = tag): Promise<RegistrationFormElement> => {
  clearPage();
  return open({}, markup);
};
const linked = tag.replace('key=', `registration="${id.registration()}" token="link-token" key=`);

describe('portico-registration-form goes on where it was left', () => {
  let portal: Portal;
  beforeEach(() => { forget(); portal = new Portal().replies(readRegistrationForm, form()); });
  afterEach(() => { clearPage(); portal.restore(); forget(); });

  it('saves what was typed at each step, as it was typed', async () => {
    const element = await open();
    await toContacts(portal, element);
    await until(() => portal.to(saveRegistrationDraft)[0], 'the first save');
    equal(portal.to(saveRegistrationDraft)[0]?.body, { draft: { legalName: 'Norvent Labs', country: 'FR', street: '12 rue des Tanneurs', postalCode: '69002', city: 'Lyon' } });
    equal(portal.to(saveRegistrationDraft)[0]?.headers.get('Authorization'), 'Bearer applicant-token');
    fill(element, person);
    submit(element);
    await until(() => portal.to(saveRegistrationDraft)[1], 'the second save');
    matches(JSON.stringify(portal.to(saveRegistrationDraft)[1]?.body), '"givenName":"Inès"');
  });
  it('goes on when saving fails, says so quietly, and tries again at the next step', async () => {
    const element = await open();
    await toCompany(portal, element);
    portal.anew(saveRegistrationDraft).refuses(saveRegistrationDraft, 'service.failed').replies(saveRegistrationDraft, { savedAt: instant(0) });
    await fillCompany(element);
    submit(element);
    await until(() => find(element, '#givenName'), 'the next step');
    await until(() => words(element).includes('Not saved yet'), 'the word');
    fill(element, person);
    submit(element);
    await until(() => find(element, '#consent') && !words(element).includes('Not saved yet'), 'saved');
  });

  it('after a reload, from the history’s entry beside what the page keeps there; no cookie, no storage', async () => {
    history.replaceState({ page: 7 }, '');
    await toCompany(portal, await open());
    equal(history.state as unknown, { page: 7, portico: { registration: id.registration(), token: 'applicant-token' } });
    equal([document.cookie, localStorage.length, sessionStorage.length], ['', 0, 0]);
    portal.replies(readRegistrationProgress, progress({ draft }));
    const again = await reload();
    await until(() => find(again, '#consent'), 'the first step that is not done');
    equal(portal.to(readRegistrationProgress)[0]?.headers.get('Authorization'), 'Bearer applicant-token');
    matches(words(again), 'Inès Marchetti');
    equal(portal.to(resendRegistrationCode).length, 0);
  });
  it('after a reload in the middle of a step, with what was typed there', async () => {
    const element = await open();
    await toContacts(portal, element);
    fill(element, { givenName: 'Inès' });
    await until(() => JSON.stringify(history.state).includes('"givenName":"Inès"'), 'the history’s entry');
    portal.replies(readRegistrationProgress, progress({ draft: { ...company } }));
    const again = await reload();
    await until(() => value(again, 'givenName') === 'Inès', 'what was typed');
    equal(value(again, 'familyName'), '');
  });
  it('at the step that is not done', async () => {
    history.replaceState({ portico: { registration: id.registration(), token: 'applicant-token' } }, '');
    portal.replies(readRegistrationProgress, progress({ draft: { ...company } }));
    const element = await open();
    await until(() => find(element, '#givenName'), 'the contacts');
    equal(value(element, 'givenName'), '');
    button(element, 'Back')?.click();
    await until(() => value(element, 'legalName') === 'Norvent Labs', 'the company as typed');
  });
  it('where it stands, once it was sent', async () => {
    portal.replies(submitRegistration, underReview());
    const element = await open();
    await toReview(portal, element);
    await send(element);
    await until(() => find(element, '.way'), 'the timeline');
    portal.replies(readRegistrationProgress, underReview());
    const again = await reload();
    await until(() => find(again, '.way'), 'the timeline again');
  });
  it('forgets it when a new request is started, and leaves the page’s own state', async () => {
    history.replaceState({ page: 7, portico: { registration: id.registration(), token: 'applicant-token' } }, '');
    portal.replies(readRegistrationProgress, progress({ state: 'withdrawn', actor: 'nobody' }));
    const element = await open();
    (await until(() => button(element, 'Start a new request'))).click();
    await until(() => email(element), 'the e-mail step');
    equal(history.state as unknown, { page: 7 });
    equal(email(element)?.value, '');
  });
  it('leaves alone a state of the page that it cannot add to, and a registration of another program', async () => {
    history.replaceState('page seven', '');
    await toCompany(portal, await open());
    equal(history.state as unknown, 'page seven');
    history.replaceState({ portico: { registration: id.registration(), token: 'applicant-token' } }, '');
    portal.replies(readRegistrationProgress, progress({ program: { id: id.program.replace(/1$/, '2'), name: 'Other', vendor: 'Other' } }));
    const again = await reload();
    await until(() => email(again), 'the e-mail step');
  });
  it('confirms the mailbox again when the token no longer counts', async () => {
    history.replaceState({ portico: { registration: id.registration(), token: 'old-token' } }, '');
    portal.refuses(readRegistrationProgress, 'registration.token_required').replies(resendRegistrationCode, { registration: id.registration(), resendAt: instant(1), expiresAt: instant(15) })
      .replies(confirmRegistrationEmail, { token: 'fresh-token', progress: progress({ draft }) });
    const element = await open();
    await until(() => code(element), 'the code step');
    matches(words(element), 'We sent a code to the address of your request to confirm that it is you');
    equal(portal.to(resendRegistrationCode).length, 1);
    await enterCode(element);
    await until(() => find(element, '#consent'), 'the review');
    matches(words(element), 'Norvent Labs');
  });
  it('confirms the mailbox again when the token ends in the middle, and loses nothing', async () => {
    const element = await open();
    await toReview(portal, element);
    portal.refuses(submitRegistration, 'registration.token_required').replies(resendRegistrationCode, { registration: id.registration(), resendAt: instant(1), expiresAt: instant(15) });
    // A minute has passed since the first code.
    const clock = Date.now;
    Date.now = () => clock() + 61_000;
    try {
      await send(element);
      await until(() => code(element), 'the code step');
    } finally {
      Date.now = clock;
    }
    await until(() => !find(element, '[aria-busy=true]'), 'the code on its way');
    equal(portal.to(resendRegistrationCode).length, 1);
    await enterCode(element);
    await until(() => find(element, '#consent'), 'the review');
    equal(find<HTMLInputElement>(element, '#consent')?.checked, true);
  });

  it('from the e-mail’s link on another device: a code first, then what was typed', async () => {
    portal.replies(readRegistrationProgress, progress()).replies(resendRegistrationCode, { registration: id.registration(), resendAt: instant(1), expiresAt: instant(15) })
      .replies(confirmRegistrationEmail, { token: 'fresh-token', progress: progress({ draft }) });
    const element = await open({}, linked);
    await until(() => code(element), 'the code step');
    equal(portal.to(readRegistrationProgress)[0]?.headers.get('Authorization'), 'Bearer link-token');
    matches(words(element), 'We sent a code to ines@norvent.example to confirm that it is you');
    equal(portal.to(resendRegistrationCode).length, 1);
    await enterCode(element);
    await until(() => find(element, '#consent'), 'the review');
    equal((history.state as { portico: unknown }).portico, { registration: id.registration(), token: 'fresh-token' });
    // A reload of that page uses what is now known, not the link again.
    portal.anew(readRegistrationProgress).replies(readRegistrationProgress, progress({ draft }));
    const again = await reload(linked);
    await until(() => find(again, '#consent'), 'the review again');
    equal(portal.to(readRegistrationProgress).at(-1)?.headers.get('Authorization'), 'Bearer fresh-token');
  });
  it('for the distributor that the request is bound to, where this page fixes none (REG-16)', async () => {
    history.replaceState({ portico: { registration: id.registration(), token: 'applicant-token' } }, '');
    portal.replies(readRegistrationProgress, progress({ draft, distributor: { id: id.organization(2), name: 'Lumara' } }));
    const element = await open();
    await until(() => find(element, '#consent'), 'the review');
    matches(words(element), 'Your request goes to Lumara.');
    equal(find(element, '#distributor'), null);
  });
  it('waits for the code that is on its way when another one would be too soon', async () => {
    portal.replies(readRegistrationProgress, progress()).refuses(resendRegistrationCode, 'registration.code_too_soon', { retryAfter: 40 });
    const element = await open({}, linked);
    await until(() => code(element), 'the code step');
    matches(button(element, /Send a new code/)?.textContent, /in (39|40) s/);
  });
  it('shows by the link alone where a request stands that was sent', async () => {
    portal.replies(readRegistrationProgress, underReview());
    const element = await open({}, linked);
    await until(() => find(element, '.way'), 'the timeline');
    equal(portal.to(resendRegistrationCode).length, 0);
  });
  it('on a page of no program, in the registration’s own', async () => {
    portal.anew(readRegistrationForm).refuses(readRegistrationForm, 'resource.not_found').replies(readRegistrationForm, form()).replies(readRegistrationProgress, underReview());
    const element = await open({}, linked.replace(' key="pk_test"', ''));
    await until(() => find(element, '.way'), 'the timeline');
    equal(portal.to(readRegistrationForm)[1]?.url.searchParams.get('program'), id.program);
  });
  it('with another address begins another registration, and keeps what was typed of the company', async () => {
    const element = await open();
    await toCompany(portal, element);
    fill(element, { legalName: 'Norvent Labs' });
    button(element, 'Back')?.click();
    await until(() => email(element), 'the e-mail step');
    equal((history.state as { portico?: unknown }).portico !== undefined, true);
    confirms(portal);
    fill(element, {});
    const input = email(element) as HTMLInputElement;
    input.value = 'paul@norvent.example';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    submit(element);
    await until(() => code(element), 'a code for it');
    equal(portal.to(requestRegistration).length, 2);
    equal((history.state as { portico?: unknown }).portico, undefined);
    await enterCode(element);
    await until(() => value(element, 'legalName') === 'Norvent Labs', 'the name');
  });
});
