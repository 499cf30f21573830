/**
 * People whom this process has recognised already: as long as nothing of theirs changed, the record is not looked at
 * again. Holds within one stand of the workspace's versions, which erasing raises (`PEOPLE`): what the Work that
 * stores a batch sees to anyway.
 */
import { LRUCache } from 'lru-cache'
import type { Author } from '#areas/channels/identity.ts'
import type { Work } from '#platform/work.ts'

/** The name of the version. */
export const PEOPLE = 'contacts.people'

const PEOPLE_MOST = 50_000
const MUCH = { share: 20, followers: 1_000 }

export interface Remembered {
  /** Those of whom something is new, by identity id. `stand` is the same object as long as the versions are. */
  newAmong(work: Work, stand: object, byId: ReadonlyMap<string, Author>): Map<string, Author>
  /** Once it is committed. */
  remember(work: Work, stand: object, byId: ReadonlyMap<string, Author>): void
}

export function openRemembered(): Remembered {
  const people = new LRUCache<string, { stand: object; author: Author }>({ max: PEOPLE_MOST })
  return {
    newAmong: (work, stand, byId) => {
      const news = new Map<string, Author>()
      for (const [id, author] of byId) {
        const known = people.get(work.workspace_id + id)
        if (known?.stand !== stand || hasChanged(known.author, author)) news.set(id, author)
      }
      return news
    },
    remember: (work, stand, byId) => {
      for (const [id, author] of byId) people.set(work.workspace_id + id, { stand, author })
    },
  }
}

/** As the statement in identities.ts sees it: a follower more or less is not a change, what is missing neither. */
function hasChanged(known: Author, author: Author): boolean {
  const followers = known.followers ?? 0
  return (
    (author.handle !== author.native_id && author.handle !== known.handle) ||
    (author.name !== '' && author.name !== known.name) ||
    (author.followers !== null && Math.abs(author.followers - followers) * MUCH.share > followers + MUCH.followers)
  )
}
