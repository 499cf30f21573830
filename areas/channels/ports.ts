/** What channels asks of areas that come later; joined in areas.ts and river.ts. */
import type { Batch } from '#connectors/connector.ts'
import type { Role } from '#platform/rights.ts'
import type { Work } from '#platform/work.ts'
import type { Post } from './post-schema.ts'
import type { Addressee, Delivery } from './schema.ts'

/** A channel that this process listens to, with the token of its lease. */
export interface HeldChannel {
  readonly workspace_id: string
  readonly channel_id: string
  readonly network: string
  readonly native_id: string
  readonly purpose: 'account' | 'source'
  readonly token: number
  /** Given where nobody listens: a person or a program brings what is in hand. */
  readonly brought?: Bringing
}

/** What is brought is kept whether a monitor hears it or not, and stands at the time at which it was said. */
export interface Bringing {
  /** Native ids of what we said ourselves. */
  readonly ours: ReadonlySet<string>
  opensConversation(post: Post): boolean
  /**
   * A monitor that looks back: it alone hears, what it does not mean is not kept, and of what is here nothing changes.
   */
  readonly only_for?: string
  /** What a person knows better than what was read of it. */
  readonly reading?: { sentiment?: Labelled | undefined; topic?: string | undefined }
  /** In the Work that stores them, instead of the cursor: throwing undoes it all. */
  kept(work: Work, kept: Kept): Promise<void>
}

export interface Labelled {
  sentiment: number
  sentiment_label: 'positive' | 'neutral' | 'negative'
}

/** The posts that are new here, with the monitors that heard them, and how many conversations they opened. */
export interface Kept {
  posts: readonly { post: Post; monitor_ids: readonly string[] }[]
  conversations: number
}

/**
 * Filled by the river: stores the events and, with `keepCursor` in the same Work, the cursor. It must hold that what
 * was stored twice is stored once: after a crash the same batch comes again. A channel's next batch is handed over while
 * one is stored: they are committed in their order, and nothing behind one that failed.
 */
export type Intake = (channel: HeldChannel, batch: Batch) => Promise<void>

/** Why a delivery may not leave now. `held` waits for a person; `withdrawn` is over. */
export interface Stop {
  state: 'held' | 'withdrawn'
  sentence: string
}

/** Asked in the Work of the claim itself, so that what it reads is true when the delivery leaves. */
export type DeliveryGuard = (work: Work, delivery: Delivery) => Promise<Stop | null>

/** The members behind a duty, with their roles. */
export type MembersOf = (
  work: Work,
  of: { person_ids: readonly string[]; team_ids: readonly string[] },
) => Promise<{ person_id: string; role: Role }[]>

/** Whom deliveries answer, by delivery; `sealed` where the reader may not see the conversation. What answers none is left out. */
export type AddresseesOf = (
  work: Work,
  answers: readonly Answer[],
) => Promise<ReadonlyMap<string, Addressee | 'sealed'>>
export interface Answer {
  delivery_id: string
  /** Who wrote the post that is answered; null where it is not known here. */
  author_id: string | null
}

/** The bytes of a picture as it is to be published. */
export type ReadImage = (workspace_id: string, media_id: string) => Promise<Uint8Array>
