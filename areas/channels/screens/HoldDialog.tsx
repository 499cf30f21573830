import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#web/call.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { TextArea } from '#web/ui/TextArea.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { placeHold } from '../api.ts'
import { CHANNELS, type ShownChannel } from './channel-queries.ts'
import { channelsWords } from './words.ts'

/** Stops everything, or one channel, at once. It needs a reason, since everybody sees the bar. */
export function HoldDialog({ channel, onClose }: { channel?: ShownChannel; onClose: () => void }) {
  const words = useWords(channelsWords)
  const shell = useShellWords()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const hold = async () => {
    const { under_way } = await call(placeHold, { channel_id: channel?.id ?? null, reason })
    say({ text: words.underWay(under_way) })
    await queries.invalidateQueries({ queryKey: CHANNELS })
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={channel ? words.holdOneTitle(channel.display_name) : words.holdTitle}>
      <p className="ink-2">{channel ? words.holdOneLine : words.holdLine}</p>
      <Form
        onSend={hold}
        send={words.holdNow}
        disabledReason={reason.trim() ? null : words.holdReasonHint}
        beside={
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        }
      >
        <TextArea
          name="reason"
          label={words.holdReason}
          placeholder={words.holdReasonHint}
          value={reason}
          onText={setReason}
          maxLength={500}
          required
        />
      </Form>
    </Dialog>
  )
}
