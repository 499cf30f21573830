/** What a query asks about, of a post that is stored. */
import type { Post } from '#areas/channels/post-schema.ts'
import type { Who } from '#areas/contacts/schema.ts'
import type { ReadingRecord } from '#areas/understanding/records.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Subject } from './matching/subject.ts'

/** With its tokens, which a text that was stored is taken into anew. */
export function subjectOf(post: Post, author: Who | null, reading: ReadingRecord | undefined): Subject {
  const { network, url, title, text, parent_id, media } = post
  return {
    ...{ network, url, tokens: tokenize(text, title) },
    author: { handle: author?.handle ?? '', name: author?.name ?? '' },
    ...{ is_reply: parent_id !== null, has_media: media.length > 0 },
    ...{ followers: author?.followers ?? null, reach: author?.followers ?? null },
    reading: () => ({
      language: reading?.language ?? 'und',
      sentiment_label: reading?.sentiment_label ?? 'neutral',
      is_question: reading?.is_question ?? false,
      topics: reading?.topics ?? [],
    }),
  }
}
