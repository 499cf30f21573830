import { useQuery } from '@tanstack/react-query'
import { Heading } from '#web/ui/Heading.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { deedsQuery } from './channel-queries.ts'
import { useNames } from './names.ts'
import { channelsWords } from './words.ts'

/** What was liked, hidden or deleted through a channel: who, when, why, and what came of it. */
export function Deeds({ channel_id }: { channel_id: string }) {
  const words = useWords(channelsWords)
  const names = useNames()
  const deeds = useQuery(deedsQuery(channel_id))
  return (
    <section aria-label={words.deeds} className="part">
      <Heading>{words.deeds}</Heading>
      <Loaded
        query={deeds}
        shape="lines"
        isEmpty={(all) => all.length === 0}
        empty={<p className="meta">{words.noDeeds}</p>}
      >
        {(all) => (
          <ul className="plain-rows">
            {all.map((deed) => (
              <li key={deed.id}>
                <span className="grow">
                  <b>{words.deed[deed.deed]}</b> {names.person(deed.person_id)}
                  {deed.reason && <bdi className="ink-2">: {deed.reason}</bdi>}
                  <span className="meta block wrap-anywhere">
                    {words.deedState[deed.state]}
                    {deed.problem && `. ${deed.problem.sentence}`} · {deed.native_id}
                  </span>
                </span>
                <span className="meta">
                  <Time at={deed.asked_at} as="list" />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
