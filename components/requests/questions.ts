/** Each question that a decision asks first. */
import { html } from 'lit';
import { checkFilled, checkNote } from '../../schema/checks.ts';
import { type HelpCase, answerHelp } from '../../schema/help.ts';
import { type RegistrationCase, declineRegistration } from '../../schema/registration.ts';
import { type TransferCase, askForTransfer, cancelTransfer, decideTransfer, objectToTransfer, refuseJoin, releasePartner } from '../../schema/requests.ts';
import { blockQuestion } from './block-question.ts';
import { type AskedAction, isHelp, isTransfer } from './case-actions.ts';
import { declineBody, declineFields, declineOf } from './decline-dialog.ts';
import { checkWritten, consequences, noteField, radioField } from './dialog-fields.ts';
import type { DialogText } from './dialog-text.en.ts';
import type { Question } from './dialogs.ts';
import type { OpenCase } from './open-case.ts';
import { applicantOf, companyOf } from './registration-view.ts';

const none = { fields: {}, required: {} } as const;

function ofTransfer(action: AskedAction, { desk }: OpenCase, it: TransferCase, text: DialogText): Question {
  const params = { transfer: it.id };
  const partner = it.partner.name;
  if (action === 'transfer.release') return {
    ...none, title: text.releaseTitle(partner), button: text.releaseTitle(partner), look: 'primary',
    body: () => html`${consequences(text, text.releaseGoes, text.releaseStays)}<p>${text.releaseBody}</p>`, send: () => desk.write(releasePartner, { params, body: {} }),
  };
  if (action === 'transfer.object') return {
    title: text.objectTitle(partner), button: text.objectNow, look: 'primary', fields: { objection: { check: checkWritten, pointer: '/reason' } }, required: text.required,
    body: (form) => html`<p>${text.objectBody}</p>${noteField(text, form, 'objection', { label: text.objectionLabel, required: text.required.objection })}`,
    send: (form) => desk.write(objectToTransfer, { params, body: { reason: form.sent('objection') ?? '' } }),
  };
  if (action === 'transfer.decide') return {
    title: text.decideTitle(partner), button: text.decideNow, look: 'primary', required: text.required,
    fields: { decision: { check: checkFilled, pointer: '/decision' }, note: { check: checkNote, pointer: '/note', optional: true } },
    body: (form) => html`<p>${text.decideBody(it.from?.name ?? text.theOneNow, it.to?.name ?? text.another)}</p>
      ${radioField(text, form, 'decision', text.decisionLabel, (['complete', 'refuse'] as const).map((value) => ({ value, label: text.decisions[value], hint: text.decisionHints[value] })), text.required.decision)}
      ${noteField(text, form, 'note', { label: text.decisionNoteLabel, optional: true })}`,
    send: (form) => desk.write(decideTransfer, { params, body: { decision: form.sent('decision') as 'complete', note: form.sent('note') } }),
  };
  return { ...none, title: text.cancelTitle, button: text.cancelNow, look: 'primary', body: () => html`<p>${text.cancelBody}</p>`, send: () => desk.write(cancelTransfer, { params, body: {} }) };
}

function ofRegistration(action: AskedAction, view: OpenCase, it: RegistrationCase, text: DialogText): Question {
  const { desk } = view;
  const params = { registration: it.id };
  const company = companyOf(view, it), person = applicantOf(it);
  if (action === 'partner.block') return blockQuestion(view, it, text);
  if (action === 'transfer.ask') return { ...none, title: text.askTitle, button: text.askNow, look: 'primary', body: () => html`<p>${text.askBody(company)}</p>`, send: () => desk.write(askForTransfer, { params, body: {} }) };
  if (action === 'join.refuse') return {
    title: text.refuseTitle(person), button: text.refuseTitle(person), look: 'destructive', fields: { note: declineFields.note }, required: {},
    body: (form) => declineBody(text, form, text.refuseBody(it.email), false), send: (form) => desk.write(refuseJoin, { params, body: { note: form.sent('note') } }),
  };
  const name = it.kind === 'join' ? person : company;
  return {
    title: text.declineTitle(name), button: text.declineTitle(name), look: 'destructive', fields: declineFields, required: text.required,
    body: (form) => declineBody(text, form, text.declineBody(it.email)), send: (form) => desk.write(declineRegistration, { params, body: declineOf(form) }),
  };
}

function ofHelp(action: AskedAction, { desk }: OpenCase, it: HelpCase, text: DialogText): Question {
  const refuse = action === 'help.refuse', { name } = it.askedBy, title = refuse ? text.refuseTitle(name) : text.answerTitle(name);
  return {
    title, button: refuse ? text.refuseTitle(name) : text.answerNow, look: refuse ? 'destructive' : 'primary', required: text.required,
    fields: refuse ? { note: { check: checkNote, pointer: '/note', optional: true } } : { note: { check: checkWritten, pointer: '/note' } },
    body: (form) => html`<p>${refuse ? text.helpRefuseBody(name) : text.answerBody(name)}</p>${noteField(text, form, 'note', { label: text.answerNoteLabel(name), hint: text.noteHint, optional: refuse, required: text.required.note })}`,
    send: (form) => desk.write(answerHelp, { params: { request: it.id }, body: { decision: refuse ? 'refuse' : 'answer', note: form.sent('note') } }),
  };
}

export const questionOf = (action: AskedAction, view: OpenCase, text: DialogText): Question =>
  (isHelp(view.it) ? ofHelp(action, view, view.it, text) : isTransfer(view.it) ? ofTransfer(action, view, view.it, text) : ofRegistration(action, view, view.it, text));
