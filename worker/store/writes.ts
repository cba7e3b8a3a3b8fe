/** Events → guards and rows: one entry per event. */
import type { EventName, PorticoEvent, QuietName } from '../../schema/events.ts';
import type { CommitContext } from './commit.ts';
import type { Database, Statement } from './database.ts';
import { guard } from './guard.ts';
import type { Write, Writes } from './write.ts';
import { addressWrites } from './writes-addresses.ts';
import { erasureWrites } from './writes-erasure.ts';
import { firstDayWrites } from './writes-first-day.ts';
import { helpWrites } from './writes-help.ts';
import { operatorWrites } from './writes-operators.ts';
import { registrationWrites } from './writes-registration.ts';
import { requestWrites } from './writes-requests.ts';
import { sessionWrites } from './writes-sessions.ts';

const writes: Writes<EventName | QuietName> = { ...registrationWrites, ...requestWrites, ...helpWrites, ...operatorWrites, ...sessionWrites, ...addressWrites, ...erasureWrites, ...firstDayWrites };

const writeOf = <E extends PorticoEvent>(event: E) => writes[event.name] as unknown as Write<EventName | QuietName>;
export const guardsFor = (db: Database, event: PorticoEvent, context: CommitContext): Statement[] =>
  (writeOf(event).guards?.(event as never, context) ?? []).map(([code, holds]) => guard(db, code, holds));
export const rowsFor = (_: Database, event: PorticoEvent, context: CommitContext): Statement[] => writeOf(event).rows(event as never, context);
