import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { analysisApi } from '#areas/listening/analysis/api.ts'
import { call } from '#web/call.ts'
import { useWhere } from '#web/locale.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { fromWall, onWall } from '#web/wall-clock.ts'
import { useWords } from '#web/words.ts'
import { ANALYSIS } from './view.ts'
import { analysisWords } from './words.ts'

export function NoteDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(analysisWords)
  const queries = useQueryClient()
  const { time_zone } = useWhere()
  const [text, setText] = useState('')
  const [local, setLocal] = useState(() => onWall(new Date(), time_zone))
  const at = fromWall(local, time_zone)
  const wrong = at ? null : words.badInstant
  const keep = async () => {
    if (!at) return
    await call(analysisApi.annotate, { at, text })
    await queries.invalidateQueries({ queryKey: ANALYSIS })
    onClose()
    say({ text: words.noteKept })
  }
  return (
    <Dialog open onClose={onClose} title={words.noteTitle}>
      <Form onSend={keep} send={words.keepNote} disabledReason={wrong ?? (text.trim() ? null : words.noteText)}>
        <TextField
          name="text"
          label={words.noteText}
          help={words.noteHelp}
          maxLength={120}
          value={text}
          onText={setText}
        />
        <TextField name="at" label={words.noteAt} type="datetime-local" value={local} error={wrong} onText={setLocal} />
      </Form>
    </Dialog>
  )
}
