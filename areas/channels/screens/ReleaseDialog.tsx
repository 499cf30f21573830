import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { releaseHold, takeReleaseBack } from '../api.ts'
import { CHANNELS, holdsQuery, type ShownHold } from './channel-queries.ts'
import { channelsWords } from './words.ts'

/** Says what a hold stops and what becomes of it, and asks once; for a few seconds more it can be taken back. */
export function ReleaseDialog({ hold, onClose }: { hold: ShownHold; onClose: () => void }) {
  const words = useWords(channelsWords)
  const shell = useShellWords()
  const format = useFormat()
  const queries = useQueryClient()
  // What the bar was drawn with may be an hour old.
  const holds = useQuery({ ...holdsQuery, refetchOnMount: 'always' }).data?.holds
  const now_it = holds?.find(({ id }) => id === hold.id) ?? hold
  const readAgain = () => queries.invalidateQueries({ queryKey: CHANNELS })
  const release = async () => {
    await call(releaseHold, { id: hold.id })
    const undo = async () => {
      await call(takeReleaseBack, { id: hold.id })
      say({ text: words.heldAgain })
      await readAgain()
    }
    say({ text: words.released, undo })
    onClose()
    await readAgain()
  }
  return (
    <Dialog open onClose={onClose} title={words.releaseTitle}>
      <Form
        onSend={release}
        send={now_it.held > 0 ? words.releaseNow(format.number(now_it.held)) : words.release}
        beside={
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        }
      >
        <p className="ink-2">{useWhatHappens(now_it)}</p>
      </Form>
    </Dialog>
  )
}

function useWhatHappens({ held, queued, oldest_held_at }: ShownHold): string {
  const words = useWords(channelsWords)
  const format = useFormat()
  const now = useNow()
  const since_ms = oldest_held_at ? now.getTime() - new Date(oldest_held_at).getTime() : 0
  const later = queued > 0 ? [words.releaseQueued(queued)] : []
  if (held === 0) return [words.releaseNothing, ...later].join(' ')
  const one_by_one = held === 1 ? words.releaseOne : words.releaseOneByOne
  return [words.releaseHeld(held, format.length(since_ms)), one_by_one, ...later, words.releaseNew].join(' ')
}
