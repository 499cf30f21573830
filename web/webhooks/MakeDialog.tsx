import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { makeWebhook } from '#platform/webhooks-api.ts'
import { call } from '#web/call.ts'
import { Button } from '#web/ui/Button.tsx'
import { ChipsField } from '#web/ui/ChipsField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { ShownOnce } from '../ui/ShownOnce.tsx'
import { WEBHOOKS } from './queries.ts'
import { webhooksWords } from './words.ts'

/** Adds an address, then shows its secret the one time that it can be seen. */
export function MakeDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(webhooksWords)
  const shell = useShellWords()
  const queries = useQueryClient()
  const [address, setAddress] = useState('')
  const [fact_names, setFacts] = useState<string[]>([])
  const [secret, setSecret] = useState<string | null>(null)
  const make = async () => {
    const made = await call(makeWebhook, { address: address.trim(), fact_names })
    await queries.invalidateQueries({ queryKey: WEBHOOKS })
    if (made.secret) return setSecret(made.secret)
    say({ text: words.added })
    onClose()
  }
  if (secret)
    return (
      <Dialog
        open
        onClose={onClose}
        title={words.secretTitle}
        acts={
          <Button kind="primary" onClick={onClose}>
            {words.kept}
          </Button>
        }
      >
        <p className="ink-2">{words.secretLine}</p>
        <ShownOnce label={words.secret} text={secret} />
      </Dialog>
    )
  return (
    <Dialog open onClose={onClose} title={words.make}>
      <Form
        onSend={make}
        send={words.add}
        disabledReason={address.trim() ? null : words.needAddress}
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
        <ChipsField
          name="fact_names"
          label={words.facts}
          help={words.factsHelp}
          values={fact_names}
          onValues={setFacts}
          limit={100}
        />
      </Form>
    </Dialog>
  )
}
