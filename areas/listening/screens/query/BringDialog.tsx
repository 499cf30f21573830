/** A query from another tool, said in our language while it is pasted: what was changed, and what could not be taken. */
import { useDeferredValue, useMemo, useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { TextArea } from '#web/ui/TextArea.tsx'
import { useWords } from '#web/words.ts'
import { ELSEWHERES } from '../../api.ts'
import type { Elsewhere, Told } from '../../checks/query/elsewhere.ts'
import { fromElsewhere, type Imported } from '../../checks/query/from-elsewhere.ts'
import { highlight } from '../../checks/query/highlight.ts'
import { Coloured } from './Coloured.tsx'
import { chunksOf } from './colours.ts'
import { queryWords } from './query-words.ts'
import { placeOf } from './reading.ts'

export interface BringDialogProps {
  onClose: () => void
  onUse: (query: string) => void
}

export function BringDialog({ onClose, onUse }: BringDialogProps) {
  const words = useWords(queryWords)
  const [from, setFrom] = useState<Elsewhere>('brandwatch')
  const [source, setSource] = useState('')
  const read = useDeferredValue(source)
  const brought = useMemo(() => (read.trim() === '' ? null : fromElsewhere(read, from)), [read, from])
  const reason = !brought ? words.pasteFirst : brought.text === '' ? words.nothingTaken : null
  return (
    <Dialog
      open
      size="large"
      title={words.bringTitle}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="primary" disabledReason={reason} onClick={() => brought && onUse(brought.text)}>
            {words.useIt}
          </Button>
        </>
      }
    >
      <SelectField
        label={words.bringFrom}
        choices={ELSEWHERES.map((value) => ({ value, label: words.elsewheres[value] }))}
        value={from}
        onChoice={(value) => setFrom(ELSEWHERES.find((one) => one === value) ?? 'brandwatch')}
      />
      <TextArea
        label={words.paste}
        rows={4}
        className="q-paste"
        dir="ltr"
        spellCheck={false}
        value={source}
        onText={setSource}
      />
      <section aria-label={words.inOurs} className="q-brought">
        <h3>{words.inOurs}</h3>
        {brought ? <Brought source={read} brought={brought} /> : <p className="two">{words.inOursLine}</p>}
      </section>
    </Dialog>
  )
}

function Brought({ source, brought: { text, changed, left_out } }: { source: string; brought: Imported }) {
  const words = useWords(queryWords)
  return (
    <>
      {text === '' ? (
        <p className="two">{words.nothingTaken}</p>
      ) : (
        <pre className="q-shown" dir="ltr">
          <Coloured chunks={chunksOf(text, highlight(text, []))} />
        </pre>
      )}
      <ToldList title={words.leftOut} {...{ source, told: left_out }} icon="alert" />
      <ToldList title={words.changed} {...{ source, told: changed }} icon="info" />
    </>
  )
}

interface ToldListProps {
  title: string
  source: string
  told: readonly Told[]
  icon: 'alert' | 'info'
}

function ToldList({ title, source, told, icon }: ToldListProps) {
  const words = useWords(queryWords)
  if (told.length === 0) return null
  return (
    <>
      <h4>{title}</h4>
      <ul className={icon === 'alert' ? 'q-findings' : 'q-findings q-hints'} aria-label={title}>
        {told.map(({ start, says }, at) => {
          const { line, character, lines } = placeOf(source, start)
          return (
            <li key={`${at} ${start}`}>
              <Icon name={icon} size="s" />
              <span>
                <span className="q-at">{words.at(line, character, lines)}</span> {says}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
