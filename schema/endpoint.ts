/** The contract's one shape: an endpoint is data that the worker, the client, /openapi.json, the docs and the sweeps all read. */
import type * as v from 'valibot';
import type { Action } from './permissions.ts';
import type { ProblemCode } from './problems.ts';

type Schema = v.GenericSchema;
/**
 * Who may call it. `key`: a page that embeds, by its publishable key, or the portal's own page. `applicant`: such a page with the token of one
 * registration; where `link` is set, the token of its status link serves too. `cookie`: only the portal's own pages. `site`: a page that embeds, on a sibling host of
 * the portal's, so that the browser sends it the portal's cookie. `webhook`: a provider, by its signature over the body.
 */
export type Access =
  | { readonly by: 'anyone' }
  | { readonly by: 'key' }
  | { readonly by: 'applicant'; readonly link?: true }
  | { readonly by: 'operator'; readonly action: Action }
  | { readonly by: 'secret' }
  | { readonly by: 'cookie' }
  | { readonly by: 'site' }
  | { readonly by: 'webhook' }
  | { readonly by: 'demo' };

export interface Endpoint<Path extends Schema = Schema, Query extends Schema = Schema, Body extends Schema = Schema, Reply extends Schema = Schema, A extends Access = Access> {
  /** The operation's name: verb and object, as its rule's function. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `{name}` stands for one segment, checked by `path`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: A;
  /** Parts of the request: each a strict object, so unknown properties are refused. */
  readonly params?: Path;
  readonly query?: Query;
  readonly body?: Body;
  /** How the body comes where it is no JSON object of ours: JSON as `text`, untouched, for whoever checks a signature over it; a `form`, as mail programs and browsers post it. */
  readonly encoding?: 'text' | 'form';
  readonly reply: Reply;
  /** Success status; 200 unless said. */
  readonly status?: 200 | 201 | 202;
  /** The refusals of its own; those of every endpoint are in problems.ts (`commonProblems`). */
  readonly problems: readonly ProblemCode[];
  /** Number of the rule it serves, where there is one. */
  readonly rules?: readonly string[];
}

/** Declares an endpoint. Free of side effects, so unused ones drop out of a bundle. */
/* @__NO_SIDE_EFFECTS__ */
export function endpoint<Path extends Schema, Query extends Schema, Body extends Schema, Reply extends Schema, const A extends Access>(
  declaration: Endpoint<Path, Query, Body, Reply, A>,
): Endpoint<Path, Query, Body, Reply, A> {
  return declaration;
}

// Parts are optional members, so the pattern must be optional too. An endpoint without the part infers the bare constraint: `unknown`.
type Part<E, K extends keyof Endpoint, Side extends 'in' | 'out'> = E extends { readonly [P in K]?: infer S }
  ? NonNullable<S> extends infer T extends Schema ? (Side extends 'in' ? v.InferInput<T> : v.InferOutput<T>) : undefined : undefined;
/** What a caller sends. */
export type RequestOf<E extends Endpoint> = { params?: Part<E, 'params', 'in'>; query?: Part<E, 'query', 'in'>; body?: Part<E, 'body', 'in'> };
/** What a handler receives, parsed. */
export type InputOf<E extends Endpoint> = { params: Part<E, 'params', 'out'>; query: Part<E, 'query', 'out'>; body: Part<E, 'body', 'out'> };
/** What comes back. */
export type ReplyOf<E extends Endpoint> = v.InferOutput<E['reply']>;
