/**
 * The last words that stand. An answer that was taken back before it left was never said: no list shows it, and a
 * conversation stands again where it stood before.
 */
import './tables.ts'
import { deliveriesByIds } from '#areas/channels/answer-from.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import type { Work } from '#platform/work.ts'
import type { Conversation, Message } from './schema.ts'
import { snippetOf } from './snippet.ts'

type LastWords = Pick<Conversation, 'snippet' | 'last_message_id' | 'last_message_at' | 'our_message_id'>

/** Nobody takes back so many answers in a row. */
const LOOK_BACK = 50

export async function lastWords(work: Work, { id }: Pick<Conversation, 'id'>): Promise<LastWords | null> {
  const standing = await standingIn(work, id)
  const last = standing[0]
  if (!last) return null
  return {
    snippet: await wordsOf(work, last),
    last_message_id: last.id,
    last_message_at: new Date(Math.max(...standing.map(({ sent_at }) => sent_at.getTime()))),
    our_message_id: standing.find(({ kind }) => kind !== 'inbound')?.id ?? null,
  }
}

/** What was said and not taken back, the newest first. */
async function standingIn(work: Work, id: string): Promise<Message[]> {
  const said = await work.db
    .selectFrom('inbox_messages')
    .selectAll()
    .where('conversation_id', '=', id)
    .where('kind', 'in', ['inbound', 'reply', 'elsewhere'])
    .orderBy('id', 'desc')
    .limit(LOOK_BACK)
    .execute()
  const deliveries = await deliveriesByIds(
    work,
    said.flatMap(({ delivery_id }) => delivery_id ?? []),
  )
  return said.filter(({ delivery_id }) => deliveries.get(delivery_id ?? '')?.state !== 'withdrawn')
}

async function wordsOf(work: Work, { id, text }: Message): Promise<string> {
  if (text !== null) return text
  const post = (await postsByIds(work, [id])).get(id)
  return post && !post.deleted_at ? snippetOf(post) : ''
}
