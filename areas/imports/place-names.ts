import type { Place } from './schema.ts'

/** What a note is headed with; which one it was follows behind a colon. */
export const PLACE_NAMES: Readonly<Record<Place, string>> = {
  meet_up: 'At a meet-up',
  counter: 'At the counter',
  phone: 'On the phone',
  letter: 'In a letter',
  event: 'At an event',
  other: 'Heard offline',
}
