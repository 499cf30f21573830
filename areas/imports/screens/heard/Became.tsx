import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { monitorsQuery } from '#areas/listening/screens/queries.ts'
import { linkTo, paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { useWords } from '#web/words.ts'
import { becameQuery, type Written } from './became.ts'
import { heardWords } from './words.ts'

/** What was written down since the page was opened, the latest first, with who heard it and where it is answered. */
export function Became({ written }: { written: readonly Written[] }) {
  const words = useWords(heardWords)
  if (written.length === 0) return null
  return (
    <section aria-label={words.became} className="part">
      <h2>{words.became}</h2>
      <ul className="brought-list">
        {written.map((one) => (
          <One key={one.id} written={one} />
        ))}
      </ul>
    </section>
  )
}

function One({ written }: { written: Written }) {
  const words = useWords(heardWords)
  // Who is asked now and then sees no list of monitors: how many heard it is theirs to know.
  const reads = useMay('read')
  const became = useQuery({ ...becameQuery(written), enabled: reads }).data
  const { data: monitors = [] } = useQuery({ ...monitorsQuery, enabled: reads })
  const heard_by = monitors.filter(({ id }) => became?.heard_by.includes(id))
  const conversation_id = became?.conversation_id
  return (
    <li className="note-became">
      <p className="import-text">
        <bdi>{written.said}</bdi>
      </p>
      <p className="meta">
        {heard_by.length === 0
          ? words.heardByCount(written.monitors)
          : heard_by.map(({ id, name }, at) => (
              <Fragment key={id}>
                {at === 0 ? `${words.heardBy} ` : ', '}
                <Link {...linkTo(paths.heard({ monitor: id, network: 'offline' }))} className="link">
                  <bdi>{name}</bdi>
                </Link>
              </Fragment>
            ))}
        {' · '}
        {conversation_id ? (
          <Link {...linkTo(paths.conversation(conversation_id))} className="link">
            {words.itsConversation}
          </Link>
        ) : written.conversations > 0 ? (
          words.conversationOpen
        ) : (
          words.noConversation
        )}
      </p>
    </li>
  )
}
