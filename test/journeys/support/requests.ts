/** Acts by the API, as an operator or as an applicant, for journeys about what comes after it; and the words of the parts that these journeys meet. */
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { text as blocksEn } from '../../../components/requests/block-text.en.ts';
import { text as blocksFr } from '../../../components/requests/block-text.fr.ts';
import { text as bulkEn } from '../../../components/requests/bulk-text.en.ts';
import { text as bulkFr } from '../../../components/requests/bulk-text.fr.ts';
import { text as dialogsEn } from '../../../components/requests/dialog-text.en.ts';
import { text as dialogsFr } from '../../../components/requests/dialog-text.fr.ts';
import { text as queueEn } from '../../../components/requests/text.en.ts';
import { text as queueFr } from '../../../components/requests/text.fr.ts';
import { text as statusEn } from '../../../components/registration/status-text.en.ts';
import { text as statusFr } from '../../../components/registration/status-text.fr.ts';
import { world } from '../../../demo/world/world.ts';
import { listDemoOperators, mintDemoSession } from '../../../schema/demo.ts';
import type { Endpoint, ReplyOf, RequestOf } from '../../../schema/endpoint.ts';
import { readMe } from '../../../schema/operators.ts';
import { activateProduct, approveRegistration, confirmRegistrationEmail, joinCompany, requestRegistration } from '../../../schema/registration.ts';
import type { Email } from '../../../schema/values.ts';
import { type Look, pick } from './look.ts';
import { codeFor, newest } from './mailbox.ts';
import { registered } from './portal.ts';
import type { Applicant } from './registration.ts';
import { type Host, type Visit, originOf } from './visit.ts';

const english = { blocks: blocksEn, bulk: bulkEn, dialogs: dialogsEn, queue: queueEn, status: statusEn };
/** Texts that `wordsOf` has not, or mixes with others: of the list, the dialogs, decisions on several, the block list, the status page. */
export const partsOf = (look: Look): typeof english => pick(look, english, { blocks: blocksFr, bulk: bulkFr, dialogs: dialogsFr, queue: queueFr, status: statusFr });

async function ask<E extends Endpoint>(endpoint: E, request: RequestOf<E>, headers: Record<string, string>): Promise<ReplyOf<E>> {
  const params = (request.params ?? {}) as Record<string, string>;
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const answer = await fetch(`http://127.0.0.1:${inject('port')}${path}`, {
    method: endpoint.method, ...(endpoint.method !== 'GET' && { body: JSON.stringify(request.body ?? {}) }), headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
  });
  if (!answer.ok) throw new Error(`${endpoint.name}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as ReplyOf<E>;
}
/** One request of an operator. */
export async function actAs<E extends Endpoint>(operator: string, endpoint: E, request: RequestOf<E>, language: Look['language'] = 'en'): Promise<ReplyOf<E>> {
  const origin = { Origin: originOf('portal.localhost') };
  const { token } = await ask(mintDemoSession, { body: { operator } }, origin);
  return ask(endpoint, request, { ...origin, Authorization: `Bearer ${token}`, 'Accept-Language': language });
}

export interface Partner { readonly registration: string; readonly organization: string; /** Its super admin. */ readonly operator: string }
/** A company that the first distributor has approved: its partner in the first program. */
export async function approved(who: Applicant, look: Look): Promise<Partner> {
  const reviewer = world.distributors.first.operators.admin.id;
  const registration = await registered(who, look);
  await actAs(reviewer, activateProduct, { params: { registration } });
  await actAs(reviewer, approveRegistration, { params: { registration } });
  const operator = (await ask(listDemoOperators, {}, {})).rows.find(({ email }) => email === who.email)?.id;
  if (!operator) throw new Error(`${who.email} is no operator`);
  return { registration, operator, organization: (await actAs(operator, readMe, {})).organization.id };
}
/** A colleague of a partner, with the mailbox proved, asks to join it; answers the registration. */
export async function askedToJoin(who: Applicant, { organization }: Pick<Partner, 'organization'>, { language }: Look): Promise<string> {
  const page = { Origin: originOf('norderable.localhost'), 'Portico-Key': world.keys.firstSite.token };
  const { registration } = await ask(requestRegistration, { body: { email: who.email as Email, locale: language } }, page);
  const { token } = await ask(confirmRegistrationEmail, { params: { registration }, body: { code: await codeFor(who.email) } }, page);
  await ask(joinCompany, { params: { registration }, body: { organization, applicant: { givenName: who.givenName, familyName: who.familyName }, consent: true } }, { ...page, Authorization: `Bearer ${token}` });
  return registration;
}

/** Opens a page as an operator, as if the developer panel had chosen them: for good, in this browser and on this host. */
export async function openAs(visit: Visit, operator: string, host: Host, path: string): Promise<void> {
  await visit.context.addInitScript(([on, id]) => { if (location.hostname === on) localStorage.setItem('portico-demo-operator', id ?? ''); }, [host, operator]);
  await visit.open(host, path);
}

/** The link of an applicant's e-mail that leads to where the request stands. */
export async function statusLinkFor(recipient: string, template: 'registration_under_review' | 'registration_status' = 'registration_under_review'): Promise<string> {
  const link = /https?:\/\/\S+\/status#\S+/.exec((await newest(recipient, template)).text)?.[0];
  if (!link) throw new Error(`no status link in the mail to ${recipient}`);
  return link;
}

/** The page comes back to the front: lists in sight are read again. */
export const comeBack = ({ page }: Visit): Promise<void> => page.evaluate(() => { dispatchEvent(new Event('focus')); });
