/**
 * What was edited is heard anew: by whom it was not heard before, and no more by whom it is not heard now. The figures lose what
 * was understood of the old words and gain what is of the new. What a person said of it stays said.
 */
import './tables.ts'
import { sql } from 'kysely'
import type { Post } from '#areas/channels/post-schema.ts'
import { replaceReadings } from '#areas/understanding/readings.ts'
import type { Reading } from '#areas/understanding/schema.ts'
import { happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { countAgain, type Row, uncount } from './counting/counted.ts'
import { carryToNew } from './items/alike.ts'
import { promoteNext } from './items/promote.ts'
import { type Heard, keepMentions } from './mentions.ts'
import type { Mention } from './schema.ts'

export interface Revised {
  post_id: string
  reading: Reading
  /** Before the edit. */
  was: Post
  /** As its new words are heard. */
  heard: readonly Heard[]
}

type Known = Row & Pick<Mention, 'set_aside' | 'set_aside_by' | 'passes_on'>

/** Which monitor hears now what it did not hear before, or was too unlike it to be shown. */
export type NewlyHeard = Pick<Mention, 'monitor_id' | 'post_id'>

export async function reviseMentions(work: Work, revised: readonly Revised[]): Promise<NewlyHeard[]> {
  if (revised.length === 0) return []
  const known = await lockMentions(
    work,
    revised.map(({ post_id }) => post_id),
  )
  const shown = known.filter(({ set_aside }) => set_aside === null)
  await uncount(work, shown, new Map(revised.map(({ post_id, was }) => [post_id, was])))
  await replaceReadings(work, revised)
  const heard = new Map(revised.flatMap((one) => one.heard.map((each) => [keyOf(each), each] as const)))
  const lost = known.filter((row) => !heard.has(keyOf(row)))
  await loseMentions(work, lost)
  const still = known.filter((row) => heard.has(keyOf(row)))
  const now: Known[] = []
  for (const row of still) now.push(await hearAnew(work, row, heard.get(keyOf(row)) as Heard))
  await countAgain(
    work,
    now.filter(({ set_aside }) => set_aside === null),
    1,
  )
  await carryToNew(work, now)
  const before = new Set(known.map(keyOf))
  const fresh = [...heard.values()].filter((one) => !before.has(keyOf(one)))
  await keepMentions(work, fresh)
  const monitor_ids = [...new Set([...known, ...heard.values()].map((one) => one.monitor_id))]
  if (monitor_ids.length > 0) happened(work, 'listening.mentions_changed', { monitor_ids, mentions: known.length })
  const unlike = new Set(known.flatMap((row) => (row.set_aside === 'irrelevant' ? [keyOf(row)] : [])))
  return [...fresh, ...now.filter((row) => row.set_aside === null && unlike.has(keyOf(row)))]
}

const keyOf = ({ monitor_id, post_id }: { monitor_id: string; post_id: string }) => `${monitor_id} ${post_id}`

async function lockMentions(work: Work, post_ids: readonly string[]): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select monitor_id, post_id, item_id, reach, set_aside, set_aside_by, passes_on from listening_mentions
    where monitor_id in (select id from listening_monitors) and post_id in (${sql.join(post_ids)})
      and set_aside is distinct from 'deleted'
    order by monitor_id, post_id for update`.execute(work.db)
  return rows
}

async function loseMentions(work: Work, lost: readonly Known[]): Promise<void> {
  for (const { monitor_id, post_id } of lost)
    await work.db
      .deleteFrom('listening_mentions')
      .where('monitor_id', '=', monitor_id)
      .where('post_id', '=', post_id)
      .execute()
  await promoteNext(
    work,
    lost.filter(({ item_id }) => item_id === null),
  )
}

/** Other places are marked in it; what only nearly said the same may say something else now, and stands for itself. */
async function hearAnew(work: Work, row: Known, { spans, is_spam, unlike }: Heard): Promise<Known> {
  const alone = row.passes_on === 'near' ? ({ item_id: null, passes_on: null } as const) : {}
  const said = row.set_aside !== null && row.set_aside_by !== null
  const own: Mention['set_aside'] = is_spam ? 'spam' : unlike === undefined ? null : 'irrelevant'
  const aside = said ? {} : { set_aside: own, set_aside_at: own ? work.now : null, set_aside_like: unlike ?? null }
  await work.db
    .updateTable('listening_mentions')
    .set({ ...alone, ...aside, spans: sql`${JSON.stringify(spans)}::jsonb` })
    .where('monitor_id', '=', row.monitor_id)
    .where('post_id', '=', row.post_id)
    .execute()
  return { ...row, ...alone, ...(said ? {} : { set_aside: own }) }
}
