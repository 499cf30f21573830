/** The one act that a channel's state calls for, the others behind a menu, and the dialogs that they open. */
import { lazy, Suspense } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { useWords } from '#web/words.ts'
import { isBrought } from '../schema.ts'
import { BroughtAct } from './BroughtAct.tsx'
import type { ShownChannel } from './channel-queries.ts'
import { useChannelActs } from './use-channel-acts.ts'
import { channelsWords } from './words.ts'

const ReconnectDialog = lazy(async () => ({ default: (await import('./ReconnectDialog.tsx')).ReconnectDialog }))
const RetireDialog = lazy(async () => ({ default: (await import('./RetireDialog.tsx')).RetireDialog }))
const HoldDialog = lazy(async () => ({ default: (await import('./HoldDialog.tsx')).HoldDialog }))

interface ChannelActsProps {
  channel: ShownChannel
  size?: 'small'
}

export function ChannelActs(props: ChannelActsProps) {
  return isBrought(props.channel) ? <BroughtAct {...props} /> : <ListenedActs {...props} />
}

function ListenedActs({ channel, size }: ChannelActsProps) {
  const words = useWords(channelsWords)
  const { first, entries, forbidden, doing, asked, close } = useChannelActs(channel)
  const shape = size ? { size } : {}
  return (
    <span className="row-acts">
      {first && (
        <Button {...shape} busy={doing === 'first'} disabledReason={forbidden} onClick={first.run}>
          {first.label}
        </Button>
      )}
      <Menu
        trigger={
          <IconButton
            {...shape}
            kind="quiet"
            icon="more"
            label={words.more(channel.display_name)}
            busy={doing === 'menu'}
          />
        }
        entries={entries}
      />
      <Suspense fallback={null}>
        {asked === 'reconnect' && <ReconnectDialog channel={channel} onClose={close} />}
        {asked === 'retire' && <RetireDialog channel={channel} onClose={close} />}
        {asked === 'hold' && <HoldDialog channel={channel} onClose={close} />}
      </Suspense>
    </span>
  )
}
