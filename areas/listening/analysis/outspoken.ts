/** Who talks much, reaches many and how they feel; a list to work: somebody is to be spoken to, by whom, and what came of it (L9). */
import './tables.ts'
import '../tables.ts'
import { type RawBuilder, sql } from 'kysely'
import { actorsByIds } from '#areas/administration/people.ts'
import { unnamedIds } from '#areas/channels/unnamed.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { vipIds } from '#areas/contacts/vips.ts'
import type { Personal } from '#platform/area.ts'
import { invariant, refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { NOBODY_ID } from '../counting/authors.ts'
import { chosenMonitors } from './analyse.ts'
import type { OutspokenAsked, OutspokenOne } from './api.ts'
import { wholeDays } from './figures.ts'
import { periodOf } from './period.ts'
import type { OUTSPOKEN_STATES } from './schema.ts'

const MOST = 200

const ORDERS: Readonly<Record<OutspokenAsked['sort'], RawBuilder<unknown>>> = {
  mentions: sql`mentions desc, reach desc`,
  reach: sql`reach desc, mentions desc`,
  against: sql`negative - positive desc, mentions desc`,
  for: sql`positive - negative desc, mentions desc`,
  last: sql`last_on desc, mentions desc`,
}

interface Row extends Omit<OutspokenOne, 'who' | 'because'> {
  is_vip: boolean
  times: number
}

const OFTEN = 2
/** Followers from which one says it to many: the second largest band. */
const MANY = 10_000

const becauseOf = ({ mentions, times, reach, is_vip, state }: Row): OutspokenOne['because'] => [
  ...(times >= OFTEN ? (['often'] as const) : []),
  ...(reach >= MANY * mentions ? (['reach'] as const) : []),
  ...(is_vip ? (['vip'] as const) : []),
  ...(state ? (['marked'] as const) : []),
]

export async function listOutspoken(work: Work, asked: OutspokenAsked) {
  const period = periodOf(asked, work.now)
  const { from_at, to_at } = wholeDays(period)
  const ids = (await chosenMonitors(work, asked.of, period)).map(({ id }) => id)
  const within = sql`listening_authors where monitor_id = any(${ids}::uuid[]) and from_at >= ${from_at} and from_at < ${to_at}
    ${asked.network === undefined ? sql`` : sql`and network = ${asked.network}`}`
  const nobodies = [NOBODY_ID, ...(await unnamedIds(work))]
  // One post that two monitors heard is two mentions, and said once: \`times\` is the most that any of them heard.
  const heard = sql`
    select identity_id, sum(mentions)::int as mentions, sum(positive)::int as positive, sum(negative)::int as negative,
      sum(repeats)::int as repeats, sum(reach)::bigint as reach, max(last_on) as last_on, max(mentions)::int as times
    from (
      select author_id as identity_id, monitor_id, sum(mentions) as mentions, sum(positive) as positive, sum(negative) as negative,
        sum(repeats) as repeats, sum(reach) as reach, max(from_at) filter (where mentions > 0) as last_on
      from ${within} and author_id <> all(${nobodies}::uuid[]) group by 1, 2
    ) of_monitor group by 1 having sum(mentions) > 0`
  const vips = await vipIds(work)
  const [{ rows }, { rows: many }] = await Promise.all([
    sql<Row>`
      select s.*, s.identity_id = any(${vips}::uuid[]) as is_vip,
        o.state, o.assignee_id, coalesce(o.note, '') as note, o.updated_at, o.updated_by
      from (${heard}) s left join listening_outspoken o on o.identity_id = s.identity_id
      where ${among(asked, vips)} order by ${ORDERS[asked.sort]}, identity_id limit ${MOST}`.execute(work.db),
    sql<{ nobody: number; heard: number }>`
      select (select coalesce(sum(mentions), 0)::int from ${within} and author_id = ${NOBODY_ID}::uuid) as nobody,
        (select count(*)::int from (${heard}) s) as heard`.execute(work.db),
  ])
  const who = await whoByIds(
    work,
    rows.map(({ identity_id }) => identity_id),
  )
  const people = rows.map(
    ({ is_vip, times, ...row }): OutspokenOne => ({
      ...row,
      because: becauseOf({ ...row, is_vip, times }),
      who: who.get(row.identity_id) ?? null,
    }),
  )
  const { heard: heard_in_all = 0, nobody = 0 } = many[0] ?? {}
  return { people, heard: heard_in_all, counted_as_nobody: nobody, whole_from: from_at }
}

/** As `becauseOf` says why. */
function among({ state, among }: OutspokenAsked, vips: readonly string[]): RawBuilder<unknown> {
  if (state !== undefined) return sql`o.state = ${state}`
  if (among === 'everybody') return sql`true`
  return sql`(s.times >= ${OFTEN} or s.reach >= ${MANY} * s.mentions
    or s.identity_id = any(${vips}::uuid[]) or o.state is not null)`
}

export interface Mark {
  id: string
  state: (typeof OUTSPOKEN_STATES)[number] | null
  assignee_id: string | null
  note: string
}

export async function markOutspoken(work: Work, { id, state, assignee_id, note }: Mark) {
  const { workspace_id, by, now, db } = work
  invariant(by.kind === 'person', 'the endpoint is for people')
  if (state === null) {
    await db.deleteFrom('listening_outspoken').where('identity_id', '=', id).execute()
    return { state }
  }
  if (!(await whoByIds(work, [id])).has(id))
    refuse('not_found', 'person_not_found', 'There is no such person. Load the list again.')
  if (assignee_id && (await actorsByIds(work, [assignee_id])).length === 0)
    refuse('invalid', 'member_not_found', 'Whoever it was given to does not work here any more. Choose somebody else.')
  const marked = { state, assignee_id, note, updated_at: now, updated_by: by.id }
  await db
    .insertInto('listening_outspoken')
    .values({ workspace_id, identity_id: id, ...marked })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'identity_id']).doUpdateSet(marked))
    .execute()
  return { state }
}

export const outspokenPersonal: Personal = {
  export: (work, ids) =>
    ids.length === 0
      ? Promise.resolve([])
      : work.db.selectFrom('listening_outspoken').selectAll().where('identity_id', 'in', ids).execute(),
  erase: async (work, ids) => {
    if (ids.length > 0) await work.db.deleteFrom('listening_outspoken').where('identity_id', 'in', ids).execute()
  },
}
