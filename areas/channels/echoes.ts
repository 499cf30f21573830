/** Our own posts that come back: what a delivery made is no news, what our account said elsewhere is no customer's. */
import './tables.ts'
import type { NetworkPost } from '#connectors/connector.ts'
import type { Work } from '#platform/work.ts'

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
  const ours = posts.filter((post) => own.has(post.author.native_id))
  if (ours.length === 0) return { own, echoes: new Set() }
  // A stream may bring our post before its delivery is settled: on networks with keys of our own the key is in the id.
  const keys = ours.map((post) => post.native_id.split('/').at(-1) ?? '')
  const found = await work.db
    .selectFrom('channels_deliveries')
    .select(['native_id', 'key'])
    .where(
      'channel_id',
      'in',
      accounts.map((account) => account.id),
    )
    .where((row) =>
      row.or([
        row(
          'native_id',
          'in',
          ours.map((post) => post.native_id),
        ),
        row('key', 'in', keys),
      ]),
    )
    .execute()
  const natives = new Set(found.map((delivery) => delivery.native_id))
  const used = new Set(found.map((delivery) => delivery.key))
  const echoes = ours.filter((post, i) => natives.has(post.native_id) || used.has(keys[i] as string))
  return { own, echoes: new Set(echoes.map((post) => post.native_id)) }
}
