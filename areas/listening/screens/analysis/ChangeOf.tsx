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

/** In numbers, and as a share only where there were enough before. */
export function ChangeOf({ now, before }: { now: number; before: number | null }) {
  const words = useWords(analysisWords)
  const format = useFormat()
  const signed = useSigned()
  if (before === null) return <span className="meta num">{words.notCompared}</span>
  const { by, share } = changeOf(now, before)
  const text = share === null ? '' : ` (${share > 0 ? '+' : share < 0 ? '−' : ''}${format.percent(Math.abs(share))})`
  return (
    <span className="meta num" title={`${words.before}: ${format.number(before)}`}>
      {before === 0 && now > 0 ? words.newNow : signed(by)}
      {text}
    </span>
  )
}
