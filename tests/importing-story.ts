/** A workspace that listens for one name, in which stories bring posts, and what is stored of them. */
import { after, before } from 'node:test'
import { sql } from 'kysely'
import { listeningApi } from '#areas/listening/api.ts'
import { system, type Work } from '#platform/work.ts'
import { openStory, type Story } from './arrivals.ts'

export let story: Story
export let monitor_id = ''

export function useImportingStory(): void {
  before(async () => {
    story = await openStory()
    monitor_id = (await story.nora.call(listeningApi.makeMonitor, { name: 'Ternwind', names: [] })).id
  })
  after(() => story?.server.stop())
}

export const work = <T>(body: (work: Work) => Promise<T>): Promise<T> =>
  story.server.tools.database.inWork({ workspace_id: story.channel.workspace_id, by: system('test') }, body)

interface Stored {
  posts: string | null
  conversations: string | null
  mentions: number
  counted: number
}

/** What is there of a network, but for keys, which are made anew. */
export const stored = (network: string): Promise<Stored | undefined> =>
  work(async ({ db }) => {
    const { rows } = await sql<Stored>`select
      (select string_agg(concat_ws('|', native_id, text, thread_id, posted_at), ' ' order by native_id) from channels_posts where network = ${network}) as posts,
      (select string_agg(concat_ws('|', thread_id, state, opened_at is not null), ' ' order by thread_id) from inbox_conversations where network = ${network}) as conversations,
      (select count(*)::int from listening_mentions m join channels_posts p on p.id = m.post_id where p.network = ${network}) as mentions,
      (select coalesce(sum(mentions), 0)::int from listening_volumes where network = ${network} and monitor_id = ${monitor_id}) as counted`.execute(
      db,
    )
    return rows[0]
  })

/** As a program brings posts to an address. */
export async function postTo(address: string, body: unknown) {
  const response = await fetch(story.nora.address + new URL(address).pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
