import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { linkTo, paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Icon } from '#web/ui/Icon.tsx'
import type { IconName } from '#web/ui/icons.ts'
import { useWords } from '#web/words.ts'
import { stuckQuery, useChannelsLive } from './channel-queries.ts'
import { channelsQuery } from './queries.ts'
import { channelsWords } from './words.ts'

/** On Home, for who may see those pages: what leaves only once a person decides, and what nobody looks after. */
export function Stuck() {
  return useMay('read') ? <Lines /> : null
}

function Lines() {
  const { stuck: words } = useWords(channelsWords)
  const { held = 0, needs_person = 0, refused = 0 } = useQuery(stuckQuery).data ?? {}
  const channels = useQuery(channelsQuery).data ?? []
  const bare = channels.filter(({ gaps }) => gaps.length > 0).length
  useChannelsLive()
  const lines: { count: number; icon: IconName; text: string; to: string }[] = [
    { count: held, icon: 'pause', text: words.held(held), to: paths.deliveries({ show: 'held' }) },
    { count: needs_person, icon: 'help', text: words.needs(needs_person), to: paths.deliveries() },
    { count: refused, icon: 'alert', text: words.refused(refused), to: paths.deliveries({ show: 'refused' }) },
    { count: bare, icon: 'people', text: words.bare(bare), to: paths.people() },
  ]
  const shown = lines.filter(({ count }) => count > 0)
  if (shown.length === 0) return null
  return (
    <section aria-label={words.title}>
      <ul className="stuck">
        {shown.map(({ icon, text, to }) => (
          <li key={to} className="flex-row">
            <Icon name={icon} size="s" />
            <Link {...linkTo(to)} className="link" activeProps={{}}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
