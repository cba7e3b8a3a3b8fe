/** A typical request of every read endpoint on the seeded world. */
import { listActivity, listMessages } from '../../schema/activity.ts';
import { readBrand, readSiteBrand } from '../../schema/brand.ts';
import type { Endpoint } from '../../schema/endpoint.ts';
import { readPortalHealth } from '../../schema/health.ts';
import { listHelp, readHelp } from '../../schema/help.ts';
import { readMe } from '../../schema/operators.ts';
import { findCompany, readRegistration, readRegistrationForm, readRegistrationProgress } from '../../schema/registration.ts';
import { blockApplicants, listBlocks, listRequests, readTransfer } from '../../schema/requests.ts';
import { listSessions, listSignInMethods } from '../../schema/sign-in.ts';
import { listOperators, readOperator } from '../../schema/team.ts';
import { readHealth } from '../../schema/system.ts';
import { world } from '../../demo/world/world.ts';

export interface Ready { readonly endpoint: Endpoint; readonly input: object; readonly sent: object }
export type Samples = Readonly<Record<string, () => Promise<Ready>>>;
/** The part of test/support/caller.ts that is used here. That file is typed for the tests' own runtime, so this program does not read it. */
export interface Support {
  readonly call: (endpoint: Endpoint, input: object, sent: object) => Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }>;
  readonly pages: { readonly vendor: object };
  readonly sessionOf: (operator: { readonly id: string }) => Promise<object>;
  readonly moving: () => Promise<{ readonly transfer: string; readonly partner: { readonly admin: object } }>;
  readonly asking: () => Promise<{ readonly request: string; readonly partner: { readonly admin: object }; readonly reader: { readonly sent: object } }>;
  readonly submitted: () => Promise<{ readonly registration: string; readonly applicant: object }>;
}

export function readsOf({ asking, call, moving, pages, sessionOf, submitted }: Support): Samples {
  const admin = () => sessionOf(world.distributors.first.operators.admin);
  return {
    readPortalHealth: async () => ({ endpoint: readPortalHealth, input: {}, sent: await sessionOf(world.vendors.n.operators.superAdmin) }),
    readHealth: async () => ({ endpoint: readHealth, input: {}, sent: {} }),
    readRegistrationForm: async () => ({ endpoint: readRegistrationForm, input: {}, sent: pages.vendor }),
    readRegistrationProgress: async () => {
      const { registration, applicant } = await submitted();
      return { endpoint: readRegistrationProgress, input: { params: { registration } }, sent: applicant };
    },
    findCompany: async () => {
      const { registration, applicant } = await submitted();
      return { endpoint: findCompany, input: { params: { registration }, query: { duns: '204518837' } }, sent: applicant };
    },
    listRequests: async () => ({ endpoint: listRequests, input: { query: { show: 'open' } }, sent: await admin() }),
    readTransfer: async () => {
      const { transfer, partner } = await moving();
      return { endpoint: readTransfer, input: { params: { transfer } }, sent: partner.admin };
    },
    listHelp: async () => ({ endpoint: listHelp, input: {}, sent: (await asking()).reader.sent }),
    readHelp: async () => {
      const { request, partner } = await asking();
      return { endpoint: readHelp, input: { params: { request } }, sent: partner.admin };
    },
    listBlocks: async () => {
      const vendor = await sessionOf(world.vendors.n.operators.admin);
      await call(blockApplicants, { body: { program: world.programs.n.id, targets: [{ kind: 'domain', domain: 'blocked-orvela.com' }], reason: 'Known to us.' } }, vendor);
      return { endpoint: listBlocks, input: {}, sent: vendor };
    },
    readRegistration: async () => ({ endpoint: readRegistration, input: { params: { registration: world.registrations.domainConflict.id } }, sent: await admin() }),
    listSignInMethods: async () => ({ endpoint: listSignInMethods, input: { query: { program: world.programs.v.id } }, sent: {} }),
    listSessions: async () => ({ endpoint: listSessions, input: {}, sent: await admin() }),
    readMe: async () => ({ endpoint: readMe, input: {}, sent: await admin() }),
    readSiteBrand: async () => ({ endpoint: readSiteBrand, input: {}, sent: pages.vendor }),
    readBrand: async () => ({ endpoint: readBrand, input: {}, sent: await admin() }),
    listOperators: async () => ({ endpoint: listOperators, input: {}, sent: await admin() }),
    readOperator: async () => ({ endpoint: readOperator, input: { params: { operator: world.distributors.first.operators.reader.id } }, sent: await admin() }),
    listActivity: async () => ({ endpoint: listActivity, input: {}, sent: await admin() }),
    listMessages: async () => ({ endpoint: listMessages, input: {}, sent: await sessionOf(world.vendors.n.operators.admin) }),
  };
}
