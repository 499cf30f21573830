/**
 * What a commit calls out over NOTIFY: the workspace, its newest position and, where there is room, what happened. So a
 * listening page hears of it without anybody reading the log, which took ten times as long as NOTIFY itself. It is
 * a hint: who finds that positions are missing before it, or gets no more than the position, reads the log.
 */
import { z } from 'zod'
import type { Fact, PendingFact } from './facts.ts'

/** What pages hear of a fact: its kind, its ids, its place; and who may hear it. */
export interface News {
  id: string
  position: number
  name: string
  happened_at: string
  /** Of the detail only what is an id: everything else stays in the log. */
  ids: Readonly<Record<string, unknown>>
  audience: readonly string[] | null
}

export interface Announcement {
  workspace_id: string
  /** Oldest first, without a gap; null: read them. */
  news: News[] | null
}

/** PostgreSQL takes less than 8,000 bytes, of which workspace and position need less than sixty. */
const ROOM_BYTES = 7_900

const Told = z.object({
  happened_at: z.string(),
  /** Of each fact its id, its name, the ids in its detail, its audience. */
  told: z.array(
    z.tuple([z.string(), z.string(), z.record(z.string(), z.unknown()), z.array(z.string()).readonly().nullable()]),
  ),
})
type Told = z.infer<typeof Told>

/** Facts of one Work, to stand behind their workspace and newest position; '' when they do not fit. */
export function textOf(facts: readonly PendingFact[], { ids, now }: { ids: readonly string[]; now: Date }): string {
  const told = facts.map(({ name, detail, audience }, i): Told['told'][number] => [
    ids[i] ?? '',
    name,
    idsIn(detail),
    audience,
  ])
  const text = JSON.stringify({ happened_at: now.toISOString(), told } satisfies Told)
  return Buffer.byteLength(text) <= ROOM_BYTES ? text : ''
}

/** Whoever may connect to the database may notify: what is not of this form is only the sign to read. */
export function readAnnouncement(payload: string): Announcement {
  const [, workspace_id = payload, position, text] = /^(\S+) (\d+) ?(.*)$/s.exec(payload) ?? []
  return { workspace_id, news: newsIn(text ?? '', Number(position)) }
}

function newsIn(text: string, newest: number): News[] | null {
  const read = Told.safeParse(parsed(text))
  if (!read.success) return null
  const { happened_at, told } = read.data
  return told.map(([id, name, ids, audience], i) => {
    const position = newest - told.length + 1 + i
    return { id, position, name, happened_at, ids, audience }
  })
}

function parsed(text: string): unknown {
  try {
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}

/** The same of a fact that was read. */
export const newsOf = (fact: Fact & { audience: string[] | null }): News => ({
  id: fact.id,
  position: fact.position,
  name: fact.name,
  happened_at: fact.happened_at.toISOString(),
  ids: idsIn(fact.detail),
  audience: fact.audience,
})

/** Of a person who was erased the detail is gone too. */
const idsIn = (detail: unknown): News['ids'] =>
  Object.fromEntries(Object.entries((detail ?? {}) as object).filter(([name]) => /_ids?$/.test(name)))
