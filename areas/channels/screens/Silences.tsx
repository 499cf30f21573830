import { queryOptions, useQuery } from '@tanstack/react-query'
import { listSilences } from '#areas/channels/api.ts'
import { call } from '#web/call.ts'
import { Heading } from '#web/ui/Heading.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { channelsWords } from './words.ts'

const silencesQuery = (id: string) =>
  queryOptions({
    queryKey: ['channels', 'silences', id],
    queryFn: async ({ signal }) => (await call(listSilences, { id }, { signal })).silences,
  })

/** When it was not heard, so that a quiet day is told from a deaf one. Nothing is drawn where there is nothing to tell. */
export function Silences({ channel_id }: { channel_id: string }) {
  const words = useWords(channelsWords)
  const silences = useQuery(silencesQuery(channel_id)).data
  if (!silences || silences.length === 0) return null
  return (
    <section className="part" aria-label={words.silencesTitle}>
      <Heading>{words.silencesTitle}</Heading>
      <ul className="silences">
        {silences.map(({ id, why, says, from_at, to_at }) => (
          <li key={id}>
            <b>{words.silences[why]}</b>{' '}
            <span className="meta">
              <Time at={from_at} />{' '}
              {to_at ? (
                <>
                  – <Time at={to_at} />
                </>
              ) : (
                words.silentStill
              )}
            </span>
            {says && <p className="ink-2 wrap-anywhere">{says}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
