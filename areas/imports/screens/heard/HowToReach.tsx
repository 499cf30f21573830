/** Beside a conversation of what was heard offline: how to reach them, for those who may answer. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNames } from '#areas/inbox/screens/people.ts'
import { threadKey } from '#areas/inbox/screens/queries.ts'
import type { ConversationView } from '#areas/inbox/screens/shown.ts'
import { call } from '#web/call.ts'
import { useMay } from '#web/session.ts'
import { useWords } from '#web/words.ts'
import { importsApi } from '../../api.ts'
import { heardWords } from './words.ts'

export function HowToReach({ conversation_id: id }: { conversation_id: string }) {
  const words = useWords(heardWords)
  const names = useNames()
  const queries = useQueryClient()
  const may = useMay('answer')
  // Only what was heard offline was written down by somebody.
  const network = queries.getQueryData<ConversationView>(threadKey(id))?.conversation.network
  const known = useQuery({
    queryKey: [...threadKey(id), 'how-to-reach'],
    queryFn: ({ signal }) => call(importsApi.howToReach, { id }, { signal }),
    enabled: may && network === 'offline',
  }).data
  if (!known) return null
  return (
    <section aria-label={words.contact}>
      <h3>{words.contact}</h3>
      <p className="wrap-anywhere">
        <bdi>{known.contact}</bdi>
      </p>
      <p className="meta">{words.contactNoted(names.person(known.noted_by) ?? null)}</p>
    </section>
  )
}
