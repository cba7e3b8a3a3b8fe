import { listSignInMethods } from '../../schema/sign-in.ts';
import { EnrollmentFormElement } from '../../components/enrollment/enrollment-form.ts';
import { SignInElement } from '../../components/operators/sign-in.ts';
import { ProviderElement } from '../../components/core/provider.ts';
import { readMe, requestSignInLink } from '../../schema/operators.ts';
import { readRegistrationForm } from '../../schema/registration.ts';
import { requestEnrollment } from '../../schema/requests.ts';
import { methods } from '../../demo/gallery/samples/sessions.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, define, find, fits, next, put, type, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { form, id, instant, me, theCase } from '../../demo/gallery/samples/replies.ts';

define('portico-provider', ProviderElement);
define('portico-enrollment-form', EnrollmentFormElement);
define('portico-sign-in', SignInElement);
const other = id.program.replace(/1$/, '2');
const known = (more: Parameters<typeof me>[0] = {}) => me({ enrollments: [], can: ['page.read', 'application.submit'], ...more });

describe('portico-enrollment-form', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal().replies(readMe, known()).replies(readRegistrationForm, form()); });
  afterEach(() => { clearPage(); portal.restore(); });

  async function open(options: Parameters<typeof put>[1] = {}): Promise<EnrollmentFormElement> {
    const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example"><portico-enrollment-form program="${id.program}"></portico-enrollment-form></portico-provider>`, options);
    provider.fetchSession = async () => ({ session: 'ses_1', token: 'session-token', expiresAt: instant(10) });
    const element = provider.firstElementChild as EnrollmentFormElement;
    await until(() => element.matches(':state(ready)'), 'ready');
    await element.updateComplete;
    return element;
  }
  const submit = (element: Element): void => find<HTMLFormElement>(element, 'form')?.requestSubmit();
  const answer = (element: Element, distributor = id.organization(2)): void => {
    type(find(element, '#distributor'), distributor);
    find(element, '#consent')?.click();
  };

  for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
    it(`is accessible, with and without errors, and after sending (${lang}, ${scheme})`, async () => {
      portal.replies(requestEnrollment, theCase(1, { kind: 'enrollment' }));
      const element = await open({ lang, scheme });
      find(element, '[name=support][value=other]')?.click();
      await element.updateComplete;
      await accessible(element);
      submit(element);
      await until(() => find(element, '.summary'), 'the summary');
      await accessible(element);
      find(element, '[name=support]')?.click();
      answer(element);
      submit(element);
      await until(() => find(element, '.way'), 'the timeline');
      await accessible(element);
    });
  }
  it('fits a box of 280 pixels, with a company name of 300 characters', async () => {
    portal.anew(readMe).replies(readMe, known({ organization: { id: id.organization(9), name: 'N'.repeat(300), kind: 'partner', brand: null } }));
    ok(fits(await open({ width: 280 })), 'it fits');
  });

  it('shows the company and who asks as they are known, and asks only for the support contact (ENR-1)', async () => {
    const element = await open();
    equal(all(element, '.known dd').map((each) => each.textContent), ['Norvent Labs', 'Inès Marchetti', 'ines@norvent.example']);
    equal(all(element, 'input:not([type=radio]), select').map((each) => each.id), ['distributor', 'consent']);
    equal(portal.to(readRegistrationForm)[0]?.url.searchParams.get('program'), id.program);
    equal(portal.to(readMe)[0]?.headers.get('Authorization'), 'Bearer session-token');
  });
  it('sends the enrollment and shows where it stands', async () => {
    portal.replies(requestEnrollment, theCase(1, { kind: 'enrollment', distributor: { id: id.organization(2), name: 'Lumenor' } }));
    const element = await open();
    find(element, '[name=support][value=other]')?.click();
    await element.updateComplete;
    for (const [name, value] of [['supportName', 'Support desk'], ['supportEmail', 'help@norvent.example']] as const) type(find(element, `#${name}`), value);
    answer(element);
    const requested = next(element, 'portico-enrollment-requested');
    submit(element);
    equal((await requested).detail, { registration: id.registration(1), state: 'under_review' });
    equal(portal.to(requestEnrollment)[0]?.body, { program: id.program, distributor: id.organization(2), support: { name: 'Support desk', email: 'help@norvent.example' }, consent: true });
    await until(() => find(element, '.way [aria-current=step]'), 'the timeline');
    matches(words(element), 'Lumenor now looks at it');
  });
  it('says of an approval at once that the company is enrolled', async () => {
    portal.replies(requestEnrollment, theCase(1, { kind: 'enrollment', state: 'approved' }));
    const element = await open();
    answer(element);
    submit(element);
    await until(() => words(element).includes('Your company is enrolled in Halden Partner Program'), 'the approval');
  });
  it('leads a refused distributor back to its field, and keeps what was chosen', async () => {
    portal.refuses(requestEnrollment, 'registration.distributor_unavailable', { detail: 'It does not serve France.' });
    const element = await open();
    answer(element, id.organization(3));
    submit(element);
    await until(() => find(element, '#distributor-error')?.textContent?.includes('It does not serve France.'), 'the field');
    equal(find<HTMLSelectElement>(element, '#distributor')?.value, id.organization(3));
  });
  it('says what else refuses it, and whom to contact where the vendor did (REG-11)', async () => {
    portal.refuses(requestEnrollment, 'registration.open_request').refuses(requestEnrollment, 'registration.declined_by_vendor');
    const element = await open();
    answer(element);
    submit(element);
    await until(() => words(element).includes('Sentence of registration.open_request.'), 'an open one');
    submit(element);
    await until(() => words(element).includes('Sentence of registration.declined_by_vendor.'), 'the vendor');
    equal(all(element, '.ways a').map((link) => link.textContent), ['help.halden.example', 'partners@halden.example', '+33 1 23 45 67 89']);
  });
  it('keeps what was typed when the network is gone, and sends once (ALL-3)', async () => {
    portal.loses(requestEnrollment, 3).replies(requestEnrollment, theCase(1));
    const element = await open();
    answer(element);
    submit(element);
    await new Promise((resolve) => { setTimeout(resolve, 3_000); });
    await until(() => words(element).includes('Nothing is lost'), 'the failure');
    submit(element);
    await until(() => find(element, '.way'), 'sent');
    equal(new Set(portal.to(requestEnrollment).map(({ headers }) => headers.get('Idempotency-Key'))).size, 1);
  });

  it('tells who may not ask whom to ask (OPR-2)', async () => {
    portal.anew(readMe).replies(readMe, known({ can: ['page.read'] }));
    const element = await open();
    matches(words(element), 'Please ask Inès Marchetti or Paul Oduya.');
    equal(find(element, 'form'), null);
    await accessible(element);
  });
  it('tells a company that is enrolled so, but not one that is enrolled elsewhere', async () => {
    const enrolled = (programId: string) => known({ enrollments: [{ ...(me().enrollments[0] as (ReturnType<typeof me>)['enrollments'][number]), programId }] });
    portal.anew(readMe).replies(readMe, enrolled(id.program));
    const element = await open();
    matches(words(element), 'Already enrolled in Halden Partner Program');
    equal((button(element, 'Go to the portal') as HTMLAnchorElement).href, 'https://portal.example/');
    portal.anew(readMe).replies(readMe, enrolled(other));
    ok(find(await open(), 'form'), 'the form');
  });
  it('tells an organization that is no partner so', async () => {
    portal.anew(readMe).replies(readMe, known({ organization: { id: id.organization(9), name: 'Corvane', kind: 'distributor', brand: null } }));
    matches(words(await open()), 'Only partners enroll here');
  });

  it('is where the sign-in link leads that was asked for with a program (REG-3)', async () => {
    portal.replies(listSignInMethods, methods()).replies(requestSignInLink, { resendAt: instant(1) });
    const element = put<SignInElement>(`<portico-sign-in endpoint="${location.origin}" enroll="${id.program}"></portico-sign-in>`);
    type(await until(() => element.querySelector<HTMLInputElement>('[slot=email]'), 'the e-mail'), 'ines@norvent.example');
    submit(element);
    await until(() => portal.to(requestSignInLink)[0], 'the request');
    equal(portal.to(requestSignInLink)[0]?.body, { email: 'ines@norvent.example', enroll: id.program });
  });
});
