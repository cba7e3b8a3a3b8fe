/** What one request carries through the worker. */
import type { Endpoint, InputOf } from '../../schema/endpoint.ts';
import type { Action } from '../../schema/permissions.ts';
import type { IdKind, Locale, OrganizationKind, Role } from '../../schema/values.ts';
import type { Env } from '../env.ts';
import type { D1Cost, Patience } from '../store/d1.ts';
import type { Database } from '../store/database.ts';

/** What tests and the demo replace: the clock and the maker of ids. */
export interface Deps { readonly now: () => number; readonly newId: (kind: IdKind) => string; /** How long D1 is waited for; the worker's own unless said. */ readonly patience?: Patience }

/** A site that embeds with a publishable key, or the portal's own pages, which serve every program and have none. */
export interface KeyCaller {
  readonly by: 'key'; readonly keyId: string | null; readonly organizationId: string; readonly programId: string | null; readonly distributorId: string | null;
  /** Of an applicant: whether it holds the token of the confirmed mailbox, or that of a status link. */
  readonly holds?: 'token' | 'link';
}
/** An operator in a session; `role` and `state` are read with each request, so a change acts on the next one (OPR-7). */
export interface OperatorCaller {
  readonly by: 'operator'; readonly operatorId: string; readonly name: string; readonly email: string; readonly organizationId: string; readonly organizationName: string; readonly kind: OrganizationKind; readonly role: Role;
  readonly sessionId: string; /** It was proved in the last ten minutes that it is them: what is sensitive is open. */ readonly fresh: boolean; readonly scopes: readonly string[] | undefined; readonly may: (action: Action) => boolean;
}
/** A host's backend with a secret key. */
export interface SecretCaller { readonly by: 'secret'; readonly keyId: string; readonly organizationId: string }
export interface OpenCaller { readonly by: 'anyone' | 'cookie' | 'webhook' | 'demo' }
export type Caller = KeyCaller | OperatorCaller | SecretCaller | OpenCaller;
export type CallerOf<E extends Endpoint> = E['access'] extends { by: 'key' | 'applicant' | 'site' } ? KeyCaller : E['access'] extends { by: 'operator' } ? OperatorCaller : E['access'] extends { by: 'secret' } ? SecretCaller : OpenCaller;

/** A stored answer of an earlier request with the same Idempotency-Key. */
export interface StoredAnswer { readonly endpoint: string; readonly requestHash: string; readonly status: number; readonly reply: Record<string, unknown> }

export interface RequestContext {
  readonly env: Env; readonly db: Database; readonly cost: D1Cost; readonly now: number; readonly newId: Deps['newId']; readonly requestId: string; readonly locale: Locale;
  readonly request: Request; readonly url: URL; readonly origin: string | null; readonly waitUntil: (work: Promise<unknown>) => void;
}
export interface Call<E extends Endpoint> extends RequestContext { readonly input: InputOf<E>; readonly caller: CallerOf<E> }
