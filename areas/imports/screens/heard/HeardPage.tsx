/** What was heard at a counter or on the phone, written down in half a minute, on a phone too. Stays for the next one. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#web/call.ts'
import { useWhere } from '#web/locale.ts'
import { useMay } from '#web/session.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Form } from '#web/ui/Form.tsx'
import { NoPermission } from '#web/ui/NoPermission.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { TextArea } from '#web/ui/TextArea.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { importsApi as api } from '../../api.ts'
import { PLACES, type Place } from '../../schema.ts'
import '../imports.css'
import { notesQuery } from '../queries.ts'
import { More } from './More.tsx'
import { inputOf, type Noted } from './noted.ts'
import { useTakeBack } from './use-take-back.ts'
import { Written } from './Written.tsx'
import { heardWords } from './words.ts'

const EMPTY: Noted = {
  ...{ place: 'counter', where: '', said: '', name: '', contact: '', feeling: 'read', topic: '', heard_at: '' },
  ...{ people_ids: [], opens: false },
}

export function HeardPage() {
  const words = useWords(heardWords)
  const may = useMay('contribute')
  return (
    <>
      <PageHead title={words.title} />
      <div className="scroll ledger">{may ? <HeardForm /> : <NoPermission />}</div>
    </>
  )
}

function HeardForm() {
  const words = useWords(heardWords)
  const queries = useQueryClient()
  const [noted, setNoted] = useState(EMPTY)
  const { time_zone } = useWhere()
  const [form_id, setFormId] = useState(() => crypto.randomUUID())
  const set = (change: Partial<Noted>) => setNoted({ ...noted, ...change })
  const { remember, takeBack } = useTakeBack({ noted, setNoted })
  const send = async () => {
    const { id, monitors, conversations } = await call(api.takeNote, inputOf(noted, { form_id, time_zone }))
    remember(id, noted)
    void queries.invalidateQueries({ queryKey: notesQuery.queryKey })
    say({ text: conversations > 0 ? words.opened : words.taken(monitors), undo: () => takeBack(id) })
    // Who writes down one often writes down the next from the same place.
    setNoted({ ...EMPTY, place: noted.place, where: noted.where, people_ids: noted.people_ids })
    setFormId(crypto.randomUUID())
  }
  return (
    <div className="heard-form">
      <p className="ink-2">{words.lead}</p>
      <Form send={words.send} onSend={send} wide>
        <SelectField
          label={words.place}
          name="place"
          value={noted.place}
          choices={PLACES.map((value) => ({ value, label: words.places[value] }))}
          onChoice={(place) => set({ place: place as Place })}
        />
        <TextArea
          label={words.said}
          name="said"
          rows={4}
          maxLength={10_000}
          value={noted.said}
          onText={(said) => set({ said })}
        />
        <Feeling noted={noted} set={set} />
        <TextField
          label={words.name}
          name="name"
          beside={words.optional}
          maxLength={200}
          autoComplete="off"
          value={noted.name}
          onText={(name) => set({ name })}
        />
        <TextField
          label={words.contact}
          name="contact"
          help={words.contactHelp}
          beside={words.optional}
          maxLength={200}
          autoComplete="off"
          value={noted.contact}
          onText={(contact) => set({ contact })}
        />
        <Checkbox
          label={words.opens}
          help={words.opensHelp}
          checked={noted.opens}
          onChange={(opens) => set({ opens })}
        />
        <More noted={noted} set={set} />
      </Form>
      <Written onTakeBack={takeBack} />
    </div>
  )
}

export interface PartProps {
  noted: Noted
  set: (change: Partial<Noted>) => void
}

function Feeling({ noted, set }: PartProps) {
  const words = useWords(heardWords)
  return (
    <div className="field">
      <span className="label">{words.feeling}</span>
      <Segmented
        label={words.feeling}
        value={noted.feeling}
        onValue={(feeling) => set({ feeling: feeling as Noted['feeling'] })}
        parts={[
          { value: 'read', label: words.unsure },
          { value: 'negative', label: words.feelings.negative },
          { value: 'neutral', label: words.feelings.neutral },
          { value: 'positive', label: words.feelings.positive },
        ]}
      />
    </div>
  )
}
