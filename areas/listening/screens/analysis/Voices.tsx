import { Link } from '@tanstack/react-router'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { linkTo } from '#web/paths.ts'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { netOf, shareOf } from '../../checks/figures/shares.ts'
import { hrefBehind } from './behind.ts'
import { ChangeOf, isComparable, NotCompared, useSigned } from './ChangeOf.tsx'
import { Count } from './Count.tsx'
import { Figure } from './Figure.tsx'
import type { AnalysisShown, ShownProps } from './view.ts'
import { analysisWords } from './words.ts'

type Voice = AnalysisShown['voices'][number]

/** Whose name is said how often, beside each other; each name leads to its mentions. */
export function Voices({ analysis, asked }: ShownProps) {
  const words = useWords(analysisWords)
  const format = useFormat()
  const signed = useSigned()
  const { voices } = analysis
  const compared = isComparable(analysis)
  const all = voices.reduce((sum, { now }) => sum + now.mentions, 0)
  const now = useNow()
  const shareIn = ({ now }: Voice) => shareOf(now.mentions, all)
  const mentions = ({ monitor_id }: Voice, sentiment?: 'negative') =>
    hrefBehind({ analysis, asked }, { monitor_id, of: undefined, sentiment })
  return (
    <Figure
      {...{ analysis, asked }}
      title={words.voices}
      line={words.voicesLine}
      name="voices"
      terms={['net', 'reach']}
    >
      {all === 0 ? (
        <p className="meta">{words.none}</p>
      ) : (
        <Table
          label={words.voices}
          rows={voices}
          keyOf={({ monitor_id }) => monitor_id}
          columns={[
            {
              id: 'monitor',
              head: words.monitor,
              cell: (voice) => (
                <>
                  <Link {...linkTo(mentions(voice))} aria-label={words.readMentionsOf(voice.name)}>
                    <bdi>{voice.name}</bdi>
                  </Link>{' '}
                  <span className="meta">
                    {words.sets[voice.kind]}
                    {voice.since_at && `, ${words.listensSince(format.short(voice.since_at, now))}`}
                  </span>
                  <svg className="voice" viewBox={`0 0 ${all} 1`} preserveAspectRatio="none" aria-hidden="true">
                    <rect
                      className={voice.kind === 'competitor' ? 'theirs' : 'ours'}
                      width={Math.max(0, voice.now.mentions)}
                      height={1}
                    />
                  </svg>
                </>
              ),
            },
            {
              id: 'mentions',
              head: words.mentions,
              align: 'end',
              cell: (voice) => <Count many={voice.now.mentions} of={voice.name} href={mentions(voice)} />,
            },
            {
              id: 'share',
              head: words.share,
              align: 'end',
              cell: (voice) => {
                const share = shareIn(voice)
                if (voice.since_at && voice.now.mentions === 0) return <NotCompared why={words.notHeardYet} />
                return share ? <b>{format.percent(share.share)}</b> : <span className="three">{words.tooFewShort}</span>
              },
            },
            {
              id: 'change',
              head: words.change,
              align: 'end',
              cell: ({ now, before }) => <ChangeOf now={now.mentions} before={compared ? before.mentions : null} />,
            },
            {
              id: 'net',
              head: words.net,
              align: 'end',
              cell: ({ now }) => {
                const net = netOf(now)
                return net === null ? <span className="three">{words.tooFewShort}</span> : signed(Math.round(net * 100))
              },
            },
            {
              id: 'against',
              head: words.negativeShare,
              align: 'end',
              cell: (voice) => {
                const share = shareOf(voice.now.negative, voice.now.mentions)
                if (!share) return <span className="three">{words.tooFewShort}</span>
                return (
                  <Link {...linkTo(mentions(voice, 'negative'))} title={words.interval(share, format.percent)}>
                    {format.percent(share.share)}
                  </Link>
                )
              },
            },
            {
              id: 'reach',
              head: words.reach,
              align: 'end',
              cell: ({ now }) => format.compact(now.reach),
            },
          ]}
        />
      )}
    </Figure>
  )
}
