/** What was heard, over any days and of any monitors: how much, how it felt, whose voice it was, about what, where and from whom. */
import { useQuery } from '@tanstack/react-query'
import { useNetworkName } from '#areas/channels/screens/network-names.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { hrefBehind, hrefOfAuthor, hrefOfLink } from './behind.ts'
import { isComparable } from './ChangeOf.tsx'
import { Controls } from './Controls.tsx'
import { Feelings } from './Feelings.tsx'
import { Figure } from './Figure.tsx'
import { Head } from './Head.tsx'
import { useLanguageName } from './language-name.ts'
import { type PartShown, Parts, PartsTable } from './Parts.tsx'
import { useUtcDays } from './utc-days.ts'
import { ListeningViews } from './Views.tsx'
import { Voices } from './Voices.tsx'
import { Volume } from './Volume.tsx'
import { type AnalysisShown, analysisQuery, type ShownProps, useView, type View } from './view.ts'
import { Week } from './Week.tsx'
import { analysisWords } from './words.ts'

export function AnalysisPage() {
  const words = useWords(analysisWords)
  const shell = useShellWords()
  const { view, change, asked } = useView()
  const analysis = useQuery(analysisQuery(asked))
  const mayMake = useMay('administer')
  return (
    <>
      <PageHead title={shell.listening} beside={<ListeningViews />} />
      <div className="scroll ledger analysis" aria-busy={analysis.isPlaceholderData}>
        <div className="only-small">
          <ListeningViews />
        </div>
        <Controls view={view} change={change} of={analysis.data?.of ?? view.of?.split('.') ?? []} />
        <Loaded
          query={analysis}
          shape="lines"
          failed={words.failed}
          isEmpty={({ of }) => of.length === 0}
          empty={
            <EmptyState
              icon="gauge"
              title={words.firstTitle}
              acts={mayMake && <LinkButton to={paths.monitor('new')}>{words.toMonitors}</LinkButton>}
            >
              {words.firstLine}
            </EmptyState>
          }
        >
          {(found) => <Figures {...{ analysis: found, asked, change }} />}
        </Loaded>
      </div>
    </>
  )
}

type FiguresProps = ShownProps & { change: (next: Partial<View>) => void }

function Figures({ analysis, asked, change }: FiguresProps) {
  const shown = { analysis, asked }
  return (
    <>
      <Head analysis={analysis} asked={asked} />
      <Volume {...shown} />
      <Voices {...shown} />
      <Feelings {...shown} />
      <div className="figure-grid">
        <Narrowing {...shown} change={change} />
        <Links {...shown} />
        <Authors {...shown} />
      </div>
      <Week {...shown} />
    </>
  )
}

type Narrows = 'networks' | 'languages' | 'topics'

/** Those by which everything can be narrowed: one press on a bar. */
function Narrowing({ analysis, asked, change }: FiguresProps) {
  const words = useWords(analysisWords)
  const networkName = useNetworkName()
  const languageName = useLanguageName()
  const all: { name: Narrows; key: 'topic' | 'network' | 'language'; nameOf: (value: string) => string }[] = [
    { name: 'topics', key: 'topic', nameOf: topicName },
    { name: 'networks', key: 'network', nameOf: networkName },
    { name: 'languages', key: 'language', nameOf: languageName },
  ]
  const compared = isComparable(analysis)
  return all.map(({ name, key, nameOf }) => {
    const parts = analysis[name].map((part): PartShown => {
      const { value, now, before } = part
      return {
        key: value,
        name: nameOf(value),
        now,
        before: compared ? before : null,
        href: hrefBehind({ analysis, asked }, { [key]: value }),
        onNarrow: () => change({ [key]: value }),
      }
    })
    return (
      <Figure
        key={name}
        {...{ analysis, asked, name }}
        title={words[name]}
        line={words.leftToRight}
        table={() => <PartsTable label={words[name]} parts={parts} />}
      >
        <Parts label={words[name]} parts={parts} />
      </Figure>
    )
  })
}

function Links({ analysis, asked }: ShownProps) {
  const words = useWords(analysisWords)
  const compared = isComparable(analysis)
  const parts = analysis.links.map(({ value, now, before }) => ({
    ...{ key: value, name: value, now, before: compared ? before : null },
    href: hrefOfLink({ analysis, asked }, value),
  }))
  const days = useUtcDays().of(analysis.period)
  const line = asked.topic === undefined ? words.linksLine(days) : words.notFiltered(words.topics.toLowerCase())
  return (
    <Figure
      {...{ analysis, asked, line }}
      title={words.links}
      name="links"
      table={() => <PartsTable label={words.links} parts={parts} />}
    >
      <Parts label={words.links} parts={parts} />
    </Figure>
  )
}

function Authors({ analysis, asked }: ShownProps) {
  const words = useWords(analysisWords)
  const days = useUtcDays().of(analysis.period)
  const compared = isComparable(analysis)
  const parts = analysis.authors.map(({ who, now, before }, nth) => ({
    ...{ key: who?.id ?? String(nth), name: nameOf(who) ?? words.somebody, now, before: compared ? before : null },
    href: who ? hrefOfAuthor({ analysis, asked }, who.id) : undefined,
  }))
  const by = [asked.topic && words.topics, asked.language && words.languages].filter(Boolean).join(', ').toLowerCase()
  return (
    <Figure
      {...{ analysis, asked }}
      line={by ? words.notFiltered(by) : words.authorsLine(days)}
      title={words.authors}
      name="authors"
      table={() => <PartsTable label={words.authors} parts={parts} />}
    >
      <Parts label={words.authors} parts={parts} />
    </Figure>
  )
}

const nameOf = (who: AnalysisShown['authors'][number]['who']) => who?.name || who?.handle || null
