/** What listening asks of areas that come later. */
import type { Post } from '#areas/channels/post-schema.ts'
import type { ReadingRecord } from '#areas/understanding/records.ts'
import type { Work } from '#platform/work.ts'

export interface ListeningPorts {
  /** The conversations that posts lie in, by post; of those that the reader may see. */
  conversationsOf(work: Work, posts: readonly Post[]): Promise<Map<string, { id: string; state: string }>>
  /** The team that the routing table names for most of them; null where it names none. */
  teamFor(work: Work, said: readonly { post: Post; reading: ReadingRecord }[]): Promise<string | null>
}
