/** Asks the API: JSON within limits, a few requests at once. An item that makes no sense is none, so that it holds up no other. */
import type { Outside } from '../connector.ts'
import { connectionFailure, nonsense, statusFailure } from '../failures.ts'
import { Found, Item, MaxItem, Updates } from './wire.ts'

export const NETWORK = 'Hacker News'
export const DEFAULT_SERVER = 'https://hacker-news.firebaseio.com'

/** The longest thread of all times has some ten thousand answers, named in one item: 100 kB. */
const BYTES = 2_000_000
/** As polite as a browser. */
const AT_ONCE = 6

export interface Asking {
  outside: Outside
  /** Without a slash at its end. */
  server: string
  signal?: AbortSignal
}

export async function readNewest(asking: Asking): Promise<number> {
  const newest = MaxItem.safeParse(await ask(asking, 'maxitem'))
  if (!newest.success) throw nonsense(NETWORK, 'read')
  return newest.data
}

export async function readUpdates(asking: Asking): Promise<number[]> {
  const updates = Updates.safeParse(await ask(asking, 'updates'))
  if (!updates.success) throw nonsense(NETWORK, 'read')
  return updates.data.items
}

/** In the order of the ids; null for what is not there (yet), or makes no sense. */
export async function readItems(asking: Asking, ids: readonly number[]): Promise<(Item | null)[]> {
  const answers: unknown[] = []
  let next = 0
  const one = async () => {
    while (next < ids.length) {
      const at = next++
      answers[at] = await ask(asking, `item/${ids[at]}`)
    }
  }
  const leave = (error: unknown) => {
    next = ids.length
    throw error
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, () => one().catch(leave)))
  return ids.map((id, at) => itemOf(answers[at], id))
}

/** Told from a server that answers with something else than items. */
export async function isThere(asking: Asking, id: number): Promise<boolean> {
  const answer = await ask(asking, `item/${id}`)
  if (answer === UNREADABLE) throw nonsense(NETWORK, 'read')
  return itemOf(answer, id) !== null
}

function itemOf(answer: unknown, id: number): Item | null {
  const item = Item.safeParse(answer).data
  return item?.id === id ? item : null
}

/** What the search finds, newest first. `asked` are its own parameters. */
export async function searchItems(asking: Asking, asked: Readonly<Record<string, string>>): Promise<Found> {
  const found = Found.safeParse(await askAt(asking, `/api/v1/search_by_date?${new URLSearchParams(asked)}`))
  if (!found.success) throw nonsense(NETWORK, 'read')
  return found.data.hits
}

const UNREADABLE = Symbol('unreadable')

const ask = (asking: Asking, what: string) => askAt(asking, `/v0/${what}.json`)

async function askAt({ outside, server, signal }: Asking, path: string): Promise<unknown> {
  try {
    const response = await outside.fetch(`${server}${path}`, {
      headers: { accept: 'application/json' },
      ...(signal && { signal }),
    })
    if (!response.ok) {
      await response.body?.cancel()
      throw statusFailure(NETWORK, 'read', response)
    }
    return parsed(await textOf(response))
  } catch (error) {
    throw connectionFailure(NETWORK, 'read', error)
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength
    if (length > BYTES) return ''
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return UNREADABLE
  }
}
