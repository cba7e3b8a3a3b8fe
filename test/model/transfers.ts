/** The model’s change from one distributor to another (REG-12). */
import { type Company, type Distributor, type Model, type Registration, type Transfer, adminOf, askTransfer, isMoving, notOpenTo, openTransferOf, ownTransfer, say, sees, tiedCompanies, turnIntoJoin } from './model.ts';

export function requestTransfer(m: Model, email: string, to: Distributor): string {
  const admin = adminOf(m, email);
  if (!admin) return 'permission.denied';
  const company = m.companies.get(admin.company) as Company;
  if (openTransferOf(m, company.key)) return 'transfer.open';
  if (company.tie === to) return 'transfer.not_needed';
  askTransfer(m, company, to, null);
  return 'ok';
}
/** `found`: the company that the portal took, where several fit as well. */
export function askForTransfer(m: Model, who: Distributor, one: Registration, found: string | undefined): string {
  if (!sees(who, one)) return 'resource.not_found';
  const refusal = notOpenTo(one, who);
  if (refusal) return refusal;
  if (ownTransfer(m, one)) return 'transfer.open';
  const tied = tiedCompanies(m, one);
  const company = tied.find((each) => each.key === found) ?? tied[0];
  if (!company || one.kind !== 'company') return 'transfer.not_needed';
  if (openTransferOf(m, company.key)) return 'transfer.open';
  askTransfer(m, company, who, one.key);
  return 'ok';
}
const complete = (m: Model, moving: Transfer): void => {
  moving.state = 'done';
  (m.companies.get(moving.company) as Company).tie = moving.to;
  say(m, 'transfer.completed', moving.key);
  const asked = moving.asked === null ? undefined : m.registrations.get(moving.asked);
  if (asked?.state === 'under_review' && asked.kind === 'company') turnIntoJoin(m, asked, moving.company);
};
export function answerTransfer(m: Model, who: Distributor, moving: Transfer, release: boolean): string {
  if (moving.from !== who) return 'resource.not_found';
  if (moving.state === 'objected') return 'transfer.objected';
  if (moving.state !== 'requested') return 'transfer.closed';
  if (release) {
    say(m, 'transfer.released', moving.key);
    complete(m, moving);
  } else {
    moving.state = 'objected';
    say(m, 'transfer.objected', moving.key);
  }
  return 'ok';
}
export function decideTransfer(m: Model, moving: Transfer, decision: 'complete' | 'refuse'): string {
  if (!isMoving(moving)) return 'transfer.closed';
  if (moving.state === 'requested' && !moving.escalated && m.now < moving.deadline) return 'transfer.not_yet';
  if (decision === 'complete') complete(m, moving);
  else {
    moving.state = 'canceled';
    say(m, 'transfer.refused', moving.key);
  }
  return 'ok';
}
export function cancelTransfer(m: Model, email: string, moving: Transfer): string {
  const admin = adminOf(m, email);
  if (!admin) return 'permission.denied';
  if (moving.company !== admin.company) return 'resource.not_found';
  if (!isMoving(moving)) return 'transfer.closed';
  moving.state = 'canceled';
  say(m, 'transfer.canceled', moving.key);
  return 'ok';
}
