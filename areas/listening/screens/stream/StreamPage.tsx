/** What was heard, live: of one monitor, of a set, or of all. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { paths } from '#web/paths.ts'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useWords } from '#web/words.ts'
import { MendLine } from './MendLine.tsx'
import { StreamFilters } from './StreamFilters.tsx'
import { StreamList } from './StreamList.tsx'
import './stream.css'
import { readAsked } from './stream-place.ts'
import { streamWords } from './stream-words.ts'

export function StreamPage() {
  const words = useWords(streamWords)
  const navigate = useNavigate()
  const asked = readAsked(useSearch({ strict: false }))
  return (
    <>
      <PageHead title={words.title} onBack={() => void navigate({ to: paths.listening() })} />
      <div className="stream">
        <StreamFilters asked={asked} />
        {asked.monitor_id && <MendLine id={asked.monitor_id} />}
        <StreamList asked={asked} />
      </div>
    </>
  )
}
