/** What was heard, live: of one monitor, of a set, or of all. */
import { useSearch } from '@tanstack/react-router'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { ListeningViews } from '../analysis/Views.tsx'
import { MendLine } from './MendLine.tsx'
import { StreamTop } from './StreamFilters.tsx'
import { StreamList } from './StreamList.tsx'
import './stream.css'
import { leftOutOf, readAsked } from './stream-place.ts'
import { streamWords } from './stream-words.ts'

export function StreamPage() {
  const shell = useShellWords()
  const words = useWords(streamWords)
  const search = useSearch({ strict: false })
  const asked = readAsked(search)
  const left_out = leftOutOf(search, asked)
  return (
    <>
      <PageHead title={shell.listening} beside={<ListeningViews />} />
      <div className="stream">
        <div className="only-small list-views">
          <ListeningViews />
        </div>
        <StreamTop asked={asked} />
        {left_out.length > 0 && <p className="stream-left-out meta">{words.leftOutOf(left_out.join(', '))}</p>}
        {asked.monitor_id && <MendLine id={asked.monitor_id} />}
        <StreamList asked={asked} />
      </div>
    </>
  )
}
