import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { useWords } from '#web/words.ts'
import { retireChannel } from '../api.ts'
import { CHANNELS, type ShownChannel } from './channel-queries.ts'
import { channelsWords } from './words.ts'

/** Asked, because the sign-in is forgotten and cannot be taken back. */
export function RetireDialog({ channel, onClose }: { channel: ShownChannel; onClose: () => void }) {
  const words = useWords(channelsWords)
  const { doing, run } = useDoing(CHANNELS)
  const name = channel.display_name
  const retire = () =>
    run({
      key: 'retire',
      ask: () => call(retireChannel, { id: channel.id }),
      done: () => {
        onClose()
        return { text: words.retired(name) }
      },
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.retireTitle(name)}
      acts={
        <>
          <Button onClick={onClose}>{words.keep}</Button>
          <Button kind="danger-full" busy={doing !== null} onClick={retire}>
            {words.retireNow}
          </Button>
        </>
      }
    >
      <p className="ink-2">{words.retireLine(name)}</p>
    </Dialog>
  )
}
