/** Which partners are enrolled where, in which state, and with which distributors. */
import type { StateOf } from '../../schema/states.ts';
import { idFor } from './ids.ts';
import { partners } from './partners.ts';
import { type ProgramName, programs } from './programs.ts';
import { distributors } from './vendors.ts';

type PartnerName = keyof typeof partners;
type DistributorName = keyof typeof distributors;
interface WorldEnrollment {
  readonly id: string; readonly programId: string; readonly partnerId: string; readonly state: StateOf<'enrollment'>;
  readonly distributorIds: readonly string[];
  /** In a program that asks for it, each tied distributor has activated the product. */
  readonly activated: boolean;
  readonly daysAgo: number;
}

let order = 0;
function enrollment(partner: PartnerName, program: ProgramName, state: WorldEnrollment['state'], ...at: DistributorName[]): WorldEnrollment {
  order += 1;
  return {
    id: idFor('enrollment', `${partner} in ${program}`, order), programId: programs[program].id, partnerId: partners[partner].id, state,
    distributorIds: at.map((name) => distributors[name].id), activated: programs[program].policy.productActivation, daysAgo: partners[partner].daysAgo,
  };
}

export const enrollments = [
  enrollment('vauclair', 'n', 'active', 'first'),
  enrollment('vauclair', 'm', 'active', 'first', 'second'),
  enrollment('vauclairOcean', 'n', 'active', 'first'),
  enrollment('tallowcreek', 'n', 'active', 'first'),
  enrollment('tallowcreek', 'ac', 'active', 'first'),
  enrollment('tallowcreek', 'm', 'suspended', 'first'),
  enrollment('gruenspecht', 'n', 'active', 'second'),
  enrollment('gruenspecht', 'v', 'active', 'second'),
  enrollment('gruenspecht', 'ac', 'active', 'second'),
  enrollment('erabliere', 'n', 'active', 'first'),
  enrollment('fjallripan', 'v', 'active', 'second'),
  enrollment('fjallripan', 'm', 'pending', 'second'),
  enrollment('zuraw', 'ac', 'active', 'second'),
  enrollment('elaia', 'n', 'active', 'second'),
  enrollment('severen', 'ac', 'suspended', 'second'),
  enrollment('galTzafon', 'm', 'qualified', 'second'),
  enrollment('rafid', 'm', 'active', 'second'),
  enrollment('minato', 'ac', 'active', 'second'),
  enrollment('minato', 'n', 'ended', 'second'),
  enrollment('qingyu', 'n', 'active', 'second'),
  enrollment('mulgyeol', 'm', 'active', 'second'),
  enrollment('alpvane', 'n', 'active', 'first'),
  enrollment('skarvoy', 'v', 'active', 'second'),
];
