/** Looking back on Bluesky against the real AppView: what its search finds for an account, in the period, page by page. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { bluesky } from '#connectors/bluesky/connector.ts'
import type { Account, LookBackPage, NetworkPost, SearchTerm } from '#connectors/connector.ts'
import { closeOutside, outside } from './outside.ts'
import type { Person } from './person.ts'
import { type Network, startNetwork } from './start.ts'

let network: Network
let ann: Person
let account: Account
before(async () => {
  network = await startNetwork()
  const brand = await network.makeAccount('brand')
  ann = await network.makeAccount('annika')
  const given = { handle: brand.handle, app_password: brand.app_password, server: network.pds_url }
  account = { ...(await bluesky.connect(outside, given)), purpose: 'account' }
})
after(async () => {
  await closeOutside()
  await network?.stop()
})

async function lookBack(term: SearchTerm, [since_at, until_at]: readonly [Date, Date]) {
  const posts: NetworkPost[] = []
  let pages = 0
  for (let cursor: string | null = null; ; ) {
    const page: LookBackPage | undefined = await bluesky.lookBack?.page(outside, account, {
      term,
      since_at,
      until_at,
      cursor,
    })
    assert.ok(page)
    pages += 1
    assert.ok(pages < 60, 'it ends')
    posts.push(...page.posts)
    cursor = page.cursor
    if (cursor === null) return { pages, texts: [...new Set(posts.map(({ text }) => text))], posts }
  }
}

const HOUR_MS = 3_600_000
const word = (written: string): SearchTerm => ({ kind: 'phrase', written })

test('N1 what was said is found by a word, page by page, and nothing of another time', async (t) => {
  const many = 130
  for (let nth = 0; nth < many; nth += 1) await ann.post({ text: `wombat number ${nth}` })
  await ann.post({ text: 'a kettle' })
  const period = [new Date(Date.now() - HOUR_MS), new Date(Date.now() + HOUR_MS)] as const
  let found = await lookBack(word('wombat'), period)
  for (let left = 60; left > 0 && found.texts.length < many; left -= 1) {
    await sleep(500)
    found = await lookBack(word('wombat'), period)
  }
  t.diagnostic(`${found.texts.length} of ${many} in ${found.pages} pages`)
  assert.equal(found.texts.length, many)
  assert.ok(found.texts.every((text) => text.startsWith('wombat number')))
  const [post] = found.posts
  assert.deepEqual([post?.author.native_id, post?.author.handle, post?.revision], [ann.did, ann.handle, ''])
  assert.ok(post?.reply_handle?.['cid'])
  const before_ = await lookBack(word('wombat'), [new Date(Date.now() - 2 * HOUR_MS), new Date(Date.now() - HOUR_MS)])
  assert.deepEqual(before_.texts, [])
})

test('N1 what one person said is found by who they are', async () => {
  const period = [new Date(Date.now() - HOUR_MS), new Date(Date.now() + HOUR_MS)] as const
  const { texts } = await lookBack({ kind: 'author', written: ann.handle }, period)
  assert.ok(texts.includes('a kettle'))
  const nobody = await lookBack({ kind: 'author', written: 'Annika Ørsted' }, period)
  assert.deepEqual(nobody.texts, [])
})
