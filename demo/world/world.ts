/**
 * The demo world: every record that the seed writes, by a name that says what it is for. Ids never change between runs.
 *
 *   world.vendors.n | ac | v | m            the four vendors; `.operators.reader | admin | superAdmin`
 *   world.programs.n | ac | v | m           their programs: `.id`, `.policy`, `.vendorId`, which distributors carry it and where
 *   world.distributors.first | second       likewise staffed: world.distributors.first.operators.admin.id
 *   world.partners.vauclair …               vauclair, tallowcreek and gruenspecht have all three roles, the others an account owner
 *   world.customers.verger, .others         one staffed, twenty-nine without operators
 *   world.enrollments, world.registrations  see enrollments.ts and registrations.ts for what each stands for
 *   world.transfer                          alpvane's change of distributor in n
 *   world.keys.vendorSite.token             publishable: vendorSite (n), firstSite (n at first), developersSite (ac), acSite, mSite
 *   world.keys.firstSecret.token            secret, in the clear here: nSecret, acSecret, vSecret, mSecret, firstSecret, secondSecret
 */
import { customers } from './customers.ts';
import { enrollments } from './enrollments.ts';
import { keys } from './keys.ts';
import { partners } from './partners.ts';
import { programs } from './programs.ts';
import { activatedBeforehand, registrations } from './registrations.ts';
import { transfer } from './transfers.ts';
import { distributors, vendors } from './vendors.ts';

export const world = { vendors, distributors, partners, customers, programs, enrollments, registrations, transfer, activatedBeforehand, keys };
