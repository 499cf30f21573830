import { useQuery } from '@tanstack/react-query'
import { Avatar } from '#web/ui/Avatar.tsx'
import { ComboField } from '#web/ui/ComboField.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import type { Team } from '../queries.ts'
import { peopleQuery } from '../queries.ts'
import { useAdminReason } from './may.ts'
import { useSetMember } from './TeamsOfMember.tsx'
import { peopleWords } from './words.ts'

export function TeamMembers({ team }: { team: Team }) {
  const words = useWords(peopleWords)
  const roles = useShellWords().roles
  const reason = useAdminReason()
  const people = useQuery(peopleQuery)
  const setMember = useSetMember()
  return (
    <section className="narrow grid gap-3">
      <Heading count={team.member_ids.length}>{words.memberHead}</Heading>
      <Loaded query={people} shape="rows" failed={words.peopleFailed}>
        {(all) => {
          const here = all.filter(({ deactivated_at }) => !deactivated_at)
          const inside = here.filter(({ id }) => team.member_ids.includes(id))
          const outside = here.filter(({ id }) => !team.member_ids.includes(id))
          return (
            <>
              {inside.length === 0 && <p className="two">{words.nobodyIn}</p>}
              <ul className="who-list">
                {inside.map((person) => (
                  <li key={person.id}>
                    <Avatar name={person.name} />
                    <bdi className="cut grow">{person.name}</bdi>
                    <span className="meta">{roles[person.role]}</span>
                    <IconButton
                      kind="quiet"
                      size="small"
                      icon="cross"
                      label={words.removeMember(person.name, team.name)}
                      disabledReason={reason}
                      onClick={() => void setMember({ team, person, how: 'out' })}
                    />
                  </li>
                ))}
              </ul>
              {!reason && outside.length > 0 && (
                <ComboField
                  key={inside.length}
                  label={words.addMember}
                  choices={outside.map(({ id, name, email }) => ({ value: id, label: name, note: email }))}
                  value={null}
                  onChoice={(id) => {
                    const person = outside.find((one) => one.id === id)
                    if (person) void setMember({ team, person, how: 'in' })
                  }}
                />
              )}
            </>
          )
        }}
      </Loaded>
    </section>
  )
}
