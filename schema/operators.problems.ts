import { problem } from './problem-kind.ts';

export const operatorProblems = {
  'sign_in.link_invalid': problem(422, 'OPR-9', 'sign_in_link', 'you'),
  'sign_in.link_expired': problem(410, 'OPR-9', 'sign_in_link', 'you'),
  'sign_in.link_used': problem(410, 'OPR-9', 'sign_in_link', 'you'),
  'sign_in.work_account_required': problem(403, 'OPR-3', 'work_account', 'you'),
  'operator.not_active': problem(409, 'OPR-7', 'active_operator', 'company_admin'),
  'message.not_parked': problem(409, 'ALL-2', 'parked_message', 'you'),
} as const;
