/** What stands in the form, and how it goes to the server and comes back from there. */
import { fromWall, onWall } from '#web/wall-clock.ts'
import type { Place } from '../../schema.ts'
import type { ShownNoteWords } from '../queries.ts'

export interface Noted {
  place: Place
  where: string
  said: string
  name: string
  contact: string
  feeling: 'negative' | 'neutral' | 'positive' | 'read'
  topic: string
  heard_at: string
  people_ids: readonly string[]
  opens: boolean
}

export function inputOf(
  { feeling, topic, heard_at, people_ids, ...noted }: Noted,
  { form_id, time_zone }: { form_id: string; time_zone: string },
) {
  const at = fromWall(heard_at, time_zone)
  return {
    ...noted,
    form_id,
    people_ids: [...people_ids],
    ...(feeling !== 'read' && { feeling }),
    ...(topic && { topic }),
    ...(at && { heard_at: at.toISOString() }),
  }
}

/** How they felt and what it is about was no part of the note: it is read from the words again. */
export function notedFrom({ heard_at, ...words }: ShownNoteWords, time_zone: string): Noted {
  return { ...words, feeling: 'read', topic: '', heard_at: heard_at ? onWall(new Date(heard_at), time_zone) : '' }
}
