/** Who outside goes by a name of ours, and is none of our accounts. */
import { listChannels } from '#areas/channels/channels.ts'
import { identityId } from '#areas/channels/identity.ts'
import type { Work } from '#platform/work.ts'
import { looksLike } from './checks/lookalike.ts'
import type { Identity } from './schema.ts'

type Named = Pick<Identity, 'id' | 'name' | 'handle'>

/** By identity, the name of ours that theirs looks like. Accounts that are retired are ours still. */
export async function posingAs(work: Work, identities: readonly Named[]): Promise<Map<string, string>> {
  if (identities.length === 0) return new Map()
  const ours = (await listChannels(work, { retired: 'yes' })).filter(({ purpose }) => purpose === 'account')
  const own = new Set(ours.map(({ network, native_id }) => identityId(network, native_id)))
  const names = [
    ...new Set(ours.flatMap(({ display_name, handle }) => [display_name, handle.split('.')[0] ?? '', handle])),
  ]
  return new Map(
    identities.flatMap((one): [string, string][] => {
      const like = own.has(one.id) ? null : looksLike(one, names)
      return like === null ? [] : [[one.id, like]]
    }),
  )
}
