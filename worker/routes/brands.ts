/** How an organization's pages look, and what things are called there. */
import { changeBrand, readBrand, readSiteBrand } from '../../schema/brand.ts';
import { route } from '../http/route.ts';
import { changeBrand as decide } from '../rules/brand.ts';
import { findBrand, findPageBrand } from '../store/brands.ts';

export const brandRoutes = [
  // The portal's own pages carry no key, and no brand.
  route(readSiteBrand, async ({ db, caller }) => ({ reply: { brand: caller.keyId === null ? null : await findBrand(db, caller.distributorId ?? caller.organizationId) } })),
  route(readBrand, async ({ db, caller }) => ({ reply: { brand: await findPageBrand(db, caller.organizationId) } })),
  route(changeBrand, async ({ db, caller, input }) => ({
    reply: { brand: input.body },
    change: { events: decide(await findBrand(db, caller.organizationId), input.body, caller.organizationId).events, actor: { kind: 'operator', id: caller.operatorId } },
  })),
];
