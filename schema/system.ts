/** What tells whether the portal is up. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';

export const readHealth = endpoint({
  name: 'readHealth', method: 'GET', path: '/healthz', access: { by: 'anyone' },
  summary: 'Up, and able to read its database. Messages that gave up are counted as parked: above zero is worth an alert.',
  reply: v.strictObject({ status: v.literal('ok'), version: v.string(), parked: v.number() }), problems: [],
});
export const systemEndpoints = [readHealth] as const;
