/** Keeps what monitors matched, and counts it as it comes; but for what is spam, or surely not about its monitor. */
import { instants, ints, jsons, texts, uuids } from '#platform/columns.ts'
import './tables.ts'
import { happened } from '#platform/facts.ts'
import { grouped } from '#platform/grouped.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import { type Counted, count } from './counting/count.ts'
import { reachOf } from './counting/rollup.ts'
import { carryToNew } from './items/alike.ts'
import { findItems, type Part, type Parts, partKey, type Saying } from './items/find.ts'
import { wordsIn } from './items/near.ts'
import type { Mention } from './schema.ts'

export interface Heard extends Omit<Counted, 'is_repeat'> {
  spans: Mention['spans']
  /** Both, as places are marked in them. */
  title: string | null
  text: string
  fingerprint: string
  /** The network's id of what it passes on. */
  repeats: string | null
  is_spam: boolean
  /** As in a match. */
  unlike?: number
}

export async function keepMentions(work: Work, heard: readonly Heard[]): Promise<void> {
  if (heard.length === 0) return
  const parts = await findItems(work, sayingsOf(heard))
  const places = heard.map((one) => placeOf(one, parts))
  await insertMentions(work, heard, places)
  await carryToNew(
    work,
    heard.map(({ post_id }, nth) => ({ post_id, item_id: (places[nth] as Place).item_id })),
  )
  const counted = heard.flatMap((one, nth) => {
    const { set_aside, item_id } = places[nth] as Place
    return set_aside ? [] : [{ ...one, is_repeat: item_id !== null }]
  })
  if (counted.length > 0) await count(work, counted, 1)
  happened(work, 'listening.mentions_heard', {
    monitor_ids: [...new Set(heard.map((m) => m.monitor_id))],
    mentions: heard.length,
  })
}

function sayingsOf(heard: readonly Heard[]): Saying[] {
  const byPost = grouped(heard, ({ post_id }) => post_id)
  return [...byPost.values()].map((all) => {
    const { post_id, network, repeats, fingerprint, title, text } = all[0] as Heard
    const words = wordsIn(title ? `${title} ${text}` : text)
    return { post_id, network, repeats, fingerprint, words, monitor_ids: all.map((one) => one.monitor_id) }
  })
}

type Place = Pick<Mention, 'item_id' | 'passes_on' | 'set_aside' | 'set_aside_like'>

/** With its item, wherever that lies. What is set aside by itself, while its item is not, stands alone: else nobody would find it. */
function placeOf({ monitor_id, post_id, is_spam, unlike }: Heard, parts: Parts): Place {
  const part: Part | undefined = parts.get(partKey(monitor_id, post_id))
  const alone = { item_id: null, passes_on: null }
  const own = part ? { item_id: part.item_id, passes_on: part.passes_on } : alone
  if (part?.set_aside && part.set_aside !== 'deleted')
    return { ...own, set_aside: part.set_aside, set_aside_like: null }
  if (is_spam) return { ...alone, set_aside: 'spam', set_aside_like: null }
  if (unlike !== undefined) return { ...alone, set_aside: 'irrelevant', set_aside_like: unlike }
  return { ...own, set_aside: null, set_aside_like: null }
}

async function insertMentions(work: Work, heard: readonly Heard[], places: readonly Place[]): Promise<void> {
  await insertRows(work, 'listening_mentions', {
    workspace_id: work.workspace_id,
    monitor_id: [uuids, heard.map((m) => m.monitor_id)],
    post_id: [uuids, heard.map((m) => m.post_id)],
    spans: [jsons, heard.map((m) => m.spans)],
    item_id: [uuids, places.map((m) => m.item_id)],
    passes_on: [texts, places.map((m) => m.passes_on)],
    reach: [ints, heard.map(({ reach }) => reachOf(reach))],
    posted_at: [instants, heard.map((m) => m.posted_at)],
    set_aside: [texts, places.map((m) => m.set_aside)],
    set_aside_at: [instants, places.map((m) => (m.set_aside ? work.now : null))],
    set_aside_like: [ints, places.map((m) => m.set_aside_like)],
  })
}
