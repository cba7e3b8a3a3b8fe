import { problem } from './problem-kind.ts';

export const requestProblems = {
  'transfer.not_needed': problem(409, 'REG-12', 'other_distributor', 'you'),
  'transfer.open': problem(409, 'REG-12', 'decision', 'vendor'),
  'transfer.closed': problem(409, 'REG-12', 'open_transfer', 'you'),
  'transfer.objected': problem(409, 'REG-12', 'decision', 'vendor'),
  'transfer.not_yet': problem(409, 'REG-12', 'distributor_answer', 'distributor'),
  'help.not_needed': problem(409, 'ALL-1', 'refusal', 'you'),
  'help.open': problem(409, 'ALL-1', 'answer', 'company_admin'),
  'help.closed': problem(409, 'ALL-1', 'open_request', 'you'),
  'help.nobody': problem(409, 'ALL-1', 'addressee', 'you'),
  'help.nothing_to_grant': problem(409, 'ALL-1', 'missing_role', 'you'),
} as const;
