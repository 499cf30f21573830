import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useNetworkName } from '#areas/channels/screens/network-names.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { Button } from '#web/ui/Button.tsx'
import { Chip } from '#web/ui/Chip.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { useWords } from '#web/words.ts'
import { monitorsQuery } from '../queries.ts'
import { useLanguageName } from './language-name.ts'
import { LENGTHS, type View } from './view.ts'
import { analysisWords } from './words.ts'

const DaysDialog = lazy(async () => ({ default: (await import('./DaysDialog.tsx')).DaysDialog }))
const MonitorsDialog = lazy(async () => ({ default: (await import('./MonitorsDialog.tsx')).MonitorsDialog }))

export interface ControlsProps {
  view: View
  change: (next: Partial<View>) => void
  /** The monitors that the figures are of, also where none is named. */
  of: readonly string[]
}

/** Over which days, of which monitors, and narrowed to what. */
export function Controls({ view, change, of }: ControlsProps) {
  const words = useWords(analysisWords)
  const [asks, setAsks] = useState<'days' | 'monitors' | null>(null)
  const monitors = useQuery(monitorsQuery).data ?? []
  const chosen = monitors.filter(({ id }) => of.includes(id))
  const named = chosen.length === 1 ? (chosen[0]?.name ?? '') : words.someMonitors(chosen.length)
  const own = view.from !== undefined || !LENGTHS.some((days) => days === view.days)
  const lengths = LENGTHS.map((days) => ({ value: String(days), label: words.lengths[days] ?? '' }))
  return (
    <div className="analysis-controls">
      <Segmented
        label={words.period}
        value={own ? 'own' : String(view.days)}
        onValue={(value) =>
          value === 'own' ? setAsks('days') : change({ days: Number(value), from: undefined, to: undefined })
        }
        parts={[
          ...lengths,
          { value: 'own', label: view.from ? `${view.from} – ${view.to ?? view.from}` : words.otherDays },
        ]}
      />
      <Button icon="ear" onClick={() => setAsks('monitors')} aria-label={`${named}: ${words.whoTitle}`}>
        <bdi className="cut">{named}</bdi>
      </Button>
      <Filters view={view} change={change} />
      <Suspense fallback={null}>
        {asks === 'days' && <DaysDialog view={view} change={change} onClose={() => setAsks(null)} />}
        {asks === 'monitors' && (
          <MonitorsDialog
            monitors={monitors}
            of={of}
            onChosen={(ids) => change({ of: ids.join('.') })}
            onClose={() => setAsks(null)}
          />
        )}
      </Suspense>
    </div>
  )
}

function Filters({ view, change }: Pick<ControlsProps, 'view' | 'change'>) {
  const words = useWords(analysisWords)
  const networkName = useNetworkName()
  const languageName = useLanguageName()
  return (
    <>
      {view.network !== undefined && (
        <Chip pressed onPress={() => change({ network: undefined })}>
          {words.onNetwork(networkName(view.network))}
        </Chip>
      )}
      {view.language !== undefined && (
        <Chip pressed onPress={() => change({ language: undefined })}>
          {words.inLanguage(languageName(view.language))}
        </Chip>
      )}
      {view.topic !== undefined && (
        <Chip pressed onPress={() => change({ topic: undefined })}>
          {words.aboutTopic(topicName(view.topic))}
        </Chip>
      )}
    </>
  )
}
