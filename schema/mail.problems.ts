import { problem } from './problem-kind.ts';

export const mailProblems = {
  'mail_events.signature_invalid': problem(401, 'ALL-6', 'signature', 'site_owner'),
  'mail_events.too_old': problem(401, 'ALL-6', 'fresh_timestamp', 'site_owner'),
  'address.link_invalid': problem(422, 'ALL-6', 'unsubscribe_link', 'you'),
  'address.reachable': problem(409, 'ALL-6', 'suppressed_address', 'you'),
  'address.unreachable': problem(409, 'ALL-6', 'reachable_address', 'you'),
} as const;
