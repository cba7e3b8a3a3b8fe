/** The facts about addresses (ENR-3), in chunks of their own: only who comes as far as an address fetches them. */
const load = async () => {
  const [formats, regions, check, lines] = await Promise.all([
    import('../../../schema/address/formats.ts'), import('../../../schema/address/regions.ts'), import('../../../schema/address/check.ts'), import('../../../schema/address/lines.ts'),
  ]);
  return { formatOf: formats.addressFormat, regionsOf: regions.regionsOf, regionText: regions.regionText, checkAddress: check.checkAddress, linesOf: lines.addressLines };
};
export type Addresses = Awaited<ReturnType<typeof load>>;

let loading: Promise<Addresses> | undefined;
/** Asked for again after a failure. */
export const loadAddresses = (): Promise<Addresses> => {
  loading ??= load();
  loading.catch(() => { loading = undefined; });
  return loading;
};
