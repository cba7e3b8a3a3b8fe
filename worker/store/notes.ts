import { and, eq } from 'drizzle-orm';
import { operators } from '../../schema/tables/organizations.ts';
import { requestNotes, requests } from '../../schema/tables/requests.ts';
import { as } from './columns.ts';
import type { Database } from './database.ts';

export interface NoteRow { readonly id: string; readonly at: number; readonly by: string; readonly text: string }
/** The own notes of an organization on the request about `subject`, oldest first. */
export const listNotes = (db: Database, subject: string, organization: string) =>
  db.select({ id: as(requestNotes.id, 'note_id'), at: as(requestNotes.createdAt, 'note_at'), by: as(operators.name, 'note_by'), text: requestNotes.text }).from(requestNotes)
    .innerJoin(requests, eq(requests.id, requestNotes.requestId)).innerJoin(operators, eq(operators.id, requestNotes.operatorId))
    .where(and(eq(requests.subjectId, subject), eq(requestNotes.organizationId, organization))).orderBy(requestNotes.id).limit(100);
