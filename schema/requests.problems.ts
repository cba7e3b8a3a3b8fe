import { problem } from './problem-kind.ts';

export const requestProblems = {
  'transfer.not_needed': problem(409, 'REG-12', 'other_distributor', 'you'),
  'transfer.open': problem(409, 'REG-12', 'decision', 'vendor'),
  'transfer.closed': problem(409, 'REG-12', 'open_transfer', 'you'),
  'transfer.objected': problem(409, 'REG-12', 'decision', 'vendor'),
  'transfer.not_yet': problem(409, 'REG-12', 'distributor_answer', 'distributor'),
} as const;
