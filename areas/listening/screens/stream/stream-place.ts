/** What the stream shows stands in its address, so that a link or a reload leads to the same. */
import { paths } from '#web/paths.ts'
import type { StreamInput } from '../../api.ts'
import { REACH_BANDS, SETS } from '../../schema.ts'

export type Asked = Omit<StreamInput, 'limit' | 'before'>

const SENTIMENTS = ['negative', 'neutral', 'positive'] as const
const ID = /^[0-9a-f-]{36}$/

/** What an address says, whoever wrote it: anything unknown is passed over. */
export function readAsked(search: Record<string, unknown>): Asked {
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined)
  const among = <T extends string>(name: string, known: readonly T[]) => known.find((one) => one === text(name))
  const formed = (name: string, form: RegExp) => (form.test(text(name) ?? '') ? text(name) : undefined)
  const flag = (name: string) => (search[name] === 'yes' ? ('yes' as const) : undefined)
  const asked: Asked = {
    monitor_id: formed('monitor', ID),
    set: among('set', SETS),
    network: formed('network', /^[a-z0-9]{1,40}$/),
    sentiment: among('feeling', SENTIMENTS),
    language: formed('language', /^[a-z]{2,3}$/),
    reach: among('reach', REACH_BANDS),
    questions: flag('questions'),
    vips: flag('vips'),
    aside: flag('aside'),
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}

export function hrefOfStream({ monitor_id, sentiment, ...rest }: Asked): string {
  return paths.heard({ monitor: monitor_id, feeling: sentiment, ...rest })
}

/** Whether anything is asked for beside whose they are. */
export const isFiltered = ({ network, sentiment, language, reach, questions, vips }: Asked): boolean =>
  [network, sentiment, language, reach, questions, vips].some((one) => one !== undefined)
