/** What the stream shows stands in its address, so that a link or a reload leads to the same. */
import { paths } from '#web/paths.ts'
import type { StreamInput } from '../../api.ts'
import { isTimeZone, REACH_BANDS, SETS } from '../../schema.ts'

type Chosen =
  | 'monitor_id'
  | 'set'
  | 'network'
  | 'sentiment'
  | 'language'
  | 'reach'
  | 'topic'
  | 'author'
  | 'link'
  | 'query'
type Flags = 'questions' | 'vips' | 'aside' | 'each' | 'emerging'

export interface Asked extends Partial<Pick<StreamInput, Chosen | Flags>> {
  /** Ids of monitors, with dots between. */
  of?: string | undefined
  /** Instants as an address has them. */
  from?: string | undefined
  to?: string | undefined
  weekday?: number | undefined
  hour?: number | undefined
  time_zone?: string | undefined
  /** The figures that it was asked from, as an address; nothing that the server is asked for. */
  back?: string | undefined
}

const SENTIMENTS = ['negative', 'neutral', 'positive'] as const
const ID = /^[0-9a-f-]{36}$/
const FIGURES = /^\/listening\/(analysis|outspoken|emerging)(\?[\w=&.:%+-]{1,4000})?$/

/** What an address says, whoever wrote it: anything unknown is passed over. */
export function readAsked(search: Record<string, unknown>): Asked {
  // A topic may be called 2026, and the router takes that for a number.
  const text = (name: string) => (/^(string|number)$/.test(typeof search[name]) ? String(search[name]) : undefined)
  const among = <T extends string>(name: string, known: readonly T[]) => known.find((one) => one === text(name))
  const formed = (name: string, form: RegExp) => (form.test(text(name) ?? '') ? text(name) : undefined)
  const whole = (name: string, most: number) => {
    const value = Number(formed(name, /^\d{1,2}$/) ?? Number.NaN)
    return value <= most ? value : undefined
  }
  const flag = (name: string) => (search[name] === 'yes' ? ('yes' as const) : undefined)
  const asked: Asked = {
    monitor_id: formed('monitor', ID),
    of: formed('of', /^[0-9a-f-]{36}(\.[0-9a-f-]{36}){0,99}$/),
    set: among('set', SETS),
    query: formed('query', /^[^]{1,2000}$/)?.trim() || undefined,
    network: formed('network', /^[a-z0-9-]{1,40}$/),
    sentiment: among('feeling', SENTIMENTS),
    language: formed('language', /^[a-z]{2,3}$/),
    reach: among('reach', REACH_BANDS),
    topic: formed('topic', /^.{1,200}$/),
    author: formed('author', ID),
    link: formed('link', /^[^\s/?#:@]{1,255}$/),
    from: instantIn(text('from')),
    to: instantIn(text('to')),
    weekday: whole('weekday', 7) || undefined,
    hour: whole('hour', 23),
    time_zone: zoneIn(text('time_zone')),
    each: flag('each'),
    questions: flag('questions'),
    vips: flag('vips'),
    emerging: formed('emerging', ID),
    aside: flag('aside'),
    back: formed('back', FIGURES),
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}

/** In an address the names of some differ from ours. */
const WRITTEN: Readonly<Record<string, string>> = { monitor: 'monitor_id', feeling: 'sentiment' }

/** Of an address what says nothing that is understood: the list is wider than whoever wrote it meant. */
export const leftOutOf = (search: Record<string, unknown>, asked: Asked): string[] =>
  Object.keys(search).filter((name) => !((WRITTEN[name] ?? name) in asked) && search[name] !== '')

const instantIn = (text = '') =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined

const zoneIn = (text = '') => (isTimeZone(text) ? text : undefined)

export function hrefOfStream({ monitor_id, sentiment, weekday, hour, ...rest }: Asked): string {
  const numbers = { weekday: weekday?.toString(), hour: hour?.toString() }
  return paths.heard({ monitor: monitor_id, feeling: sentiment, ...rest, ...numbers })
}

/** Whether anything is asked for beside whose they are. */
export function isFiltered(asked: Asked): boolean {
  const whose: ReadonlySet<string> = new Set(['monitor_id', 'of', 'set', 'aside', 'each', 'time_zone', 'back'])
  return Object.entries(asked).some(([name, value]) => !whose.has(name) && value !== undefined)
}
