import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { makeWebhook } from '#platform/webhooks-api.ts'
import { call } from '#web/call.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { WEBHOOKS } from './queries.ts'
import { SecretDialog } from './SecretDialog.tsx'
import { type Told, WebhookForm } from './WebhookForm.tsx'
import { webhooksWords } from './words.ts'

/** Adds an address, then shows its secret the one time that it can be seen. */
export function MakeDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(webhooksWords)
  const queries = useQueryClient()
  const [secret, setSecret] = useState<string | null>(null)
  const make = async (told: Told) => {
    const made = await call(makeWebhook, told)
    await queries.invalidateQueries({ queryKey: WEBHOOKS })
    if (made.secret) return setSecret(made.secret)
    say({ text: words.added })
    onClose()
  }
  if (secret) return <SecretDialog secret={secret} onClose={onClose} />
  return (
    <Dialog open size="large" onClose={onClose} title={words.make}>
      <WebhookForm from={{ address: '', fact_names: [] }} send={words.add} onSend={make} onClose={onClose} />
    </Dialog>
  )
}
