import { administrationApi as api } from '#areas/administration/api.ts'
import { call } from '#web/call.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Switch } from '#web/ui/Switch.tsx'
import { useWords } from '#web/words.ts'
import type { Person, Team } from '../queries.ts'
import { useDoIt } from './do-it.ts'
import { peopleWords } from './words.ts'

/** Each takes effect at once, so it is a switch. */
export function TeamsOfMember({
  person,
  teams,
  onClose,
}: {
  person: Person
  teams: readonly Team[]
  onClose: () => void
}) {
  const words = useWords(peopleWords)
  const setMember = useSetMember()
  return (
    <Dialog open onClose={onClose} title={words.teamsOf(person.name)}>
      {teams.length === 0 && <p className="two">{words.noTeamsLine}</p>}
      <div className="grid gap-2">
        {teams.map((team) => (
          <Switch
            key={team.id}
            label={team.name}
            help={team.purpose}
            checked={team.member_ids.includes(person.id)}
            onChange={(on) => void setMember({ team, person, how: on ? 'in' : 'out' })}
          />
        ))}
      </div>
    </Dialog>
  )
}

interface SetMember {
  team: Pick<Team, 'id' | 'name'>
  person: Pick<Person, 'id' | 'name'>
  how: 'in' | 'out'
}

export function useSetMember() {
  const words = useWords(peopleWords)
  const doIt = useDoIt()
  const set = ({ team, person, how }: SetMember) => ({
    run: () => call(how === 'in' ? api.addMember : api.removeMember, { id: team.id, person_id: person.id }),
    whose: person.id,
    said: { text: (how === 'in' ? words.added : words.removed)(person.name, team.name) },
  })
  return (change: SetMember): Promise<void> => {
    const { said, ...deed } = set(change)
    const back = () => doIt(set({ ...change, how: change.how === 'in' ? 'out' : 'in' }))
    return doIt({ ...deed, said: { ...said, undo: back } })
  }
}
