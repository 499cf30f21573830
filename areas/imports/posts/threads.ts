/** Where only the post before is named, the thread is that of whoever began: found in what was read, and in what is stored. */
import { LRUCache } from 'lru-cache'
import { threadsOf } from '#areas/channels/posts.ts'
import type { Work } from '#platform/work.ts'
import type { Brought } from './bring.ts'

const REMEMBERED = 200_000

export interface Threads {
  /** In the order in which they stand in the file. */
  join(work: Work, batch: readonly Brought[]): Promise<Brought[]>
}

export function openThreads(): Threads {
  const read = new LRUCache<string, string>({ max: REMEMBERED })
  const key = (network: string, native_id: string) => `${network} ${native_id}`
  return {
    async join(work, batch) {
      const here = new Set(batch.map(({ network, post }) => key(network, post.native_id)))
      const asked = batch.filter(({ network, post }) => {
        const parent = post.parent_id && key(network, post.parent_id)
        return parent && post.thread_id === post.parent_id && !read.has(parent) && !here.has(parent)
      })
      for (const [network, group] of Map.groupBy(asked, (one) => one.network)) {
        const stored = await threadsOf(
          work,
          network,
          group.map(({ post }) => post.parent_id as string),
        )
        for (const [native_id, thread_id] of stored) read.set(key(network, native_id), thread_id)
      }
      return batch.map((one) => {
        const { network, post } = one
        const isBare = post.parent_id !== null && post.thread_id === post.parent_id
        const thread_id = (isBare && read.get(key(network, post.parent_id as string))) || post.thread_id
        read.set(key(network, post.native_id), thread_id)
        return thread_id === post.thread_id ? one : { ...one, post: { ...post, thread_id } }
      })
    },
  }
}
