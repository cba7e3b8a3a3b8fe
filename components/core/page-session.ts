/**
 * Where a page of another origin keeps the session that somebody began there (OPR-9): IndexedDB `portico` of the page's own origin. It is the one place
 * where the SDK stores anything, and nothing is stored, not even an empty database, before somebody signs in on that page. Kept are a refresh token, which
 * serves once, and the key without which it is worth nothing and which no script can read. Where the browser lets nothing be stored, memory serves.
 */
import type { Connection } from './client.ts';

/** A session of this page. `sending`: a renewal without an answer so far, which is repeated as it was. */
export interface Held { readonly session: string; readonly refreshToken: string; readonly keys: CryptoKeyPair; readonly endsAt: string; readonly sending?: { readonly proof: string; readonly idempotencyKey: string } | undefined }
/** A sign-in that is on its way in a window of the portal. */
export interface Begun { readonly state: string; readonly verifier: string; readonly keys: CryptoKeyPair; /** Address to be at again. */ readonly back: string }

type Where = Pick<Connection, 'endpoint' | 'key'>;
export const sessionName = ({ endpoint, key }: Where): string => `session ${endpoint} ${key ?? ''}`;
export const attemptName = (state: string): string => `attempt ${state}`;

const database = 'portico', table = 'kept';
const memory = new Map<string, unknown>();

function opened(create: boolean): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    // To look makes none.
    request.addEventListener('upgradeneeded', () => { if (create) request.result.createObjectStore(table); else request.transaction?.abort(); });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error as Error));
  });
}
async function inTable<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>, create = false): Promise<T> {
  const db = await opened(create);
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = db.transaction(table, mode), request = act(transaction.objectStore(table));
      transaction.addEventListener('complete', () => resolve(request.result));
      transaction.addEventListener('abort', () => reject(transaction.error as Error));
    });
  } finally {
    db.close();
  }
}

export const kept = async <T extends Held | Begun>(name: string): Promise<T | undefined> => (memory.get(name) ?? (await inTable<unknown>('readonly', (store) => store.get(name)).catch(() => undefined))) as T | undefined;
/** `forget`: in memory alone, and so it stays. Answers whether it outlives the page. */
export async function keep(name: string, value: Held | Begun, forget = memory.has(name)): Promise<boolean> {
  if (!forget) {
    try {
      await inTable('readwrite', (store) => store.put(value, name), true);
      memory.delete(name);
      return true;
    } catch {
      // A private window, no room, a browser that stores no keys.
    }
  }
  memory.set(name, value);
  return false;
}
export async function drop(name: string): Promise<void> {
  memory.delete(name);
  await inTable('readwrite', (store) => store.delete(name)).catch(() => {});
}
/** Those that came to nothing, too: a window may have been closed. */
export async function dropAttempts(): Promise<void> {
  const first = attemptName('');
  for (const name of memory.keys()) if (name.startsWith(first)) memory.delete(name);
  await inTable('readwrite', (store) => store.delete(IDBKeyRange.bound(first, `${first}\uffff`))).catch(() => {});
}
