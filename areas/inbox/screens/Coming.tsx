import { usePrefetchQuery, useQueryClient } from '@tanstack/react-query'
import { Pane } from '#web/ui/Panes.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useWords } from '#web/words.ts'
import { threadQuery } from './queries.ts'
import { inboxWords } from './words.ts'

/** A conversation that is on its way, in the shape it will have. Its words are fetched beside what draws them. */
export function Coming({ id, onBack }: { id: string; onBack: () => void }) {
  const words = useWords(inboxWords)
  usePrefetchQuery(threadQuery(useQueryClient(), id))
  return (
    <Pane name="work" label={words.thread} onBack={onBack}>
      <div className="state-page">
        <Skeleton shape="rows" count={4} />
      </div>
    </Pane>
  )
}
