import { useQuery } from '@tanstack/react-query'
import { channelsQuery } from '#areas/channels/screens/queries.ts'
import { paths } from '#web/paths.ts'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { NoPermission } from '#web/ui/NoPermission.tsx'
import { StateBlock } from '#web/ui/StateBlock.tsx'
import { useWords } from '#web/words.ts'
import { LookBack, OpenedQuery } from './lazily.tsx'
import { NameAndHeard } from './NameAndHeard.tsx'
import { NewMonitor } from './NewMonitor.tsx'
import { monitorsQuery } from './queries.ts'
import { listeningWords } from './words.ts'

const SHOWN = 20

export function OpenedMonitor({ id, forbidden }: { id: string | null; forbidden: string | null }) {
  const words = useWords(listeningWords)
  const monitors = useQuery(monitorsQuery).data
  // While there is none, the list says what will be here, or what is wrong.
  if (!monitors || (!id && monitors.length === 0)) return null
  const monitor = monitors.find((one) => one.id === id)
  if (id === 'new' && forbidden)
    return (
      <div className="state-page">
        <NoPermission title={forbidden} />
      </div>
    )
  if (!monitor && id !== 'new')
    return (
      <div className="state-page">
        <StateBlock icon={id ? 'dashed' : 'ear'} title={id ? words.gone : words.chooseName}>
          {id ? words.goneLine : words.chooseLine}
        </StateBlock>
      </div>
    )
  return (
    <div className="pane-body">
      <div className="ledger">
        {monitor && <LookBack key={`back ${id}`} monitor={monitor} forbidden={forbidden} />}
        {!monitor ? (
          <NewMonitor limit={SHOWN} />
        ) : monitor.query === null ? (
          <NameAndHeard key={id} monitor={monitor} guess="" withSet limit={SHOWN} forbidden={forbidden} />
        ) : (
          <OpenedQuery key={id} monitor={monitor} limit={SHOWN} forbidden={forbidden} />
        )}
        <NoSource />
      </div>
    </div>
  )
}

/** A name is heard nowhere while nothing is connected. */
function NoSource() {
  const words = useWords(listeningWords)
  const channels = useQuery(channelsQuery).data
  if (channels?.length !== 0) return null
  return (
    <div>
      <LinkButton to={paths.channels()}>{words.toChannels}</LinkButton>
    </div>
  )
}
