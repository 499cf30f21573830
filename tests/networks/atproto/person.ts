/** A person on the network, played by the makers' own client in the network's process. */
import type { ChildProcess } from 'node:child_process'

export interface Reference {
  uri: string
  cid: string
}

export interface Words {
  text: string
  reply_to?: Reference
  quote?: Reference
  langs?: string[]
  image?: { base64: string; alt: string; width: number; height: number }
  created_at?: string
}

export interface SeenPost extends Reference {
  author: string
  text: string
  facets: { index: { byteStart: number; byteEnd: number }; features: Record<string, string>[] }[]
  reply: { root: Reference; parent: Reference } | null
  images: { alt: string; thumb: string }[]
  likeCount: number
}

export interface Person {
  did: string
  handle: string
  password: string
  app_password: string
  post(words: Words): Promise<Reference>
  like(post: Reference): Promise<Reference>
  follow(did: string): Promise<Reference>
  remove(uri: string): Promise<void>
  setProfile(display_name: string): Promise<void>
  revokeAppPasswords(): Promise<void>
  /** The dids of those who like it. */
  likes(uri: string): Promise<string[]>
  notifications(): Promise<{ reason: string; uri: string; author: string; text?: string }[]>
  /** The thread as this person sees it, root first; fails while the AppView has not indexed it. */
  thread(uri: string): Promise<SeenPost[]>
  /** The posts in this person's own repository, newest first: what was really written, once or twice. */
  records(): Promise<(Reference & { value: Record<string, unknown> })[]>
}

type Ask = <T>(deed: string, input: object) => Promise<T>

interface Answer {
  id?: number
  result?: unknown
  error?: string
}

export function askPerson(child: ChildProcess): Ask {
  const waiting = new Map<number, (answer: Answer) => void>()
  let last = 0
  child.on('message', (answer: Answer) => waiting.get(answer.id ?? 0)?.(answer))
  child.on('exit', () => waiting.forEach((settle) => settle({ error: 'The network ended.' })))
  return async (deed, input) => {
    const id = ++last
    const { promise, resolve } = Promise.withResolvers<Answer>()
    waiting.set(id, resolve)
    child.send({ id, deed, input })
    const answer = await promise
    waiting.delete(id)
    if (answer.error !== undefined) throw new Error(`${deed}: ${answer.error}`)
    return answer.result as never
  }
}

export async function personOf(ask: Ask, name: string): Promise<Person> {
  const made = await ask<Pick<Person, 'did' | 'handle' | 'password' | 'app_password'>>('makeAccount', { name })
  const { handle } = made
  return {
    ...made,
    post: (words) => ask('post', { handle, ...words }),
    like: (post) => ask('like', { handle, ...post }),
    follow: (did) => ask('follow', { handle, did }),
    remove: (uri) => ask('remove', { handle, uri }),
    setProfile: (display_name) => ask('setProfile', { handle, display_name }),
    revokeAppPasswords: () => ask('revokeAppPasswords', { handle }),
    likes: (uri) => ask('likes', { handle, uri }),
    notifications: () => ask('notifications', { handle }),
    thread: (uri) => ask('thread', { handle, uri }),
    records: () => ask('records', { handle }),
  }
}
