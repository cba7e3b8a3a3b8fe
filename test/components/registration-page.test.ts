import type { RegistrationFormElement } from '../../components/registration/registration-form.ts';
import { readRegistrationForm, submitRegistration } from '../../schema/registration.ts';
import { email, forget, open, send, submit, tag, toReview } from './support/applicant.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, until } from './support/check.ts';
import { all, clearPage, next, put, type, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { form, id, underReview } from '../../demo/gallery/samples/replies.ts';

describe('portico-registration-form and the page around it', () => {
  let portal: Portal;
  beforeEach(() => { forget(); portal = new Portal().replies(readRegistrationForm, form()); });
  afterEach(() => { clearPage(); portal.restore(); });

  it('asks the portal for its form with key, program and language, and sends no cookie', async () => {
    const element = await open({ lang: 'fr-CA' }, tag.replace('key=', `program="${id.program}" key=`));
    const [sent] = portal.to(readRegistrationForm);
    equal(sent?.headers.get('Portico-Key'), 'pk_test');
    equal(sent?.headers.get('Accept-Language'), 'fr');
    equal(sent?.credentials, 'omit');
    equal(Object.fromEntries(sent?.url.searchParams ?? []), { program: id.program, locale: 'fr' });
    matches(words(element), 'Rejoindre Halden Partner Program');
    matches(words(element), 'Étape 1 sur 6');
  });

  it('lets the page stop or delay the request', async () => {
    portal.replies(submitRegistration, underReview());
    const element = await open();
    await toReview(portal, element);
    element.addEventListener('portico-before-register', (event) => event.preventDefault(), { once: true });
    await send(element);
    await until(() => words(element).includes('This website stopped the request'), 'the word');
    equal(portal.to(submitRegistration).length, 0);
    let release = (): void => {};
    element.addEventListener('portico-before-register', ({ detail }) => detail.waitUntil(new Promise<void>((resolve) => { release = resolve; })), { once: true });
    submit(element);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    equal(portal.to(submitRegistration).length, 0);
    release();
    await until(() => portal.to(submitRegistration).length === 1, 'the request');
  });

  it('changes its language with the page and keeps what was typed', async () => {
    const element = await open();
    type(email(element), 'ines@norvent.example');
    (element.parentElement as HTMLElement).lang = 'fr';
    await until(() => words(element).includes('Étape 1 sur 6'), 'French');
    equal(email(element)?.value, 'ines@norvent.example');
  });

  it('changes its language in a later step too, and keeps what was typed there', async () => {
    const element = await open();
    await toReview(portal, element);
    (element.parentElement as HTMLElement).lang = 'fr';
    await until(() => words(element).includes('Relire et envoyer') && words(element).includes('Étape 5 sur 6'), 'French');
    matches(words(element), 'Inès Marchetti');
  });

  it('says what is wrong with the page’s key, and that the site’s owner can fix it', async () => {
    portal.anew(readRegistrationForm).refuses(readRegistrationForm, 'key.origin_not_allowed');
    const element = put<RegistrationFormElement>(tag);
    const { detail } = await next(element, 'portico-load-error');
    equal(detail.kind, 'authentication');
    await until(() => element.matches(':state(error)'));
    await until(() => words(element).includes('The owner of this website can fix this.'), 'who can fix it');
    await accessible(element);
  });

  it('takes its key by the name publishable-key too, where a framework keeps key to itself', async () => {
    await open({}, tag.replace('key=', 'publishable-key='));
    equal(portal.to(readRegistrationForm)[0]?.headers.get('Portico-Key'), 'pk_test');
  });

  it('looks the same on a page whose rules mean all inputs, labels and paragraphs', async () => {
    const look = (element: Element) => [...element.children].map((each) => {
      const { position, display, width, padding, border, color, fontSize, letterSpacing, textTransform, float, transform } = getComputedStyle(each);
      return { position, display, width, padding, border, color, fontSize, letterSpacing, textTransform, float, transform };
    });
    const element = await open();
    submit(element);
    await until(() => element.children.length === 4, 'label, hint, input and error');
    // At rest: with the focus on the summary and no transition under way.
    await until(() => element.shadowRoot?.activeElement, 'focus on the summary');
    const before = look(element);
    const hostile = new CSSStyleSheet();
    hostile.replaceSync('input, label, p { position: absolute !important; float: right !important; transform: rotate(9deg) !important; letter-spacing: 9px !important; text-transform: uppercase !important; border: 9px dotted red !important; color: red !important; font-size: 40px !important; width: 10px !important }');
    document.adoptedStyleSheets.push(hostile);
    try {
      equal(look(element), before);
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== hostile);
    }
  });

  it('has its inputs for e-mail and code in the page, where password managers look', async () => {
    const element = await open();
    equal(email(element)?.getRootNode(), document);
    equal(email(element)?.autocomplete, 'work email');
    equal(element.querySelectorAll('[style], style').length + all(element, '[style], style').length, 0, 'no inline style');
  });
});
