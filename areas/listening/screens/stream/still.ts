/** The rows of the stream as pages come and news arrives. Pure, so that what must not jump can be tested without a browser. */
import { holdBack } from '#web/ui/hold-back.ts'
import type { Page, Pages, Shown } from './stream-queries.ts'

const idOf = (row: Shown) => row.post_id

export function rowsOf(data: Pages | undefined): Shown[] {
  const seen = new Set<string>()
  return (data?.pages.flatMap((page) => page.mentions) ?? []).filter(
    (row) => !seen.has(idOf(row)) && seen.add(idOf(row)),
  )
}

/** Puts the newest first page in place of what was known of its stretch; what lies below stays, however far somebody scrolled. */
export function joinHead(known: Pages, head: Page): Pages {
  const last = head.mentions.at(-1)
  const below = head.next === null || !last ? [] : rowsOf(known).filter((row) => idOf(row) < idOf(last))
  if (below.length === 0) return { pages: [head], pageParams: [null] }
  const rest: Page = { mentions: below, next: known.pages.at(-1)?.next ?? null }
  return { pages: [{ ...head, next: idOf(last as Shown) }, rest], pageParams: [null, idOf(last as Shown)] }
}

export interface Still {
  rows: Shown[]
  /** Left the list meanwhile, and keep their place. */
  gone: ReadonlySet<string>
  new_count: number
}

/** While somebody is in the list nothing moves: news waits above, and what left keeps its place, but for what they took out. */
export function keptStill(before: readonly Shown[], incoming: readonly Shown[], taken: ReadonlySet<string>): Still {
  const here = new Set(incoming.map(idOf))
  const gone = new Set(before.map(idOf).filter((id) => !here.has(id) && !taken.has(id)))
  const shown = before.filter((row) => here.has(idOf(row)) || gone.has(idOf(row)))
  const known = new Map(shown.map((row) => [idOf(row), row]))
  const all = [...incoming, ...shown.filter((row) => gone.has(idOf(row)))].sort((a, b) => (idOf(a) < idOf(b) ? 1 : -1))
  const { rows, new_count } = holdBack([...known.keys()], all, idOf)
  return { rows, gone, new_count }
}

/** Changes a row wherever it stands, or takes it out (`null`). */
export function changeRow(data: Pages, id: string, change: (row: Shown) => Shown | null): Pages {
  const pages = data.pages.map((page) => ({
    ...page,
    mentions: page.mentions.flatMap((row) => (idOf(row) === id ? (change(row) ?? []) : row)),
  }))
  return { ...data, pages }
}
