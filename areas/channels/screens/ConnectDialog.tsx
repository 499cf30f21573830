/** Connecting in two steps: which network and how, then what that network asks. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import type { Network } from '../api.ts'
import { ConnectForm } from './ConnectForm.tsx'
import { connectWords } from './connect-words.ts'
import { networksQuery } from './queries.ts'
import { useReadAgain } from './read-again.ts'
import { whatBecame } from './what-became.ts'
import { channelsWords } from './words.ts'

interface Way {
  network: Network
  purpose: 'account' | 'source'
}

export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(channelsWords)
  const connect = useWords(connectWords)
  const networks = useQuery(networksQuery)
  const [way, setWay] = useState<Way | null>(null)
  const readAgain = useReadAgain()
  if (!way)
    return (
      <Dialog open onClose={onClose} title={words.connectTitle}>
        <Loaded query={networks} shape="table">
          {(found) => <Ways ways={found.flatMap(waysOf)} onWay={setWay} />}
        </Loaded>
      </Dialog>
    )
  const { network, purpose } = way
  const listens = purpose === 'source'
  return (
    <Dialog open onClose={onClose} title={listens ? words.listenTo(network.name) : words.connectTo(network.name)}>
      <ConnectForm
        network={network}
        purpose={purpose}
        onConnected={(channel, was) => {
          say({ text: whatBecame(channel, was, connect) })
          readAgain()
          onClose()
        }}
        beside={
          <Button kind="quiet" onClick={() => setWay(null)}>
            {words.otherNetwork}
          </Button>
        }
      />
    </Dialog>
  )
}

/** A network may be entered with an account, and beside it listened to without one. */
const waysOf = (network: Network): Way[] => [
  ...(network.speaks ? [{ network, purpose: 'account' as const }] : []),
  ...(network.source_asks || !network.speaks ? [{ network, purpose: 'source' as const }] : []),
]

function Ways({ ways, onWay }: { ways: readonly Way[]; onWay: (way: Way) => void }) {
  const words = useWords(channelsWords)
  return (
    <ul className="ways">
      {ways.map((way) => (
        <li key={`${way.network.network} ${way.purpose}`}>
          <button type="button" className="way" onClick={() => onWay(way)}>
            <NetworkMark network={way.network.network} silent />
            <span className="grow">
              <b>{way.network.name}</b>
              <span className="meta block">{way.purpose === 'source' ? words.withoutAccount : words.speaks}</span>
            </span>
            <Icon name="right" />
          </button>
        </li>
      ))}
    </ul>
  )
}
