/** What a query can ask of a post. */
import type { Reading } from '#areas/understanding/schema.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'

export type ReadingAsked = Pick<Reading, 'language' | 'sentiment_label' | 'is_question'> & {
  topics: readonly { topic: string }[]
}

export interface Subject {
  tokens: Tokens
  network: string
  /** Where the post stands. */
  url: string
  author: { handle: string; name: string }
  is_reply: boolean
  has_media: boolean
  /** null where the network does not tell. */
  followers: number | null
  reach: number | null
  /** Asked for only by queries that need it: understanding costs more than matching. */
  reading: () => ReadingAsked
}
