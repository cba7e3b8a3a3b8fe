/** Sheds bursts from one network. The binding is approximate and per location, so it is never a rule; if it fails, nobody is kept out. */
import type { Refusal } from '../rules/decision.ts';
import type { RequestContext } from './context.ts';

/** Waits for the binding this long, in ms. */
const patience = 300;

/** The refusal of a burst, or `undefined`. `what` names the kind of request. */
export async function shed({ env, request }: RequestContext, what: 'request' | 'link' | 'lookup' | 'sign_in'): Promise<Refusal | undefined> {
  const late = new Promise<{ success: boolean }>((resolve) => { setTimeout(() => resolve({ success: true }), patience); });
  const asked = env.CODE_LIMIT.limit({ key: `${what}:${request.headers.get('cf-connecting-ip') ?? 'local'}` }).catch(() => ({ success: true }));
  const { success } = await Promise.race([asked, late]);
  return success ? undefined : { code: 'request.rate_limited', retryAfter: 60 };
}
