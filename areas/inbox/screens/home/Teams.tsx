import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormat } from '#web/format.ts'
import { linkTo } from '#web/paths.ts'
import { useMay, useSession } from '#web/session.ts'
import { useWords } from '#web/words.ts'
import { teamsQuery } from '../people.ts'
import { hrefOf } from '../place.ts'
import { countsQuery } from '../queries.ts'
import { inboxWords } from '../words.ts'

/** How much waits for my teams; and for whoever looks after all of them, or has none, for the others. */
export function Teams() {
  const words = useWords(inboxWords)
  const may = useMay('read')
  const administers = useMay('administer')
  const mine = useSession().teams
  const wantsAll = may && (administers || mine.length === 0)
  const counts = useQuery({ ...countsQuery, enabled: may }).data
  const all = useQuery({ ...teamsQuery, enabled: wantsAll }).data ?? []
  if (!counts || !may) return null
  const openOf = (team: Team) => counts.teams[team.id] ?? 0
  const others = all
    .filter((team) => openOf(team) > 0 && !mine.some(({ id }) => id === team.id))
    .toSorted((a, b) => openOf(b) - openOf(a))
  return (
    <>
      {mine.length > 0 && <Tally label={words.myTeams} teams={mine} openOf={openOf} />}
      {others.length > 0 && (
        <Tally label={mine.length > 0 ? words.otherTeams : words.allTeams} teams={others} openOf={openOf} />
      )}
    </>
  )
}

interface Team {
  id: string
  name: string
}

function Tally({ label, teams, openOf }: { label: string; teams: readonly Team[]; openOf: (team: Team) => number }) {
  const words = useWords(inboxWords)
  const format = useFormat()
  return (
    <section aria-label={label}>
      <div className="h">
        <h2>{label}</h2>
      </div>
      <ul className="tally">
        {teams.map((team) => (
          <li key={team.id}>
            <span className="grow cut">{team.name}</span>
            <span className="two">{words.openCount(format.number(openOf(team)))}</span>
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
