/** Registrations of the seed: a believable day at each review desk. */
import type { ApplicantDetails, CompanyDetails, conflictKinds, declineReasons, reapplyPolicies } from '../../schema/registration.ts';
import type { StateOf } from '../../schema/states.ts';
import type { CountryCode, Locale } from '../../schema/values.ts';
import { idFor } from './ids.ts';
import { partners } from './partners.ts';
import { type ProgramName, programs } from './programs.ts';
import { orderOf } from './time.ts';
import { distributors } from './vendors.ts';

export interface WorldRegistration {
  readonly id: string; readonly kind: 'company' | 'join'; /** The company to join. */ readonly joiningId: string | null; readonly program: ProgramName; readonly programId: string; readonly distributorId: string | null; readonly state: StateOf<'registration'>;
  readonly email: string; readonly locale: Locale;
  /** Days before the seed's `now` that it was asked for; it was sent an hour later, and decided a day after that. */
  readonly daysAgo: number;
  readonly applicant: ApplicantDetails | null; readonly company: CompanyDetails | null;
  /** What it conflicts with (REG-10); a test asks the worker's own query. */
  readonly conflicts: readonly (typeof conflictKinds)[number][];
  /** The distributor has said that the product is active. */
  readonly activated: boolean;
  readonly decision: null | { readonly by: string | null; readonly organizationId?: string; readonly reason?: (typeof declineReasons)[number] | 'webmail'; readonly note?: string; readonly reapply?: (typeof reapplyPolicies)[number] };
}
interface Told {
  joining?: keyof typeof partners; program: ProgramName; at?: keyof typeof distributors; state: WorldRegistration['state']; email: string; locale?: Locale; daysAgo: number;
  applicant?: ApplicantDetails; company?: Omit<CompanyDetails, 'country'> & { country: string }; conflicts?: WorldRegistration['conflicts']; activated?: boolean; decision?: WorldRegistration['decision'];
}
function registration(told: Told): WorldRegistration {
  const { program, at, joining, locale = 'en', company, applicant = null, conflicts = [], activated = false, decision = null, ...rest } = told;
  return {
    ...rest, kind: joining ? 'join' : 'company', joiningId: joining ? partners[joining].id : null, id: idFor('registration', `${told.email} in ${program}`, orderOf(told.daysAgo)), program, programId: programs[program].id, distributorId: at ? distributors[at].id : null, locale,
    applicant, company: company ? { ...company, country: company.country as CountryCode } : null, conflicts, activated, decision,
  };
}

export const registrations = {
  /** Under review at the first distributor; the product is not active yet (REG-9). */
  missingActivation: registration({
    program: 'n', at: 'first', state: 'under_review', email: 'noemie.theriault@lumenfjord-services.ca', locale: 'fr', daysAgo: 0.4,
    applicant: { givenName: 'Noémie', familyName: 'Thériault-Okafor', jobTitle: 'Directrice des services gérés', phone: '+1 418 555 0119' },
    company: { legalName: 'Lumenfjord Services inc.', country: 'CA', address: { street: '61, rue du Phare', city: 'Rimouski', region: 'QC', postalCode: 'G5L 2A7' } },
  }),
  /** Under review at the first distributor; its domain belongs to two approved companies (REG-6, REG-10). */
  domainConflict: registration({
    program: 'n', at: 'first', state: 'under_review', email: 'thomas.leguen@vauclair-reseau.fr', locale: 'fr', daysAgo: 1.2, activated: true, conflicts: ['domain_company'],
    applicant: { givenName: 'Thomas', familyName: 'Le Guen', jobTitle: 'Gérant', phone: '+33 2 55 50 01 42' },
    company: { legalName: 'Vauclair Conseil SAS', country: 'FR', address: { street: '14, quai des Tanneurs', city: 'Nantes', postalCode: '44000' } },
  }),
  /** Under review at the first distributor: product active, nothing in its way. */
  clean: registration({
    program: 'n', at: 'first', state: 'under_review', email: 'priya.raman@harborquill-msp.com', daysAgo: 2.1, activated: true,
    applicant: { givenName: 'Priya', familyName: 'Raman', jobTitle: 'Owner', phone: '+1 206 555 0174' },
    company: { legalName: 'Harborquill Managed Services, Inc.', country: 'US', address: { street: '1180 Cannery Row', city: 'Tacoma', region: 'WA', postalCode: '98402' }, duns: '118406725' },
  }),
  /** Another program's, at the same distributor's desk. */
  cloud: registration({
    program: 'm', at: 'first', state: 'under_review', email: 'sabine.wauters@nuagerie-wauters.be', locale: 'fr', daysAgo: 3.3,
    applicant: { givenName: 'Sabine', familyName: 'Wauters', jobTitle: 'Associée' },
    company: { legalName: 'Nuagerie Wauters SRL', country: 'BE', address: { street: 'Rue de l’Écluse 19', city: 'Namur', postalCode: '5000' } },
  }),
  /** At the second distributor, from a country that writes otherwise. */
  second: registration({
    program: 'n', at: 'second', state: 'under_review', email: 'k.papadaki@thalassa-dikyta.gr', daysAgo: 1.6,
    applicant: { givenName: 'Κατερίνα', familyName: 'Παπαδάκη', jobTitle: 'Τεχνική διευθύντρια' },
    company: { legalName: 'Θάλασσα Δίκτυα Ι.Κ.Ε.', country: 'GR', address: { street: 'Ακτή Ταρσανά 5', city: 'Χανιά', postalCode: '731 32' } },
  }),
  /** At the second distributor; signs in with a work account once approved. */
  workAccount: registration({
    program: 'v', at: 'second', state: 'under_review', email: 'jeroen.smid@tegelwerk-ict.nl', daysAgo: 0.9,
    applicant: { givenName: 'Jeroen', familyName: 'Smid', jobTitle: 'Partner manager' },
    company: { legalName: 'Tegelwerk ICT B.V.', country: 'NL', address: { street: 'Oude Werf 40', city: 'Zwolle', postalCode: '8011 RB' } },
  }),
  /** No distributor serves its country: the vendor reviews (REG-16). */
  vendorReview: registration({
    program: 'n', state: 'under_review', email: 'beatriz.amaral@pedra-clara-ti.com.br', daysAgo: 2.7,
    applicant: { givenName: 'Beatriz', familyName: 'Amaral', jobTitle: 'Sócia' },
    company: { legalName: 'Pedra Clara TI Ltda.', country: 'BR', address: { street: 'Rua das Gaivotas, 310', city: 'Florianópolis', region: 'SC', postalCode: '88010-400' } },
  }),
  /** Same legal name and country as an enrolled partner: the vendor looks before it approves (REG-10). */
  nameConflict: registration({
    program: 'ac', at: 'second', state: 'under_review', email: 'm.kranich@gruenspecht-leipzig.de', daysAgo: 1.1, conflicts: ['name'],
    applicant: { givenName: 'Mareike', familyName: 'Kranich' },
    company: { legalName: 'Grünspecht Systemhaus GmbH', country: 'DE', address: { street: 'Lohmühlenweg 23', city: 'Leipzig', postalCode: '04109' } },
  }),
  /** Wants to join an enrolled partner: its admins decide (REG-7). */
  join: registration({
    joining: 'vauclair', program: 'n', state: 'under_review', email: 'yanis.kermadec@vauclair-reseau.fr', locale: 'fr', daysAgo: 0.8,
    applicant: { givenName: 'Yanis', familyName: 'Kermadec', jobTitle: 'Technicien réseau' },
  }),
  /** Approved: the partner Érablière Numérique came of it. */
  approved: registration({
    program: 'n', at: 'first', state: 'approved', email: 'maelle.cyr@erabliere-numerique.ca', locale: 'fr', daysAgo: 7, activated: true,
    applicant: { givenName: 'Maëlle', familyName: 'Cyr', jobTitle: 'Présidente', phone: '+1 819 555 0106' },
    company: { legalName: 'Érablière Numérique inc.', country: 'CA', address: { street: '880, chemin du Roy', city: 'Trois-Rivières', region: 'QC', postalCode: 'G8T 7W4' } },
    decision: { by: distributors.first.operators.admin.id, organizationId: partners.erabliere.id },
  }),
  /** Declined by the first distributor; may reapply in thirty days. */
  declined: registration({
    program: 'n', at: 'first', state: 'declined', email: 'gord.pike@pikes-garden-centre.ca', daysAgo: 9,
    applicant: { givenName: 'Gord', familyName: 'Pike' },
    company: { legalName: 'Pike’s Garden Centre Ltd.', country: 'CA', address: { street: '12 Concession Road', city: 'Peterborough', region: 'ON', postalCode: 'K9J 0A1' } },
    decision: { by: distributors.first.operators.admin.id, reason: 'not_a_reseller', note: 'This program is for companies that sell or run IT services. To buy for yourself, our partners can help.', reapply: 'in_30_days' },
  }),
  /** Declined by the policy: public webmail. */
  webmail: registration({ program: 'n', at: 'first', state: 'declined', email: 'brightside.it.help@gmail.com', daysAgo: 4.5, decision: { by: null, reason: 'webmail', reapply: 'now' } }),
  /** Mailbox proved, company details still to come. */
  confirmed: registration({ program: 'n', at: 'first', state: 'email_confirmed', email: 'a.lindahl@snowgate-consulting.com', daysAgo: 0.6 }),
};

/** A company whose product the first distributor activated beforehand: any address at this domain is approved at once in program n (REG-10). */
export const activatedBeforehand = { domain: 'marbrook-cloudworks.com', program: 'n', distributorId: distributors.first.id } as const;
