/** N10: what an import brought can be read, also what no monitor hears. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { importsApi } from '#areas/imports/api.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { analysisApi } from '#areas/listening/analysis/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { openStory, type Story } from '../arrivals.ts'
import { bring, ran } from '../importing.ts'

let story: Story
let lamp = ''
let shade = ''
before(async () => {
  story = await openStory()
  lamp = (await story.nora.call(listeningApi.makeMonitor, { name: 'Quillon', names: [] })).id
  shade = (await story.nora.call(listeningApi.makeMonitor, { name: 'Quillon shade', names: [] })).id
})
after(() => story?.server.stop())

interface Row {
  id: string
  text: string
  author?: string
  direction?: 'outbound'
  minute: number
  url?: string
}

const DAY = Date.UTC(2026, 2, 1)
const at = (minute: number) => new Date(DAY + minute * 60_000).toISOString()

/** As a program would write it; old, so that nothing opens a conversation unless it is asked for. */
async function brought(network: string, rows: readonly Row[], opens: 'no' | 'all' = 'no') {
  const lines = rows.map(({ id, text, author = 'ann', direction, minute, url }) =>
    JSON.stringify({ id, text, author_name: author, direction, posted_at: at(minute), url }),
  )
  const { id, mapping } = await bring(story.nora, `${network}.jsonl`, `${lines.join('\n')}\n`)
  assert.ok(mapping)
  await story.nora.call(importsApi.map, { id, mapping: { ...mapping, network }, opens })
  const done = await ran(story.nora, id)
  assert.equal(done.state, 'done', done.problem ?? '')
  assert.equal(done.counts?.new, rows.length)
  return id
}

const page = (asked: { id: string; before?: string; heard?: 'no'; limit?: number }) =>
  story.nora.call(importsApi.brought, asked)

type Page = Awaited<ReturnType<typeof page>>

async function pages(asked: { id: string; heard?: 'no'; limit: number }, between = async () => {}): Promise<Page[]> {
  const all: Page[] = []
  for (let next: string | null | undefined; next !== null; ) {
    const one: Page = await page({ ...asked, ...(next && { before: next }) })
    all.push(one)
    next = one.next
    if (next) await between()
  }
  return all
}

const textsOf = (all: readonly Page[]) => all.flatMap(({ posts }) => posts.map(({ text }) => text))

test('N10 each post of an import is read once, the newest first, while others come in', async () => {
  const rows = Array.from({ length: 23 }, (_, nth) => ({ id: `${nth}`, text: `Shelf number ${nth}`, minute: nth }))
  const id = await brought('shelf', rows.toReversed())
  let others = 0
  const all = await pages({ id, limit: 7 }, async () => {
    others += 1
    // Between those that were read and those that come, and by another import.
    await brought(`shelf${others}`, [{ id: 'x', text: 'Of another file', minute: 15 }])
  })
  assert.equal(others, 3)
  assert.deepEqual(textsOf(all), rows.map(({ text }) => text).toReversed())
  assert.deepEqual(
    all.map(({ posts }) => posts.length),
    [7, 7, 7, 2],
  )
  assert.equal((await pages({ id, limit: 23 })).length, 1, 'the last page knows that it is the last')
})

test('N10 a post says who heard it, which conversation it lies in, or that no monitor hears it', async () => {
  const id = await brought(
    'desk',
    [
      { id: 'a', text: 'The Quillon shade fell off', minute: 1, url: 'https://desk.example/a' },
      { id: 'b', text: '<img src=x onerror=alert(1)> = nobody listens for this', minute: 2, author: '<b>Bo</b>' },
      { id: 'c', text: 'Quillon: we are sorry', direction: 'outbound', minute: 3 },
    ],
    'all',
  )
  const { posts } = await page({ id })
  const [ours, unheard, heard] = posts
  assert.equal(posts.length, 3)
  assert.deepEqual(
    heard?.heard_by.map(({ monitor_id, name, removed_at }) => ({ monitor_id, name, removed_at })),
    [
      { monitor_id: lamp, name: 'Quillon', removed_at: null },
      { monitor_id: shade, name: 'Quillon shade', removed_at: null },
    ],
  )
  assert.equal(heard?.url, 'https://desk.example/a')
  assert.equal(heard?.network, 'desk')
  const thread = await story.nora.call(inboxApi.read, { id: heard?.conversation?.id ?? '' })
  assert.match(JSON.stringify(thread), /shade fell off/)
  assert.equal(unheard?.text, '<img src=x onerror=alert(1)> = nobody listens for this', 'as it was said')
  assert.equal(unheard?.who?.name, '<b>Bo</b>')
  assert.deepEqual(unheard?.heard_by, [])
  assert.equal(unheard?.posted_at, at(2))
  assert.deepEqual([ours?.ours, ours?.heard_by, unheard?.ours], [true, [], false])

  assert.deepEqual(
    textsOf(await pages({ id, heard: 'no', limit: 5 })),
    [unheard?.text],
    'ours is nothing that was missed',
  )
  await story.nora.call(listeningApi.removeMonitor, { id: shade })
  const after = (await page({ id })).posts.at(-1)
  assert.ok(after?.heard_by.find(({ monitor_id }) => monitor_id === shade)?.removed_at, 'it heard it all the same')
})

test('N10 what no monitor hears is found among very many that they hear', async () => {
  const rows = Array.from({ length: 1_300 }, (_, nth) => ({
    ...{ id: `${nth}`, minute: nth, author: `who${nth}` },
    text: nth % 400 === 5 ? `Unheard ${nth}` : `A Quillon of its own, the ${nth}th`,
  }))
  const id = await brought('crowd', rows)
  const unheard = ['Unheard 1205', 'Unheard 805', 'Unheard 405', 'Unheard 5']
  assert.deepEqual(textsOf(await pages({ id, heard: 'no', limit: 25 })), unheard)
  const byThree = await pages({ id, heard: 'no', limit: 3 })
  assert.deepEqual(textsOf(byThree), unheard)
  assert.equal(byThree[0]?.posts.length, 3)
})

test('N10 only who administers reads the posts of an import, and only of one that is there', async () => {
  const id = await brought('closed', [{ id: '1', text: 'For those who may', minute: 1 }])
  for (const role of ['agent', 'executive', 'contributor'] as const) {
    const colleague = await story.colleague(role, [])
    await assert.rejects(colleague.call(importsApi.brought, { id }), /^Error: 403 /)
  }
  await assert.rejects(page({ id: crypto.randomUUID() }), /^Error: 404 import_not_found/)
})

test('L9 those who said it without a name are no one, and stand in no list of people', async () => {
  for (const nth of [1, 2])
    await story.nora.call(importsApi.takeNote, {
      ...{ form_id: crypto.randomUUID(), place: 'counter', said: `A Quillon kettle, the ${nth}. today`, name: '' },
    })
  await story.nora.call(importsApi.takeNote, {
    ...{ form_id: crypto.randomUUID(), place: 'counter', said: 'My Quillon kettle', name: 'Mr Reed' },
  })
  const asked = { days: 7, network: 'offline', of: lamp }
  const { people } = await story.nora.call(analysisApi.outspoken, { ...asked, among: 'everybody' })
  const { authors, totals } = await story.nora.call(analysisApi.analysis, asked)
  assert.ok(
    people.length > 0 && people.every(({ who }) => who?.name),
    JSON.stringify(people.map(({ who }) => who?.name)),
  )
  assert.ok(people.some(({ who }) => who?.name === 'Mr Reed'))
  assert.ok(authors.every(({ who }) => who?.name))
  assert.ok(
    totals.now.mentions >= authors.reduce((sum, { now }) => sum + now.mentions, 0) + 2,
    'they count all the same',
  )
})
