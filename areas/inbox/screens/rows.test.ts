import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeRow, joinHead, keepGone, type Pages, rowsOf } from './rows.ts'
import type { ConversationRow } from './shown.ts'

const AT = Date.UTC(2026, 10, 21)
/** The later its number, the newer. */
const row = (number: number, rest: Partial<ConversationRow> = {}) =>
  ({
    id: `c${String(number).padStart(4, '0')}`,
    last_message_at: new Date(AT + number * 1000).toISOString(),
    ...rest,
  }) as ConversationRow
const newestFirst = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, at) => row(from - at))
const pagesOf = (...pages: [ConversationRow[], string | null][]): Pages => ({
  pages: pages.map(([conversations, next]) => ({ conversations, next })),
  pageParams: pages.map(() => null),
})
const ids = (data: Pages) => rowsOf(data).map(({ id }) => id)

test('news replaces the head of a list and leaves what was scrolled to below it', () => {
  const known = pagesOf([newestFirst(200, 151), 'a'], [newestFirst(150, 101), 'b'], [newestFirst(100, 51), 'end'])
  const joined = joinHead(known, { conversations: newestFirst(203, 154), next: 'x' })
  assert.deepEqual(
    ids(joined),
    newestFirst(203, 51).map(({ id }) => id),
  )
  assert.equal(joined.pages.at(-1)?.next, 'end')
  assert.ok(joined.pages.every(({ conversations }) => conversations.length <= 50))
  assert.equal(joined.pageParams.length, joined.pages.length)
})

test('what is closed stands by when it was closed, whatever was said when', () => {
  const closed = (number: number) =>
    row(500 - number, { state: 'closed', closed_at: new Date(AT + number * 1000).toISOString() })
  const known = pagesOf([[closed(9), closed(7), closed(5)], 'a'], [[closed(3), closed(1)], null])
  const head = [closed(10), closed(9), closed(7)]
  assert.deepEqual(
    ids(joinHead(known, { conversations: head, next: 'x' })),
    [10, 9, 7, 5, 3, 1].map((number) => closed(number).id),
  )
})

test('what left the head leaves the list, what moved up stands once, and a short list replaces all', () => {
  const known = pagesOf([newestFirst(10, 6), 'a'], [newestFirst(5, 1), null])
  const moved = { ...row(2), last_message_at: new Date(AT + 99_000).toISOString() }
  const head = [moved, row(10), row(9), row(7), row(6)]
  assert.deepEqual(ids(joinHead(known, { conversations: head, next: 'x' })), [
    'c0002',
    'c0010',
    'c0009',
    'c0007',
    'c0006',
    'c0005',
    'c0004',
    'c0003',
    'c0001',
  ])
  assert.deepEqual(ids(joinHead(known, { conversations: [row(10)], next: null })), ['c0010'])
})

test('a row is changed where it stands, or taken out', () => {
  const known = pagesOf([newestFirst(3, 1), null])
  assert.equal(rowsOf(changeRow(known, 'c0002', (one) => ({ ...one, unread: true })))[1]?.unread, true)
  assert.deepEqual(ids(changeRow(known, 'c0002', () => null)), ['c0003', 'c0001'])
})

test('under a pointer a row that left keeps its place, unless one took it out oneself', () => {
  const shown = newestFirst(5, 1)
  const incoming = [row(6), row(5), row(3), row(1)]
  const kept = keepGone(shown, incoming, new Set(['c0002']))
  assert.deepEqual(
    kept.rows.map(({ id }) => id),
    ['c0006', 'c0005', 'c0004', 'c0003', 'c0001'],
  )
  assert.deepEqual([...kept.gone], ['c0004'])
})
