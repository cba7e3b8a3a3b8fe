import type { RequestOf } from '../../../schema/endpoint.ts';
import { type RegistrationProgress, joinCompany, submitRegistration } from '../../../schema/registration.ts';
import { asPorticoError } from '../../core/error.ts';
import { ask } from '../../core/events.ts';
import type { Field } from './fields.ts';
import type { Company, Journey } from './journey.ts';

type Body<E extends typeof submitRegistration | typeof joinCompany> = NonNullable<RequestOf<E>['body']>;

function sendCompany(it: Journey, skipped: readonly Field[]): Promise<RegistrationProgress> {
  const body = { ...(it.fields.body([...skipped, 'primary', 'support']) as Body<typeof submitRegistration>), consent: true as const };
  return it.stage.calls.write(submitRegistration, { params: it.params(), body }, { token: it.token });
}
function sendJoin(it: Journey, { id }: Company, skipped: readonly Field[]): Promise<RegistrationProgress> {
  const { applicant } = it.fields.body(skipped) as Pick<Body<typeof joinCompany>, 'applicant'>;
  return it.stage.calls.write(joinCompany, { params: it.params(), body: { organization: id, applicant, distributor: it.stage.distributor?.id, consent: true } }, { token: it.token });
}

/** Sends a company's request or a join, once the page lets it; answers nothing when the page prevents it. */
export async function sendRequest(it: Journey, skipped: readonly Field[], readProgress: () => Promise<RegistrationProgress>): Promise<RegistrationProgress | undefined> {
  const { joining } = it;
  if (!(await ask(it.stage.element, 'portico-before-register', { registration: it.registration, kind: joining ? 'join' : 'company' }))) return undefined;
  return (joining ? sendJoin(it, joining, skipped) : sendCompany(it, skipped)).catch((error: unknown) => {
    // Sent already, in another tab or before the answer was lost: show where it stands.
    if (asPorticoError(error).problem?.code === 'registration.already_submitted') return readProgress();
    throw error;
  });
}
