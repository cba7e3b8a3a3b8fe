/** A review queue on a page, as somebody signed in sees it. */
import { ProviderElement } from '../../../components/core/provider.ts';
import { ReviewQueueElement } from '../../../components/requests/review-queue.ts';
import { readMe } from '../../../schema/operators.ts';
import { readRegistration } from '../../../schema/registration.ts';
import { type TransferCase, readTransfer } from '../../../schema/requests.ts';
import { until } from './check.ts';
import { define, find, put } from './page.ts';
import type { Portal } from '../../../demo/gallery/portal.ts';
import { type Side, listOf, meAs } from '../../../demo/gallery/samples/desk.ts';
import { instant, row, theCase, theTransfer } from '../../../demo/gallery/samples/replies.ts';

define('portico-provider', ProviderElement);
define('portico-review-queue', ReviewQueueElement);

type Options = NonNullable<Parameters<typeof put>[1]> & { readonly side?: Side; readonly attributes?: string };
/** Puts a queue into a signed-in provider. */
export function place(portal: Portal, { side = 'distributor', attributes = '', ...options }: Options = {}): ReviewQueueElement {
  portal.anew(readMe).replies(readMe, meAs(side));
  const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example"><portico-review-queue ${attributes}></portico-review-queue></portico-provider>`, options);
  provider.fetchSession = () => Promise.resolve({ token: 'operator-token', expiresAt: instant(10) });
  return provider.firstElementChild as ReviewQueueElement;
}
/** Puts a queue of a few rows, and opens the first. */
export async function openCase(portal: Portal, it = theCase(1), options: Options = {}): Promise<ReviewQueueElement> {
  listOf(portal, [row(1, it.kind === 'join' ? { kind: 'join' } : {}), row(2)]).replies(readRegistration, it);
  return opened(place(portal, options));
}
export async function openTransfer(portal: Portal, it: TransferCase = theTransfer(1), options: Options = {}): Promise<ReviewQueueElement> {
  listOf(portal, [row(1, { kind: 'transfer', subject: it.id }), row(2)]).replies(readTransfer, it);
  return opened(place(portal, options));
}
async function opened(element: ReviewQueueElement): Promise<ReviewQueueElement> {
  (await until(() => find(element, '.row'), 'the list')).click();
  await until(() => find(element, '#case-title'), 'the case');
  return element;
}
/** As when the page comes back to sight: the queue reads again. */
export const lookAgain = (): boolean => dispatchEvent(new Event('focus'));
