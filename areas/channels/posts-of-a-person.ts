/** What posts hold of a person outside: everything they said, exported and erased with them. */
import './post-tables.ts'
import type { Personal, RecordEntry } from '#platform/area.ts'
import { Post, PostEdit } from './post-schema.ts'
import { postsBy } from './posts.ts'

const posts: Personal = {
  export: postsBy,
  erase: async (work, identity_ids) => {
    await work.db.deleteFrom('channels_posts').where('author_id', 'in', identity_ids).execute()
  },
}

const edits: Personal = {
  export: async (work, identity_ids) => {
    const ids = (await postsBy(work, identity_ids)).map((post) => post.id)
    if (ids.length === 0) return []
    return work.db.selectFrom('channels_post_edits').selectAll().where('post_id', 'in', ids).execute()
  },
  erase: async (work, identity_ids) => {
    const ids = (await postsBy(work, identity_ids)).map((post) => post.id)
    if (ids.length > 0) await work.db.deleteFrom('channels_post_edits').where('post_id', 'in', ids).execute()
  },
}

export const POST_RECORDS: Readonly<Record<string, RecordEntry>> = {
  channels_post_edits: { schema: PostEdit, personal: edits },
  channels_posts: { schema: Post, personal: posts },
}
