/**
 * What the registration form's request would be at its barest: written by hand, no library, no check but the key's; the same statements in
 * the same two round trips, and a reply of the same bytes. The bench measures the worker against it.
 */
const keyQuery = 'select id, organization_id, program_id, distributor_id, origins from embed_keys where token = ? and kind = \'publishable\' and revoked_at is null limit 1';
const programQuery = `select p.id as program_id, p.name as program_name, o.id as vendor_id, o.name as vendor_name, l.policy, l.version from programs p
  inner join organizations o on o.id = p.vendor_id inner join policies l on l.program_id = p.id and l.effective_at <= ? where p.id = ? order by l.version desc limit 1`;
const distributorsQuery = `select o.id as distributor_id, o.name as distributor_name, d.countries from program_distributors d
  inner join organizations o on o.id = d.distributor_id where d.program_id = ? order by distributor_name`;

export default {
  async fetch(request, env) {
    // What a request costs before any worker has done anything: the local server's own part in each time.
    if (request.url.endsWith('/empty')) return new Response('empty');
    const db = env.DB.withSession('first-primary');
    const key = (await db.prepare(keyQuery).bind(request.headers.get('portico-key')).all()).results[0];
    if (!key || !JSON.parse(key.origins).includes(request.headers.get('origin'))) return new Response(null, { status: 403 });
    const [programs, distributors] = await db.batch([db.prepare(programQuery).bind(Date.now(), key.program_id), db.prepare(distributorsQuery).bind(key.program_id)]);
    const program = programs.results[0];
    const policy = JSON.parse(program.policy);
    return Response.json({
      program: { id: program.program_id, name: program.program_name, vendor: program.vendor_name }, distributor: null,
      distributors: distributors.results.map((row) => ({ id: row.distributor_id, name: row.distributor_name, countries: JSON.parse(row.countries) })),
      workAccount: policy.workAccount, consent: policy.consent.en, support: policy.support,
    });
  },
};
