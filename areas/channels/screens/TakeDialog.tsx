import { useState } from 'react'
import { withdrawGrant } from '#areas/conduct/api.ts'
import { call } from '#web/call.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import type { ShownGrant } from './grant-state.ts'
import { useNames } from './names.ts'
import { useReadAgain } from './read-again.ts'
import { channelsWords } from './words.ts'

/** Asked for a reason, which stays in the record. */
export function TakeDialog({ grant, onClose }: { grant: ShownGrant; onClose: () => void }) {
  const words = useWords(channelsWords)
  const shell = useShellWords()
  const names = useNames()
  const readAgain = useReadAgain()
  const [reason, setReason] = useState('')
  const name = names.person(grant.person_id) ?? '…'
  const take = async () => {
    await call(withdrawGrant, { id: grant.id, reason })
    say({ text: words.took(name) })
    readAgain()
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={words.takeTitle(name)}>
      <p className="ink-2">{words.takeLine}</p>
      <Form
        onSend={take}
        send={words.takeNow}
        disabledReason={reason.trim() ? null : words.why}
        beside={
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        }
      >
        <TextField name="reason" label={words.why} maxLength={500} value={reason} onText={setReason} />
      </Form>
    </Dialog>
  )
}
