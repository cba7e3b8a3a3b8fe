/** The model’s reviewers and company admins. */
import { dateIn } from './calendar.ts';
import { adminOf, all, close, type Company, day, type Decider, declineForVendor, type Distributor, domainOf, early, endTransfer, fresh, isActive, isOpen, isShared, latest, letInCompany, type Model, notOpenTo, ownTransfer, ranks, type Registration, type Role, say, sees, tiedCompanies, turnIntoJoin, zones } from './model.ts';

export function activate(m: Model, who: Distributor, one: Registration): string {
  if (!sees(who, one)) return 'resource.not_found';
  if (one.distributor !== who) return 'registration.not_reviewer';
  if (one.program !== 'n') return 'registration.product_not_asked';
  if (isActive(m, one)) return 'ok';
  const refusal = notOpenTo(one, who);
  if (refusal && refusal !== 'registration.not_reviewer') return refusal;
  m.activations.push({ distributor: who, domain: domainOf(one.email), registration: one.key, company: null });
  say(m, 'product.activated', one.key);
  return 'ok';
}
export function approve(m: Model, who: Decider, one: Registration): string {
  if (!sees(who, one)) return 'resource.not_found';
  const refusal = notOpenTo(one, who);
  if (refusal) return refusal;
  if (one.program === 'n' && one.kind !== 'join' && !isActive(m, one)) return 'registration.product_inactive';
  if (one.kind !== 'join' && ownTransfer(m, one)) return 'registration.transfer_pending';
  if (one.kind === 'company' && one.duns !== null && tiedCompanies(m, one).some((each) => each.duns === one.duns)) return 'registration.transfer_needed';
  if (one.kind === 'join') letInColleague(m, one, 'reader');
  else if (one.kind === 'enrollment') {
    (m.companies.get(one.joining as string) as Company).elsewhere = one.distributor;
    one.company = one.joining;
    close(m, one, 'approved', 'approved');
    say(m, 'registration.approved', one.key);
  } else {
    const same = all(m).filter((each) => each !== one && each.program === 'n' && each.state === 'under_review' && each.kind === 'company'
      && ((!isShared(domainOf(each.email)) && domainOf(each.email) === domainOf(one.email)) || (one.duns !== null && each.duns === one.duns)));
    const company = letInCompany(m, one);
    for (const each of same) turnIntoJoin(m, each, company.key);
  }
  return 'ok';
}
function letInColleague(m: Model, one: Registration, role: Role): void {
  one.company = one.joining;
  m.operators.set(one.email, { company: one.joining as string, role });
  close(m, one, 'approved', 'approved');
  say(m, 'registration.approved', one.key);
}
export function decline(m: Model, who: Decider, one: Registration, reapply: NonNullable<Registration['reapply']>): string {
  if (!sees(who, one)) return 'resource.not_found';
  const reapplyOn = reapply === 'in_30_days' ? dateIn(m.now + 30 * day, zones[one.program]) : null;
  if (who === 'vendor' && (one.state === 'under_review' || one.state === 'email_confirmed')) {
    declineForVendor(m, one, { reapply, reapplyOn });
    say(m, 'registration.decline_explained', one.key);
    return 'ok';
  }
  const refusal = notOpenTo(one, who);
  if (refusal) return refusal;
  close(m, one, 'declined', 'refused');
  Object.assign(one, { declinedBy: 'reviewer', reapply, reapplyOn });
  say(m, 'registration.declined', one.key);
  endTransfer(m, one);
  return 'ok';
}
export function answerJoin(m: Model, email: string, one: Registration, role: Role | 'refuse'): string {
  const admin = adminOf(m, email);
  if (!admin) return 'permission.denied';
  if (one.kind !== 'join' || one.joining !== admin.company) return 'resource.not_found';
  const refusal = notOpenTo(one, admin.company);
  if (refusal) return refusal;
  if (role === 'refuse') {
    close(m, one, 'declined', 'refused');
    Object.assign(one, { declinedBy: 'company', reapply: 'now' });
    say(m, 'registration.declined', one.key);
    endTransfer(m, one);
    return 'ok';
  }
  if (ranks.indexOf(role) > ranks.indexOf(admin.role)) return 'permission.denied';
  letInColleague(m, one, role);
  return 'ok';
}

export function enroll(m: Model, email: string, distributor: Distributor): string {
  const admin = adminOf(m, email);
  if (!admin) return 'permission.denied';
  const company = m.companies.get(admin.company) as Company;
  if (company.elsewhere) return 'registration.already_enrolled';
  const here = all(m).filter((one) => one.program === 'm' && one.joining === company.key);
  if (here.some(isOpen)) return 'registration.open_request';
  const refusal = early(m, 'm', latest(here, 'createdAt'));
  if (refusal) return refusal;
  const one = fresh(m, { program: 'm', email, page: null, kind: 'enrollment', distributor, state: 'under_review', joining: company.key, detailed: true, name: company.name, duns: company.duns, submittedAt: m.now, request: 'pending', actor: distributor, seenBy: distributor });
  say(m, 'registration.enrollment_requested', one.key);
  return 'ok';
}
