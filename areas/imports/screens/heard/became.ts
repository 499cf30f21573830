/** What became of what was written down here: the monitors that heard it and its conversation, for who may look at them. */
import { queryOptions } from '@tanstack/react-query'
import { inboxApi } from '#areas/inbox/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { call } from '#web/call.ts'

export interface Written {
  id: string
  said: string
  /** Null: just now. */
  heard_at: string | null
  /** How many heard it, and how many conversations it opened. */
  monitors: number
  conversations: number
}

/** A conversation is found by no more of its words. */
const WORDS_MOST = 100

export const becameQuery = ({ id, said, heard_at, monitors, conversations }: Written) =>
  queryOptions({
    queryKey: ['imports', 'note', id],
    queryFn: async ({ signal }) => {
      const heard_by = monitors > 0 ? await heardBy({ id, heard_at }, signal) : []
      const conversation_id = conversations > 0 ? await conversationOf({ id, said }, signal) : null
      return { heard_by, conversation_id }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The newest of what was heard offline, unless it was heard a while ago: then what was heard at that instant. */
async function heardBy({ id, heard_at }: Pick<Written, 'id' | 'heard_at'>, signal: AbortSignal): Promise<string[]> {
  const at = heard_at ? { from: heard_at, to: new Date(Date.parse(heard_at) + 1).toISOString() } : {}
  const asked = { network: 'offline', each: 'yes', limit: 20, ...at } as const
  const { mentions } = await call(listeningApi.stream, asked as never, { signal })
  return mentions.find(({ post_id }) => post_id === id)?.heard_by.map(({ monitor_id }) => monitor_id) ?? []
}

async function conversationOf({ id, said }: Pick<Written, 'id' | 'said'>, signal: AbortSignal): Promise<string | null> {
  const query = said.trim().slice(0, WORDS_MOST).trim()
  const { conversations } = await call(inboxApi.find, { query }, { signal })
  return conversations.find(({ last_message_id }) => last_message_id === id)?.id ?? null
}
