/** An address looked at by its country's own rules: refused where a part is missing, warned of where a form is unusual, proposed where it is printed otherwise (ENR-3). */
import { type AddressText, type RequiredPart, addressFormat, countryRow } from './formats.ts';
import { printedPostalCode } from './postal.ts';
import { recased } from './recase.ts';
import { regionText, regionsOf } from './regions.ts';

export interface AddressCheck<A extends AddressText> {
  readonly missing: readonly RequiredPart[];
  readonly warnings: readonly ('postal_code' | 'region')[];
  /** The address as its country prints it, when that differs from what was typed; every part that was typed is in it. */
  readonly proposal: A | undefined;
}

/** An ideographic space is part of how an address is written; any other run of spaces is one. */
const collapsed = (text: string): string => text.trim().replace(/\s{2,}/gu, ' ');
const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/** @rule ENR-3 a missing required part is refused, a wrong postal-code form warned of; when the normalized form differs it is proposed. */
export function checkAddress<A extends AddressText>(country: string, address: A): AddressCheck<A> {
  const { masks } = countryRow(country);
  const printed = (part: keyof AddressText, normalize: (text: string) => string | undefined): Partial<Record<keyof AddressText, string>> => {
    const typed = address[part];
    return typed === undefined || isBlank(typed) ? {} : { [part]: normalize(typed) ?? typed };
  };
  const postal = isBlank(address.postalCode) || !masks.length ? undefined : printedPostalCode(country, masks, address.postalCode ?? '');
  const region = isBlank(address.region) ? undefined : regionText(country, collapsed(address.region ?? ''));
  const normalized = {
    ...printed('street', (text) => recased(country, collapsed(text))),
    ...printed('street2', (text) => recased(country, collapsed(text))),
    ...printed('city', (text) => recased(country, collapsed(text), true)),
    ...printed('region', (text) => (regionsOf(country).length ? region ?? collapsed(text) : recased(country, collapsed(text), true))),
    ...printed('postalCode', (text) => postal ?? collapsed(text)),
  };
  const differs = Object.entries(normalized).some(([part, text]) => text !== address[part as keyof AddressText]);
  return {
    missing: addressFormat(country).required.filter((part) => isBlank(address[part])),
    warnings: [
      ...(masks.length && !isBlank(address.postalCode) && postal === undefined ? ['postal_code' as const] : []),
      ...(!isBlank(address.region) && region === undefined ? ['region' as const] : []),
    ],
    proposal: differs ? { ...address, ...normalized } : undefined,
  };
}
