/** The rows of a list as pages come and news arrives. Pure, so that what must not jump can be tested without a browser. */
import { listedAt } from '../schema.ts'
import type { ConversationRow } from './shown.ts'

export interface Page {
  conversations: ConversationRow[]
  next: string | null
}
export interface Pages {
  pages: Page[]
  pageParams: unknown[]
}

export const rowsOf = (data: Pages | undefined): ConversationRow[] =>
  onlyOnce(data?.pages.flatMap((page) => page.conversations) ?? [])

/** A conversation that moved up while pages were fetched stands in two of them; the first is the newer. */
function onlyOnce(rows: readonly ConversationRow[]): ConversationRow[] {
  const seen = new Set<string>()
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id))
}

/**
 * Puts the newest first page in place of what was known of its stretch. What lies below it stays as it was, so news costs
 * one page however far somebody has scrolled.
 */
export function joinHead(known: Pages, head: Page): Pages {
  const rows = rowsOf(known)
  const last = head.conversations.at(-1)
  const below = head.next === null || !last ? [] : rows.filter((row) => comesAfter(row, last) && !has(head, row.id))
  const end = below.length > 0 ? (known.pages.at(-1)?.next ?? null) : head.next
  const pages = [head, ...inPages(below, end)]
  return { pages, pageParams: [known.pageParams[0], ...pages.slice(0, -1).map((page) => page.next)] }
}

const PAGE = 50

/** In pages as the server cuts them, so that fetching all of them again reaches as far down as now. */
function inPages(rows: readonly ConversationRow[], end: string | null): Page[] {
  const pages: Page[] = []
  for (let at = 0; at < rows.length; at += PAGE) {
    const conversations = rows.slice(at, at + PAGE)
    pages.push({ conversations, next: at + PAGE >= rows.length ? end : placeAfter(conversations.at(-1)) })
  }
  return pages
}

const placeAfter = (row: ConversationRow | undefined) => (row ? `${Date.parse(listedAt(row))}_${row.id}` : null)

const has = (page: Page, id: string) => page.conversations.some((row) => row.id === id)

function comesAfter(row: ConversationRow, last: ConversationRow): boolean {
  const [a, b] = [Date.parse(listedAt(row)), Date.parse(listedAt(last))]
  return a < b || (a === b && row.id < last.id)
}

/** Changes a row wherever it stands, or takes it out (`null`). */
export function changeRow(data: Pages, id: string, change: (row: ConversationRow) => ConversationRow | null): Pages {
  const pages = data.pages.map((page) => ({
    ...page,
    conversations: page.conversations.flatMap((row) => (row.id === id ? (change(row) ?? []) : row)),
  }))
  return { ...data, pages }
}

/**
 * While a pointer is over the list, rows that left it keep their place, marked as gone, so that nothing slides under the
 * pointer. What the person took out themselves leaves at once.
 */
export function keepGone(
  shown: readonly ConversationRow[],
  incoming: readonly ConversationRow[],
  taken: ReadonlySet<string>,
): { rows: ConversationRow[]; gone: Set<string> } {
  const here = new Set(incoming.map((row) => row.id))
  const gone = new Set(shown.filter((row) => !here.has(row.id) && !taken.has(row.id)).map((row) => row.id))
  if (gone.size === 0) return { rows: [...incoming], gone }
  const rows = [...incoming]
  for (const [at, row] of shown.entries()) {
    if (!gone.has(row.id)) continue
    const before = shown.slice(0, at).findLast((one) => rows.some((each) => each.id === one.id))
    rows.splice(before ? rows.findIndex((each) => each.id === before.id) + 1 : 0, 0, row)
  }
  return { rows, gone }
}
