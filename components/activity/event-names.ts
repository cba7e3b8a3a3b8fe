import type { EventName } from '../../schema/events.ts';
import { eventText } from './event-text.en.ts';

/** Every event, in the order of the log's words: they are there already, and the events' own list brings what no page needs. */
export const eventNames = Object.keys(eventText.events) as EventName[];
