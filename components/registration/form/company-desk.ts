/** The company step's own work: finding by D-U-N-S number (ENR-2), and the address as its country prints it (ENR-3). */
import { checkDuns } from '../../../schema/checks.ts';
import { type CompanyDetails, findCompany } from '../../../schema/registration.ts';
import { asPorticoError } from '../../core/error.ts';
import type { TypedCode } from '../../core/text.en.ts';
import { type AddressPart, type Field, addressParts } from './fields.ts';
import type { Journey } from './journey.ts';

export type AddressText = Partial<Record<AddressPart, string>>;
/** What came of looking for a number. `before`: what it replaced, to be put back. */
export interface Search { readonly state: 'busy' | 'yes' | 'no' | 'unavailable'; readonly company?: CompanyDetails; readonly before?: ReadonlyMap<Field, string> | undefined }

const words = (address: AddressText): string => Object.values(address).join('\n').replace(/\s+/g, ' ');

export class CompanyDesk {
  readonly #it: Journey;
  search: Search | undefined;
  /** Another form of the address, to choose from. */
  proposal: AddressText | undefined;
  /** The address that was looked at and is to stay as it is. */
  #settled = '';
  constructor(it: Journey) { this.#it = it; }

  readonly find = (): void => {
    const { fields, stage, params, token } = this.#seen();
    fields.set('duns', fields.value('duns').replace(/[\s-]/g, ''));
    const duns = fields.value('duns');
    const wrong = checkDuns(duns);
    if (wrong) {
      fields.refuse('duns', { code: wrong as TypedCode });
      return void stage.focus('duns');
    }
    this.#it.act(async () => {
      this.#show({ state: 'busy' });
      try {
        const { found, company } = await stage.calls.read(findCompany, { params, query: { duns } }, { token });
        this.#show(company ? { state: 'yes', company, before: this.#fill(company) } : { state: found === 'no' ? 'no' : 'unavailable' });
      } catch (cause) {
        const { problem } = asPorticoError(cause);
        // The directory is a help, never a condition.
        this.#show({ state: 'unavailable' });
        if (problem?.code === 'registration.token_required') throw cause;
      }
    });
  };
  readonly undo = (): void => {
    for (const [name, value] of this.search?.before ?? []) this.#it.fields.set(name, value);
    this.#show(undefined);
    void this.#it.stage.focus('legalName');
  };
  #show(search: Search | undefined): void {
    this.search = search;
    this.#it.stage.element.requestUpdate();
  }
  #fill({ legalName, country, address }: CompanyDetails): ReadonlyMap<Field, string> | undefined {
    const { fields } = this.#it;
    const found: Partial<Record<Field, string>> = { legalName, country, ...Object.fromEntries(addressParts.map((part) => [part, address[part] ?? ''])) };
    const before = new Map<Field, string>();
    let typed = false;
    for (const [name, value] of Object.entries(found) as [Field, string][]) {
      const was = fields.value(name);
      before.set(name, was);
      typed ||= was.trim() !== '' && was !== value;
      fields.set(name, value);
    }
    this.#fitRegion();
    return typed ? before : undefined;
  }

  /** Another country: a region of the former one says nothing here. */
  readonly chooseCountry = (): void => {
    const { fields } = this.#it;
    this.proposal = undefined;
    this.#fitRegion(true);
    // What was wrong of an address may be right in this country.
    for (const part of addressParts) if (fields.errors.has(part)) fields.set(part, fields.value(part));
  };
  #fitRegion(fresh = false): void {
    const { fields, addresses } = this.#it;
    const country = fields.value('country'), region = fields.value('region');
    if (!region || !addresses?.regionsOf(country).length) return;
    fields.set('region', addresses.regionText(country, region) ?? (fresh ? '' : region));
  }

  typed(): AddressText {
    const hidden = this.#it.answers.hidden();
    return Object.fromEntries(addressParts.flatMap((part) => {
      const value = hidden.includes(part) ? undefined : this.#it.fields.sent(part);
      return value === undefined ? [] : [[part, value]];
    }));
  }
  /** A postal code or region that this country does not know: said, and in nobody's way. */
  warnings(): readonly ('postal_code' | 'region')[] {
    const { addresses, fields } = this.#it;
    return addresses?.checkAddress(fields.value('country'), this.typed()).warnings ?? [];
  }
  readonly leave = (): void => {
    const { fields } = this.#it;
    fields.set('duns', fields.value('duns').replace(/[\s-]/g, ''));
    this.#it.leave('company', 'contacts', () => this.#look());
  };
  /** Answers whether the address can stay. */
  async #look(): Promise<boolean> {
    const { addresses, fields, stage } = this.#it;
    if (!addresses) return true;
    const typed = this.typed();
    const { missing, proposal } = addresses.checkAddress(fields.value('country'), typed);
    if (missing.length > 0) {
      for (const part of missing) fields.refuse(part, { code: 'value.address_part' });
      await stage.focusOn('.summary');
      return false;
    }
    if (!proposal || words(typed) === this.#settled) return true;
    if (words(proposal) === words(typed)) {
      this.#use(proposal);
      return true;
    }
    this.proposal = proposal;
    await stage.focusOn('#proposal');
    return false;
  }
  #use(address: AddressText): void {
    for (const part of addressParts) if (address[part] !== undefined) this.#it.fields.set(part, address[part]);
  }
  readonly take = (): void => {
    if (this.proposal) this.#use(this.proposal);
    this.#settle();
  };
  readonly keep = (): void => this.#settle();
  #settle(): void {
    this.#settled = words(this.typed());
    this.proposal = undefined;
    this.leave();
  }
  /** What is typed from here on is looked at anew. */
  readonly edit = (): void => { this.proposal = undefined; };
  #seen() { return { fields: this.#it.fields, stage: this.#it.stage, params: this.#it.params(), token: this.#it.token }; }
}
