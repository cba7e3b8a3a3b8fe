/** Time that passes for one person or one request: the running portal has only the real clock, so its demo moves what it wrote down into the past. */
import { inject } from 'vitest';
import { passDemoTime } from '../../../schema/demo.ts';

async function pass(subject: string, minutes: number): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${inject('port')}${passDemoTime.path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ subject, minutes }) });
  const { touched } = (await answer.json()) as { touched: number };
  if (!answer.ok || !touched) throw new Error(`${answer.status}: nothing is written down of ${subject}`);
}

/** Brings the end of an operator's unused links nearer by so many minutes; negative puts it off again. */
export const ageLinks = (email: string, minutes: number): Promise<void> => pass(email, minutes);

/** So many days pass for one registration or transfer, and nobody did anything; then the portal does what it does by itself. */
export async function passDays(subject: string, days: number): Promise<void> {
  await pass(subject, days * 1_440);
  const answer = await fetch(`http://127.0.0.1:${inject('port')}/cdn-cgi/handler/scheduled`);
  if (!answer.ok) throw new Error(`the cron: ${answer.status}`);
}
