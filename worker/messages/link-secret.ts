/**
 * LINK_SECRET, and the ones before it: `<secret>`, or newest first `<secret>@<ms since 1970>,<secret before>`. What is derived belongs to an id, and ids
 * hold the instant at which they were made (UUIDv7): each uses the secret that was in force then. So a rotation breaks nothing that is open, and no two
 * versions of the worker disagree while it is put in place, for it comes into force some minutes later.
 */
export interface LinkSecret { readonly secret: string; /** Ms since 1970 of the first id that it serves. */ readonly from: number }

const parsed = new Map<string, readonly LinkSecret[]>();
/** Newest first. Base64url has neither sign in it. */
export function secretsOf(value: string): readonly LinkSecret[] {
  const known = parsed.get(value);
  if (known) return known;
  const secrets = value.split(',').map((one): LinkSecret => { const [secret = '', from] = one.split('@'); return { secret, from: from === undefined ? 0 : Number(from) }; });
  parsed.clear();
  parsed.set(value, secrets);
  return secrets;
}
export const writtenAs = (secrets: readonly LinkSecret[]): string => secrets.map(({ secret, from }, index) => (from === 0 && index === secrets.length - 1 ? secret : `${secret}@${from}`)).join(',');

const ofOurs = /^[a-z]{3}_([0-9a-f]{12})[0-9a-f]{20}$/;
/** The secret for what belongs to `id`; for what is no id, the newest. */
export function secretFor(value: string, id: string | number | undefined): string {
  const secrets = secretsOf(value), time = ofOurs.exec(String(id))?.[1];
  const found = time === undefined ? secrets[0] : secrets.find(({ from }) => from <= Number.parseInt(time, 16));
  // One that is older than all that is left has none any more: what is derived by the oldest fits nothing that was given out.
  return (found ?? secrets.at(-1))?.secret ?? '';
}
