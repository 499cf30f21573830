import { useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/Form.tsx'
import { TextArea } from '#web/ui/TextArea.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { inboxWords } from './words.ts'

/** A team, or triage (null). */
export interface Receiver {
  id: string | null
  name: string
}

/** Why it is better there, in the giver's words. Enter sends; Shift-Enter begins a line. */
export function ReasonForm({
  to,
  onSend,
  onCancel,
}: {
  to: Receiver
  onSend: (reason: string) => void
  onCancel: () => void
}) {
  const words = useWords(inboxWords)
  const shell = useShellWords()
  const [reason, setReason] = useState('')
  return (
    <Form
      send={to.id ? words.handToTeam(to.name) : words.triage}
      disabledReason={reason.trim() ? null : words.writeFirst}
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
        help={words.whyHelp}
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
