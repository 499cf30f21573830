/**
 * Who outside goes by a name of ours, and is none of our accounts. Lists ask it of everybody in them, so what a name looks like is
 * looked at once for each author and kept as long as our own names are the same.
 */
import { LRUCache } from 'lru-cache'
import { identityId } from '#areas/channels/identity.ts'
import { ourAccounts } from '#areas/channels/our-accounts.ts'
import type { Work } from '#platform/work.ts'
import { looksLike } from './checks/lookalike.ts'
import type { Identity, Who } from './schema.ts'

type Named = Pick<Identity, 'id' | 'name' | 'handle'>

export interface Ours {
  ids: ReadonlySet<string>
  names: readonly string[]
  /** The names in one text. */
  together: string
}

export async function oursIn(work: Work): Promise<Ours> {
  const accounts = await ourAccounts(work)
  const names = [
    ...new Set(accounts.flatMap(({ display_name, handle }) => [display_name, handle.split('.')[0] ?? '', handle])),
  ]
  const ids = new Set(accounts.map(({ network, native_id }) => identityId(network, native_id)))
  return { ids, names, together: names.join('\n') }
}

const KEPT_MOST = 20_000
const NOBODY = ''
const seen = new LRUCache<string, string>({ max: KEPT_MOST })

/** The name of ours that theirs looks like; null where it looks like none, and for our own accounts. */
export function posesAs({ ids, names, together }: Ours, { id, name, handle }: Named): string | null {
  if (names.length === 0 || ids.has(id)) return null
  const key = `${name}\n${handle}\n${together}`
  let like = seen.get(key)
  if (like === undefined) seen.set(key, (like = looksLike({ name, handle }, names) ?? NOBODY))
  return like === NOBODY ? null : like
}

/** As a list shows somebody; null where they are not known any more. */
export const shownAs = (ours: Ours, who: Who | undefined): { who: Who | null; poses_as: string | null } =>
  who ? { who, poses_as: posesAs(ours, who) } : { who: null, poses_as: null }
