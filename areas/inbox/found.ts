/**
 * Conversations found by whom they are with or what was said last. No index is kept for it, since what arrives would pay
 * for it with each post: the newest of each list are looked through, as many as can be in a moment.
 */
import './tables.ts'
import { type RawBuilder, sql } from 'kysely'
import { teamIds } from '#areas/administration/people.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { namesOf } from '#areas/contacts/names.ts'
import type { Work } from '#platform/work.ts'
import { FoundConversation } from './api.ts'
import { openOfAll } from './lists.ts'
import { saidBy } from './said-by.ts'
import type { Conversation } from './schema.ts'
import { personOf, readsAll, visibleTo } from './visible.ts'

/** Of those that are open, and of those that are not. */
const LOOKED_THROUGH = 2_000
const FOUND = 8
const WORDS = 6

/**
 * Every word begins a word of the name, the handle or what was said. What is open goes first, then a name before what was
 * said, then who waits longest: of many, the one that somebody still has to answer is never missing.
 */
export async function findConversations(
  work: Work,
  { query }: { query: string },
): Promise<{ conversations: FoundConversation[] }> {
  const words = wordsOf(query)
  if (words.length === 0) return { conversations: [] }
  const { rows } = await sql<Conversation & { named: boolean }>`
    with seen as (${await newest(work)}), known as (
      select seen.*, ${folded(namesOf(sql`seen.identity_id`))} as names, ${folded(sql`seen.snippet`)} as said from seen
    )
    select *, ${beginAll(sql`names`, words)} as named from known where ${beginAll(sql`names || said`, words)}
    order by state = 'open' desc, named desc, case when state = 'open' then waiting_since end, last_message_at desc, id desc
    limit ${FOUND}`.execute(work.db)
  const who = await whoByIds(
    work,
    rows.map((row) => row.identity_id),
  )
  const said = await saidBy(work, rows)
  return {
    conversations: rows.map((row) =>
      FoundConversation.parse({
        ...row,
        who: who.get(row.identity_id) ?? null,
        said_by: said.get(row.id) ?? null,
      }),
    ),
  }
}

async function newest(work: Work): Promise<RawBuilder<unknown>> {
  const pick = (where: RawBuilder<unknown>, order = sql`last_message_at desc, id desc`) => sql<Conversation>`
    select * from inbox_conversations where ${where} and ${visibleTo(work)} order by ${order} limit ${LOOKED_THROUGH}`
  if (!readsAll(work)) return pick(sql`assignee_id = ${personOf(work).id} and state <> 'closed'`)
  const open = openOfAll(await teamIds(work), pick, LOOKED_THROUGH)
  return sql`select * from (${open}) o
    union all (${pick(sql`state = 'answered'`)}) union all (${pick(sql`state = 'closed'`)})`
}

/** As the palette folds what is typed: accents need not be. Each word has a space before it. */
const folded = (text: RawBuilder<unknown>) =>
  sql`lower(' ' || regexp_replace(normalize(replace(${text}, '@', ' '), NFKD), '[\u0300-\u036f]', '', 'g'))`

const beginAll = (text: RawBuilder<unknown>, words: readonly string[]) =>
  sql`(${sql.join(
    words.map((word) => sql`position(${` ${word}`} in ${text}) > 0`),
    sql` and `,
  )})`

const wordsOf = (query: string): string[] =>
  query
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[\s@]+/)
    .filter(Boolean)
    .slice(0, WORDS)
