/** The clock and ids of real life. */
import { uuidv7obj } from 'uuidv7';
import { idPrefixes } from '../schema/values.ts';
import type { Deps } from './http/context.ts';

export const liveDeps: Deps = { now: () => Date.now(), newId: (kind) => `${idPrefixes[kind]}_${uuidv7obj().toHex()}` };
