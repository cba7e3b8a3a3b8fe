import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Brand } from '../../schema/brand.ts';
import { Policy } from '../../schema/programs.ts';
import { ApplicantDetails, CompanyDetails } from '../../schema/registration.ts';
import { canonicalEmail } from '../../schema/checks.ts';
import { type Email, type IdKind, idOf, idPrefixes, roles } from '../../schema/values.ts';
import { mailDomain } from '../../worker/rules/mail-domain.ts';
import { colleagues } from '../../demo/world/colleagues.ts';
import { originsFor } from '../../demo/world/origins.ts';
import { everyone } from '../../demo/world/seed.ts';
import { world } from '../../demo/world/world.ts';

const organizations = everyone();
const operators = organizations.flatMap((one) => Object.values(one.operators ?? {}));
const registrations = Object.values(world.registrations);
const rolesAt = (one: { operators?: object }): string[] => Object.values(one.operators ?? {}).map((person: { role: string }) => person.role).toSorted();
const allRoles = [...roles].toSorted();

describe('the demo world is valid data', () => {
  test.each(Object.entries(world.programs))('the policy of program %s passes the schema', (_, program) => {
    expect(v.safeParse(Policy, program.policy).issues).toBeUndefined();
  });

  test('ids have their kind’s form, and no two are the same', () => {
    const ids: [IdKind, string][] = [
      ...organizations.map((one): [IdKind, string] => ['organization', one.id]), ...operators.map((one): [IdKind, string] => ['operator', one.id]),
      ...Object.values(world.programs).map((one): [IdKind, string] => ['program', one.id]), ...world.enrollments.map((one): [IdKind, string] => ['enrollment', one.id]),
      ...registrations.map((one): [IdKind, string] => ['registration', one.id]), ...Object.values(world.keys).map((one): [IdKind, string] => ['key', one.id]),
    ];
    expect(ids.length).toBeGreaterThan(120);
    expect(ids.filter(([kind, id]) => !v.is(idOf(kind), id))).toEqual([]);
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
    // A UUIDv7: its version and variant, so that nothing that parses one is surprised.
    expect(ids.filter(([kind, id]) => !new RegExp(`^${idPrefixes[kind]}_[0-9a-f]{12}7[0-9a-f]{3}8[0-9a-f]{15}$`).test(id))).toEqual([]);
  });

  test('ids stay the same whatever is imported first', () => {
    expect([world.programs.n.id, world.vendors.n.id, world.distributors.first.operators.admin.id, world.registrations.clean.id]).toEqual([
      'prg_016f5e67d26076de83c12069840f494f', 'org_01704a6fb60071508944aad6334cbe2d', 'opr_01705fe4e00070b080ce8f5a7e0b104d', 'reg_01710b1ad4c07aaa8facdd3eea3ec592',
    ]);
  });

  test('addresses are canonical, belong to one operator each, and are at work domains of companies', () => {
    const emails = operators.map((one) => one.email);
    expect(new Set(emails).size).toBe(emails.length);
    const applicants = registrations.filter((one) => one.decision?.reason !== 'webmail').map((one) => one.email);
    for (const email of [...emails, ...applicants]) {
      expect(canonicalEmail(email)).toBe(email);
      for (const { policy } of Object.values(world.programs)) expect([email, mailDomain(email as Email, policy.mailDomains)]).toEqual([email, { domain: email.slice(email.lastIndexOf('@') + 1), verdict: 'work', shared: false }]);
    }
    expect(mailDomain(world.registrations.webmail.email as Email, world.programs.n.policy.mailDomains).verdict).toBe('webmail');
  });

  test('colleagues are further people at the same companies, in every state; none is an active admin, whom requests would wait for', () => {
    const now = Date.now(), rows = colleagues(now), known = new Set([...operators.map((one) => one.email), ...registrations.map((one) => one.email)]);
    expect(rows.filter(({ email, id }) => canonicalEmail(email) !== email || known.has(email) || !v.is(idOf('operator'), id))).toEqual([]);
    expect(new Set([...rows, ...operators].map(({ id }) => id)).size).toBe(rows.length + operators.length);
    expect([...new Set(rows.map(({ state }) => state))].toSorted()).toEqual(['active', 'invited', 'removed']);
    expect(rows.filter(({ state, role }) => state === 'active' && role !== 'reader')).toEqual([]);
    expect(rows.filter(({ state, lapsed, invitationExpiresAt }) => state === 'invited' && lapsed !== ((invitationExpiresAt ?? 0) <= now))).toEqual([]);
  });

  test('customers’ domains are companies’ too', () => {
    for (const one of world.customers.others) expect([one.domain, mailDomain(`x@${one.domain}` as Email, { refused: [], exempt: [] }).verdict]).toEqual([one.domain, 'work']);
  });

  test('brands, companies and applicants pass their schemas', () => {
    for (const one of [...Object.values(world.vendors), ...Object.values(world.distributors)]) expect(v.safeParse(Brand, one.brand).issues).toBeUndefined();
    for (const one of [...organizations, ...registrations]) if (one.company) expect(v.safeParse(CompanyDetails, one.company).issues).toBeUndefined();
    for (const one of registrations) if (one.applicant) expect(v.safeParse(ApplicantDetails, one.applicant).issues).toBeUndefined();
  });
});

describe('the demo world holds what the portal has to show', () => {
  test('a reader, an admin and a super_admin at every vendor and distributor, at three partners, and at a customer', () => {
    for (const one of [...Object.values(world.vendors), ...Object.values(world.distributors), world.partners.vauclair, world.partners.tallowcreek, world.partners.gruenspecht, world.customers.verger]) expect([one.name, rolesAt(one)]).toEqual([one.name, allRoles]);
    for (const one of Object.values(world.partners)) expect(rolesAt(one)).toContain('super_admin');
  });

  test('names in many scripts, a dozen partners, thirty customers', () => {
    const scripts = ['Latin', 'Greek', 'Cyrillic', 'Arabic', 'Hebrew', 'Han', 'Hiragana', 'Hangul'];
    const names = organizations.map((one) => one.name).join(' ');
    expect(scripts.filter((script) => !new RegExp(`\\p{Script=${script}}`, 'u').test(names))).toEqual([]);
    expect([Object.keys(world.partners).length >= 12, world.customers.others.length + 1]).toEqual([true, 30]);
  });

  test('between them the programs ask for everything that a policy can ask for', () => {
    const policies = Object.values(world.programs).map((one) => one.policy);
    const asked = (holds: (policy: (typeof policies)[number]) => boolean): boolean => policies.some(holds);
    const wanted = {
      reviewerDistributor: asked((p) => p.reviewer === 'distributor'), reviewerVendor: asked((p) => p.reviewer === 'vendor'), automatic: asked((p) => p.automaticApproval), byHand: asked((p) => !p.automaticApproval),
      activation: asked((p) => p.productActivation), workAccount: asked((p) => p.workAccount === 'microsoft'), refusedDomains: asked((p) => p.mailDomains.refused.length > 0), one: asked((p) => p.distributors === 'one'), several: asked((p) => p.distributors === 'several'),
      vetting: asked((p) => p.vetting), partnerId: asked((p) => p.partnerId), agreement: asked((p) => p.agreement), fiveSeats: asked((p) => p.technicalSeats === 5), courses: asked((p) => p.courses.some((one) => one.kind === 'technical')),
      announcedLater: asked((p) => p.tiers.some((one) => one.announcedOn < one.enforcedOn)), markets: asked((p) => new Set(p.markets.map((one) => one.currency)).size > 5), holidays: policies.every((p) => p.holidays.length > 0),
      specializations: asked((p) => p.specializations.length === 3), billing: asked((p) => p.billingTypes.includes('managed_order')), earlyAccess: asked((p) => p.earlyAccess.some((one) => !one.flexCompatible) && p.earlyAccess.some((one) => one.flexCompatible)),
    };
    expect(Object.entries(wanted).filter(([, holds]) => !holds)).toEqual([]);
  });

  test('a partner of a program with one distributor at a time has one', () => {
    for (const one of world.enrollments) {
      const program = Object.values(world.programs).find((candidate) => candidate.id === one.programId);
      if (program?.policy.distributors === 'one') expect(one.distributorIds).toHaveLength(1);
      for (const distributor of one.distributorIds) expect(program?.carriedBy.map((carrier) => carrier.distributorId)).toContain(distributor);
    }
  });

  test('a key works on its own site alone, on any port', () => {
    const origins = originsFor(9123);
    expect([origins.vendorSite, origins.firstSite, origins.firstSecret]).toEqual([['http://kestrane.localhost:9123'], ['http://norderable.localhost:9123'], []]);
    expect(origins.acSite).toContain('http://kestrane.localhost:9123');
  });
});
