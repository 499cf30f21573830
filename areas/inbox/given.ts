/** Who gave a conversation to whoever has it, and what they want of them: the last giving, and the giver's newest note. */
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import { peopleByIds } from '#areas/administration/people.ts'
import type { Work } from '#platform/work.ts'
import type { ConversationRow } from './api.ts'
import type { Conversation } from './schema.ts'

type Given = NonNullable<ConversationRow['given']>

/** Of those that I have and did not take myself, by conversation. */
export async function givenToMe(work: Work, among: readonly Conversation[]): Promise<Map<string, Given>> {
  const me = work.by.kind === 'person' ? work.by.id : null
  const ids = among.filter((one) => me && one.assignee_id === me).map((one) => one.id)
  if (!me || ids.length === 0) return new Map()
  const rows = await givings(work, ids, me).execute()
  const people = await peopleByIds(
    work,
    rows.flatMap(({ person_id }) => person_id ?? []),
  )
  return new Map(
    rows.flatMap(({ conversation_id, person_id, note }) => {
      const person = person_id && person_id !== me ? people.get(person_id) : undefined
      return person ? [[conversation_id, { by: { id: person.id, name: person.name }, note }] as const] : []
    }),
  )
}

const givings = ({ db }: Work, ids: readonly string[], to: string) =>
  db
    .selectFrom('inbox_messages as given')
    .distinctOn('given.conversation_id')
    .select(['given.conversation_id', 'given.person_id'])
    .select((row) =>
      row
        .selectFrom('inbox_messages as noted')
        .select('noted.text')
        .whereRef('noted.conversation_id', '=', 'given.conversation_id')
        .whereRef('noted.person_id', '=', 'given.person_id')
        .where('noted.kind', '=', 'note')
        .orderBy('noted.id', 'desc')
        .limit(1)
        .as('note'),
    )
    .where('given.conversation_id', 'in', ids)
    .where('given.kind', '=', 'event')
    .where(sql<SqlBool>`given.event ->> 'what' = 'assigned' and given.event ->> 'to' = ${to}`)
    .orderBy('given.conversation_id')
    .orderBy('given.id', 'desc')
