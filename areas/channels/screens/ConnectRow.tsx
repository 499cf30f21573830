/** One network of a list of those that can be connected: what is on already, and the form that adds another. */

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { connectChannel, type Network } from '#areas/channels/api.ts'
import { CallError, call } from '#web/call.ts'
import { Button } from '#web/ui/Button.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { Finding } from '#web/ui/Notice.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { isBrought } from '../schema.ts'
import { ConnectedRow } from './ConnectedRow.tsx'
import { ConnectForm } from './ConnectForm.tsx'
import { whoSaidNo } from './connect-refusal.ts'
import { type ConnectWords, connectWords } from './connect-words.ts'
import type { ChannelShown } from './queries.ts'
import { channelsQuery } from './queries.ts'
import { whatBecame } from './what-became.ts'

export interface ConnectRowProps {
  network: Network
  purpose: ChannelShown['purpose']
  /** Those of this network and purpose; what was brought of it is not connected. */
  channels: readonly ChannelShown[]
  /** Why nobody here may connect. */
  disabledReason?: string | null
}

export function ConnectRow({ network, purpose, channels: all, disabledReason }: ConnectRowProps) {
  const channels = all.filter((channel) => !isBrought(channel))
  const words = useWords(connectWords)
  const shell = useShellWords()
  const [open, setOpen] = useState(false)
  const [fresh, setFresh] = useState<'yes' | 'no'>('no')
  const atOnce = useConnectAtOnce(network, purpose, () => setFresh('yes'))
  const source = purpose === 'source'
  const asks = source ? (network.source_asks ?? []) : network.asks
  // A source whose questions may all stay empty is one press away; its form is for those who want it otherwise.
  const oneTap = source && asks.every(({ required }) => !required) && channels.length === 0
  const otherwise = asks.some(({ kind }) => kind === 'choice') ? words.choose : words.byAddress
  const first = source ? words.listen : words.connect
  const opens = open ? shell.close : oneTap ? otherwise : channels.length > 0 ? words.another : first
  return (
    <li className="conn-row">
      <div className="conn-top">
        <NetworkMark network={network.network} silent />
        <div className="grow">
          <p className="font-strong">{network.name}</p>
          <p className="meta">{lineOf(words, { channels, source })}</p>
        </div>
        {oneTap && (
          <Button size="small" busy={atOnce.busy} disabledReason={disabledReason} onClick={atOnce.connect}>
            {words.listen}
          </Button>
        )}
        <Button
          size="small"
          kind={oneTap || open ? 'quiet' : 'secondary'}
          aria-expanded={open}
          aria-label={`${opens}: ${network.name}`}
          disabledReason={disabledReason}
          onClick={() => setOpen(!open)}
        >
          {opens}
        </Button>
      </div>
      {channels.map((channel) => (
        <ConnectedRow key={channel.id} channel={channel} fresh={fresh} disabledReason={disabledReason ?? null} />
      ))}
      {atOnce.problem && (
        <div ref={bringIntoView}>
          <Finding what={whoSaidNo(atOnce.problem, network.name, words)}>{atOnce.problem.message}</Finding>
        </div>
      )}
      {open && (
        <div ref={bringIntoView}>
          <ConnectForm
            network={network}
            purpose={purpose}
            kind="secondary"
            onConnected={(channel, was) => {
              setFresh('yes')
              setOpen(false)
              // A new one is seen: its row is there.
              if (was) say({ text: whatBecame(channel, was, words) })
            }}
          />
        </div>
      )}
    </li>
  )
}

/** A form that opens below what is seen was not opened for anybody: it comes up, and typing can begin where something has to be typed. */
function bringIntoView(form: HTMLElement | null): void {
  const toWrite = form?.querySelector<HTMLElement>('input[required], textarea[required]')
  const first = toWrite ?? form?.querySelector<HTMLElement>('[role=radio], input, textarea')
  first?.focus({ preventScroll: true })
  form?.scrollIntoView({ block: 'nearest' })
}

function lineOf(
  words: ConnectWords,
  { channels, source }: { channels: readonly ChannelShown[]; source: boolean },
): string {
  const well = channels.filter(({ state, polled_at }) => state === 'well' && polled_at !== null).length
  const paused = channels.filter(({ state }) => state === 'paused').length
  if (well > 0) return words.connected(well)
  if (channels.length > 0) return paused === channels.length ? words.stopped : words.notReachedYet
  return source ? words.noKey : words.notYet
}

function useConnectAtOnce(network: Network, purpose: ChannelShown['purpose'], onDone: () => void) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallError | null>(null)
  const connect = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await call(connectChannel, { network: network.network, purpose, answers: {} })
      onDone()
      await queries.invalidateQueries({ queryKey: channelsQuery.queryKey })
    } catch (caught) {
      if (!(caught instanceof CallError)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, connect: () => void connect() }
}
