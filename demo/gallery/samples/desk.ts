/** Who looks at the queue, and what is blocked. */
import type { Me } from '../../../schema/operators.ts';
import { type Block, type RequestRow, listRequests } from '../../../schema/requests.ts';
import type { Portal } from '../portal.ts';
import { id, instant, me } from './replies.ts';

export type Side = 'distributor' | 'vendor' | 'partner' | 'reader';
const sides: Record<Side, Partial<Me>> = {
  distributor: { organization: { id: id.organization(1), name: 'Corvane Distribution', kind: 'distributor', brand: null }, can: ['page.read', 'request.create', 'registration.review', 'product.activate', 'partner.release'] },
  vendor: { organization: { id: id.organization(8), name: 'Halden Security', kind: 'vendor', brand: null }, can: ['page.read', 'request.create', 'registration.review', 'partner.block'] },
  partner: { can: ['page.read', 'request.create', 'join.decide', 'transfer.request'] },
  reader: { can: ['page.read', 'request.create'] },
};
export const meAs = (side: Side): Me => me({ operator: { id: id.operator(3), name: 'Camille Roy', email: 'camille@corvane.example', role: side === 'reader' ? 'reader' : 'admin', locale: 'en' }, ...sides[side] });
export const listOf = (portal: Portal, rows: RequestRow[], next: string | null = null): Portal => portal.anew(listRequests).replies(listRequests, { rows, next });
export const block = (n: number, more: Partial<Block> = {}): Block => ({
  id: `blk_${n.toString(16).padStart(32, '0')}`, kind: 'domain', value: `dubious${n}.example`, country: null, program: { id: id.program, name: 'Halden Partner Program' }, reason: `Reason ${n}`, at: instant(-n * 1_000), by: 'Marta Quill', ...more,
});
