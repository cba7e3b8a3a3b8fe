/** What the applicant typed, on all steps together: which of it is asked for as things stand, whether it is right, and how it is kept. */
import { isClean, limits } from '../../../schema/checks.ts';
import { type RegistrationDraft, draftFields } from '../../../schema/registration.ts';
import { FormController } from '../../core/form.ts';
import type { Stage } from '../stage.ts';
import { type Addresses, loadAddresses } from './addresses.ts';
import { type Field, addressParts, asked, fieldsOf } from './fields.ts';

export class Answers {
  readonly fields: FormController<Field>;
  /** Absent until they are loaded. */
  addresses: Addresses | undefined;
  readonly #stage: Stage;
  readonly #specs = fieldsOf((part) => this.#needs(part));
  #servedCountry = '';

  constructor(stage: Stage) {
    this.#stage = stage;
    this.fields = new FormController<Field>(stage.element, this.#specs);
  }

  async loadAddresses(): Promise<void> {
    // Without them every part can still be typed, and the portal checks.
    this.addresses ??= await loadAddresses().catch(() => undefined);
  }
  #needs(part: (typeof addressParts)[number]): boolean {
    if (!this.addresses) return part === 'street';
    return (this.addresses.formatOf(this.fields.value('country')).required as readonly string[]).includes(part);
  }
  /** Fields that are not asked for, as things stand. */
  hidden(): Field[] {
    const { fields, addresses } = this;
    const country = fields.value('country');
    const parts: readonly string[] = addresses ? addresses.formatOf(country).order.flat() : addressParts;
    return [
      ...addressParts.filter((part) => !parts.includes(part)),
      ...(fields.value('primary') === 'colleague' ? [] : (['primaryName', 'primaryEmail', 'primaryPhone'] as const)),
      ...(fields.value('support') === 'other' ? [] : (['supportName', 'supportEmail', 'supportPhone'] as const)),
      ...(this.distributors().length > 0 ? [] : (['distributor'] as const)),
    ];
  }
  /** All but what a step asks for. */
  beside(step: keyof typeof asked): Field[] {
    const hidden = this.hidden();
    return this.fields.names.filter((name) => hidden.includes(name) || !(asked[step] as readonly Field[]).includes(name));
  }
  /** The first step whose answers are not right, if any. */
  unfinished(): 'company' | 'contacts' | undefined {
    const hidden = this.hidden();
    return (['company', 'contacts'] as const).find((step) => asked[step].some((name) => !hidden.includes(name) && !this.#isRight(name)));
  }
  #isRight(name: Field): boolean {
    const value = this.fields.sent(name);
    const { check, optional } = this.#specs[name] as { check: (text: string) => unknown; optional?: true };
    return value === undefined && optional ? true : !check(value ?? '');
  }

  /** Those to choose from: none where the page fixes it, where the vendor sells directly, or where nobody serves the country (REG-16). */
  distributors(): readonly { id: string; name: string }[] {
    const { form, distributor } = this.#stage;
    const country = this.fields.value('country');
    return distributor ? [] : form.distributors.filter(({ countries }) => (countries as string[]).includes(country));
  }
  /** A choice that does not serve the country falls away; one that is the only one is made. */
  chooseDistributor(): void {
    const country = this.fields.value('country');
    if (country === this.#servedCountry) return;
    this.#servedCountry = country;
    const choices = this.distributors();
    if (choices.some(({ id }) => id === this.fields.value('distributor'))) return;
    this.fields.set('distributor', choices.length === 1 ? (choices[0]?.id ?? '') : '');
  }

  /** As typed; without what the portal could not take. */
  draft(): RegistrationDraft {
    return Object.fromEntries(draftFields.map((name) => [name, this.fields.value(name)]).filter(([, value]) => value && value.length <= limits.line && isClean(value))) as RegistrationDraft;
  }
  /** What was typed here is newer than what was kept. */
  restore(draft: RegistrationDraft | null): void {
    for (const [name, value] of Object.entries(draft ?? {}) as [Field, string][]) if (this.fields.value(name) === '') this.fields.set(name, value);
  }
}
