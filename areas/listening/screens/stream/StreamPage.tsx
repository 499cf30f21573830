/** What was heard, live: of one monitor, of a set, or of all. */
import { useSearch } from '@tanstack/react-router'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useShellWords } from '#web/words.ts'
import { ListeningViews } from '../analysis/Views.tsx'
import { MendLine } from './MendLine.tsx'
import { StreamTop } from './StreamFilters.tsx'
import { StreamList } from './StreamList.tsx'
import './stream.css'
import { readAsked } from './stream-place.ts'

export function StreamPage() {
  const shell = useShellWords()
  const asked = readAsked(useSearch({ strict: false }))
  return (
    <>
      <PageHead title={shell.listening} beside={<ListeningViews />} />
      <div className="stream">
        <div className="only-small list-views">
          <ListeningViews />
        </div>
        <StreamTop asked={asked} />
        {asked.monitor_id && <MendLine id={asked.monitor_id} />}
        <StreamList asked={asked} />
      </div>
    </>
  )
}
