/** The facts that registration's rules decide on, as the store loads them. */
import type { Policy } from '../../schema/programs.ts';
import type { ApplicantDetails, CompanyDetails, conflictKinds, declineReasons, reapplyPolicies } from '../../schema/registration.ts';
import type { StateOf } from '../../schema/states.ts';
import type { Locale } from '../../schema/values.ts';

export interface Party { readonly id: string; readonly name: string }
export interface ProgramFacts {
  readonly id: string; readonly name: string; readonly vendor: Party;
  readonly policy: Policy; readonly policyVersion: number;
  /** Distributors that carry the program, with the countries (ISO) of the partners they take. */
  readonly distributors: readonly (Party & { readonly countries: readonly string[] })[];
}
/** A registration's record. Instants in ms, dates YYYY-MM-DD. */
export interface RegistrationRecord {
  readonly id: string; readonly programId: string; readonly distributorId: string | null; readonly state: StateOf<'registration'>;
  readonly email: string; readonly domain: string; readonly locale: Locale;
  readonly codeSequence: number; readonly codeSentAt: number | null; readonly codeTries: number;
  readonly applicant: ApplicantDetails | null; readonly company: CompanyDetails | null;
  readonly createdAt: number; readonly submittedAt: number | null; readonly dueOn: string | null;
  readonly decidedAt: number | null; readonly decidedBy: string | null; readonly reason: (typeof declineReasons)[number] | 'webmail' | null; readonly note: string | null;
  readonly reapply: (typeof reapplyPolicies)[number] | null; readonly reapplyOn: string | null; readonly organizationId: string | null;
}
export interface Conflict { readonly kind: (typeof conflictKinds)[number]; readonly name: string | null; /** Whether it is enrolled here under the same distributor, so that the reviewer may know the name. */ readonly known: boolean }

export interface RequestFacts {
  readonly program: ProgramFacts;
  /** The operator with this address, and whether its organization belongs to the program. */
  readonly operator: { readonly here: boolean } | null;
  readonly open: RegistrationRecord | null;
  /** An automatic decline of this address is already recorded today. */
  readonly declinedToday: boolean;
  /** The last closed one of this address here. */
  readonly closed: Pick<RegistrationRecord, 'state' | 'reapply' | 'reapplyOn' | 'decidedAt' | 'reason'> | null;
}
export interface CaseFacts {
  readonly program: ProgramFacts;
  readonly registration: RegistrationRecord;
  readonly conflicts: readonly Conflict[];
  readonly productActive: boolean;
  /** An operator already has this address (OPR-3). */
  readonly emailTaken: boolean;
  readonly decidedByName: string | null;
  /** The domain is a shared host, so it becomes nobody's. */
  readonly sharedDomain: boolean;
}

/** Who reviews a registration. @rule REG-16 its distributor; where there is none, the vendor. */
export const reviewerOf = (program: ProgramFacts, distributorId: string | null): Party & { kind: 'distributor' | 'vendor' } => {
  const distributor = program.policy.reviewer === 'distributor' ? program.distributors.find((one) => one.id === distributorId) : undefined;
  return distributor ? { id: distributor.id, name: distributor.name, kind: 'distributor' } : { ...program.vendor, kind: 'vendor' };
};
