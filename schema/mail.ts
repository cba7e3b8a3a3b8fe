/** What becomes of e-mail that has left: what its provider tells, addresses that take none, and those that want less (ALL-6). */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { RegistrationCase, registrationParams } from './registration.ts';
import { OperatorRow } from './team.ts';
import { idOf } from './values.ts';

/** Providers whose APIs and webhooks are spoken (worker/messages/providers/). */
export const mailProviders = ['postmark', 'resend', 'sendgrid'] as const;
export type MailProvider = (typeof mailProviders)[number];

/** What is told of an address: mail comes back for good, its owner called it spam, its owner does without what is optional (messages.ts). */
export const toldReasons = ['bounce', 'complaint', 'unsubscribed'] as const;
/** What stands. Who has unsubscribed stays so when the address bounces, and after it works again. */
export type SuppressionReason = (typeof toldReasons)[number] | 'bounce_unsubscribed';

export const receiveMailEvents = endpoint({
  name: 'receiveMailEvents', method: 'POST', path: '/v1/mail-events/{provider}', access: { by: 'webhook' }, encoding: 'text',
  summary: "What the provider that sends our e-mail tells of it. An address that bounced for good, or whose owner complained, is sent nothing more; other events are let go. Signed as the provider signs: Standard Webhooks (Resend), ECDSA (SendGrid), user and password (Postmark). Without the portal's own provider and its secret there is no such address.",
  params: v.strictObject({ provider: v.picklist(mailProviders) }), body: v.string(),
  reply: v.strictObject({ /** Addresses that were suppressed by it. */ suppressed: v.number() }), problems: ['mail_events.signature_invalid', 'mail_events.too_old'], rules: ['ALL-6'],
});
export const unsubscribe = endpoint({
  name: 'unsubscribe', method: 'POST', path: '/unsubscribe', access: { by: 'anyone' }, encoding: 'form',
  summary: 'One click in a mail program (RFC 8058), or the button of the page at the same address: no more of the messages that one can do without. Those that are needed go on. Opening the address changes nothing.',
  // Not strict: a mail program posts the header's line, and what else it likes.
  query: v.strictObject({ token: v.pipe(v.string('value.required'), v.maxLength(200, 'value.too_long')) }), body: v.object({ 'List-Unsubscribe': v.literal('One-Click', 'value.choice') }),
  reply: v.strictObject({ unsubscribed: v.literal(true) }), problems: ['address.link_invalid'], rules: ['ALL-6'],
});

export const restoreOperatorAddress = endpoint({
  name: 'restoreOperatorAddress', method: 'POST', path: '/v1/operators/{operator}/address-restorations', access: { by: 'operator', action: 'address.restore' },
  summary: "An admin says that a colleague's address works again: e-mail goes there from now on. What was held back meanwhile is not sent.",
  params: v.strictObject({ operator: idOf('operator') }), body: v.strictObject({}), reply: OperatorRow, problems: ['address.reachable'], rules: ['ALL-6'],
});
export const restoreApplicantAddress = endpoint({
  name: 'restoreApplicantAddress', method: 'POST', path: '/v1/registrations/{registration}/address-restorations', access: { by: 'operator', action: 'address.restore' },
  summary: "Whoever follows a registration says that the applicant's address works again: e-mail goes there from now on. What was held back meanwhile is not sent.",
  params: registrationParams, body: v.strictObject({}), reply: RegistrationCase, problems: ['address.reachable'], rules: ['ALL-6'],
});

export const mailEndpoints = [receiveMailEvents, unsubscribe, restoreOperatorAddress, restoreApplicantAddress] as const;
