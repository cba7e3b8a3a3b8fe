/** Reads the database's file while nobody else has it open, and says what of a write is missing, torn or there twice. */
import { DatabaseSync } from 'node:sqlite';
import type { Acknowledged, Log } from './writers.ts';

/** A registration with all that its writes leave: each column counts rows of one kind. */
interface Traces {
  id: string; email: string; state: string; kind: string; sequence: number; active: number; organization: string | null;
  [count: `n_${string}`]: number;
}
const activityOf = (event: string) => `(SELECT count(*) FROM activity a WHERE a.subject_id = r.id AND a.event = '${event}')`;
const messagesOf = (template: string, occasion: string) => `(SELECT count(*) FROM outbox o WHERE o.template = '${template}' AND o.occasion = ${occasion})`;
const decisionsOf = (command: string) => `(SELECT count(*) FROM decisions d WHERE d.subject_id = r.id AND d.command = '${command}')`;
const counted: Record<string, string> = {
  n_requested: activityOf('registration.requested'), n_code_sent: activityOf('registration.code_sent'), n_confirmed: activityOf('registration.email_confirmed'), n_submitted: activityOf('registration.submitted'),
  n_activated: activityOf('product.activated'), n_approved: activityOf('registration.approved'), n_declined: activityOf('registration.declined'),
  n_code_mail: messagesOf('registration_code', "r.id || ':1'"), n_review_mail: messagesOf('registration_under_review', 'r.id'), n_reviewer_mail: messagesOf('registration_to_review', 'r.id'),
  n_approved_mail: messagesOf('registration_approved', 'r.id'), n_declined_mail: messagesOf('registration_declined', 'r.id'),
  n_request_decision: decisionsOf('requestRegistration'), n_submit_decision: decisionsOf('submitRegistration'), n_activate_decision: decisionsOf('activateProduct'),
  n_approve_decision: decisionsOf('approveRegistration'), n_decline_decision: decisionsOf('declineRegistration'),
  n_joined: activityOf('registration.submitted') + " * (r.kind = 'join')", n_withdrawn: activityOf('registration.withdrawn'), n_received_mail: messagesOf('registration_received', 'r.id'),
  n_join_mail: messagesOf('registration_under_review', "r.id || ':join'"), n_join_asked: messagesOf('join_asked', 'r.id'), n_join_decision: decisionsOf('joinCompany'), n_withdraw_decision: decisionsOf('withdrawRegistration'),
  n_request: '(SELECT count(*) FROM requests q WHERE q.subject_id = r.id)',
  n_queued: "(SELECT count(*) FROM requests q WHERE q.subject_id = r.id AND q.kind = CASE r.kind WHEN 'join' THEN 'join' ELSE 'registration' END AND (q.actor_id IS NULL) = (r.state <> 'under_review') AND q.state = CASE r.state WHEN 'under_review' THEN 'pending' WHEN 'declined' THEN 'refused' ELSE r.state END)",
  n_activation: '(SELECT count(*) FROM product_activations p WHERE p.registration_id = r.id AND p.partner_id IS r.organization_id)',
  n_organization: '(SELECT count(*) FROM organizations o WHERE o.id = r.organization_id)', n_domain: '(SELECT count(*) FROM organization_domains d WHERE d.organization_id = r.organization_id AND d.domain = r.domain)',
  n_operator: "(SELECT count(*) FROM operators o WHERE o.organization_id = r.organization_id AND o.email = r.email AND o.role = 'super_admin' AND o.state = 'active')",
  n_enrollment: '(SELECT count(*) FROM enrollments e WHERE e.partner_id = r.organization_id AND e.program_id = r.program_id)',
  n_tie: '(SELECT count(*) FROM enrollment_distributors t JOIN enrollments e ON e.id = t.enrollment_id WHERE e.partner_id = r.organization_id AND t.distributor_id = r.distributor_id)',
  n_link: "(SELECT count(*) FROM links l JOIN operators o ON o.id = l.operator_id WHERE o.organization_id = r.organization_id AND l.kind = 'welcome')",
};
const traces = `SELECT r.id AS id, r.email AS email, r.state AS state, r.kind AS kind, r.code_sequence AS sequence, coalesce((SELECT q.product_activation = 'active' FROM requests q WHERE q.subject_id = r.id), 0) AS active, r.organization_id AS organization, ${Object.entries(counted).map(([name, sql]) => `${sql} AS ${name}`).join(', ')}
  FROM registrations r WHERE r.email LIKE '%-ormelune.com'`;

/** What each count must be in a state. The reviewing distributor has two admins. */
function wanted({ state, kind, active }: Traces): Record<string, number> {
  const joined = Number(kind === 'join'), withdrawn = Number(state === 'withdrawn');
  const confirmed = Number(state !== 'draft'), sent = Number(['under_review', 'approved', 'declined'].includes(state) && !joined), approved = Number(state === 'approved'), declined = Number(state === 'declined');
  return {
    n_requested: 1, n_code_sent: 1, n_confirmed: confirmed, n_submitted: sent + joined, n_activated: active, n_approved: approved, n_declined: declined,
    n_joined: joined, n_withdrawn: withdrawn, n_received_mail: confirmed, n_join_mail: joined, n_join_asked: joined, n_join_decision: joined, n_withdraw_decision: withdrawn, n_request: sent + joined, n_queued: sent + joined,
    n_code_mail: 1, n_review_mail: sent, n_reviewer_mail: 2 * sent, n_approved_mail: approved, n_declined_mail: declined,
    n_request_decision: 1, n_submit_decision: sent, n_activate_decision: active, n_approve_decision: approved, n_decline_decision: declined, n_activation: active,
    n_organization: approved, n_domain: approved, n_operator: approved, n_enrollment: approved, n_tie: approved, n_link: approved,
  };
}

/** Rows that belong to nothing: the other half of a torn write. */
const orphans: Record<string, string> = {
  'company without its registration': "SELECT id FROM organizations o WHERE o.name LIKE 'Ormelune %' AND o.id NOT IN (SELECT organization_id FROM registrations WHERE organization_id IS NOT NULL)",
  'operator without its registration': "SELECT id FROM operators o WHERE o.email LIKE '%-ormelune.com' AND o.organization_id NOT IN (SELECT organization_id FROM registrations WHERE organization_id IS NOT NULL)",
  'activity without its registration': "SELECT id FROM activity a WHERE a.subject_id LIKE 'reg_%' AND NOT EXISTS (SELECT 1 FROM registrations r WHERE r.id = a.subject_id)",
  'decision without its registration': 'SELECT id FROM decisions d WHERE NOT EXISTS (SELECT 1 FROM registrations r WHERE r.id = d.subject_id)',
  'activation without its registration': 'SELECT id FROM product_activations p WHERE p.registration_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM registrations r WHERE r.id = p.registration_id)',
  'message without its registration': 'SELECT id FROM outbox o WHERE NOT EXISTS (SELECT 1 FROM registrations r WHERE r.id = substr(o.occasion, 1, 36))',
  'message twice': 'SELECT min(id) AS id FROM outbox GROUP BY recipient, template, substr(occasion, 1, 36) HAVING count(*) > 1',
  'request of nothing': "SELECT id FROM requests q WHERE q.subject_id LIKE 'reg_%' AND NOT EXISTS (SELECT 1 FROM registrations r WHERE r.id = q.subject_id)",
  'address twice': "SELECT email AS id FROM registrations WHERE email LIKE '%-ormelune.com' GROUP BY email HAVING count(*) > 1",
  'session without its entry': "SELECT id FROM sessions WHERE id NOT IN (SELECT json_extract(details, '$.session') FROM activity WHERE event = 'session.minted')",
};
/** Each write carried a key of its own: as many kept answers as effects. */
const keyed: Record<string, string> = {
  requestRegistration: 'registration.requested', confirmRegistrationEmail: 'registration.email_confirmed', 'submitRegistration + joinCompany': 'registration.submitted', activateProduct: 'product.activated',
  approveRegistration: 'registration.approved', declineRegistration: 'registration.declined', withdrawRegistration: 'registration.withdrawn', saveRegistrationDraft: 'registration.draft_saved', mintSession: 'session.minted',
};

/** The states that a registration may be in once an endpoint has answered for it. */
const after: Record<string, readonly string[]> = {
  requestRegistration: ['draft', 'email_confirmed', 'under_review', 'approved', 'declined', 'withdrawn'], confirmRegistrationEmail: ['email_confirmed', 'under_review', 'approved', 'declined', 'withdrawn'],
  saveRegistrationDraft: ['email_confirmed', 'under_review', 'withdrawn'], joinCompany: ['under_review', 'withdrawn'], withdrawRegistration: ['withdrawn'],
  submitRegistration: ['under_review', 'approved', 'declined'], activateProduct: ['under_review', 'approved'], approveRegistration: ['approved'], declineRegistration: ['declined'],
};
const kept = (row: Traces | undefined, one: Acknowledged): boolean =>
  row !== undefined && row.email === one.email && (after[one.endpoint] ?? []).includes(row.state) && (one.endpoint !== 'activateProduct' || row.active === 1);

export interface Audit { readonly faults: string[]; readonly registrations: number; readonly states: Record<string, number> }

/** `since`: acknowledgments before it were audited already, and no state goes back. */
export function audit(file: string, log: Log, since = 0): Audit {
  const db = new DatabaseSync(file);
  try {
    const rows = db.prepare(traces).all() as unknown as Traces[];
    const byId = new Map(rows.map((row) => [row.id, row]));
    const faults: string[] = [];
    const whole = (db.prepare('PRAGMA quick_check').get() as { quick_check: string }).quick_check;
    if (whole !== 'ok') faults.push(`the file is damaged: ${whole}`);
    for (const one of log.acknowledged.slice(since)) if (!kept(byId.get(one.registration), one)) faults.push(`lost: ${one.endpoint} of ${one.registration} was acknowledged, and it is ${byId.get(one.registration)?.state ?? 'gone'}`);
    const states: Record<string, number> = {};
    for (const row of rows) {
      states[row.state] = (states[row.state] ?? 0) + 1;
      const must = wanted(row);
      for (const name of Object.keys(counted)) if (row[name as 'n_'] !== must[name]) faults.push(`torn: ${row.id} is ${row.state} with ${name.slice(2)} ${row[name as 'n_']} instead of ${must[name]}`);
    }
    for (const [what, sql] of Object.entries(orphans)) for (const row of db.prepare(sql).all() as { id: string }[]) faults.push(`${what}: ${row.id}`);
    for (const [endpoint, event] of Object.entries(keyed)) {
      const pair = db.prepare('SELECT (SELECT count(*) FROM idempotency WHERE endpoint IN (SELECT value FROM json_each(?))) AS answers, (SELECT count(*) FROM activity WHERE event = ? AND at >= (SELECT coalesce(min(created_at), 0) FROM idempotency)) AS effects').get(JSON.stringify(endpoint.split(' + ')), event) as { answers: number; effects: number };
      if (pair.answers !== pair.effects) faults.push(`torn: ${endpoint} has ${pair.answers} kept answers for ${pair.effects} effects`);
    }
    return { faults, registrations: rows.length, states };
  } finally {
    db.close();
  }
}

/** Every walk came to its end, once. */
export function auditWalks(file: string, log: Log): string[] {
  const db = new DatabaseSync(file);
  try {
    const rows = db.prepare("SELECT email, state FROM registrations WHERE email LIKE '%-ormelune.com'").all() as { email: string; state: string }[];
    const states = new Map(rows.map((row) => [row.email, row.state]));
    const wrong = [...log.walks].filter(([email, end]) => states.get(email) !== end).map(([email, end]) => `walk: ${email} is ${states.get(email) ?? 'gone'} instead of ${end}`);
    return rows.length === log.walks.size ? wrong : [...wrong, `walk: ${rows.length} registrations for ${log.walks.size} walks`];
  } finally {
    db.close();
  }
}

/** A killed consumer's claims run out after a minute; here their time is put back instead of waited for. Answers how many are still to go. */
export function releaseClaims(file: string): number {
  const db = new DatabaseSync(file);
  try {
    return Number(db.prepare("UPDATE outbox SET next_attempt_at = 0 WHERE state = 'queued'").run().changes);
  } finally {
    db.close();
  }
}

/** At least once, always under the id of its row, and nothing that has no row. */
export function auditMail(file: string, received: ReadonlyMap<string, number>): string[] {
  const db = new DatabaseSync(file);
  try {
    const rows = db.prepare('SELECT id, state FROM outbox').all() as { id: string; state: string }[];
    const ids = new Set(rows.map((row) => row.id));
    return [
      ...rows.filter((row) => row.state !== 'delivered').map((row) => `mail: ${row.id} is ${row.state}`),
      ...rows.filter((row) => !received.has(row.id)).map((row) => `mail: ${row.id} was never sent`),
      ...[...received.keys()].filter((id) => !ids.has(id)).map((id) => `mail: ${id} was sent and has no row`),
    ];
  } finally {
    db.close();
  }
}
