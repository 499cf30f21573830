import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormat } from '#web/format.ts'
import { linkTo } from '#web/paths.ts'
import { useMay, useSession } from '#web/session.ts'
import { useWords } from '#web/words.ts'
import { hrefOf } from '../place.ts'
import { countsQuery } from '../queries.ts'
import { inboxWords } from '../words.ts'

/** How much waits for my teams. */
export function Teams() {
  const words = useWords(inboxWords)
  const format = useFormat()
  const may = useMay('read')
  const { teams } = useSession()
  const counts = useQuery({ ...countsQuery, enabled: may }).data
  if (!may || teams.length === 0 || !counts) return null
  return (
    <section aria-label={words.myTeams}>
      <div className="h">
        <h2>{words.myTeams}</h2>
      </div>
      <ul className="tally">
        {teams.map((team) => (
          <li key={team.id}>
            <span className="grow cut">{team.name}</span>
            <span className="two">{words.openCount(format.number(counts.teams[team.id] ?? 0))}</span>
            <Link
              {...linkTo(hrefOf({ view: 'team', team_id: team.id, state: 'open', id: null, pane: null }))}
              className="link"
              aria-label={`${words.openThem}: ${team.name}`}
            >
              {words.openThem}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
