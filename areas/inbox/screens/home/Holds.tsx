import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLive } from '#web/live.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { channelsQuery } from '../EmptyList.tsx'
import { useNames } from '../people.ts'
import { holdsQuery } from '../queries.ts'
import { inboxWords } from '../words.ts'

/** What is held: seen by everybody, with who said so and why. */
export function Holds() {
  const words = useWords(inboxWords)
  const names = useNames()
  const queries = useQueryClient()
  useLive(
    ['channels.hold_placed', 'channels.hold_released'],
    () => void queries.invalidateQueries({ queryKey: holdsQuery.queryKey }),
  )
  const holds = useQuery(holdsQuery).data?.holds ?? []
  const channels = useQuery({ ...channelsQuery, enabled: holds.some((hold) => hold.channel_id) }).data?.channels ?? []
  if (holds.length === 0) return null
  const handle = (id: string | null) => channels.find((channel) => channel.id === id)?.handle ?? '…'
  return (
    <section aria-label={words.holds} className="grid gap-2">
      {holds.map((hold) => (
        <div key={hold.id} className="held-line" role="status">
          <Icon name="pause" />
          <span className="grow">
            <b>{hold.scope === 'everything' ? words.holdAll : words.holdOne(handle(hold.channel_id))}</b> {hold.reason}
          </span>
          <span className="meta">
            {names.person(hold.placed_by)} <Time at={hold.placed_at} />
          </span>
        </div>
      ))}
    </section>
  )
}
