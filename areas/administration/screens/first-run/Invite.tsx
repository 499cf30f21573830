import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLive } from '#web/live.ts'
import { useWords } from '#web/words.ts'
import { InviteForm } from '../InviteForm.tsx'
import { invitationsQuery, peopleQuery, readAgain } from '../queries.ts'
import { firstRunWords } from './words.ts'

/** Step 4: who else takes part. */
export function Invite() {
  const words = useWords(firstRunWords)
  const queries = useQueryClient()
  useLive(['administration.'], () => void readAgain(queries))
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
