/** The network as its description shows it, for the conformance suite: items of each kind, some gone, some not there yet. Test code. */
import { readFileSync } from 'node:fs'
import type { Recording } from '../conformance/recording.ts'
import type { Account } from '../connector.ts'
import { DEFAULT_SERVER } from './asking.ts'

const read = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
const items: { id: number }[] = JSON.parse(read('items.json'))
const bodies: ReadonlyMap<string, string> = new Map([
  ['/v0/maxitem.json', read('maxitem.json')],
  ['/v0/updates.json', read('updates.json')],
  ...items.map((item): [string, string] => [`/v0/item/${item.id}.json`, JSON.stringify(item)]),
])

export const account: Account = {
  ...{ purpose: 'source', native_id: 'hacker-news.firebaseio.com', handle: 'news.ycombinator.com', credentials: {} },
  ...{ display_name: 'All of Hacker News', url: 'https://news.ycombinator.com/newest' },
  settings: { server: DEFAULT_SERVER, kinds: 'all', days: '0' },
}

export const recording: Recording = {
  of: 'items',
  account,
  now: new Date('2026-11-21T12:00:00Z'),
  // As if it had stopped there a while ago: two items became too old to change since.
  cursor: JSON.stringify({ read: 42_000_005, settled: 42_000_003, missing: {} }),
  writes: 'html',
  // An item that is not there is answered with null, not with 404.
  network: () => ({ answer: ({ url }) => new Response(bodies.get(new URL(url).pathname) ?? 'null') }),
  source_answers: { kinds: 'all', days: '0', server: '' },
}
