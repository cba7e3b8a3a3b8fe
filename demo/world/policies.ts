/** The four programs' policies, each of a preset of the product: between them, every rule that a program can ask for. Each is checked against the schema by a test. */
import { policyOf } from '../../schema/presets.ts';
import type { Policy } from '../../schema/programs.ts';
import type { CountryCode } from '../../schema/values.ts';

const country = (code: string): CountryCode => code as CountryCode;
/** Country → currency, the shape of a markets table. */
const markets = (table: Record<string, string>): Policy['markets'] => Object.entries(table).flatMap(([currency, countries]) => countries.split(' ').map((code) => ({ country: country(code), currency })));
const course = (kind: Policy['courses'][number]['kind'], ...names: string[]): Policy['courses'] => names.map((name) => ({ name, kind }));

/** Endpoint security: company domains only, the distributor reviews, its product must be active, five technical seats. */
export const kestrane: Policy = {
  ...policyOf('activated', { vendor: 'Kestrane Security', support: { url: 'https://help.kestrane-endpoint.com/partners', email: 'partners@kestrane-endpoint.com', phone: '+1 855 555 0133' }, timeZone: 'America/New_York' }),
  mailDomains: { refused: ['boite-gratuite-kestrane.fr', 'kestrane-trialmail.com'], exempt: [] },
  courses: [
    ...course('base', 'Getting started', 'Troubleshooting'),
    ...course('sales', 'Selling endpoint protection', 'Renewals and expansion'),
    ...course('pre_sales', 'Running a proof of value', 'Sizing a rollout'),
    ...course('technical', 'Deployment engineer', 'Threat hunting', 'Incident response'),
  ],
  holidays: ['2026-11-26', '2026-12-25', '2027-01-01', '2027-05-31', '2027-07-05', '2027-09-06', '2027-11-25', '2027-12-24'],
};

/** Network and endpoint security: the vendor decides, at once where nothing conflicts; tiers, specializations, billing types, early access. */
export const palisorne: Policy = {
  ...policyOf('specialized', { vendor: 'Palisorne Networks', support: { url: 'https://care.palisorne-networks.co.uk', email: 'partner.care@palisorne-networks.co.uk', phone: '+44 20 7946 0177' }, timeZone: 'Europe/London' }),
  mailDomains: { refused: ['palisorne-freemail.co.uk'], exempt: [] },
  tiers: [
    { name: 'Silver', revenue: 20_000, certifications: [{ kind: 'engineer', number: 1 }], announcedOn: '2026-01-15', enforcedOn: '2026-04-01' },
    { name: 'Gold', revenue: 100_000, certifications: [{ kind: 'engineer', number: 2 }, { kind: 'architect', number: 1 }], announcedOn: '2026-01-15', enforcedOn: '2026-04-01' },
    { name: 'Platinum', revenue: 400_000, certifications: [{ kind: 'engineer', number: 4 }, { kind: 'architect', number: 2 }], announcedOn: '2026-01-15', enforcedOn: '2026-04-01' },
    { name: 'Gold', revenue: 120_000, certifications: [{ kind: 'engineer', number: 3 }, { kind: 'architect', number: 1 }], announcedOn: '2026-10-01', enforcedOn: '2027-04-01' },
    { name: 'Platinum', revenue: 450_000, certifications: [{ kind: 'engineer', number: 5 }, { kind: 'architect', number: 2 }], announcedOn: '2026-10-01', enforcedOn: '2027-04-01' },
  ],
  courses: [...course('base', 'First firewall'), ...course('sales', 'Managed services conversations'), ...course('technical', 'Engineer', 'Architect')],
  holidays: ['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
  earlyAccess: [{ name: 'Zero-trust access preview', flexCompatible: false }, { name: 'Mail flow rules', flexCompatible: true }, { name: 'Switch stacking', flexCompatible: false }],
};

/** Multi-tenant management: sign-in with a Microsoft work account only, reader and admin. */
export const tenandra: Policy = {
  ...policyOf('work-account', { vendor: 'Tenandra', support: { url: 'https://support.tenandra-suite.nl', email: 'partners@tenandra-suite.nl', phone: '+31 20 555 0148' }, timeZone: 'Europe/Amsterdam' }),
  holidays: ['2026-12-25', '2027-01-01', '2027-03-29', '2027-04-27', '2027-05-06', '2027-05-17'],
  consent: {
    en: 'I act for this company. Tenandra and its distributor use these details to decide on this request and to give access to the partner portal. I can ask to see or erase them at any time.',
    fr: 'J’agis au nom de cette entreprise. Tenandra et son distributeur utilisent ces informations pour étudier cette demande et ouvrir l’accès au portail partenaires. Je peux à tout moment demander à les consulter ou à les faire effacer.',
  },
};

/** Cloud: indirect resellers with several providers, vetted, with a PartnerID and a signed agreement, selling in their own market's currency. */
export const cirrovane: Policy = {
  ...policyOf('indirect', { vendor: 'Cirrovane Cloud', support: { url: 'https://partners.cirrovane-cloud.ie/help', email: 'resellers@cirrovane-cloud.ie', phone: '+353 1 555 0162' }, timeZone: 'Europe/Dublin' }),
  mailDomains: { refused: ['cirrovane-mail.com'], exempt: [] },
  markets: markets({ EUR: 'FR BE LU DE AT NL IE IT ES PT GR FI', CAD: 'CA', USD: 'US', GBP: 'GB', CHF: 'CH', SEK: 'SE', NOK: 'NO', DKK: 'DK', PLN: 'PL', CZK: 'CZ', JPY: 'JP', ILS: 'IL', AED: 'AE' }),
  holidays: ['2026-12-25', '2026-12-28', '2027-01-01', '2027-02-01', '2027-03-17', '2027-03-29', '2027-05-03', '2027-06-07', '2027-08-02', '2027-10-25', '2027-12-27', '2027-12-28'],
  consent: {
    en: 'I act for this company. Cirrovane Cloud checks these details with public registers to decide on this request, and shares them with the indirect provider named here. I can ask to see or erase them at any time.',
    fr: 'J’agis au nom de cette entreprise. Cirrovane Cloud vérifie ces informations dans les registres publics pour étudier cette demande, et les transmet au fournisseur indirect indiqué ici. Je peux à tout moment demander à les consulter ou à les faire effacer.',
  },
};
