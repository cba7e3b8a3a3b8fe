/** Four invented vendors, two invented distributors, and who works there. */
import { organization, staffed } from './organization.ts';

export const vendors = {
  /** Endpoint security. */
  n: staffed(organization('vendor', 'Kestrane Security', { domain: 'kestrane-endpoint.com', country: 'US', brand: { appearance: { accent: 'light-dark(#0b6b5f, #4fc3b0)', radius: '2px' }, glossary: {} }, daysAgo: 900, address: { street: '410 Quarry Bend', city: 'Burlington', region: 'VT', postalCode: '05401' } }), {
    reader: ['imani.okoro', 'Imani Okoro'], admin: ['jonas.field', 'Jonas Field'], superAdmin: ['ruth.delacroix', 'Ruth Delacroix', 'fr'],
  }),
  /** Network and endpoint security. */
  ac: staffed(organization('vendor', 'Palisorne Networks', { domain: 'palisorne-networks.co.uk', country: 'GB', brand: { appearance: { accent: '#1f4fa8', radius: '4px' }, glossary: {} }, daysAgo: 900, address: { street: '9 Weir Yard', city: 'Bristol', postalCode: 'BS1 4ND' } }), {
    reader: ['amrit.gill', 'Amrit Gill'], admin: ['siobhan.oneil', 'Siobhán O’Neil'], superAdmin: ['tomos.vaughan', 'Tomos Vaughan'],
  }),
  /** Multi-tenant management. */
  v: staffed(organization('vendor', 'Tenandra', { domain: 'tenandra-suite.nl', country: 'NL', brand: { appearance: { accent: '#6b3fa0', radius: '8px' }, glossary: {} }, daysAgo: 900, address: { street: 'Zoutkade 118', city: 'Rotterdam', postalCode: '3011 WN' } }), {
    reader: ['femke.dijk', 'Femke van Dijk'], admin: ['ravi.soerjan', 'Ravi Soerjan'], superAdmin: ['maud.hoekstra', 'Maud Hoekstra'],
  }),
  /** Cloud. */
  m: staffed(organization('vendor', 'Cirrovane Cloud', { domain: 'cirrovane-cloud.ie', country: 'IE', brand: { appearance: { accent: '#0a66a8', radius: '10px' }, glossary: {} }, daysAgo: 900, address: { street: '3 Lantern Quay', city: 'Galway', postalCode: 'H91 X4Y2' } }), {
    reader: ['niamh.keane', 'Niamh Keane'], admin: ['paolo.brandi', 'Paolo Brandi'], superAdmin: ['aoife.lynch', 'Aoife Lynch'],
  }),
};

export const distributors = {
  /** Québec: carries Kestrane, Palisorne and Cirrovane for North America and French-speaking Europe. */
  first: staffed(organization('distributor', 'Nordérable Distribution', { domain: 'norderable-distribution.ca', country: 'CA', brand: { appearance: { accent: 'light-dark(#a8321f, #ff9a80)', radius: '14px' }, glossary: {} }, daysAgo: 800, address: { street: '2200, rue des Érables', city: 'Sherbrooke', region: 'QC', postalCode: 'J1H 1A1' } }), {
    reader: ['luc.pomerleau', 'Luc Pomerleau', 'fr'], admin: ['camille.gendron', 'Camille Gendron', 'fr'], superAdmin: ['dana.whitehorse', 'Dana Whitehorse'],
  }),
  /** Sweden: carries all four for the rest of Europe, the Middle East and Asia. */
  second: staffed(organization('distributor', 'Lindqvarn Distribution', { domain: 'lindqvarn-distribution.se', country: 'SE', brand: { appearance: { accent: 'light-dark(#27563f, #8fc7aa)', radius: '0' }, glossary: { en: { distributor: { one: 'regional office', many: 'regional offices' } }, fr: { distributor: { one: 'bureau régional', many: 'bureaux régionaux' } } } }, daysAgo: 800, address: { street: 'Hamngatan 61', city: 'Göteborg', postalCode: '411 14' } }), {
    reader: ['elif.aydin', 'Elif Aydın'], admin: ['oskar.lind', 'Oskar Lindqvarn'], superAdmin: ['marta.wrona', 'Marta Wrona'],
  }),
};
