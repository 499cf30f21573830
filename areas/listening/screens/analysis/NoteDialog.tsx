import { useState } from 'react'
import { analysisApi } from '#areas/listening/analysis/api.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { ANALYSIS } from './view.ts'
import { analysisWords } from './words.ts'

/** As the field for a day and a time wants it: on this computer's clock. */
const localOf = (at: Date) => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)

export function NoteDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(analysisWords)
  const { doing, run } = useDoing(ANALYSIS)
  const [text, setText] = useState('')
  const [local, setLocal] = useState(() => localOf(new Date()))
  const at = new Date(local)
  const wrong = Number.isNaN(at.getTime()) ? words.badInstant : null
  const keep = () =>
    run({
      key: 'note',
      ask: () => call(analysisApi.annotate, { at, text }),
      done: () => {
        onClose()
        return { text: words.noteKept }
      },
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.noteTitle}
      acts={
        <Button
          kind="primary"
          busy={doing !== null}
          disabledReason={wrong ?? (text.trim() ? null : words.noteText)}
          onClick={keep}
        >
          {words.keepNote}
        </Button>
      }
    >
      <div className="part">
        <TextField label={words.noteText} help={words.noteHelp} maxLength={120} value={text} onText={setText} />
        <TextField label={words.noteAt} type="datetime-local" value={local} error={wrong} onText={setLocal} />
      </div>
    </Dialog>
  )
}
