/** Figures grow as mentions come, so that no page ever goes through the mentions themselves. */
import { bigints, instants, ints, texts, uuids } from '#platform/columns.ts'
import '../tables.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import { type AuthorRow, type Change, type CountRow, rollUp, type Sums, type VolumeRow } from './rollup.ts'

/** What a mention is counted by. */
export interface Counted {
  monitor_id: string
  post_id: string
  author_id: string
  network: string
  posted_at: Date
  language: string
  sentiment: number
  sentiment_label: string
  topics: readonly string[]
  /** How the writer feels about each of them, where that is told apart from the post. */
  topic_labels?: readonly string[]
  /** Passes on, or nearly repeats, what was said before. */
  is_repeat: boolean
  /** Followers of whoever said it, where the network tells. */
  reach: number | null
  /** Where it links to (link-hosts.ts). */
  link_hosts?: readonly string[]
}

/** Adds them to the figures, or with -1 takes them away again; who takes away says the same as was added. */
export async function count(work: Work, mentions: readonly Counted[], by: 1 | -1): Promise<void> {
  await change(
    work,
    mentions.map((mention) => ({ mention, by })),
  )
}

/** The same mentions are counted by something else from now on; in one go, so that rows are locked in one order. */
export async function recount(work: Work, before: readonly Counted[], after: readonly Counted[]): Promise<void> {
  const away = before.map((mention) => ({ mention, by: -1 as const }))
  await change(work, [...away, ...after.map((mention) => ({ mention, by: 1 as const }))])
}

async function change(work: Work, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const { volumes, counts, authors } = rollUp(changes)
  // Always in this order, and each in the order of its keys: two batches never wait for each other crosswise.
  await Promise.all([addVolumes(work, volumes), addCounts(work, counts), addAuthors(work, authors)])
}

const at = (rows: readonly { from_at: number }[]) => rows.map(({ from_at }) => new Date(from_at))

function addVolumes(work: Work, rows: readonly VolumeRow[]): Promise<unknown> {
  return insertRows(
    work,
    'listening_volumes',
    {
      workspace_id: work.workspace_id,
      monitor_id: [uuids, rows.map((row) => row.monitor_id)],
      network: [texts, rows.map((row) => row.network)],
      from_at: [instants, at(rows)],
      mentions: [ints, rows.map((row) => row.mentions)],
      negative: [ints, rows.map((row) => row.negative)],
    },
    `on conflict (workspace_id, monitor_id, from_at, network) do update
      set mentions = listening_volumes.mentions + excluded.mentions, negative = listening_volumes.negative + excluded.negative`,
  )
}

const SUMS = ['mentions', 'positive', 'negative', 'repeats', 'reach'] as const
const added = (table: string) => SUMS.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(', ')

const sumsOf = (rows: readonly Sums[]) => ({
  mentions: [ints, rows.map((row) => row.mentions)] as const,
  positive: [ints, rows.map((row) => row.positive)] as const,
  negative: [ints, rows.map((row) => row.negative)] as const,
  repeats: [ints, rows.map((row) => row.repeats)] as const,
  reach: [bigints, rows.map((row) => row.reach)] as const,
})

function addCounts(work: Work, rows: readonly CountRow[]): Promise<unknown> {
  const column = <K extends keyof CountRow>(name: K) => rows.map((row) => row[name])
  return insertRows(
    work,
    'listening_counts',
    {
      workspace_id: work.workspace_id,
      monitor_id: [uuids, column('monitor_id')],
      step: [texts, column('step')],
      dimension: [texts, column('dimension')],
      from_at: [instants, at(rows)],
      network: [texts, column('network')],
      language: [texts, column('language')],
      value: [texts, column('value')],
      ...sumsOf(rows),
    },
    `on conflict (workspace_id, monitor_id, step, dimension, from_at, network, language, value) do update set ${added('listening_counts')}`,
  )
}

function addAuthors(work: Work, rows: readonly AuthorRow[]): Promise<unknown> {
  return insertRows(
    work,
    'listening_authors',
    {
      workspace_id: work.workspace_id,
      monitor_id: [uuids, rows.map((row) => row.monitor_id)],
      from_at: [instants, at(rows)],
      author_id: [uuids, rows.map((row) => row.author_id)],
      network: [texts, rows.map((row) => row.network)],
      ...sumsOf(rows),
    },
    `on conflict (workspace_id, monitor_id, from_at, author_id, network) do update set ${added('listening_authors')}`,
  )
}
