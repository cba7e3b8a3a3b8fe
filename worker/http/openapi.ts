/** /openapi.json (OpenAPI 3.1): made from schema/api.ts, so it is complete by construction. */
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { areas } from '../../schema/api.ts';
import type { Access, Endpoint } from '../../schema/endpoint.ts';
import { Problem, type ProblemCode, commonProblems, problems } from '../../schema/problems.ts';
import type { ProblemKind } from '../../schema/problem-kind.ts';
import { limits } from '../../schema/checks.ts';
import { problemTexts } from '../messages/problem-texts.ts';
import { version } from '../version.ts';

type Json = Record<string, unknown>;
/** A schema's JSON form. Checks and normalization have none: they are described by the value codes instead. */
const schemaOf = (schema: v.GenericSchema, typeMode: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = toJsonSchema(schema as never, { typeMode, errorMode: 'ignore' }) as Json;
  return json;
};

const security: Record<Access['by'], Json[]> = {
  anyone: [{}], key: [{ publishableKey: [] }], applicant: [{ publishableKey: [], applicantToken: [] }], operator: [{ session: [] }], secret: [{ secretKey: [] }], cookie: [{ portalCookie: [] }], site: [{ publishableKey: [], portalCookie: [] }], webhook: [{ mailSignature: [] }], demo: [],
};
const commonFor = (endpoint: Endpoint): ProblemCode[] => (Object.keys(commonProblems) as ProblemCode[]).filter((code) => {
  const { by } = endpoint.access;
  if (code.startsWith('key.')) return by === 'key' || by === 'applicant' || by === 'site' || (by === 'secret' && code !== 'key.origin_not_allowed');
  if (code.startsWith('session.') || code === 'permission.denied') return by === 'operator' || ((by === 'cookie' || by === 'site') && (code === 'session.origin_not_allowed' || code === 'session.required' || code === 'session.ended'));
  if (code.startsWith('idempotency.')) return endpoint.method !== 'GET';
  if (code === 'request.media_type' || code === 'request.too_large') return endpoint.body !== undefined;
  if (code === 'request.rate_limited') return endpoint.method !== 'GET' && (by === 'key' || by === 'anyone');
  if (code === 'resource.not_found') return by !== 'anyone';
  return code !== 'request.method';
});
/** Every code an endpoint can answer, its own and the common ones. */
export const problemsOf = (endpoint: Endpoint): ProblemCode[] => [...new Set([...endpoint.problems, ...commonFor(endpoint)])];

function parameters(endpoint: Endpoint): Json[] {
  const of = (place: 'path' | 'query', schema?: v.GenericSchema): Json[] => {
    const { properties = {}, required = [] } = schema ? (schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }) : {};
    return Object.entries(properties).map(([name, json]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: json }));
  };
  const key = endpoint.method === 'GET' ? [] : [{ $ref: '#/components/parameters/IdempotencyKey' }];
  return [...of('path', endpoint.params), ...of('query', endpoint.query), ...key, { $ref: '#/components/parameters/AcceptLanguage' }];
}

function responses(endpoint: Endpoint): Json {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(endpoint)) byStatus.set(problems[code].status, [...(byStatus.get(problems[code].status) ?? []), code]);
  const refusals = [...byStatus].toSorted(([a], [b]) => a - b).map(([status, codes]) => [String(status), {
    description: codes.map((code) => `\`${code}\` (${(problems[code] as ProblemKind).rule}): ${problemTexts.en.problems[code].title}`).join('\n\n'),
    content: { 'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: { code: { enum: codes } } }] } } },
  }]);
  return {
    [String(endpoint.status ?? 200)]: { description: endpoint.summary, content: { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } } },
    ...Object.fromEntries(refusals),
  };
}

export function openApi(server: string): Json {
  const paths: Record<string, Json> = {};
  for (const [area, endpoints] of Object.entries(areas)) {
    for (const endpoint of endpoints as readonly Endpoint[]) {
      paths[endpoint.path] = {
        ...paths[endpoint.path],
        [endpoint.method.toLowerCase()]: {
          operationId: endpoint.name, summary: endpoint.summary, tags: [area], security: security[endpoint.access.by], parameters: parameters(endpoint),
          ...(endpoint.rules && { 'x-rules': endpoint.rules }), ...(endpoint.access.by === 'operator' && { 'x-action': endpoint.access.action }),
          ...(endpoint.body && { requestBody: { required: true, content: { [endpoint.encoding === 'form' ? 'application/x-www-form-urlencoded' : 'application/json']: endpoint.encoding === 'text' ? {} : { schema: schemaOf(endpoint.body, 'input') } } } }),
          responses: responses(endpoint),
        },
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Portico', version, license: { name: 'MIT', identifier: 'MIT' },
      description: `The channel partner portal's API. Bodies are JSON of at most ${limits.body} bytes; unknown properties are refused; refusals are application/problem+json with a stable code, the rule's number, what is missing and who can fix it.`,
    },
    servers: [{ url: server }],
    tags: Object.keys(areas).map((name) => ({ name, description: `Endpoints of ${name}.` })),
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      parameters: {
        IdempotencyKey: { name: 'Idempotency-Key', in: 'header', required: false, description: 'A repeated request with the same key has one effect and one answer, for 48 hours.', schema: { type: 'string', minLength: 8, maxLength: limits.idempotencyKey } },
        AcceptLanguage: { name: 'Accept-Language', in: 'header', required: false, description: 'Language of sentences: en or fr.', schema: { type: 'string' } },
      },
      securitySchemes: {
        publishableKey: { type: 'apiKey', in: 'header', name: 'Portico-Key', description: "pk_…, bound to the page's exact origin." },
        secretKey: { type: 'http', scheme: 'bearer', description: 'sk_…, for backends only.' },
        session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A session token of at most ten minutes.' },
        applicantToken: { type: 'http', scheme: 'bearer', description: "What the confirmation of an applicant's mailbox answered." },
        mailSignature: { type: 'apiKey', in: 'header', name: 'Webhook-Signature', description: "The mail provider's own signature over the body, in its own headers." },
        portalCookie: { type: 'apiKey', in: 'cookie', name: '__Host-portico', description: "The portal's own pages only." },
      },
    },
  };
}
