/** How much people taught routing, under the table; each lesson has a page of its own. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { linkTo, paths } from '#web/paths.ts'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { useWords } from '#web/words.ts'
import { learnedQuery } from './queries.ts'
import { routingWords } from './words.ts'

export function Learned() {
  const words = useWords(routingWords)
  const learned = useQuery(learnedQuery)
  if (learned.error) return <ErrorState error={learned.error} onRetry={() => void learned.refetch()} />
  if (!learned.data) return null
  const { corrected, confirmed } = learned.data
  return (
    <section>
      <h2>{words.learned}</h2>
      <p>
        {corrected + confirmed === 0 ? words.nothingLearned : words.learnedFrom(corrected, confirmed)}{' '}
        <Link className="link" {...linkTo(paths.learned())}>
          {words.seeLearned}
        </Link>
      </p>
    </section>
  )
}
