import { useQuery } from '@tanstack/react-query'
import { ConnectRow } from '#areas/channels/screens/ConnectRow.tsx'
import { channelsQuery, networksQuery } from '#areas/channels/screens/queries.ts'
import { Loaded } from '#web/ui/Loaded.tsx'
import { useWords } from '#web/words.ts'
import { firstRunWords } from './words.ts'

/** Where it listens without a key: whatever networks say that they have open. */
export function Sources() {
  const words = useWords(firstRunWords)
  return (
    <div className="grid gap-2">
      <p className="flex-row">
        <b>{words.where}</b>
        <span className="meta ms-auto">{words.whereLine}</span>
      </p>
      <Rows purpose="source" />
    </div>
  )
}

/** Step 3: the accounts with which one answers. */
export function Accounts() {
  return <Rows purpose="account" />
}

function Rows({ purpose }: { purpose: 'account' | 'source' }) {
  const words = useWords(firstRunWords)
  const networks = useQuery(networksQuery)
  const channels = useQuery(channelsQuery).data ?? []
  return (
    <Loaded query={networks} shape="table" failed={words.networksFailed}>
      {(all) => {
        const fitting = all.filter(({ speaks, source_asks }) => (purpose === 'source' ? source_asks !== null : speaks))
        if (fitting.length === 0) return <p className="two">{words.noNetworks}</p>
        return (
          <ul className="conn">
            {fitting.map((network) => (
              <ConnectRow
                key={network.network}
                network={network}
                purpose={purpose}
                channels={channels.filter((one) => one.network === network.network && one.purpose === purpose)}
              />
            ))}
          </ul>
        )
      }}
    </Loaded>
  )
}
