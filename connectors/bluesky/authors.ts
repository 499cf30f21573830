/** Names and faces of authors whom a stream named by did only. */
import type { Account, NetworkAuthor, Outside } from '../connector.ts'
import { authorOf } from './posts.ts'
import { Profiles } from './wire.ts'
import { call, callAs } from './xrpc.ts'

/** As many as the network takes in one call. */
const AT_ONCE = 25
/** Bluesky's own, open to anyone; what a source asks that names no other. */
export const DEFAULT_APPVIEW = 'https://public.api.bsky.app'

/** Those that the network knows, in the order asked; the others are left out. Needs no account. */
export async function readAuthors(
  outside: Outside,
  account: Account,
  dids: readonly string[],
): Promise<NetworkAuthor[]> {
  const found = new Map<string, NetworkAuthor>()
  for (let start = 0; start < dids.length; start += AT_ONCE) {
    const params = { actors: dids.slice(start, start + AT_ONCE) }
    const asked = { nsid: 'app.bsky.actor.getProfiles', answer: Profiles, params }
    const server = account.settings['appview'] ?? DEFAULT_APPVIEW
    const answered =
      account.purpose === 'source' ? call(outside, { ...asked, server }) : callAs(outside, account, asked)
    for (const profile of (await answered).profiles) found.set(profile.did, authorOf(profile))
  }
  return dids.flatMap((did) => found.get(did) ?? [])
}
