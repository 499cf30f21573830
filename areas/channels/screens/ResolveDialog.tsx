import { useState } from 'react'
import { call } from '#web/call.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { Radios } from '#web/ui/Radios.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { resolveDelivery } from '../api.ts'
import type { ShownDelivery } from './channel-queries.ts'
import { useReadAgain } from './read-again.ts'
import { channelsWords } from './words.ts'

const OUTCOMES = ['there', 'not_there_send_again', 'not_there_give_up'] as const
type Outcome = (typeof OUTCOMES)[number]

export interface ResolveDialogProps {
  delivery: ShownDelivery
  channel_name: string
  /** Why nothing may be sent now. */
  held: string | null
  onClose: () => void
}

/** A person who has looked says what no program can know. */
export function ResolveDialog({ delivery, channel_name, held, onClose }: ResolveDialogProps) {
  const words = useWords(channelsWords)
  const shell = useShellWords()
  const readAgain = useReadAgain()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [url, setUrl] = useState('')
  const unsent = outcome === 'not_there_send_again' ? held : null
  const decide = async () => {
    if (!outcome) return
    await call(resolveDelivery, {
      id: delivery.id,
      outcome,
      ...(outcome === 'there' && url.trim() && { url: url.trim() }),
    })
    say({ text: words.decided })
    readAgain()
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={words.resolveTitle}>
      <p className="ink-2">{words.resolveLine(channel_name)}</p>
      <blockquote className="quote" dir="auto">
        {delivery.outgoing.text}
      </blockquote>
      <Form
        onSend={decide}
        send={words.sayIt}
        disabledReason={outcome ? unsent : words.chooseFirst}
        beside={
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        }
      >
        <Radios
          name="outcome"
          label={words.resolveTitle}
          value={outcome}
          onChoice={(value) => setOutcome(OUTCOMES.find((one) => one === value) ?? null)}
          choices={[
            { value: 'there', label: words.there, note: words.thereNote },
            { value: 'not_there_send_again', label: words.sendAgain, note: words.sendAgainNote },
            { value: 'not_there_give_up', label: words.giveUp, note: words.giveUpNote },
          ]}
        />
        {outcome === 'there' && (
          <TextField
            name="url"
            label={words.where}
            help={words.whereHelp}
            inputMode="url"
            dir="ltr"
            placeholder="https://"
            value={url}
            onText={setUrl}
          />
        )}
      </Form>
    </Dialog>
  )
}
