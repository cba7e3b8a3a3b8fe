/** The vendor blocks who asked: address, mail domain, company (REG-11). */
import { html } from 'lit';
import { checkFilled } from '../../schema/checks.ts';
import { type RegistrationCase, readRegistration } from '../../schema/registration.ts';
import { blockApplicants, blockKinds } from '../../schema/requests.ts';
import { checkWritten, consequences, noteField, tickField } from './dialog-fields.ts';
import type { DialogText } from './dialog-text.en.ts';
import type { Question } from './dialogs.ts';
import type { OpenCase } from './open-case.ts';
import { companyOf } from './registration-view.ts';

type Kind = (typeof blockKinds)[number];

/** What of this request can be blocked, each as it would stand in the list. */
function targetsOf({ email, domain, companyDetails, company, country }: RegistrationCase) {
  const legalName = companyDetails?.legalName ?? company, code = companyDetails?.country ?? country, duns = companyDetails?.duns;
  return [
    { shown: email, target: { kind: 'address' as const, email } }, { shown: domain, target: { kind: 'domain' as const, domain } },
    ...(legalName && code ? [{ shown: `${legalName}, ${code}`, target: { kind: 'company' as const, legalName, country: code } }] : []),
    ...(duns ? [{ shown: duns, target: { kind: 'duns' as const, duns } }] : []),
  ];
}

export function blockQuestion(view: OpenCase, it: RegistrationCase, text: DialogText): Question {
  const { desk } = view;
  const title = text.blockTitle(companyOf(view, it));
  const targets = targetsOf(it);
  return {
    title, button: title, look: 'destructive', required: { targets: text.required.targets, blockReason: text.required.blockReason },
    fields: { targets: { check: checkFilled, pointer: '/targets' }, blockReason: { check: checkWritten, pointer: '/reason' } },
    body: (form) => html`${tickField(text, form, 'targets', text.blockWhat, targets.map(({ shown, target: { kind } }) => ({ value: kind, label: text.blockKinds[kind], hint: shown })), text.required.targets)}
      ${consequences(text, text.blockGoes, text.blockStays)}
      ${noteField(text, form, 'blockReason', { label: text.blockReasonLabel, hint: text.blockReasonHint, required: text.required.blockReason })}`,
    async send(form) {
      const chosen = form.value('targets').split(' ') as Kind[];
      await desk.write(blockApplicants, { body: { program: it.program.id, targets: targets.filter(({ target }) => chosen.includes(target.kind)).map(({ target }) => target), reason: form.sent('blockReason') ?? '' } });
      return desk.read(readRegistration, { params: { registration: it.id } });
    },
  };
}
