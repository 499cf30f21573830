/** A life in one number: what was said and done by whom and when, without the ids, which differ every time. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Work } from '#platform/work.ts'

export async function digestOf(work: Work): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' | ', c.thread_id, c.state, t.name, a.name, c.objective, c.topic, c.why, m.kind, m.sent_at, i.name, p.name,
      coalesce(m.text, post.text), m.event ->> 'what', d.state) as line
    from inbox_conversations c join inbox_messages m on m.conversation_id = c.id
    left join administration_teams t on t.id = c.team_id left join administration_people a on a.id = c.assignee_id
    left join administration_people p on p.id = m.person_id left join contacts_identities i on i.id = m.identity_id
    left join channels_posts post on post.id = m.id left join channels_deliveries d on d.id = m.delivery_id
    order by 1`.execute(work.db)
  const hash = createHash('sha256')
  for (const { line } of rows) hash.update(`${line}\n`)
  return `${rows.length} ${hash.digest('hex')}`
}
