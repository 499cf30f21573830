/** What is connected, what it lets us do, and whether it is well. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useKeys } from '#web/keys.tsx'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { AbilityTable } from './AbilityTable.tsx'
import { ChannelTable } from './ChannelTable.tsx'
import { everyChannelQuery, holdsQuery, type ShownChannel, useChannelsLive } from './channel-queries.ts'
import { lineBelow, summaryOf } from './summary.ts'
import { summaryWords } from './summary-words.ts'
import { ChannelsViews } from './Views.tsx'
import { channelsWords } from './words.ts'

const ConnectDialog = lazy(async () => ({ default: (await import('./ConnectDialog.tsx')).ConnectDialog }))
const HoldDialog = lazy(async () => ({ default: (await import('./HoldDialog.tsx')).HoldDialog }))

export function ChannelsPage() {
  const words = useWords(channelsWords)
  const shell = useShellWords()
  const [open, setOpen] = useState<'connect' | 'hold' | null>(null)
  const navigate = useNavigate()
  const mayHold = useMayHold()
  const { hold } = useSearch({ strict: false }) as { hold?: string }
  const holds = mayHold && (open === 'hold' || hold === 'yes')
  const close = () => {
    setOpen(null)
    if (hold) void navigate({ to: paths.channels(), replace: true })
  }
  const forbidden = useMay('administer') ? null : words.onlyAdministrators
  const channels = useQuery(everyChannelQuery)
  useChannelsLive()
  const connect = () => setOpen('connect')
  useKeys([{ keys: 'n', label: words.connectChannel, run: () => forbidden ?? connect() }])
  const button = (
    <Button
      kind="primary"
      icon="plus"
      disabledReason={forbidden}
      onClick={connect}
      className="head-act"
      aria-label={words.connectChannel}
    >
      {words.connectChannel}
    </Button>
  )
  return (
    <>
      <PageHead title={shell.channels} beside={<ChannelsViews />} action={button} />
      <div className="scroll ledger">
        <div className="only-small">
          <ChannelsViews />
        </div>
        <Loaded
          query={channels}
          shape="table"
          isEmpty={(all) => all.length === 0}
          empty={
            <EmptyState
              icon="channels"
              title={words.firstTitle}
              acts={
                <>
                  <Button disabledReason={forbidden} onClick={connect}>
                    {words.connectChannel}
                  </Button>
                  <HoldButton onHold={() => setOpen('hold')} />
                </>
              }
            >
              {words.firstLine}
            </EmptyState>
          }
        >
          {(all) => <Accounts channels={all} onHold={() => setOpen('hold')} />}
        </Loaded>
      </div>
      <Suspense fallback={null}>
        {open === 'connect' && <ConnectDialog onClose={close} />}
        {holds && <HoldDialog onClose={close} />}
      </Suspense>
    </>
  )
}

/** Whoever reads along may stop everything too; once it is stopped, the bar above has the way back. */
function useMayHold(): boolean {
  const holds = useQuery(holdsQuery).data?.holds ?? []
  return useMay('read') && !holds.some(({ scope }) => scope === 'everything')
}

function HoldButton({ onHold }: { onHold: () => void }) {
  const words = useWords(channelsWords)
  return useMayHold() ? (
    <Button icon="pause" onClick={onHold}>
      {words.hold}
    </Button>
  ) : null
}

function Accounts({ channels, onHold }: { channels: readonly ShownChannel[]; onHold: () => void }) {
  const words = useWords(channelsWords)
  const summary = useWords(summaryWords)
  const [past, setPast] = useState(false)
  const living = channels.filter(({ state }) => state !== 'retired')
  const retired = channels.length - living.length
  const signs = living.map(({ sign }) => sign)
  return (
    <>
      <div className="sum">
        <div className="grow">
          <p className="lead">{living.length > 0 ? summaryOf(signs, summary) : words.firstTitle}</p>
          <p className="meta">{lineBelow(signs, summary)}</p>
        </div>
        <HoldButton onHold={onHold} />
      </div>
      <ChannelTable channels={past ? channels : living} />
      {retired > 0 && (
        <p>
          <button type="button" className="link" aria-expanded={past} onClick={() => setPast(!past)}>
            {past ? words.hideRetired : words.showRetired(retired)}
          </button>
        </p>
      )}
      {living.length > 0 && <AbilityTable />}
    </>
  )
}
