/** Sends through a provider's HTTP API (providers/). */
import { type Mailer, RecipientRefused } from './mailer.ts';
import { providerOf } from './providers/providers.ts';

/** How long a provider may take, in ms, and how much of its answer is read, in characters. */
const patience = 10_000;
const longest = 64 * 1024;

export interface ApiSettings { readonly name: string | undefined; readonly url: string | undefined; readonly token: string; /** A local run: a provider of one's own machine, without TLS. */ readonly local: boolean }

/** A name in the public tree, over TLS: no address, nothing of this machine or network. Names cannot be resolved here, so what they stand for is the operator's word (platform.md). */
export function isPublic(address: string): boolean {
  const { protocol, hostname, username, password } = URL.canParse(address) ? new URL(address) : { protocol: '', hostname: '', username: '', password: '' };
  return protocol === 'https:' && !username && !password && /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(hostname) && !/(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|localdomain|arpa|test|invalid)$/.test(hostname);
}

/** What goes wrong becomes a word in the outbox, never a sentence. */
const failed = (word: string): Error => Object.assign(new Error('not sent'), { name: 'MailApi', code: word });

export const apiMailer = ({ name, url, token, local }: ApiSettings, call: typeof fetch = (...request) => fetch(...request)): Mailer => ({
  async send(mail) {
    const provider = providerOf(name), address = url ?? provider?.url;
    if (!provider || !address) throw failed('MAIL_API_unknown');
    if (!local && !isPublic(address)) throw failed('MAIL_API_URL_refused');
    // Nobody is followed elsewhere with the token.
    const response = await call(address, {
      method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(patience),
      headers: { accept: 'application/json', 'content-type': 'application/json', ...provider.headers(token, mail) }, body: JSON.stringify(provider.body(mail)),
    });
    const verdict = provider.judge({ status: response.status, headers: response.headers, body: await jsonOf(response) });
    if (verdict.taken) return verdict.id;
    if (verdict.refused) throw new RecipientRefused(verdict.refused, verdict.word);
    throw failed(verdict.word);
  },
});

/** An answer that is no JSON, or too long, says no more than its status. */
async function jsonOf(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text.length > longest ? undefined : JSON.parse(text);
  } catch { return undefined; }
}
