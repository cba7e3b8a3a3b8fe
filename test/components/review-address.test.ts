import { restoreApplicantAddress } from '../../schema/mail.ts';
import { readRegistration } from '../../schema/registration.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { button, clearPage, next, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { openCase } from './support/queue-samples.ts';
import { instant, theCase } from '../../demo/gallery/samples/replies.ts';

describe('portico-review-queue, where e-mail to the applicant does not arrive', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });

  it('says that e-mail to the applicant comes back, and lets say that it works again (ALL-6)', async () => {
    const allowed = [{ action: 'registration.approve', allowed: true }, { action: 'address.restore', allowed: true }];
    portal.replies(restoreApplicantAddress, theCase(1, { email: 'ines@norvent.example', can: allowed.slice(0, 1) }));
    const element = await openCase(portal, theCase(1, { email: 'ines@norvent.example', unreachable: { reason: 'bounce', since: instant(-3_000) }, can: allowed }));
    for (const said of ['E-mail bounces', 'The applicant gets no e-mail from us', 'nothing is sent to ines@norvent.example', 'Reach the applicant another way']) matches(words(element), said);
    await accessible(element);
    const asked = next(element, 'portico-before-decide');
    button(element, 'The address works again')?.click();
    equal((await asked).detail.action, 'address.restore');
    await until(() => words(element).includes('E-mail goes to ines@norvent.example again.'), 'the word');
    ok(!words(element).includes('E-mail bounces'), 'the chip is gone');
    portal.anew(readRegistration);
    matches(words(await openCase(portal, theCase(1, { unreachable: { reason: 'complaint', since: instant(-3_000) }, can: [{ action: 'address.restore', allowed: false, problem: { code: 'permission.denied', detail: 'This needs the role Admin.', wanted: 'address.restore' } }] }))), 'Reported as spam');
  });
});
