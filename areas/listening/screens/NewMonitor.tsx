/** A new monitor: by a name and its spellings, or by a query. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '#web/paths.ts'
import { Segmented } from '#web/ui/Segmented.tsx'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { QueryEditor } from './lazily.tsx'
import { NameAndHeard } from './NameAndHeard.tsx'
import type { MonitorShown } from './queries.ts'
import { listeningWords } from './words.ts'

export function NewMonitor({ limit }: { limit: number }) {
  const words = useWords(listeningWords)
  const navigate = useNavigate()
  const [by, setBy] = useState('name')
  // The language of queries is loaded by who writes one.
  const [opened, setOpened] = useState<readonly string[]>(['name'])
  const show = (next: string) => {
    setBy(next)
    setOpened((before) => [...new Set([...before, next])])
  }
  const onMade = (made: MonitorShown) => {
    say({ text: words.addedNow(made.name) })
    void navigate({ to: paths.monitor(made.id) })
  }
  return (
    <>
      <div>
        <Segmented
          label={words.by}
          value={by}
          onValue={show}
          parts={[
            { value: 'name', label: words.byName },
            { value: 'query', label: words.byQuery },
          ]}
        />
        <p className="meta new-by">{by === 'name' ? words.byNameLine : words.byQueryLine}</p>
      </div>
      {/* Both stay while one of them is shown: what is written in the other is not lost. */}
      <div className="contents" hidden={by !== 'name'}>
        <NameAndHeard monitor={undefined} guess="" withSet limit={limit} onMade={onMade} />
      </div>
      {opened.includes('query') && (
        <div className="contents" hidden={by !== 'query'}>
          <QueryEditor monitor={undefined} onKept={onMade} />
        </div>
      )}
    </>
  )
}
