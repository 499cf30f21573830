import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormat } from '#web/format.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { useWords } from '#web/words.ts'
import type { Person } from '../queries.ts'
import { peopleQuery, teamsQuery } from '../queries.ts'
import type { Folk } from './duties.ts'
import { peopleWords } from './words.ts'

/** More in a team than this are counted, not listed. */
const LISTED = 8

/** The teams and who is in them, beside the duties. */
export function WhoIsWhere() {
  const words = useWords(peopleWords)
  const people = useQuery(peopleQuery)
  const teams = useQuery(teamsQuery)
  return (
    <Loaded query={people} shape="rows" failed={words.peopleFailed}>
      {(folk) => (
        <Loaded query={teams} shape="rows" failed={words.teamsFailed}>
          {(groups) => <Groups people={folk.filter(({ deactivated_at }) => !deactivated_at)} teams={groups} />}
        </Loaded>
      )}
    </Loaded>
  )
}

function Groups({ people, teams }: Folk) {
  const words = useWords(peopleWords)
  const format = useFormat()
  const filled = teams.filter(({ member_ids }) => people.some(({ id }) => member_ids.includes(id)))
  const nowhere = people.filter(({ team_ids }) => team_ids.length === 0)
  return (
    <>
      <section>
        <h3>{words.whoIsWhere}</h3>
        <p className="meta">{words.takePart(format.number(people.length))}</p>
      </section>
      {filled.map((team) => (
        <section key={team.id}>
          <h3>
            <Link to="/people" search={{ tab: 'teams', team: team.id }} className="duty-of">
              <Avatar name={team.name} kind="team" size="s" />
              <bdi className="cut">{team.name}</bdi>
            </Link>
          </h3>
          <Names people={people.filter(({ id }) => team.member_ids.includes(id))} />
        </section>
      ))}
      {nowhere.length > 0 && (
        <section>
          <h3>{words.noTeam}</h3>
          <Names people={nowhere} />
        </section>
      )}
    </>
  )
}

function Names({ people }: { people: readonly Person[] }) {
  const format = useFormat()
  return (
    <ul className="who-list mt-3">
      {people.slice(0, LISTED).map(({ id, name }) => (
        <li key={id}>
          <Avatar name={name} size="s" />
          <bdi className="cut" title={name}>
            {name}
          </bdi>
        </li>
      ))}
      {people.length > LISTED && <li className="meta">+{format.number(people.length - LISTED)}</li>}
    </ul>
  )
}
