import { useSession } from '#web/session.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { useWords } from '#web/words.ts'
import { useNames } from './people.ts'
import { inboxWords } from './words.ts'

/** Who of us has it, small, and mine unlike a colleague's. What nobody has is seen by the gap. */
export function Holder({ person_id }: { person_id: string | null }) {
  const words = useWords(inboxWords)
  const me = useSession().person.id
  const name = useNames().person(person_id)
  if (!name) return null
  return (
    <span className={person_id === me ? 'holder mine' : 'holder'}>
      <Avatar name={name} size="s" />
      <span className="sr">{person_id === me ? words.withYou : words.held(name)}</span>
    </span>
  )
}
