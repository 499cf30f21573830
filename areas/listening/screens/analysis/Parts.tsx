import { useFormat } from '#web/format.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { netOf, shareOf } from '../../checks/figures/shares.ts'
import { ChangeOf, NotCompared, useSigned } from './ChangeOf.tsx'
import { Count } from './Count.tsx'
import type { AnalysisShown } from './view.ts'
import { analysisWords } from './words.ts'

type Sums = AnalysisShown['totals']['now']

export interface PartShown {
  key: string
  name: string
  now: Sums
  /** null where the period before was not wholly heard. */
  before: Sums | null
  /** Where its mentions stand. */
  href?: string | undefined
  /** Narrows all figures to it. */
  onNarrow?: (() => void) | undefined
}

const MOST = 8

/** Parts of a whole as bars, the longest first, each with its change in numbers. Pressing its name narrows everything to it; its number leads to its mentions. */
export function Parts({ label, parts }: { label: string; parts: readonly PartShown[] }) {
  const words = useWords(analysisWords)
  const most = Math.max(1, ...parts.map(({ now }) => now.mentions))
  if (parts.length === 0) return <p className="meta">{words.noneOfIt}</p>
  return (
    <ul className="bars" aria-label={label}>
      {parts.slice(0, MOST).map(({ key, name, now, before, href, onNarrow }) => (
        <li key={key}>
          {onNarrow ? (
            <button type="button" className="bar-name" aria-label={words.narrowTo(name)} onClick={onNarrow}>
              <bdi className="cut">{name}</bdi>
              <Icon name="filter" size="s" />
            </button>
          ) : (
            <bdi className="bar-name cut">{name}</bdi>
          )}
          <b className="num">
            <Count many={now.mentions} of={name} href={href} />
          </b>
          <ChangeOf now={now.mentions} before={before?.mentions ?? null} />
          <Feeling sums={now} of={most} />
        </li>
      ))}
    </ul>
  )
}

/** As long as there are many, split into against, neutral and for; the words say the same. */
function Feeling({ sums: { mentions, negative, positive }, of }: { sums: Sums; of: number }) {
  const words = useWords(analysisWords)
  const format = useFormat()
  const neutral = mentions - negative - positive
  const says = `${format.number(negative)} ${words.against}, ${format.number(neutral)} ${words.neutral}, ${format.number(positive)} ${words.forUs}`
  return (
    <svg className="bar" viewBox={`0 0 ${of} 1`} preserveAspectRatio="none" role="img" aria-label={says}>
      <title>{says}</title>
      <rect className="against" x={0} width={Math.max(0, negative)} height={1} />
      <rect className="neutral" x={negative} width={Math.max(0, neutral)} height={1} />
      <rect className="for" x={negative + neutral} width={Math.max(0, positive)} height={1} />
    </svg>
  )
}

export function PartsTable({ label, parts }: { label: string; parts: readonly PartShown[] }) {
  const words = useWords(analysisWords)
  const format = useFormat()
  const signed = useSigned()
  return (
    <Table
      label={label}
      rows={parts}
      keyOf={({ key }) => key}
      columns={[
        { id: 'name', head: label, cell: ({ name }) => <bdi>{name}</bdi> },
        {
          id: 'now',
          head: words.now,
          align: 'end',
          cell: ({ now, name, href }) => <Count many={now.mentions} of={name} href={href} />,
        },
        {
          id: 'before',
          head: words.before,
          align: 'end',
          cell: ({ before }) => (before ? format.number(before.mentions) : <NotCompared />),
        },
        {
          id: 'change',
          head: words.change,
          align: 'end',
          cell: ({ now, before }) => (before ? signed(now.mentions - before.mentions) : <NotCompared />),
        },
        {
          id: 'against',
          head: words.negativeShare,
          align: 'end',
          cell: ({ now }) => {
            const share = shareOf(now.negative, now.mentions)
            return share ? format.percent(share.share) : <span className="three">{words.tooFewShort}</span>
          },
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
      ]}
    />
  )
}
