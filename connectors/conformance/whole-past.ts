/** For the tests of a connector that looks back: all pages of one search, as the host asks for them. */
import assert from 'node:assert/strict'
import type { Account, Connector, LookBackAsked, LookBackPage, Outside } from '../connector.ts'

/** More than any test needs: a search that never ends is a fault. */
const PAGES_MAX = 200

export interface WholePast {
  /** Native ids, each once. */
  ids: Set<string>
  /** What the pages say may not have been found. */
  missed: string[]
}

export async function wholePast(
  { lookBack }: Connector,
  { outside, account }: { outside: Outside; account: Account },
  asked: Omit<LookBackAsked, 'cursor'>,
): Promise<WholePast> {
  const past: WholePast = { ids: new Set(), missed: [] }
  let cursor: LookBackAsked['cursor'] = null
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const page: LookBackPage | undefined = await lookBack?.page(outside, account, { ...asked, cursor })
    assert.ok(page)
    for (const { native_id } of page.posts) past.ids.add(native_id)
    if (page.missed) past.missed.push(page.missed)
    cursor = page.cursor
    if (cursor === null) return past
  }
  throw new assert.AssertionError({ message: `the search did not end after ${PAGES_MAX} pages` })
}
