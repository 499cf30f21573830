import { useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/Form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { chosenOf, namesOf } from './chosen.ts'
import { FactTicks } from './FactTicks.tsx'
import { webhooksWords } from './words.ts'

export interface Told {
  address: string
  fact_names: string[]
}

export interface WebhookFormProps {
  from: Told
  send: string
  onSend: (told: Told) => Promise<void>
  onClose: () => void
}

/** Where to, and of what: the same to add an address and to change one. */
export function WebhookForm({ from, send, onSend, onClose }: WebhookFormProps) {
  const words = useWords(webhooksWords)
  const shell = useShellWords()
  const [address, setAddress] = useState(from.address)
  const [chosen, setChosen] = useState(() => chosenOf(from.fact_names))
  const fact_names = namesOf(chosen)
  const missing = !address.trim()
    ? words.needAddress
    : chosen.which === 'some' && fact_names.length === 0
      ? words.needFacts
      : null
  return (
    <Form
      onSend={() => onSend({ address: address.trim(), fact_names })}
      send={send}
      disabledReason={missing}
      beside={
        <Button kind="quiet" onClick={onClose}>
          {shell.cancel}
        </Button>
      }
    >
      <TextField
        name="address"
        label={words.address}
        help={words.addressHelp}
        placeholder="https://"
        inputMode="url"
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        value={address}
        onText={setAddress}
      />
      <FactTicks chosen={chosen} onChosen={setChosen} />
    </Form>
  )
}
