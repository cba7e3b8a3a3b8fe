/** Faults in what becomes of e-mail: webhooks, suppression, unsubscribing, health. */
import { type Mutant, routes } from './mutant.ts';

const signatures = 'worker/messages/providers/signatures.ts', outbox = 'worker/messages/outbox.ts', rules = 'worker/rules/addresses.ts';

export const mailMutants: readonly Mutant[] = [
  {
    name: 'ALL-6: a webhook is believed without its signature', by: routes('mail', 'one that is not signed, signed with another secret, changed since, or malformed is refused'),
    edits: [{ file: signatures, find: "filter((one) => sameText(one, wanted)).length > 0", replace: "filter((one) => sameText(one, wanted) || one !== wanted).length > 0" }],
  },
  {
    name: 'ALL-6: a webhook of long ago is believed', by: routes('mail', 'a signature of more than five minutes ago or ahead may be a copy'),
    edits: [{ file: signatures, find: 'Math.abs(now - Number(seconds) * 1_000) <= tolerance', replace: 'Math.abs(now - Number(seconds) * 1_000) <= tolerance * 1_000' }],
  },
  {
    name: 'ALL-6: a copy of a webhook counts again', by: routes('mail', 'a copy of what was told before changes nothing; a new bounce does'),
    edits: [{ file: 'worker/store/addresses.ts', find: 'if (one.key !== null && before.has(one.key)) return [];', replace: 'if (one.key !== null && before.has(one.key) && one.reason !== one.reason) return [];' }],
  },
  {
    name: 'ALL-6: an address that was told of is sent to all the same', by: routes('mail', 'nothing is sent to a suppressed address'),
    edits: [{ file: outbox, find: "state = iif(${suppression} IS NULL, 'queued', 'suppressed')", replace: "state = iif(${suppression} IS NULL, 'queued', 'queued')" }],
  },
  {
    name: 'ALL-6: a bounce that may pass suppresses', by: routes('mail', 'a bounce that may pass, and what else is told, suppresses nobody'),
    edits: [{ file: 'worker/messages/providers/resend.ts', find: "? 'soft' : named;", replace: "? named : named;" }],
  },
  {
    name: 'ALL-6: a bounce lifts a complaint', by: routes('mail', 'a complaint outweighs a bounce, in whatever order they are told'),
    edits: [{ file: rules, find: "if (stands === told || stands === 'complaint') return undefined;", replace: 'if (stands === told) return undefined;' }, { file: rules, find: "return stands === 'bounce_unsubscribed' ? undefined : 'bounce_unsubscribed';", replace: "return stands === 'complaint' ? told : 'bounce_unsubscribed';" }],
  },
  {
    name: 'ALL-6: who has unsubscribed gets no needed mail either', by: routes('unsubscribe', 'needed messages still arrive'),
    edits: [{ file: outbox, find: "(reason <> 'unsubscribed' OR outbox.template IN (${optional}))", replace: "(reason <> 'unsubscribed' OR outbox.template NOT IN (''))" }],
  },
  {
    name: 'ALL-6: any link ends messages', by: routes('unsubscribe', 'another form, token or body is refused'),
    edits: [{ file: 'worker/messages/secrets.ts', find: "return messageId !== undefined && sameText(token, await deriveUnsubscribeToken(secret, messageId)) ? messageId : undefined;", replace: 'return messageId;' }],
  },
  {
    name: 'ALL-6: unsubscribing is forgotten when the address works again', by: routes('unsubscribe', 'it stays so when the address bounces and works again'),
    edits: [{ file: rules, find: "stands: address.stands === 'bounce' ? null : 'unsubscribed'", replace: 'stands: null' }],
  },
  {
    name: 'PAG-3: another vendor’s mail is counted', by: routes('health', 'of another vendor’s mail nothing'),
    edits: [{ file: 'worker/store/health.ts', find: 'FROM outbox WHERE sender_id = ${ask.sender} AND state', replace: 'FROM outbox WHERE sender_id >= iif(${ask.sender} IS NULL, 1, 0) AND state' }],
  },
  {
    name: 'ALL-2: a dead letter takes the others along', by: routes('health', 'what fails even so is parked'),
    edits: [{ file: 'worker/jobs/dead-letters.ts', find: "    return 'parked';", replace: "    throw new Error('again');" }],
  },
];
