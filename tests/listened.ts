/** A furnished workspace with monitors, and an open stream on which anybody says anything. */
import { sql } from 'kysely'
import type { HeldChannel } from '#areas/channels/ports.ts'
import { listeningApi } from '#areas/listening/api.ts'
import type { NetworkEvent, NetworkPost } from '#connectors/connector.ts'
import { system } from '#platform/work.ts'
import { eventOf, openStory, type Story } from './arrivals.ts'

export interface Saying
  extends Partial<Pick<NetworkPost, 'repeats' | 'audience' | 'addressed' | 'revision' | 'posted_at'>> {
  text: string
  author?: string
  followers?: number
  /** Where it is said again. */
  native_id?: string
  through?: 'account' | 'source'
  intake?: Story['intake']
}

export type Listened = Awaited<ReturnType<typeof openListened>>

export async function openListened() {
  const story = await openStory()
  const source: HeldChannel = { ...story.channel, purpose: 'source' }
  let said = 0
  const hear = async (
    heard: NetworkEvent | NetworkEvent[],
    { through = 'source', intake = story.intake }: Partial<Saying> = {},
  ) => {
    said += 1
    await intake(through === 'source' ? source : story.channel, { events: [heard].flat(), cursor: String(said) })
  }
  return {
    ...story,
    stop: () => story.server.stop(),
    hear,
    async monitor(input: { name: string; kind?: 'brand' | 'competitor' | 'topic' }): Promise<string> {
      const nothing = { names: [], products: [], leave_out: [] }
      return (await story.nora.call(listeningApi.makeMonitor, { ...nothing, ...input })).id
    },
    /** Says it on the open stream; gives its id on the network. */
    async say({
      text,
      author = 'ruth',
      followers,
      native_id = `m${said + 1}`,
      through = 'source',
      intake,
      ...how
    }: Saying) {
      const event = eventOf({ native_id, thread_id: native_id, text, author })
      if (event.kind === 'post') {
        event.post.author.followers = followers ?? null
        if (through === 'source') event.post.addressed = 'overheard'
        Object.assign(event.post, how)
      }
      await hear(event, { through, ...(intake && { intake }) })
      return native_id
    },
    /** Hides it for whoever it is shown of. */
    async setAside(row: { post_id: string; heard_by: { monitor_id: string }[] } | undefined) {
      for (const { monitor_id } of row?.heard_by ?? [])
        await story.nora.call(listeningApi.setAside, { monitor_id, post_id: row?.post_id ?? '', why: 'hidden' })
    },
    stream: async (asked: object = {}) => (await story.nora.call(listeningApi.stream, asked)).mentions,
    /** How many mentions the figures of a monitor count. */
    async figures(monitor_id: string): Promise<number> {
      const { workspace_id } = story.channel
      const { rows } = await story.server.tools.database.inWork({ workspace_id, by: system('test') }, ({ db }) =>
        sql<{
          many: number
        }>`select coalesce(sum(mentions), 0)::int as many from listening_volumes where monitor_id = ${monitor_id}`.execute(
          db,
        ),
      )
      return rows[0]?.many ?? 0
    },
  }
}
