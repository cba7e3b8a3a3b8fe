/** Fills in a registration form as a hand would: values typed into its inputs, its own buttons pressed. For those who would rather watch. */
import type { RegistrationFormElement } from '../../../components/registration/registration-form.ts';
import type { Invented } from './invented.ts';

const steps = ['email', 'code', 'company', 'contacts', 'review', 'next'] as const;
export type FormStep = (typeof steps)[number];
const patience = 15_000, lookEvery = 50;

/** The step that the form shows, by its own list of steps; `undefined` while it shows none. */
export function stepOf(form: RegistrationFormElement): FormStep | undefined {
  const items = [...(form.shadowRoot?.querySelectorAll('.steps li') ?? [])];
  return steps[items.findIndex((item) => item.getAttribute('aria-current') === 'step')];
}
async function until<T>(find: () => T | null | undefined | false): Promise<T> {
  for (const end = Date.now() + patience; ; ) {
    const found = find();
    if (found) return found;
    if (Date.now() > end) throw new Error('the form did not go on');
    await new Promise((resolve) => { setTimeout(resolve, lookEvery); });
  }
}
const said = (target: HTMLElement, ...names: string[]): void => { for (const name of names) target.dispatchEvent(new Event(name, { bubbles: true, composed: true })); };
const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

async function type(input: HTMLInputElement, text: string): Promise<void> {
  if (!still()) {
    for (let at = 1; at < text.length; at += 1) {
      input.value = text.slice(0, at);
      await new Promise((resolve) => { setTimeout(resolve, 22); });
    }
  }
  input.value = text;
  said(input, 'input', 'change');
}

export class FormDriver {
  readonly #form: RegistrationFormElement;
  constructor(form: RegistrationFormElement) {
    this.#form = form;
  }
  get step(): FormStep | undefined { return stepOf(this.#form); }
  #inside = <T extends HTMLElement>(selector: string): T | null => this.#form.shadowRoot?.querySelector<T>(selector) ?? null;
  #submit(): void { this.#inside<HTMLFormElement>('form')?.requestSubmit(); }
  async #slotted(name: string, text: string): Promise<void> {
    await type(await until(() => this.#form.querySelector<HTMLInputElement>(`input[name=${name}]`)), text);
    this.#submit();
  }
  #fill(name: string, value: string): void {
    const field = this.#inside<HTMLInputElement>(`[name=${name}]`);
    if (!field || !value) return;
    field.value = value;
    said(field, 'input', 'change');
  }
  readonly arrived = (...at: FormStep[]): Promise<boolean> => until(() => this.step !== undefined && at.includes(this.step));

  async email({ email }: Invented): Promise<void> {
    await this.#slotted('email', email);
    await this.arrived('code');
  }
  async code(code: string): Promise<void> {
    await this.#slotted('code', code);
    await this.arrived('company');
  }
  /** Company and contacts, up to the look at everything. */
  async details(who: Invented): Promise<void> {
    await this.arrived('company', 'contacts', 'review');
    if (this.step === 'company') {
      this.#fill('legalName', who.legalName);
      this.#fill('country', who.country);
      await until(() => this.#inside('[name=region]'));
      for (const name of ['street', 'city', 'region', 'postalCode'] as const) this.#fill(name, who[name]);
      this.#submit();
      await this.arrived('contacts');
    }
    if (this.step === 'contacts') {
      await until(() => this.#inside('[name=givenName]'));
      for (const name of ['givenName', 'familyName', 'jobTitle'] as const) this.#fill(name, who[name]);
      this.#submit();
      await this.arrived('review');
    }
  }
  /** Says yes, to the distributor that is there, and sends. */
  async send(): Promise<void> {
    const consent = await until(() => this.#inside<HTMLInputElement>('[name=consent]'));
    const distributor = this.#inside<HTMLSelectElement>('select[name=distributor]');
    if (distributor && !distributor.value) this.#fill('distributor', [...distributor.options].find(({ value }) => value)?.value ?? '');
    if (!consent.checked) consent.click();
    this.#submit();
  }
}
