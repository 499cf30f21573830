/**
 * What a batch of mentions adds to each figure: a pure function, so that adding and taking away are the same sums. A figure
 * is kept for the network and the language together, so both can be asked for at once, and batches of two networks never
 * wait for each other's rows.
 */
import type { Counted } from './count.ts'

export interface Sums {
  mentions: number
  positive: number
  negative: number
  repeats: number
  reach: number
}

export interface CountRow extends Sums {
  monitor_id: string
  step: 'hour' | 'day'
  dimension: 'all' | 'topic' | 'link'
  from_at: number
  network: string
  language: string
  value: string
}

export interface AuthorRow extends Sums {
  monitor_id: string
  from_at: number
  author_id: string
  network: string
}

export interface VolumeRow {
  monitor_id: string
  from_at: number
  network: string
  mentions: number
  negative: number
}

const FIVE_MINUTES_MS = 300_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
/** What a network tells may be anything; nobody has more followers than this. */
const REACH_MOST = 2_147_483_647

export const reachOf = (told: number | null): number | null =>
  told === null || Number.isNaN(told) ? null : Math.min(REACH_MOST, Math.max(0, Math.round(told)))

/** A mention that comes, or goes. */
export interface Change {
  mention: Counted
  by: 1 | -1
}

/** All in the order of their keys, so that two batches that count the same do not wait for each other crosswise. */
export function rollUp(changes: readonly Change[]) {
  const volumes = new Map<string, VolumeRow>()
  const hours = new Map<string, CountRow>()
  const links = new Map<string, CountRow>()
  const authors = new Map<string, AuthorRow>()
  for (const { mention, by } of changes) {
    const { monitor_id, network, language, author_id } = mention
    const at = mention.posted_at.getTime()
    const sums = sumsOf(mention, by)
    const where = `${monitor_id} ${network} `
    addVolume(volumes, { monitor_id, network, from_at: startOf(at, FIVE_MINUTES_MS), ...sums })
    const hour = { monitor_id, step: 'hour', from_at: startOf(at, HOUR_MS), network, language } as const
    const key = `${where}${hour.from_at} ${language} `
    add(hours, `${key}all`, { ...hour, dimension: 'all', value: '', ...sums })
    for (const [value, label] of topicsOf(mention))
      add(hours, `${key}topic ${value}`, { ...hour, dimension: 'topic', value, ...sumsOf(mention, by, label) })
    const from_at = startOf(at, DAY_MS)
    for (const value of new Set(mention.link_hosts))
      add(links, `${where}${from_at} ${language} ${value}`, {
        ...{ ...hour, step: 'day', from_at, dimension: 'link', value },
        ...sums,
      })
    add(authors, `${where}${from_at} ${author_id}`, { monitor_id, from_at, author_id, network, ...sums })
  }
  const counts = new Map([...hours, ...daysOf(hours), ...links].map(([key, row]) => [`${row.step} ${key}`, row]))
  return { volumes: inOrder(volumes), counts: inOrder(counts), authors: inOrder(authors) }
}

const startOf = (at: number, step_ms: number): number => Math.floor(at / step_ms) * step_ms

/** Each once, with how the writer feels about it. */
const topicsOf = ({ topics, topic_labels, sentiment_label }: Counted): Map<string, string> =>
  new Map(topics.map((topic, at) => [topic, topic_labels?.[at] ?? sentiment_label]))

function sumsOf({ sentiment_label, is_repeat, reach }: Counted, by: 1 | -1, label = sentiment_label): Sums {
  return {
    mentions: by,
    positive: label === 'positive' ? by : 0,
    negative: label === 'negative' ? by : 0,
    repeats: is_repeat ? by : 0,
    reach: by * (reachOf(reach) ?? 0),
  }
}

function add<Row extends Sums>(rows: Map<string, Row>, key: string, row: Row): void {
  const known = rows.get(key)
  if (!known) return void rows.set(key, row)
  known.mentions += row.mentions
  known.positive += row.positive
  known.negative += row.negative
  known.repeats += row.repeats
  known.reach += row.reach
}

function addVolume(volumes: Map<string, VolumeRow>, row: VolumeRow): void {
  const key = `${row.monitor_id} ${row.network} ${row.from_at}`
  const known = volumes.get(key)
  if (!known) return void volumes.set(key, { ...row })
  known.mentions += row.mentions
  known.negative += row.negative
}

/** The few hours of a batch make its days. */
function daysOf(hours: ReadonlyMap<string, CountRow>): Map<string, CountRow> {
  const days = new Map<string, CountRow>()
  for (const row of hours.values()) {
    const from_at = startOf(row.from_at, DAY_MS)
    const { monitor_id, network, language, dimension, value } = row
    const key = `${monitor_id} ${network} ${from_at} ${language} ${dimension} ${value}`
    add(days, key, { ...row, step: 'day', from_at })
  }
  return days
}

const inOrder = <Row>(rows: Map<string, Row>): Row[] =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
