/** What a query can ask of a post. */
import type { Reading } from '#areas/understanding/schema.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'

export type ReadingAsked = Pick<Reading, 'language' | 'sentiment_label' | 'is_question'> & {
  topics: readonly { topic: string }[]
}

export interface Subject extends About {
  tokens: Tokens
  /** Asked for only by queries that need it: understanding costs more than matching. */
  reading: () => ReadingAsked
}

/** What is known of a post beside its words. */
export interface About {
  network: string
  /** Where the post stands. */
  url: string
  author: { handle: string; name: string }
  is_reply: boolean
  has_media: boolean
  /** null where the network does not tell. */
  followers: number | null
  reach: number | null
}

/** Of a post of which nothing is known but its words. */
export const NOTHING_KNOWN: Omit<Subject, 'tokens'> = {
  network: '',
  url: '',
  author: { handle: '', name: '' },
  is_reply: false,
  has_media: false,
  followers: null,
  reach: null,
  reading: () => ({ language: 'und', sentiment_label: 'neutral', is_question: false, topics: [] }),
}
