import { useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/Form.tsx'
import { TextArea } from '#web/ui/TextArea.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { type InboxWords, inboxWords } from './words.ts'

/** A team, or triage (null). */
export interface Receiver {
  id: string | null
  name: string
}

export const sendTo = (to: Receiver, words: InboxWords): string => (to.id ? words.handToTeam(to.name) : words.triage)

/** Why it goes elsewhere, in the giver's words. Enter sends; Shift-Enter begins a line. */
export function ReasonForm({
  send,
  help,
  needed = 'yes',
  onSend,
  onCancel,
}: {
  send: string
  /** What becomes of the reason. */
  help: string
  needed?: 'yes' | 'no'
  onSend: (reason: string) => void
  onCancel: () => void
}) {
  const words = useWords(inboxWords)
  const shell = useShellWords()
  const [reason, setReason] = useState('')
  return (
    <Form
      send={send}
      disabledReason={needed === 'no' || reason.trim() ? null : words.writeFirst}
      onSend={async () => onSend(reason.trim())}
      beside={
        <Button kind="quiet" onClick={onCancel}>
          {shell.cancel}
        </Button>
      }
    >
      <TextArea
        label={words.why}
        name="reason"
        help={help}
        maxLength={500}
        autoFocus
        value={reason}
        onText={setReason}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
      />
    </Form>
  )
}
