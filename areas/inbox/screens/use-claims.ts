/** What was said to be mine is taken back, and who has it said instead, once a colleague took it over. */
import { useQueryClient } from '@tanstack/react-query'
import { useLive } from '#web/live.ts'
import { useSession } from '#web/session.ts'
import { say, unsay } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { claims } from './claims.ts'
import { peopleQuery } from './people.ts'
import { inboxWords } from './words.ts'

const MOVED = ['inbox.conversation_assigned', 'inbox.conversation_handed_over']

export function useClaims(): void {
  const queries = useQueryClient()
  const words = useWords(inboxWords)
  const me = useSession().person.id
  useLive(MOVED, ({ about = [] }) => {
    const id = about.find((one) => claims.has(one))
    const claim = claims.get(id ?? '')
    if (!id || !claim || about.includes(me)) return
    claims.delete(id)
    unsay(claim.said)
    const holder = queries.getQueryData(peopleQuery.queryKey)?.find((person) => about.includes(person.id))
    if (holder) say({ kind: 'waiting', text: words.gaveTo(claim.name, holder.name) })
  })
}
