/** What a deployed worker has of secrets: their names, for the platform tells no more. */
import { CommandError } from './command.ts';
import { readVars } from './secrets-file.ts';
import { type Target, wranglerWords } from './target.ts';
import { complaint, wrangler as ours } from './wrangler.ts';

export type Runner = typeof ours;
/** Names of the secrets of the deployed worker; none where it is not deployed yet. */
export async function namesOfSecrets(target: Target, wrangler: Runner = ours): Promise<string[]> {
  const ran = await wrangler(['secret', 'list', '--format', 'json', ...wranglerWords(target)]);
  if (ran.code === 0) return (JSON.parse(ran.stdout.slice(ran.stdout.indexOf('['))) as { name: string }[]).map(({ name }) => name);
  // The platform's code for a worker that is not there.
  if (/10007|does not exist|not found/i.test(ran.stderr + ran.stdout)) return [];
  throw new CommandError(`The secrets of ${target.env} cannot be listed: npx wrangler login, or set CLOUDFLARE_API_TOKEN.\n${complaint(ran)}`);
}
/** Refuses to make secrets for a worker that has some: with others, every open link and session would break. */
export async function deployedSecrets(target: Target, wrangler?: Runner): Promise<void> {
  if (target.env === null) return;
  const kept = readVars(target.secretsFile), there = await namesOfSecrets(target, wrangler);
  const lost = ['SIGNING_KEYS', 'LINK_SECRET'].filter((name) => there.includes(name) && !kept[name]);
  if (lost.length > 0) throw new CommandError(`The deployed portal has ${lost.join(' and ')}, and ${target.secretsFile} has not: get that file from whoever set the portal up.`);
}
/** Puts secrets into the deployed worker, at once. They go through stdin. */
export async function putSecrets(target: Target, secrets: Readonly<Record<string, string>>, wrangler: Runner = ours): Promise<void> {
  const ran = await wrangler(['secret', 'bulk', ...wranglerWords(target)], { input: JSON.stringify(secrets) });
  if (ran.code !== 0) throw new CommandError(`The secrets could not be put into the deployed portal; it has those it had.\n${complaint(ran)}`);
}
