/** The demo lets time pass, so that every deadline can be tried by hand. */
import { createExecutionContext, env } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { passDemoTime } from '../../schema/demo.ts';
import { readRegistrationProgress } from '../../schema/registration.ts';
import type { Env } from '../../worker/env.ts';
import { housekeep } from '../../worker/jobs/housekeep.ts';
import { call, requestFor } from '../support/caller.ts';
import { company, joiner } from '../support/scenes.ts';
import { createApp } from '../../worker/app.ts';

test('what is written down of a request moves into the past, and the clock’s rules follow', async () => {
  const { registration, applicant } = await joiner(await company());
  expect((await call(passDemoTime, { body: { subject: registration, minutes: 12 * 1_440 } })).reply.touched).toBe(2);
  await housekeep(env as unknown as Env, Date.now());
  expect((await call(readRegistrationProgress, { params: { registration } }, applicant)).reply.actor).toBe('distributor');
  expect((await call(passDemoTime, { body: { subject: 'nobody', minutes: 1 } })).reply.touched).toBe(0);
});
test('without the demo there is no such thing', async () => {
  const answer = await createApp().fetch(requestFor(passDemoTime, { body: { subject: 'x', minutes: 1 } }), { ...(env as unknown as Env), DEMO: undefined }, createExecutionContext());
  expect(answer.status).toBe(404);
});
