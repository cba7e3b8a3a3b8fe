/** A review queue on a page, as somebody signed in sees it. */
import { ProviderElement } from '../../../components/core/provider.ts';
import { ReviewQueueElement } from '../../../components/requests/review-queue.ts';
import { type Me, readMe } from '../../../schema/operators.ts';
import { readRegistration } from '../../../schema/registration.ts';
import { type Block, type RequestRow, type TransferCase, listRequests, readTransfer } from '../../../schema/requests.ts';
import { until } from './check.ts';
import { define, find, put } from './page.ts';
import type { Portal } from './portal.ts';
import { id, instant, me, row, theCase, theTransfer } from './samples.ts';

define('portico-provider', ProviderElement);
define('portico-review-queue', ReviewQueueElement);

type Side = 'distributor' | 'vendor' | 'partner' | 'reader';
const sides: Record<Side, Partial<Me>> = {
  distributor: { organization: { id: id.organization(1), name: 'Corvane Distribution', kind: 'distributor', brand: null }, can: ['page.read', 'request.create', 'registration.review', 'product.activate', 'partner.release'] },
  vendor: { organization: { id: id.organization(8), name: 'Halden Security', kind: 'vendor', brand: null }, can: ['page.read', 'request.create', 'registration.review', 'partner.block'] },
  partner: { can: ['page.read', 'request.create', 'join.decide', 'transfer.request'] },
  reader: { can: ['page.read', 'request.create'] },
};
export const meAs = (side: Side): Me => me({ operator: { id: id.operator(3), name: 'Camille Roy', email: 'camille@corvane.example', role: side === 'reader' ? 'reader' : 'admin', locale: 'en' }, ...sides[side] });

type Options = NonNullable<Parameters<typeof put>[1]> & { readonly side?: Side; readonly attributes?: string };
/** Puts a queue into a signed-in provider. */
export function place(portal: Portal, { side = 'distributor', attributes = '', ...options }: Options = {}): ReviewQueueElement {
  portal.anew(readMe).replies(readMe, meAs(side));
  const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example"><portico-review-queue ${attributes}></portico-review-queue></portico-provider>`, options);
  provider.fetchSession = () => Promise.resolve({ token: 'operator-token', expiresAt: instant(10) });
  return provider.firstElementChild as ReviewQueueElement;
}
export const listOf = (portal: Portal, rows: RequestRow[], next: string | null = null): Portal => portal.anew(listRequests).replies(listRequests, { rows, next });
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

export const block = (n: number, more: Partial<Block> = {}): Block => ({
  id: `blk_${n.toString(16).padStart(32, '0')}`, kind: 'domain', value: `dubious${n}.example`, country: null, program: { id: id.program, name: 'Halden Partner Program' }, reason: `Reason ${n}`, at: instant(-n * 1_000), by: 'Marta Quill', ...more,
});
