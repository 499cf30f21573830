/** Hacker News on this machine, as the descriptions of its API and of its search say that it behaves. */
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Said {
  id: number
  time: number
  type: string
  by: string
  text?: string
  title?: string
  parent?: number
  [more: string]: unknown
}

export interface Site {
  server: Server
  host: string
  items: Map<number, Said>
  newest: number
  /** The last of what was said before anybody listened: ids rise with time. */
  past: number
  /** What was asked of the search. */
  searches: URL[]
  /** Answers the next questions to the search instead; false: it answers itself. */
  trouble: (url: URL, response: ServerResponse) => boolean
  say(said: Partial<Said> & { ago_s: number }): number
  close(): void
}

export async function openSite(): Promise<Site> {
  const site: Site = {
    ...{ items: new Map(), newest: 40_000_000, past: 30_000_000, searches: [], trouble: () => false, host: '' },
    server: createServer(({ url = '' }, response) => answer(site, new URL(url, 'http://site'), response)),
    say: ({ ago_s, ...said }) => say(site, ago_s, said),
    close: () => {
      site.server.closeAllConnections()
      site.server.close()
    },
  }
  await new Promise<void>((listening) => site.server.listen(0, '127.0.0.1', listening))
  site.host = `127.0.0.1:${(site.server.address() as AddressInfo).port}`
  return site
}

/** What is said now is heard by whoever follows the ids. */
const NOW_S = 60

function say(site: Site, ago_s: number, said: Partial<Said>): number {
  const id = ago_s < NOW_S ? (site.newest += 1) : (site.past += 1)
  const time = Math.floor(Date.now() / 1_000) - ago_s
  site.items.set(id, { id, time, type: 'comment', by: 'ann', ...said })
  return id
}

function answer(site: Site, url: URL, response: ServerResponse): void {
  response.setHeader('content-type', 'application/json')
  if (url.pathname === '/v0/maxitem.json') return void response.end(String(site.newest))
  if (url.pathname === '/v0/updates.json') return void response.end(JSON.stringify({ items: [], profiles: [] }))
  if (url.pathname !== '/api/v1/search_by_date')
    return void response.end(JSON.stringify(site.items.get(Number(/(\d+)\.json/.exec(url.pathname)?.[1])) ?? null))
  site.searches.push(url)
  if (!site.trouble(url, response)) response.end(JSON.stringify(found(site, url.searchParams)))
}

/** Every word stands in it; what is quoted stands as it is. Newest first, a thousand at most. */
function found({ items }: Site, asked: URLSearchParams) {
  const [since = 0, before = 0] = (asked.get('numericFilters') ?? '')
    .split(',')
    .map((one) => Number(/\d+$/.exec(one)?.[0]))
  const phrases = (asked.get('query') ?? '').toLowerCase().match(/"[^"]*"|\S+/g) ?? []
  const hits = [...items.values()]
    .filter(({ time }) => time >= since && time < before)
    .filter(({ title = '', text = '' }) =>
      phrases.every((phrase) => `${title} ${text}`.toLowerCase().includes(phrase.replaceAll('"', ''))),
    )
    .toSorted((a, b) => b.time - a.time || b.id - a.id)
    .slice(0, 1_000)
  const [page, many] = [Number(asked.get('page')), Number(asked.get('hitsPerPage'))]
  return {
    hits: hits.slice(page * many, (page + 1) * many).map((said) => hitOf(said, items)),
    nbHits: hits.length,
    page,
  }
}

const hitOf = (said: Said, items: ReadonlyMap<number, Said>) => ({
  ...{ objectID: String(said.id), created_at_i: said.time },
  ...(said.type === 'comment' && { story_id: rootOf(said, items), comment_text: said.text }),
})

function rootOf({ id, parent }: Said, items: ReadonlyMap<number, Said>): number {
  const above = parent === undefined ? undefined : items.get(parent)
  return above ? rootOf(above, items) : id
}
