/** Our own posts that come back: what a delivery made is no news, what our account said elsewhere is no customer's. */
import './tables.ts'
import type { NetworkPost } from '#connectors/connector.ts'
import type { Work } from '#platform/work.ts'
import { recogniseOwn } from './echo.ts'

export interface Echoes {
  /** Native ids of our accounts on this network. */
  own: ReadonlySet<string>
  /** Native ids of posts that left through here. */
  echoes: ReadonlySet<string>
}

export async function echoesOf(
  work: Work,
  { network }: { network: string },
  posts: readonly NetworkPost[],
): Promise<Echoes> {
  const accounts = await work.db
    .selectFrom('channels_channels')
    .select(['id', 'native_id'])
    .where('network', '=', network)
    .where('purpose', '=', 'account')
    .execute()
  const own = new Set(accounts.map((account) => account.native_id))
  const echoes = new Set<string>()
  for (const account of accounts) {
    const said = posts.filter((post) => post.author.native_id === account.native_id)
    for (const native_id of (await recogniseOwn(work, account.id, said)).keys()) echoes.add(native_id)
  }
  return { own, echoes }
}
