/** The demo's own endpoints: only in local runs with DEMO on, 404 elsewhere, never in /openapi.json. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { ActivityEntry } from './activity.ts';
import { Session } from './operators.ts';
import { statesOf } from './states.ts';
import { Instant, Locale, OrganizationKind, Role, idOf } from './values.ts';

export const listDemoOperators = endpoint({
  name: 'listDemoOperators', method: 'GET', path: '/demo/operators', access: { by: 'demo' },
  summary: 'Every seeded or registered operator, to be picked in the developer panel.',
  reply: v.strictObject({ rows: v.array(v.strictObject({ id: idOf('operator'), name: v.string(), email: v.string(), role: Role, locale: Locale, organization: v.string(), kind: OrganizationKind })) }),
  problems: [],
});
export const mintDemoSession = endpoint({
  name: 'mintDemoSession', method: 'POST', path: '/demo/sessions', access: { by: 'demo' }, status: 201,
  summary: "Plays the host's backend: a session for any operator, bound to the calling page's origin.",
  body: v.strictObject({ operator: idOf('operator'), /** As if the host had just asked for a proof that it is them. */ proven: v.optional(v.boolean()) }), reply: Session, problems: [],
});
export const listDemoMessages = endpoint({
  name: 'listDemoMessages', method: 'GET', path: '/demo/messages', access: { by: 'demo' },
  summary: 'The outbox as a mailbox, newest first: each message rendered as it was sent.',
  query: v.strictObject({ recipient: v.optional(v.string()) }),
  reply: v.strictObject({ rows: v.array(v.strictObject({
    id: idOf('message'), template: v.string(), to: v.string(), from: v.string(), locale: Locale, subject: v.string(), text: v.string(), html: v.string(),
    state: v.picklist(statesOf('message')), attempts: v.number(), at: Instant,
  })) }),
  problems: [],
});
export const listDemoActivity = endpoint({
  name: 'listDemoActivity', method: 'GET', path: '/demo/activity', access: { by: 'demo' },
  summary: 'The newest 100 entries of the activity log, of everyone.',
  reply: v.strictObject({ rows: v.array(ActivityEntry) }), problems: [],
});
/** The sites of the demo and the publishable key of each. */
export const readDemoWorld = endpoint({
  name: 'readDemoWorld', method: 'GET', path: '/demo/world', access: { by: 'demo' },
  summary: 'The demo sites, their origins and publishable keys.',
  reply: v.strictObject({ sites: v.array(v.strictObject({ host: v.string(), name: v.string(), origin: v.string(), key: v.nullable(v.string()), program: v.nullable(idOf('program')) })) }),
  problems: [],
});
export const passDemoTime = endpoint({
  name: 'passDemoTime', method: 'POST', path: '/demo/time', access: { by: 'demo' },
  summary: 'Lets time pass, for everything or for one registration, transfer or person (its unused links): what is written down moves so many minutes into the past. Then the portal does what it does by itself.',
  body: v.strictObject({
    subject: v.optional(v.pipe(v.string('value.required'), v.maxLength(254, 'value.too_long'))),
    minutes: v.pipe(v.number('value.type'), v.integer('value.type'), v.minValue(-1_000_000, 'value.type'), v.maxValue(1_000_000, 'value.type')),
  }),
  reply: v.strictObject({
    /** Rows that were moved. */
    touched: v.number(),
    /** What the portal did by itself, oldest first. */
    events: v.array(ActivityEntry),
    /** E-mails that came of it. */
    mails: v.number(),
    /** Requests whose due day has gone by meanwhile; the first twenty. */
    due: v.array(v.strictObject({ request: idOf('request'), company: v.nullable(v.string()), program: v.nullable(v.string()), dueOn: v.string() })),
    /** One-time links, and sessions, whose life has ended meanwhile. */
    links: v.number(),
    sessions: v.number(),
  }),
  problems: [],
});
export const listDemoSubjects = endpoint({
  name: 'listDemoSubjects', method: 'GET', path: '/demo/subjects', access: { by: 'demo' },
  summary: 'What time can pass for: open registrations and transfers, the newest first.',
  reply: v.strictObject({ rows: v.array(v.strictObject({ subject: v.string(), what: v.picklist(['started', 'registration', 'join', 'enrollment', 'transfer', 'help']), name: v.string(), program: v.nullable(v.string()), dueOn: v.nullable(v.string()) })) }),
  problems: [],
});
/** One statement of the seed, as the process that started the run writes it down. */
export const SeedStatement = v.strictObject({ sql: v.pipe(v.string(), v.startsWith('insert into ')), params: v.array(v.union([v.string(), v.number(), v.boolean(), v.null()])) });
export type SeedStatement = v.InferOutput<typeof SeedStatement>;
export const resetDemo = endpoint({
  name: 'resetDemo', method: 'POST', path: '/demo/reset', access: { by: 'demo' },
  summary: 'Puts the seed back, all of it or nothing; what was done since is gone, and sessions end.',
  body: v.strictObject({}), reply: v.strictObject({ statements: v.number() }), problems: [],
});
export const demoEndpoints = [listDemoOperators, mintDemoSession, listDemoMessages, listDemoActivity, readDemoWorld, passDemoTime, listDemoSubjects, resetDemo] as const;
