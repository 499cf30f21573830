/** What people taught routing, how sure it has to be of each team by now, and how last night compared. */
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '#web/format.ts'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { useWords } from '#web/words.ts'
import { learnedQuery, useTeamChoices } from './queries.ts'
import { routingWords } from './words.ts'

export function Learned() {
  const words = useWords(routingWords)
  const format = useFormat()
  const learned = useQuery(learnedQuery)
  const { nameOf } = useTeamChoices()
  if (learned.error) return <ErrorState error={learned.error} onRetry={() => void learned.refetch()} />
  if (!learned.data) return null
  const { corrected, confirmed, thresholds, night } = learned.data
  const share = (right: number, asked: number) => format.percent(right / asked)
  return (
    <section>
      <h2>{words.learned}</h2>
      <p>{corrected + confirmed === 0 ? words.nothingLearned : words.learnedFrom(corrected, confirmed)}</p>
      {thresholds.length > 0 && (
        <ul className="meta">
          {thresholds.map(({ team_id, from }) => {
            const team = nameOf(team_id) ?? '…'
            return (
              <li key={team_id}>
                {from > 1 ? words.notBelieved(team) : words.believedFrom(team, format.percent(from))}
              </li>
            )
          })}
        </ul>
      )}
      {night && (
        <p className="meta">
          {words.night(
            night.asked,
            share(night.champion.right, night.asked),
            share(night.challenger.right, night.asked),
          )}
        </p>
      )}
    </section>
  )
}
