/** Our own posts come back on the streams that we hear: they are recognised by the delivery that made them. */
import './tables.ts'
import type { Work } from '#platform/work.ts'
import { applyOutcome } from './outcome.ts'
import type { Delivery } from './schema.ts'

/** What the river hears on a channel; `ours` when its author is the channel's own account. */
export interface Heard {
  native_id: string
  text: string
  url: string
  parent_id: string | null
  reply_handle: Readonly<Record<string, string>> | null
  posted_at: Date
}

/** A clock of theirs may be behind ours. */
const SKEW_MS = 60_000

/**
 * Which of these posts, all by the channel's own account, our deliveries made: native id to delivery id. One whose
 * outcome was not known is settled by it: the post is there.
 */
export async function recogniseOwn(
  work: Work,
  channel_id: string,
  heard: readonly Heard[],
): Promise<Map<string, string>> {
  if (heard.length === 0) return new Map()
  const known = await byNativeId(work, channel_id, heard)
  const open = await stillOpen(work, channel_id)
  for (const post of heard) {
    if (known.has(post.native_id)) continue
    const made = open.find((delivery) => matches(delivery, post))
    if (!made) continue
    open.splice(open.indexOf(made), 1)
    known.set(post.native_id, made.id)
    if (made.state === 'unknown') await settleAs(work, made, post)
  }
  return known
}

async function byNativeId(work: Work, channel_id: string, heard: readonly Heard[]): Promise<Map<string, string>> {
  const rows = await work.db
    .selectFrom('channels_deliveries')
    .select(['id', 'native_id'])
    .where('channel_id', '=', channel_id)
    .where(
      'native_id',
      'in',
      heard.map((post) => post.native_id),
    )
    .execute()
  return new Map(rows.map((row) => [row.native_id ?? '', row.id]))
}

/** Locked, turns first as the workers do, so that an outcome being settled is seen settled. */
async function stillOpen(work: Work, channel_id: string): Promise<Delivery[]> {
  await work.db
    .selectFrom('channels_turns')
    .select('delivery_id')
    .where('channel_id', '=', channel_id)
    .where('phase', 'in', ['look', 'person'])
    .orderBy('delivery_id')
    .forUpdate()
    .execute()
  return work.db
    .selectFrom('channels_deliveries')
    .selectAll()
    .where('channel_id', '=', channel_id)
    .where('state', 'in', ['sending', 'unknown'])
    .orderBy('id')
    .execute()
}

/** The same words, to the same post, not before we began to say them. */
function matches(delivery: Delivery, post: Heard): boolean {
  const { text, reply_to } = delivery.outgoing
  return (
    sameWords(text, post.text) &&
    (reply_to?.native_id ?? null) === post.parent_id &&
    delivery.frozen_at !== null &&
    post.posted_at.getTime() >= delivery.frozen_at.getTime() - SKEW_MS
  )
}

const sameWords = (ours: string, theirs: string) => words(ours) === words(theirs)
const words = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()

async function settleAs(work: Work, delivery: Delivery, post: Heard): Promise<void> {
  const found = { native_id: post.native_id, url: post.url, reply_handle: post.reply_handle }
  await applyOutcome(work, delivery, { state: 'sent', found, problem: null })
}
