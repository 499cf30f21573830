import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { peopleQuery } from '#areas/inbox/screens/people.ts'
import { analysisApi } from '#areas/listening/analysis/api.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { type OneShown, OUTSPOKEN } from './OutspokenPage.tsx'
import { analysisWords } from './words.ts'

const NOBODY = 'nobody'

/** Who speaks to them, and what came of it. */
export function WorkDialog({ one, onClose }: { one: OneShown; onClose: () => void }) {
  const words = useWords(analysisWords)
  const { doing, run } = useDoing(OUTSPOKEN)
  const colleagues = useQuery(peopleQuery).data ?? []
  const [state, setState] = useState<string>(one.state ?? 'to_speak_to')
  const [assignee_id, setAssignee] = useState(one.assignee_id ?? NOBODY)
  const [note, setNote] = useState(one.note)
  const keep = () =>
    run({
      key: 'keep',
      ask: () =>
        call(analysisApi.markOutspoken, {
          ...{ id: one.identity_id, note, assignee_id: assignee_id === NOBODY ? null : assignee_id },
          state: state === 'off' ? null : (state as 'to_speak_to'),
        }),
      done: () => {
        onClose()
        return { text: words.keptNow }
      },
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={one.who?.name || one.who?.handle || words.somebody}
      acts={
        <Button kind="primary" busy={doing !== null} onClick={keep}>
          {words.keep}
        </Button>
      }
    >
      <div className="part">
        <Segmented
          label={words.state}
          value={state}
          onValue={setState}
          parts={[
            { value: 'to_speak_to', label: words.states.to_speak_to },
            { value: 'spoken_to', label: words.states.spoken_to },
            { value: 'off', label: words.offTheList },
          ]}
        />
        <SelectField
          label={words.assignee}
          choices={[
            { value: NOBODY, label: words.nobodyYet },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={assignee_id}
          onChoice={setAssignee}
        />
        <TextField label={words.noteOf} maxLength={500} value={note} onText={setNote} />
      </div>
    </Dialog>
  )
}
