/** Brings a registration to a state by the API, for journeys that are about what comes after it. */
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { type Endpoint, type ReplyOf, type RequestOf } from '../../../schema/endpoint.ts';
import { confirmRegistrationEmail, requestRegistration, submitRegistration } from '../../../schema/registration.ts';
import type { CountryCode, Email } from '../../../schema/values.ts';
import { world } from '../../../demo/world/world.ts';
import type { Look } from './look.ts';
import { codeFor } from './mailbox.ts';
import type { Applicant } from './registration.ts';
import { originOf } from './visit.ts';

async function post<E extends Endpoint>(endpoint: E, request: RequestOf<E>, token?: string): Promise<ReplyOf<E>> {
  const { registration = '' } = (request.params ?? {}) as { registration?: string };
  const answer = await fetch(`http://127.0.0.1:${inject('port')}${endpoint.path.replace('{registration}', registration)}`, {
    method: 'POST', body: JSON.stringify(request.body),
    headers: { 'Content-Type': 'application/json', Origin: originOf('norderable.localhost'), 'Portico-Key': world.keys.firstSite.token, 'Idempotency-Key': randomUUID(), ...(token && { Authorization: `Bearer ${token}` }) },
  });
  if (!answer.ok) throw new Error(`${endpoint.name}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as ReplyOf<E>;
}

/** A registration under review at the first distributor; answers its id. */
export async function registered(who: Applicant, { language }: Look): Promise<string> {
  const { registration } = await post(requestRegistration, { body: { email: who.email as Email, locale: language } });
  const { token } = await post(confirmRegistrationEmail, { params: { registration }, body: { code: await codeFor(who.email) } });
  await post(submitRegistration, {
    params: { registration },
    body: {
      applicant: { givenName: who.givenName, familyName: who.familyName }, consent: true,
      company: { legalName: who.legalName, country: who.country as CountryCode, address: { street: who.street, city: who.city, ...(who.region && { region: who.region }), postalCode: who.postalCode } },
    },
  }, token);
  return registration;
}
