/** What the river carries from step to step. */
import type { Event } from '#areas/channels/identity.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import type { Match } from '#areas/listening/match.ts'
import type { Reading } from '#areas/understanding/schema.ts'
import type { Placing } from '#areas/understanding/taught/asked.ts'

export type PostEvent = Extract<Event, { kind: 'post' }>

/** What was understood of one event before anything is stored. */
export interface Understood {
  event: PostEvent
  reading: Reading
  matches: Match[]
  placing: Placing | null
}

/** With the post that is stored of it. */
export type Received = Understood & { post: Post }
