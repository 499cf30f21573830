import { useSession } from '#web/session.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Table } from '#web/ui/Table.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import type { Person, Team } from '../queries.ts'
import { MemberMenu } from './MemberMenu.tsx'
import { peopleWords } from './words.ts'

export function MemberTable({ people, teams }: { people: readonly Person[]; teams: readonly Team[] }) {
  const words = useWords(peopleWords)
  const roles = useShellWords().roles
  const names = new Map(teams.map(({ id, name }) => [id, name]))
  const teamsOf = ({ team_ids }: Person) => team_ids.flatMap((id) => names.get(id) ?? []).join(', ')
  return (
    <Table
      label={words.members}
      rows={people}
      keyOf={({ id }) => id}
      columns={[
        { id: 'person', head: words.person, cell: (person) => <Member person={person} /> },
        { id: 'role', head: words.role, small: 'hidden', cell: ({ role }) => roles[role] },
        { id: 'teams', head: words.inTeams, small: 'hidden', cell: teamsOf },
        { id: 'since', head: words.since, small: 'hidden', cell: (person) => <Time at={person.created_at} as="day" /> },
        {
          id: 'acts',
          head: <span className="sr">{words.acts('')}</span>,
          align: 'end',
          cell: (person) => <MemberMenu person={person} teams={teams} />,
        },
      ]}
    />
  )
}

function Member({ person }: { person: Person }) {
  const words = useWords(peopleWords)
  const roles = useShellWords().roles
  const me = useSession().person.id
  return (
    <span className="member">
      <Avatar name={person.name} />
      <span className="grow">
        <span>
          <bdi className="font-strong">{person.name}</bdi>
          {person.id === me && <span className="meta"> {words.you}</span>}
        </span>
        <span className="meta">{person.email}</span>
        <span className="meta only-small">{roles[person.role]}</span>
      </span>
    </span>
  )
}
