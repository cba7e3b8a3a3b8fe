/** Parses a request against its endpoint: normalized once here, so that nobody trims or folds again. */
import * as v from 'valibot';
import type { Endpoint, InputOf } from '../../schema/endpoint.ts';
import { type ValueCode, limits, valueCodes } from '../../schema/checks.ts';
import type { Refusal } from '../rules/decision.ts';

export interface WrongValue { readonly pointer: string; readonly code: ValueCode }
export type Parsed<E extends Endpoint> = { readonly input: InputOf<E>; readonly normalized: unknown } | { readonly refusal: Refusal; readonly errors?: readonly WrongValue[] };

/** Texts in NFC without surrounding space; objects without a prototype to pollute. Throws on nesting that no input has. */
function normalize(value: unknown, depth = 0): unknown {
  if (depth > 8) throw new RangeError('nested too deep');
  if (typeof value === 'string') return value.normalize('NFC').trim();
  if (Array.isArray(value)) return value.map((one) => normalize(one, depth + 1));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, normalize(one, depth + 1)]));
  return value;
}

const codes: ReadonlySet<string> = new Set(valueCodes);
/** Never the submitted value: a failed parse carries it, so only its place and a code of ours go out. */
function wrongValue(issue: v.BaseIssue<unknown>, part: string): WrongValue {
  const path = (issue.path ?? []).map((step) => String((step as { key: unknown }).key).slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1'));
  const code = codes.has(issue.message) ? (issue.message as ValueCode)
    : issue.type === 'strict_object' && issue.expected === 'never' ? 'value.unknown_property'
    : issue.input === undefined ? 'value.required' : 'value.type';
  return { pointer: `/${[part, ...path].join('/')}`, code };
}

/** What providers send is theirs: many events at once, signed as one text. In bytes. */
const longestText = 1024 * 1024;
type Body = { readonly json: unknown } | { readonly refusal: Refusal };

async function readText(request: Request): Promise<Body> {
  if (mediaOf(request) !== 'application/json') return { refusal: { code: 'request.media_type' } };
  const bytes = await readUpTo(request, longestText);
  if (!bytes) return { refusal: { code: 'request.too_large' } };
  try { return { json: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }; } catch { return { refusal: { code: 'request.malformed' } }; }
}
/** Both forms that RFC 8058 lets a mail program post. */
async function readForm(request: Request): Promise<Body> {
  if (!['application/x-www-form-urlencoded', 'multipart/form-data'].includes(mediaOf(request) ?? '')) return { refusal: { code: 'request.media_type' } };
  const bytes = await readUpTo(request, limits.body);
  if (!bytes) return { refusal: { code: 'request.too_large' } };
  try {
    const pairs = [...(await new Response(bytes, { headers: { 'content-type': request.headers.get('content-type') ?? '' } }).formData())];
    return new Set(pairs.map(([name]) => name)).size === pairs.length ? { json: Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string')) } : { refusal: { code: 'request.malformed' } };
  } catch { return { refusal: { code: 'request.malformed' } }; }
}
const mediaOf = (request: Request): string | undefined => request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();

async function readBody(request: Request): Promise<Body> {
  if (mediaOf(request) !== 'application/json') return { refusal: { code: 'request.media_type' } };
  const bytes = await readUpTo(request, limits.body);
  if (!bytes) return { refusal: { code: 'request.too_large' } };
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { json } : { refusal: { code: 'request.malformed' } };
  } catch {
    return { refusal: { code: 'request.malformed' } };
  }
}

/** Reads at most `most` bytes, whatever Content-Length says. */
async function readUpTo(request: Request, most: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > most) return undefined;
    chunks.push(chunk as Uint8Array);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) { all.set(chunk, at); at += chunk.byteLength; }
  return all;
}

export async function parseRequest<E extends Endpoint>(endpoint: E, request: Request, url: URL, params: Record<string, string>): Promise<Parsed<E>> {
  const query: Record<string, string> = {};
  for (const [key, value] of url.searchParams) {
    if (key in query) return { refusal: { code: 'request.malformed' } };
    query[key] = value;
  }
  const body = endpoint.body ? await (endpoint.encoding === 'text' ? readText : endpoint.encoding === 'form' ? readForm : readBody)(request) : { json: undefined };
  if ('refusal' in body) return body;
  let raw: { params: unknown; query: unknown; body: unknown };
  const untouched = endpoint.encoding === 'text';
  try { raw = { ...(normalize({ params, query, body: untouched ? undefined : body.json }) as typeof raw), ...(untouched && { body: body.json }) }; } catch { return { refusal: { code: 'request.malformed' } }; }
  const errors: WrongValue[] = [];
  const part = (name: 'params' | 'query' | 'body', value: unknown): unknown => {
    const schema = endpoint[name];
    if (!schema) {
      if (name === 'query') errors.push(...Object.keys(value as object).map((key) => ({ pointer: `/query/${key.slice(0, 60)}`, code: 'value.unknown_property' as const })));
      return undefined;
    }
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return parsed.output;
    // An id in the path that is no id cannot exist: it answers like an unknown one.
    errors.push(...parsed.issues.map((issue) => wrongValue(issue, name)));
    return undefined;
  };
  const badPath = endpoint.params && !v.is(endpoint.params, raw.params);
  if (badPath) return { refusal: { code: 'resource.not_found' } };
  const input = { params: part('params', raw.params), query: part('query', raw.query), body: part('body', raw.body) } as InputOf<E>;
  return errors.length ? { refusal: { code: 'request.invalid' }, errors: errors.slice(0, 50) } : { input, normalized: raw };
}
