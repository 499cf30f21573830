import { useQuery } from '@tanstack/react-query'
import { useWords } from '#web/words.ts'
import { InviteForm } from '../InviteForm.tsx'
import { invitationsQuery, peopleQuery } from '../queries.ts'
import { firstRunWords } from './words.ts'

/** Step 4: who else takes part. */
export function Invite() {
  const words = useWords(firstRunWords)
  const people = useQuery(peopleQuery).data ?? []
  const invitations = useQuery(invitationsQuery).data ?? []
  const waiting = invitations.length > 0 ? ` ${words.waiting(invitations.length)}` : ''
  return (
    <div className="grid gap-4">
      <p className="two">{words.here(people.length) + waiting}</p>
      <InviteForm kind="secondary" />
    </div>
  )
}
