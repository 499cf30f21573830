import { Link } from '@tanstack/react-router'
import { useFormat } from '#web/format.ts'
import { linkTo } from '#web/paths.ts'
import { useWords } from '#web/words.ts'
import { netOf, shareOf } from '../../checks/figures/shares.ts'
import { About } from './About.tsx'
import { hrefBehind } from './behind.ts'
import { isComparable, useChange, useSigned } from './ChangeOf.tsx'
import type { ShownProps } from './view.ts'
import { analysisWords } from './words.ts'

/** Numbers first: how many, beside before, and how they feel. */
export function Head({ analysis, asked }: ShownProps) {
  const { totals } = analysis
  const words = useWords(analysisWords)
  const format = useFormat()
  const signed = useSigned()
  const change = useChange()
  const { now, before } = totals
  const days = asked.from
    ? words.inPeriod[0]
    : (words.inPeriod[asked.days ?? 7] ?? words.inDays(format.number(asked.days ?? 7)))
  const share = shareOf(now.negative, now.mentions)
  const net = netOf(now)
  const by = now.mentions - before.mentions
  const felt = share
    ? `${format.percent(share.share)} ${words.against} (${words.interval(share, format.percent)}), ${words.net.toLowerCase()} ${signed(Math.round((net ?? 0) * 100))}.`
    : `${words.tooFew(words.heard(format.number(now.mentions), now.mentions === 1).toLowerCase())}.`
  return (
    <div>
      <p className="lead">
        {words.heard(format.number(now.mentions), now.mentions === 1)} {days};{' '}
        {!isComparable(analysis)
          ? words.beforeUnheard
          : by === 0
            ? words.asBefore
            : words.thanBefore(change(now.mentions, before.mentions))}
      </p>
      <p className="meta analysis-felt">
        {felt} {words.reaches(format.compact(now.reach))}
        {now.repeats > 0 && `; ${words.repeats(format.number(now.repeats))}`}.{' '}
        {now.mentions > 0 && (
          <Link {...linkTo(hrefBehind({ analysis, asked }))} className="link">
            {words.showThese}
          </Link>
        )}{' '}
        <About title={words.allMentions} analysis={analysis} defined="totals" terms={['net', 'reach', 'repeats']} />
      </p>
    </div>
  )
}
