/** Which origins may use which key: they depend on the port of the run. */
import { defaultPort, originOf, sites } from '../sites.ts';
import { keys } from './keys.ts';

export type KeyName = keyof typeof keys;
export type KeyOrigins = Readonly<Record<KeyName, readonly string[]>>;

/** Each key's exact origins on this port; a secret key has none. */
export function originsFor(port: number = defaultPort): KeyOrigins {
  const originsOf = (site: string | null): string[] => sites.filter((one) => site !== null && (site === 'any' || one.dir === site)).map((one) => originOf(one, port));
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, originsOf(key.site)])) as unknown as KeyOrigins;
}
