/** What listening asks of areas that come later. */
import type { LookingBack } from '#areas/channels/look-back.ts'
import type { Intake } from '#areas/channels/ports.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import type { ReadingRecord } from '#areas/understanding/records.ts'
import type { Work } from '#platform/work.ts'
import type { ConversationWith } from './schema.ts'

export interface ConversationsWith {
  /** `unheard`: which of these posts no monitor hears any more. */
  setAside(
    why: 'hidden' | 'irrelevant',
    unheard: (post_ids: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<ConversationWith[]>
  bringBack(): Promise<void>
}

export interface ListeningPorts {
  intake: Intake
  lookingBack: LookingBack
  /** What was brought, as if it had never been; returns how many stay, since somebody worked in their conversations. */
  takePostsBack(
    work: Work,
    posts: readonly Post[],
    brought: (post_ids: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<number>
  /** The conversations that posts lie in, by post; of those that the reader may see. */
  conversationsOf(work: Work, posts: readonly Post[]): Promise<Map<string, { id: string; state: string }>>
  /** The conversations of posts, locked: each may follow what becomes of the mention that opened it. */
  conversationsWith(work: Work, posts: readonly Post[]): Promise<ConversationsWith>
  /** The team that the routing table names for most of them; null where it names none. */
  teamFor(work: Work, said: readonly { post: Post; reading: ReadingRecord }[]): Promise<string | null>
}
