import { administrationApi as api } from '#areas/administration/api.ts'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { useWords } from '#web/words.ts'
import type { Person } from '../queries.ts'
import { useDoIt } from './do-it.ts'
import { useAdminReason } from './may.ts'
import { peopleWords } from './words.ts'

/** Those who were let go; what they wrote keeps their name. */
export function Left({ people }: { people: readonly Person[] }) {
  const words = useWords(peopleWords)
  const format = useFormat()
  const reason = useAdminReason()
  const doIt = useDoIt()
  if (people.length === 0) return null
  const letIn = ({ id, name }: Person) =>
    doIt({ run: () => call(api.changePerson, { id, active: true }), said: { text: words.reactivated(name) } })
  return (
    <section className="grid gap-2">
      <Heading count={people.length}>{words.left}</Heading>
      <ul className="who-list">
        {people.map((person) => (
          <li key={person.id}>
            <Avatar name={person.name} />
            <bdi className="cut">{person.name}</bdi>
            <span className="meta grow">
              {person.deactivated_at && words.leftOn(format.day(person.deactivated_at))}
            </span>
            <Button size="small" disabledReason={reason} onClick={() => void letIn(person)}>
              {words.reactivate}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
