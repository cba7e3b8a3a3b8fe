/** A host's own backend beside its page: mints sessions for the operator that is signed in there, as README.md's snippet asks for them. */
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { mintDemoSession } from '../../../schema/demo.ts';
import { mintSession } from '../../../schema/operators.ts';
import { type Host, type Visit, originOf } from './visit.ts';

export interface Backend {
  /** Times that the page asked for a session. */
  readonly asked: number;
}
/** Answers `POST path` on a host. A vendor's or distributor's backend has a secret key; for a partner's operator the demo stands in. */
export async function backendOf(visit: Visit, host: Host, operator: string, secret?: string, path = '/portico-session'): Promise<Backend> {
  const backend = { asked: 0 };
  const origin = originOf(host);
  await visit.context.grantPermissions(['local-network-access']);
  await visit.context.route(origin + path, async (route) => {
    backend.asked += 1;
    if (route.request().method() !== 'POST') return route.fulfill({ status: 405 });
    const answer = await fetch(`http://127.0.0.1:${inject('port')}${(secret ? mintSession : mintDemoSession).path}`, {
      method: 'POST', body: JSON.stringify({ operator, ...(secret && { origin }) }),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...(secret ? { Authorization: `Bearer ${secret}` } : { Origin: origin }) },
    });
    return route.fulfill({ status: answer.status, body: await answer.text(), contentType: 'application/json' });
  });
  return backend;
}
/** What README.md's page does with it. */
export const fetchSession = (selector = 'portico-provider', path = '/portico-session'): string => `document.querySelector('${selector}').fetchSession = async ({ signal }) => (await fetch('${path}', { method: 'POST', signal })).json();`;
