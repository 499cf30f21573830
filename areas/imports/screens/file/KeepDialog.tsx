import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#web/call.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { importsApi as api } from '../../api.ts'
import { importQuery } from '../queries.ts'
import { importsWords } from '../words.ts'

export function KeepDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords(importsWords)
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const keep = async () => {
    const kept = await call(api.keepMapping, { id, name })
    await queries.invalidateQueries(importQuery(id))
    say({ text: words.isKept(kept.name) })
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={words.keepTitle}>
      <Form send={words.keep} onSend={keep}>
        <p className="ink-2">{words.keepLine}</p>
        <TextField label={words.name} name="name" maxLength={80} value={name} onText={setName} />
      </Form>
    </Dialog>
  )
}
