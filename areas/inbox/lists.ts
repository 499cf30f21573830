/**
 * The lists of the inbox, paged by key: by the last words, what is closed by when it was closed. What is open lies in one index per team; "all" reads the head of each team that
 * a person may see and merges, so a page costs the same at ten thousand and at ten million conversations.
 */
import './tables.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { teamIds } from '#areas/administration/people.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { oursIn, shownAs } from '#areas/contacts/posing.ts'
import { uuids } from '#platform/columns.ts'
import { type At, hotRead } from '#platform/hot-read.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { ConversationRow, ListInput } from './api.ts'
import { givenToMe } from './given.ts'
import { saidBy } from './said-by.ts'
import { type Conversation, listedAt, URGENT } from './schema.ts'
import { personOf, readsAll, visibleTo } from './visible.ts'

export async function listConversations(
  work: Work,
  input: ListInput,
): Promise<{ conversations: ConversationRow[]; next: string | null }> {
  const found = await page(work, input)
  const last = found.length === input.limit ? found.at(-1) : undefined
  const next = last ? `${listedAt(last).getTime()}_${last.id}` : null
  return { conversations: await rowsOf(work, found), next }
}

/** With whose they are and who spoke last, whether the reader knows the last words, and who gave it to them. */
export async function rowsOf(work: Work, found: readonly Conversation[]): Promise<ConversationRow[]> {
  if (found.length === 0) return []
  const [who, seen, given, said, ours] = await Promise.all([
    whoByIds(
      work,
      found.map((c) => c.identity_id),
    ),
    seenBy(
      work,
      found.map((c) => c.id),
    ),
    givenToMe(work, found),
    saidBy(work, found),
    oursIn(work),
  ])
  return found.map((c) => ({
    ...c,
    ...shownAs(ours, who.get(c.identity_id)),
    unread: (seen.get(c.id) ?? '') < c.last_message_id,
    given: given.get(c.id) ?? null,
    said_by: said.get(c.id) ?? null,
  }))
}

async function page(work: Work, input: ListInput): Promise<Conversation[]> {
  const at = input.state === 'closed' ? sql.ref('closed_at') : sql.ref('last_message_at')
  const before = beforeKey(input.after, at)
  const pick = (where: RawBuilder<unknown>, order = sql`${at} desc, id desc`) => sql<Conversation>`
    select * from inbox_conversations where ${where} ${before} and ${visibleTo(work)}
    order by ${order} limit ${input.limit}`
  if (input.view === 'mine' || !readsAll(work))
    return rows(work, pick(sql`assignee_id = ${personOf(work).id} and ${isListed(input)}`))
  if (input.state !== 'open') return rows(work, pick(sql`${isListed(input)} ${teamIs(input)}`))
  if (input.view === 'team')
    return rows(
      work,
      pick(
        sql`state = 'open' and team_id = ${input.team_id ?? refuse('invalid', 'team_missing', 'Say which team: team_id.')}`,
      ),
    )
  if (input.view === 'nobody') return rows(work, ofNoTeam(pick, HELD_BY_NOBODY))
  return rows(work, openOfAll(await teamIds(work), pick, input.limit))
}

/** What is urgent is few and lies in an index of its own; its list is ordered as the others are. */
const isListed = ({ state }: ListInput) =>
  state === 'urgent' ? sql`state = 'open' and urgency >= ${sql.lit(URGENT)}` : sql`state = ${sql.lit(state)}`

type Pick = (where: RawBuilder<unknown>, order?: RawBuilder<unknown>) => RawBuilder<Conversation>

/** `is null` does not tell PostgreSQL that the column is constant: unless the order names it, all of them are sorted. */
const ofNoTeam = (pick: Pick, more = sql``) =>
  pick(sql`state = 'open' and team_id is null ${more}`, sql`team_id, last_message_at desc, id desc`)

/** What somebody took is theirs, whether it has a team or not. */
const HELD_BY_NOBODY = sql`and assignee_id is null`

export function openOfAll(teams: readonly string[], pick: Pick, limit: number) {
  return sql<Conversation>`
    select * from (
      select c.* from unnest(${teams}::uuid[]) as t(id) cross join lateral (${pick(sql`state = 'open' and team_id = t.id`)}) c
      union all (${ofNoTeam(pick)})
    ) merged order by last_message_at desc, id desc limit ${limit}`
}

const teamIs = (input: ListInput) =>
  input.view === 'team' && input.team_id
    ? sql`and team_id = ${input.team_id}`
    : input.view === 'nobody'
      ? sql`and team_id is null ${HELD_BY_NOBODY}`
      : sql``

function beforeKey(after: string | undefined, at: RawBuilder<unknown>): RawBuilder<unknown> {
  if (!after) return sql``
  const [ms = '', id = ''] = after.split('_')
  return sql`and (${at}, id) < (${new Date(Number(ms))}::timestamptz, ${id}::uuid)`
}

async function rows(work: Work, query: RawBuilder<Conversation>): Promise<Conversation[]> {
  return (await query.execute(work.db)).rows
}

const seenAmong = hotRead((db, at: At<{ person_id: string; ids: Buffer }>) =>
  db
    .selectFrom('inbox_seen')
    .select(['conversation_id', 'message_id'])
    .where('person_id', '=', at('person_id'))
    .where(sql<SqlBool>`conversation_id = any(${at('ids')}::uuid[])`),
)

async function seenBy(work: Work, ids: readonly string[]): Promise<Map<string, string>> {
  if (work.by.kind !== 'person' || ids.length === 0) return new Map()
  const seen = await seenAmong(work, { person_id: work.by.id, ids: uuids(ids) })
  return new Map(seen.map((row) => [row.conversation_id, row.message_id]))
}
