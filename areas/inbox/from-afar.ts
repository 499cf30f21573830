/**
 * What waits, for whoever looks after the house without answering: how many, who waits longest, what is urgent. Of what
 * they may see; and no figure costs more where more is open.
 */
import './tables.ts'
import { sql } from 'kysely'
import { teamIds } from '#areas/administration/people.ts'
import type { Work } from '#platform/work.ts'
import type { ConversationRow } from './api.ts'
import { countsFor } from './counts.ts'
import { rowsOf } from './lists.ts'
import { type Conversation, URGENT } from './schema.ts'
import { personOf, visibleTo } from './visible.ts'

export interface Waiting {
  open: number
  longest: ConversationRow | null
  /** The first few. */
  urgent: ConversationRow[]
  urgent_count: number
}

const SHOWN = 3
/** Counted up to here; more than that is no longer a figure that anybody acts on. */
const MOST_URGENT = 100
/**
 * Those whose last words are the oldest, in each team. Exact up to so many open ones in a team; above that somebody who
 * has waited longer, and wrote again after all of these last spoke, is not looked at. An index of waits would be an
 * eleventh entry for each post received.
 */
const LOOKED_AT = 200

export async function waitingInAll(work: Work): Promise<Waiting> {
  const { teams } = await countsFor(work, personOf(work).id)
  const open = Object.values(teams).reduce((sum, many) => sum + many, 0)
  const [longest] = await rowsOf(work, await longestWaiting(work))
  const urgent = await urgentOnes(work)
  return {
    open,
    longest: longest ?? null,
    urgent: await rowsOf(work, urgent.slice(0, SHOWN)),
    urgent_count: urgent.length,
  }
}

async function longestWaiting(work: Work): Promise<Conversation[]> {
  const { rows } = await sql<Conversation>`
    select * from (
      select c.* from unnest(${await teamIds(work)}::uuid[]) as t(id) cross join lateral (
        select * from inbox_conversations where state = 'open' and team_id = t.id and ${visibleTo(work)}
        order by last_message_at, id limit ${LOOKED_AT}) c
      union all (
        select * from inbox_conversations where state = 'open' and team_id is null and ${visibleTo(work)}
        order by team_id desc, last_message_at, id limit ${LOOKED_AT})
    ) looked_at where waiting_since is not null order by waiting_since, id limit 1`.execute(work.db)
  return rows
}

async function urgentOnes(work: Work): Promise<Conversation[]> {
  const { rows } = await sql<Conversation>`
    select * from inbox_conversations where state = 'open' and urgency >= ${sql.lit(URGENT)} and ${visibleTo(work)}
    order by urgency desc, id limit ${MOST_URGENT}`.execute(work.db)
  return rows
}
