import { useFormat } from '#web/format.ts'
import { useWords } from '#web/words.ts'
import { changeOf } from '../../checks/figures/shares.ts'
import type { AnalysisShown } from './view.ts'
import { analysisWords } from './words.ts'

/** With its sign, as a figure is written: −3, 0, +4. */
export function useSigned(): (value: number) => string {
  const format = useFormat()
  return (value) => (value > 0 ? `+${format.number(value)}` : value < 0 ? `−${format.number(-value)}` : '0')
}

/** Whether the period before was heard at all: else everything would be new. */
export const isComparable = ({ period, source }: Pick<AnalysisShown, 'period' | 'source'>): boolean =>
  source.complete_since !== null && source.complete_since <= period.before_from_at

/** In numbers, and as a share only where there were enough before: +4 (+6.9%). */
export function useChange(): (now: number, before: number) => string {
  const format = useFormat()
  const signed = useSigned()
  return (now, before) => {
    const { by, share } = changeOf(now, before)
    if (share === null) return signed(by)
    return `${signed(by)} (${share > 0 ? '+' : share < 0 ? '−' : ''}${format.percent(Math.abs(share))})`
  }
}

export function ChangeOf({ now, before }: { now: number; before: number | null }) {
  const words = useWords(analysisWords)
  const format = useFormat()
  const change = useChange()
  if (before === null) return <NotCompared />
  return (
    <span className="meta num" title={`${words.before}: ${format.number(before)}`}>
      {before === 0 && now > 0 ? words.newNow : change(now, before)}
    </span>
  )
}

export function NotCompared({ why }: { why?: string }) {
  const words = useWords(analysisWords)
  const says = why ?? words.notComparedWhy
  return (
    <span className="meta num" title={says}>
      <span aria-hidden="true">{words.notCompared}</span>
      <span className="sr">{says}</span>
    </span>
  )
}
