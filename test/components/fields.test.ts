import { LitElement, html } from 'lit';
import { dialog } from '../../components/core/dialog.ts';
import { FormController } from '../../components/core/form.ts';
import { slotsOf, slottedField } from '../../components/core/slotted-field.ts';
import { core } from '../../components/core/text.en.ts';
import { checkEmail } from '../../schema/checks.ts';
import { chipPage, dialogPage } from '../../demo/gallery/parts/status.ts';
import { fieldsPage } from '../../demo/gallery/parts/fields.ts';
import type { GalleryFields } from '../../demo/gallery/parts/fields.ts';
import { timelinePage } from '../../demo/gallery/parts/timeline.ts';
import { equal, ok } from './support/check.ts';
import { clearPage, find, put } from './support/page.ts';
import { everyState, showState } from './support/part.ts';

const fill = (input: HTMLInputElement | null, value: string, event: string): void => {
  if (input) input.value = value;
  input?.dispatchEvent(new Event(event, { bubbles: true }));
};

/** An e-mail field as the registration form has it: slotted, for password managers. */
class SlottedFrame extends LitElement {
  readonly form = new FormController<string>(this, { email: { check: checkEmail, pointer: '/email' } });
  sent = 0;
  protected override render() {
    return html`<form novalidate @submit=${(event: Event) => { event.preventDefault(); this.sent += 1; }}>${slotsOf('email', this.form)}<button>Send</button></form>`;
  }
}
customElements.define('slotted-frame', SlottedFrame);

describe('fields', () => {
  afterEach(clearPage);
  everyState(fieldsPage);

  it('take a value with `input`, and from password managers that fire `change` alone', async () => {
    for (const event of ['input', 'change']) {
      const it = await showState<GalleryFields>(fieldsPage, 'empty');
      fill(find<HTMLInputElement>(it, '#mail'), 'ana.ruiz@norvent.example', event);
      equal(it.form.value('mail'), 'ana.ruiz@norvent.example');
    }
  });
  it('slotted into a host’s own form, they take values the same way, and that form neither sends them nor is sent by them', async () => {
    const { render } = await import('lit');
    const page = put<HTMLFormElement>('<form><input name="own" value="1"><slotted-frame></slotted-frame></form>');
    const frame = page.querySelector('slotted-frame') as SlottedFrame;
    await frame.updateComplete;
    render(slottedField(core, frame, 'mail-1', { name: 'email', form: frame.form, label: 'E-mail', required: 'Enter it', type: 'email', inputmode: 'email', autocomplete: 'email', key: 'send' }), frame);
    const input = find<HTMLInputElement>(frame, '#mail-1') as HTMLInputElement;
    fill(input, 'ana.ruiz@norvent.example', 'change');
    equal(frame.form.value('email'), 'ana.ruiz@norvent.example');
    equal([input.form, [...new FormData(page).keys()], [...page.elements].length], [null, ['own'], 1]);
    let hostSent = 0;
    page.addEventListener('submit', (event) => { event.preventDefault(); if (event.target === page) hostSent += 1; });
    ok(!input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })), 'Enter is used up');
    equal([hostSent, frame.sent], [0, 1]);
  });
});

describe('chips, dialog and timeline of the gallery', () => {
  afterEach(clearPage);
  everyState(chipPage);
  everyState(dialogPage);
  everyState(timelinePage);

  it('a dialog closes by a press on its backdrop, not by a selection that is drawn out over its edge', async () => {
    const { render } = await import('lit');
    let closed = 0;
    const box = put('<div></div>');
    render(dialog('Unlink?', html`<p>Text</p>`, () => { closed += 1; }), box);
    const it = box.querySelector('dialog') as HTMLDialogElement, inside = box.querySelector('p') as HTMLElement;
    const press = (target: HTMLElement): void => void target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    press(inside);
    it.click();
    equal(closed, 0);
    press(it);
    it.click();
    equal(closed, 1);
  });
});
