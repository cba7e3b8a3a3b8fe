import type { ProblemCode } from '../../../schema/problems.ts';
import { asPorticoError } from '../../core/error.ts';
import { failureWords } from '../../core/panels.ts';
import type { SignInText } from '../text.en.ts';
import type { Refusal } from './desk.ts';

/** Why somebody is not signed in, and what they can do. */
export function refusalOf(text: SignInText, cause: unknown): Refusal {
  const { kind, problem } = asPorticoError(cause), code = problem?.code;
  const titles: Partial<Record<ProblemCode, string>> = {
    'sign_in.link_expired': text.expiredTitle, 'sign_in.link_used': text.usedTitle, 'sign_in.link_invalid': text.invalidTitle, 'sign_in.work_account_required': text.workTitle, 'operator.not_active': text.inactiveTitle,
    'invitation.expired': text.invitationExpired, 'invitation.canceled': text.invitationCanceled, 'invitation.used': text.invitationUsed, 'invitation.invalid': text.invalidTitle,
  };
  const words = failureWords(text, { kind, problem }), title = (code && titles[code]) ?? (problem && /^(?:sign_in|key)\./.test(problem.code) ? problem.title : words.title);
  const detail = code === 'sign_in.work_account_required' ? text.workBody : problem ? `${problem.detail}${problem.code.startsWith('sign_in.link') ? ` ${text.freshLink}` : ''}` : words.body;
  return { title, detail, code, tone: code === 'operator.not_active' ? 'danger' : 'attention' };
}
