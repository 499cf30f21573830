/** Where the mentions behind a figure stand: the same monitors, period and filter, counted as the figure counts. */
import { paths } from '#web/paths.ts'
import { daysTouched, hourFrom } from '../../checks/figures/whole-days.ts'
import { hrefOfStream, type Asked as StreamAsked } from '../stream/stream-place.ts'
import type { AnalysisShown, Asked, View } from './view.ts'

export interface Behind {
  analysis: Pick<AnalysisShown, 'period' | 'of'> & Partial<Pick<AnalysisShown, 'points'>>
  asked: View & Partial<Pick<Asked, 'time_zone'>>
  /** Where the figures are, if not in the analysis. */
  page?: ReturnType<typeof paths.analysis> | ReturnType<typeof paths.outspoken>
}

/** What is given narrows it further, or says otherwise. */
export function hrefBehind({ analysis: { period, of }, asked, page }: Behind, more: StreamAsked = {}): string {
  const { network, language, topic } = asked
  const whose = of.length === 1 ? { monitor_id: of[0] } : { of: of.join('.') }
  const all: StreamAsked = {
    ...{ ...whose, network, language, topic, each: 'yes' },
    ...{ from: period.from_at, to: period.to_at, back: addressOf(asked, page), ...more },
  }
  return hrefOfStream({ ...all, from: onTheHour(all.from), to: onTheHour(all.to) })
}

/** As the figures are kept. */
const onTheHour = (at: string | undefined) => at && hourFrom(new Date(at)).toISOString()

/** The view itself: on whose clock it is read is not part of it. */
function addressOf(asked: Behind['asked'], page: string = paths.analysis()): string {
  const given = Object.entries({ ...asked, time_zone: undefined }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length > 0 ? `${page}?${new URLSearchParams(given)}` : page
}

/** Points from one to another, the last not among them. */
export function hrefOfPoints(shown: Behind, [first, end]: readonly [number, number], more: StreamAsked = {}): string {
  const { points = [], period } = shown.analysis
  return hrefBehind(shown, { from: points[first]?.at, to: points[end]?.at ?? period.to_at, ...more })
}

/** Places that are linked to are counted by days, and whatever they are about. */
export const hrefOfLink = (shown: Behind, link: string): string =>
  hrefBehind(shown, { ...daysOf(shown), topic: undefined, link })

/** People too, in whatever language. */
export const hrefOfAuthor = (shown: Behind, author: string): string =>
  hrefBehind(shown, { ...daysOf(shown), topic: undefined, language: undefined, author })

function daysOf({ analysis: { period } }: Behind): { from: string; to: string } {
  const { from_at, to_at } = daysTouched({ from_at: new Date(period.from_at), to_at: new Date(period.to_at) })
  return { from: from_at.toISOString(), to: to_at.toISOString() }
}
