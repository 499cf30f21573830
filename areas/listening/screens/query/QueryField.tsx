/**
 * A query is written in a plain text field, with its colours drawn over it in the same letters: what is typed, selected
 * and undone is the field's own, and without colours (forced ones, say) it is read all the same.
 */
import { type RefObject, useId, useMemo, useRef } from 'react'
import { Field } from '#web/ui/Field.tsx'
import { useWords } from '#web/words.ts'
import { bracketsAt, highlight } from '../../checks/query/highlight.ts'
import type { Known } from '../../checks/query/known.ts'
import { Coloured } from './Coloured.tsx'
import { chunksOf } from './colours.ts'
import { Offers } from './Offers.tsx'
import { queryWords } from './query-words.ts'
import type { Reading } from './reading.ts'
import { useCompletion } from './use-completion.ts'

export interface QueryFieldProps {
  field: RefObject<HTMLTextAreaElement | null>
  value: string
  onText: (text: string) => void
  /** Of a large query it may lag behind what is written. */
  reading: Reading
  known: Known
}

export function QueryField({ field, value, onText, reading, known }: QueryFieldProps) {
  const words = useWords(queryWords)
  const id = useId()
  const drawn = useRef<HTMLPreElement>(null)
  const { caret, offers, on, setOn, look, close, take, pressed } = useCompletion({ field, text: value, known })
  const problems = reading.text === value ? reading.problems : NONE
  const pieces = useMemo(() => highlight(value, problems), [value, problems])
  const pair = useMemo(() => (caret === null ? null : bracketsAt(value, caret)), [value, caret])
  const open = offers.length > 0
  return (
    <Field
      label={words.query}
      name="query"
      help={
        <>
          {words.queryHelp} <span className="for-keys">{words.queryKeys}</span>
        </>
      }
    >
      {(ids) => (
        <div className="q-field">
          <div className="input q-box">
            <div className="q-stack">
              <pre ref={drawn} className="q-drawn" aria-hidden dir="ltr">
                <Coloured chunks={chunksOf(value, pieces, pair ? [pair.open, pair.close] : [])} />
                {'\u200b'}
              </pre>
              <textarea
                ref={field}
                {...ids}
                className="q-area"
                dir="ltr"
                spellCheck={false}
                autoCapitalize="off"
                autoComplete="off"
                {...(problems.length > 0 && { 'aria-invalid': true })}
                {...(open && {
                  role: 'combobox',
                  'aria-expanded': true,
                  'aria-autocomplete': 'list',
                  'aria-controls': id,
                  'aria-activedescendant': `${id}-${on}`,
                })}
                value={value}
                onChange={(event) => {
                  onText(event.target.value)
                  look(event.target, 'typed')
                }}
                onSelect={(event) => look(event.currentTarget, null)}
                onBlur={close}
                onKeyDown={pressed}
              />
            </div>
          </div>
          {open && <Offers id={id} offers={offers} on={on} drawn={drawn} onPoint={setOn} onTake={take} />}
        </div>
      )}
    </Field>
  )
}

const NONE: Reading['problems'] = []
