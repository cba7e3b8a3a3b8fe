/**
 * Policies to begin a program with, as data: each says how one kind of vendor sells. What is a vendor's own (its name, support, time zone) goes in when a
 * program is made of one; from then on it is that program's policy, and changes by a new version.
 */
import type { Policy } from './programs.ts';

type Sold = Omit<Policy, 'support' | 'timeZone' | 'consent'>;
interface Preset { readonly says: string; /** Who reads what an applicant types, besides the vendor: its consent says so. */ readonly readers: 'vendor' | 'distributor'; readonly policy: Sold }

const course = (kind: Policy['courses'][number]['kind'], ...names: string[]): Policy['courses'] => names.map((name) => ({ name, kind }));
const plain: Omit<Sold, 'reviewer' | 'distributors'> = {
  automaticApproval: false, productActivation: false, workAccount: 'none', mailDomains: { refused: [], exempt: [] }, vetting: false, partnerId: false, agreement: false, technicalSeats: null, reviewDays: 3,
  tiers: [], courses: [], markets: [], holidays: [], specializations: [], billingTypes: ['trial', 'term'], earlyAccess: [],
};

export const presets = {
  direct: {
    says: 'The vendor sells to partners itself, and decides; at once where nothing conflicts.', readers: 'vendor',
    policy: { ...plain, reviewer: 'vendor', automaticApproval: true, distributors: 'none' },
  },
  activated: {
    says: 'One distributor at a time reviews; its product must be active before anybody is let in; five technical seats.', readers: 'distributor',
    policy: { ...plain, reviewer: 'distributor', automaticApproval: true, productActivation: true, distributors: 'one', technicalSeats: 5, billingTypes: ['trial', 'term', 'monthly'], courses: course('base', 'Getting started', 'Troubleshooting') },
  },
  specialized: {
    says: 'The vendor decides, at once where nothing conflicts; several distributors; specializations unlock monthly usage and managed orders.', readers: 'vendor',
    policy: { ...plain, reviewer: 'vendor', automaticApproval: true, distributors: 'several', reviewDays: 5, specializations: ['msp_flex', 'msp_flex_connect', 'csp'], billingTypes: ['trial', 'term', 'monthly', 'managed_order'] },
  },
  'work-account': {
    says: 'One distributor at a time reviews; partners sign in with a Microsoft work account only.', readers: 'distributor',
    policy: { ...plain, reviewer: 'distributor', workAccount: 'microsoft', distributors: 'one', reviewDays: 2 },
  },
  indirect: {
    says: 'Indirect resellers of several providers: vetted, with a PartnerID and a signed agreement.', readers: 'distributor',
    policy: { ...plain, reviewer: 'distributor', distributors: 'several', vetting: true, partnerId: true, agreement: true, reviewDays: 5, specializations: ['csp'], billingTypes: ['term', 'monthly'] },
  },
} satisfies Record<string, Preset>;
export type PresetName = keyof typeof presets;
export const presetNames = Object.keys(presets) as PresetName[];

/** What an applicant agrees to, to begin with (ALL-5): whoever runs the program says it in its own words later. */
const consent = (vendor: string, readers: Preset['readers']): Policy['consent'] => (readers === 'vendor' ? {
  en: `I act for this company. ${vendor} uses these details to decide on this request and to run the partner program. I can ask to see or erase them at any time.`,
  fr: `J’agis au nom de cette entreprise. ${vendor} utilise ces informations pour étudier cette demande et gérer le programme partenaires. Je peux à tout moment demander à les consulter ou à les faire effacer.`,
} : {
  en: `I act for this company. ${vendor} and the distributor named here use these details to decide on this request and to run the partnership. I can ask to see or erase them at any time.`,
  fr: `J’agis au nom de cette entreprise. ${vendor} et le distributeur indiqué ici utilisent ces informations pour étudier cette demande et gérer le partenariat. Je peux à tout moment demander à les consulter ou à les faire effacer.`,
});

/** A program's first policy. */
export function policyOf(name: PresetName, own: { readonly vendor: string; readonly support: Policy['support']; /** IANA name. */ readonly timeZone: string }): Policy {
  const { policy, readers }: Preset = presets[name];
  return { ...policy, support: own.support, timeZone: own.timeZone, consent: consent(own.vendor, readers) };
}
