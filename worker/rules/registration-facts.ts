/** The facts that registration's rules decide on, as the store loads them. */
import type { Policy } from '../../schema/programs.ts';
import type { ApplicantDetails, CompanyDetails, Contact, RegistrationDraft, conflictKinds, declineReasons, decliners, reapplyPolicies, registrationKinds } from '../../schema/registration.ts';
import type { StateOf } from '../../schema/states.ts';
import type { Locale, OrganizationKind } from '../../schema/values.ts';
import type { Address } from './addresses.ts';

export interface Party { readonly id: string; readonly name: string }
export interface ProgramFacts {
  readonly id: string; readonly name: string; readonly vendor: Party;
  readonly policy: Policy; readonly policyVersion: number;
  /** Distributors that carry the program, with the countries (ISO) of the partners they take. */
  readonly distributors: readonly (Party & { readonly countries: readonly string[] })[];
}
/** A registration's record. Instants in ms, dates YYYY-MM-DD. */
export interface RegistrationRecord {
  readonly id: string; readonly programId: string; readonly distributorId: string | null; readonly kind: (typeof registrationKinds)[number]; readonly joiningId: string | null; readonly state: StateOf<'registration'>;
  readonly email: string; readonly domain: string; readonly locale: Locale;
  readonly codeSequence: number; readonly codeSentAt: number | null; readonly codeTries: number; readonly confirmedAt: number | null; readonly mailSequence: number; readonly mailedAt: number | null;
  readonly draft: RegistrationDraft | null;
  readonly applicant: ApplicantDetails | null; readonly company: CompanyDetails | null; readonly contacts: { readonly primary: Contact; readonly support: Contact } | null;
  readonly createdAt: number; readonly submittedAt: number | null; readonly dueOn: string | null;
  readonly decidedAt: number | null; readonly decidedBy: string | null; readonly declinedBy: (typeof decliners)[number] | null;
  readonly reason: (typeof declineReasons)[number] | 'webmail' | null; readonly note: string | null;
  readonly reapply: (typeof reapplyPolicies)[number] | null; readonly reapplyOn: string | null; readonly organizationId: string | null;
}
export interface Conflict { readonly kind: (typeof conflictKinds)[number]; readonly name: string | null; /** Whether it is enrolled here under the same distributor, so that the reviewer may know the name. */ readonly known: boolean }

/** An approved company that is enrolled in the program. */
export interface Company extends Party {
  readonly country: string; readonly city: string | null;
  /** Null where it is not enrolled here. */
  readonly enrollmentId: string | null;
  /** Its distributors in this program. */
  readonly distributorIds: readonly string[];
  /** Active admins: who can decide on a join. */
  readonly admins: number;
  /** Of a case: a transfer of its enrollment is open. */
  readonly moving?: boolean;
  /** Of a case: it has the D-U-N-S number that the registration gives. */
  readonly sameNumber?: boolean;
}
/** Another open request of the same company (REG-5). */
export interface Colleague { readonly id: string; readonly email: string; readonly locale: Locale; readonly person: string | null; readonly distributorId: string | null; readonly submittedAt: number | null; readonly requestId: string }
/** A transfer between two distributors (REG-12). */
export interface TransferRecord {
  readonly id: string; readonly programId: string; readonly enrollmentId: string; readonly organizationId: string; readonly fromId: string; readonly toId: string; readonly registrationId: string | null;
  readonly state: StateOf<'transfer'>; readonly askerName: string; readonly askerEmail: string; readonly createdAt: number; readonly dueOn: string; readonly escalatedAt: number | null;
  readonly objection: string | null; readonly objectedAt: number | null; readonly decidedAt: number | null; readonly decidedBy: string | null; readonly decisionNote: string | null;
}
/** The row of the queue: who must act. */
export interface RequestFact { readonly id: string; readonly actorId: string | null; readonly actorKind: 'company' | 'distributor' | 'vendor' | null;
  /** Of a registration that became a join request: since when it is one. */ readonly askedAt: number; /** Who may see it besides the company. */ readonly vendorId: string | null; readonly distributorId: string | null }
/** A refusal that still counts (REG-13). */
export type Refused = Pick<RegistrationRecord, 'state' | 'reapply' | 'reapplyOn' | 'decidedAt' | 'reason'>;

export interface RequestFacts {
  readonly program: ProgramFacts;
  /** The operator with this address, and whether its organization belongs to the program. */
  readonly operator: { readonly here: boolean } | null;
  readonly open: RegistrationRecord | null;
  /** An automatic decline of this address is already recorded today. */
  readonly declinedToday: boolean;
  /** The last closed one of this address here. */
  readonly closed: Refused | null;
}
export interface CaseFacts {
  readonly program: ProgramFacts;
  readonly registration: RegistrationRecord;
  readonly request: RequestFact | null;
  readonly conflicts: readonly Conflict[];
  /** Approved companies of its domain that are enrolled here (REG-6). */
  readonly companies: readonly Company[];
  /** The company that it asks to join, or that enrolls. */
  readonly joining: Company | null;
  /** A company that it conflicts with by number, name or domain, enrolled here with another distributor while the program has one at a time. */
  readonly tied: Company | null;
  readonly colleagues: readonly Colleague[];
  /** The last refusal of its own domain here. */
  readonly refusedBefore: Refused | null;
  /** A block of the vendor covers its address, domain or company (REG-11). */
  readonly blocked: boolean;
  /** The transfer that it asked for, the newest. */
  readonly transfer: TransferRecord | null;
  readonly productActive: boolean;
  /** An operator already has this address (OPR-3): its id and organization. */
  readonly operator: { readonly id: string; readonly organizationId: string } | null;
  readonly decidedByName: string | null;
  /** The domain is a shared host, so it becomes nobody's. */
  readonly sharedDomain: boolean;
  /** What stands of its address (ALL-6); nothing where it takes e-mail. */
  readonly address?: Address;
}

/** The deciding operator's organization. */
export interface Reviewer { readonly organizationId: string; readonly kind: OrganizationKind }

/** Who reviews a registration. @rule REG-16 its distributor; where there is none, the vendor. */
export const reviewerOf = (program: ProgramFacts, distributorId: string | null): Party & { kind: 'distributor' | 'vendor' } => {
  const distributor = program.policy.reviewer === 'distributor' ? program.distributors.find((one) => one.id === distributorId) : undefined;
  return distributor ? { id: distributor.id, name: distributor.name, kind: 'distributor' } : { ...program.vendor, kind: 'vendor' };
};
/** Name of a party of the program, or of a company, for sentences; undefined where it is none of them. */
export const nameOf = (facts: Pick<CaseFacts, 'program' | 'joining'>, id: string | null | undefined): string | undefined =>
  [...facts.program.distributors, facts.program.vendor, ...(facts.joining ? [facts.joining] : [])].find((one) => one.id === id)?.name;
