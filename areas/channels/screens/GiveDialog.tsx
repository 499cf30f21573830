import { useState } from 'react'
import { giveGrant } from '#areas/conduct/api.ts'
import { call } from '#web/call.ts'
import { useWhere } from '#web/locale.ts'
import { Button } from '#web/ui/Button.tsx'
import { ComboField } from '#web/ui/ComboField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { fromWall } from '#web/wall-clock.ts'
import { useShellWords, useWords } from '#web/words.ts'
import type { ShownChannel } from './channel-queries.ts'
import { useNames } from './names.ts'
import { useReadAgain } from './read-again.ts'
import { channelsWords } from './words.ts'

interface GiveDialogProps {
  channel: ShownChannel
  /** Who may speak already, without an end. */
  speakers: ReadonlySet<string>
  onClose: () => void
}

export function GiveDialog({ channel, speakers, onClose }: GiveDialogProps) {
  const words = useWords(channelsWords)
  const shell = useShellWords()
  const { people, person } = useNames()
  const readAgain = useReadAgain()
  const { time_zone } = useWhere()
  const [person_id, setPerson] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const name = person(person_id) ?? '…'
  const missing = !person_id
    ? words.choosePerson
    : speakers.has(person_id)
      ? words.speaksAlready(name)
      : reason.trim()
        ? null
        : words.whyHint
  const give = async () => {
    if (!person_id) return
    const until_at = until ? fromWall(until, time_zone) : null
    await call(giveGrant, { id: channel.id, person_id, reason, until_at })
    say({ text: words.gave(name) })
    readAgain()
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={words.give}>
      <Form
        onSend={give}
        send={words.giveShort}
        disabledReason={missing}
        beside={
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        }
      >
        <ComboField
          name="person_id"
          label={words.person}
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={person_id}
          onChoice={setPerson}
        />
        <TextField
          name="reason"
          label={words.why}
          placeholder={words.whyHint}
          maxLength={500}
          value={reason}
          onText={setReason}
        />
        <TextField
          name="until_at"
          type="datetime-local"
          label={words.until}
          help={words.untilHelp}
          value={until}
          onText={setUntil}
        />
      </Form>
    </Dialog>
  )
}
