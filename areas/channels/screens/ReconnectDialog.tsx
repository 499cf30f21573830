import { useQuery } from '@tanstack/react-query'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { ConnectForm } from './ConnectForm.tsx'
import type { ShownChannel } from './channel-queries.ts'
import { networksQuery } from './queries.ts'
import { useReadAgain } from './read-again.ts'
import { channelsWords } from './words.ts'

/** Signs in again as the same account; the server refuses another one and says whose it is. */
export function ReconnectDialog({ channel, onClose }: { channel: ShownChannel; onClose: () => void }) {
  const words = useWords(channelsWords)
  const shell = useShellWords()
  const readAgain = useReadAgain()
  const network = useQuery(networksQuery).data?.find((one) => one.network === channel.network)
  const connected = () => {
    say({ text: words.resumed(channel.display_name) })
    readAgain()
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={words.reconnectTo(channel.display_name)}>
      <p className="ink-2">{words.reconnectLine(channel.handle)}</p>
      {network ? (
        <ConnectForm
          network={network}
          purpose={channel.purpose}
          channel_id={channel.id}
          onConnected={connected}
          beside={
            <Button kind="quiet" onClick={onClose}>
              {shell.cancel}
            </Button>
          }
        />
      ) : (
        <Skeleton shape="lines" />
      )}
    </Dialog>
  )
}
