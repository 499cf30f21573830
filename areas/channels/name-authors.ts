/**
 * Open streams name an author by id alone. Of what a monitor heard, and only of that, the network is asked who they are,
 * before anything is stored. Who cannot be named in time stays an id: a post is worth more than a name.
 */
import './tables.ts'
import { LRUCache } from 'lru-cache'
import type { NetworkAuthor, NetworkEvent } from '#connectors/connector.ts'
import { system } from '#platform/work.ts'
import { accountOf } from './accounts.ts'
import { findChannel } from './channels.ts'
import type { HeldChannel } from './ports.ts'
import { type Sending, within } from './sending.ts'

export type Naming = Pick<Sending, 'database' | 'secrets' | 'outside' | 'connectors' | 'log'>
export type NameAuthors = (channel: HeldChannel, events: readonly NetworkEvent[]) => Promise<NetworkEvent[]>

const PATIENCE_MS = 3_000
const KNOWN_FOR_MS = 3_600_000

export function openNaming(naming: Naming): NameAuthors {
  const known = new LRUCache<string, NetworkAuthor>({ max: 20_000, ttl: KNOWN_FOR_MS })
  return async (channel, events) => {
    const bare = bareIn(events).filter((id) => !known.has(`${channel.network} ${id}`))
    if (bare.length > 0) {
      for (const author of await ask(naming, channel, bare)) known.set(`${channel.network} ${author.native_id}`, author)
    }
    return events.map((event) => {
      const author = event.kind === 'post' ? known.get(`${channel.network} ${event.post.author.native_id}`) : undefined
      return event.kind === 'post' && author && isBare(event.post.author)
        ? { ...event, post: { ...event.post, author } }
        : event
    })
  }
}

const isBare = (author: NetworkAuthor) => author.handle === author.native_id

const bareIn = (events: readonly NetworkEvent[]): string[] => [
  ...new Set(
    events.flatMap((event) =>
      event.kind === 'post' && isBare(event.post.author) ? [event.post.author.native_id] : [],
    ),
  ),
]

async function ask(naming: Naming, held: HeldChannel, ids: readonly string[]): Promise<NetworkAuthor[]> {
  const connector = naming.connectors.get(held.network)
  if (!connector?.authors) return []
  const account = await naming.database.inWork(
    { workspace_id: held.workspace_id, by: system('channels.name_authors') },
    async (work) => accountOf(work, naming.secrets, await findChannel(work, held.channel_id)),
  )
  if (!account) return []
  try {
    return (
      (await within(naming.outside, PATIENCE_MS, async (outside) => connector.authors?.(outside, account, ids))) ?? []
    )
  } catch (error) {
    naming.log.info({ err: error, network: held.network }, 'authors stay unnamed')
    return []
  }
}
