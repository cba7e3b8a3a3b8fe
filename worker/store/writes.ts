/** Events → guards and rows: one entry per event. */
import type { EventName, PorticoEvent } from '../../schema/events.ts';
import type { CommitContext } from './commit.ts';
import type { Database, Statement } from './database.ts';
import { guard } from './guard.ts';
import type { Write, Writes } from './write.ts';
import { erasureWrites } from './writes-erasure.ts';
import { firstDayWrites } from './writes-first-day.ts';
import { helpWrites } from './writes-help.ts';
import { operatorWrites } from './writes-operators.ts';
import { registrationWrites } from './writes-registration.ts';
import { requestWrites } from './writes-requests.ts';

const writes: Writes<EventName> = { ...registrationWrites, ...requestWrites, ...helpWrites, ...operatorWrites, ...erasureWrites, ...firstDayWrites };

const writeOf = <E extends PorticoEvent>(event: E) => writes[event.name] as unknown as Write<EventName>;
export const guardsFor = (db: Database, event: PorticoEvent, context: CommitContext): Statement[] =>
  (writeOf(event).guards?.(event as never, context) ?? []).map(([code, holds]) => guard(db, code, holds));
export const rowsFor = (_: Database, event: PorticoEvent, context: CommitContext): Statement[] => writeOf(event).rows(event as never, context);
