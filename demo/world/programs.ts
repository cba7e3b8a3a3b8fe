/** The four programs, one a vendor, and who carries them where. */
import { idFor } from './ids.ts';
import { cirrovane, kestrane, palisorne, tenandra } from './policies.ts';
import { distributors, vendors } from './vendors.ts';

const northAmerica = ['CA', 'US'];
const frenchSpeaking = ['FR', 'BE', 'LU', 'CH', 'MC', 'RE', 'GP', 'MQ', 'GF'];
const europe = ['AT', 'BE', 'BG', 'CH', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'GB', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'];
const farther = ['AE', 'IL', 'JP', 'KR', 'CN'];
const { first, second } = distributors;

export const programs = {
  n: {
    id: idFor('program', 'n', 1), vendorId: vendors.n.id, name: 'Kestrane Alliance', policy: kestrane,
    carriedBy: [{ distributorId: first.id, countries: [...northAmerica, ...frenchSpeaking] }, { distributorId: second.id, countries: [...europe, ...farther] }],
  },
  ac: {
    id: idFor('program', 'ac', 2), vendorId: vendors.ac.id, name: 'Palisorne Partner Program', policy: palisorne,
    carriedBy: [{ distributorId: first.id, countries: northAmerica }, { distributorId: second.id, countries: [...europe, 'FR', ...farther] }],
  },
  v: {
    id: idFor('program', 'v', 3), vendorId: vendors.v.id, name: 'Tenandra Partner App', policy: tenandra,
    carriedBy: [{ distributorId: second.id, countries: [...europe, 'FR', ...northAmerica] }],
  },
  m: {
    id: idFor('program', 'm', 4), vendorId: vendors.m.id, name: 'Cirrovane Cloud Resellers', policy: cirrovane,
    carriedBy: [{ distributorId: first.id, countries: [...northAmerica, ...frenchSpeaking] }, { distributorId: second.id, countries: [...europe, 'FR', ...farther] }],
  },
};
export type ProgramName = keyof typeof programs;
