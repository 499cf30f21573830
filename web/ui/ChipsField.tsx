import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { useShellWords } from '#web/words.ts'
import { BY_COMMAS, withMore } from './chips.ts'
import { Field, type FieldProps } from './Field.tsx'
import { useMended } from './form-errors.ts'
import { Icon } from './Icon.tsx'

export interface ChipsFieldProps extends FieldProps {
  values: readonly string[]
  onValues: (values: string[]) => void
  placeholder?: string
  /** At most so many; further ones are not taken. */
  limit?: number
  /** What stands between two of them. */
  apart?: RegExp
}

/** Several short texts: words of a brand, addresses. A pasted list becomes one chip for each. */
export function ChipsField({
  values,
  onValues,
  placeholder,
  limit = 50,
  apart = BY_COMMAS,
  ...field
}: ChipsFieldProps) {
  const words = useShellWords()
  const [text, setText] = useState('')
  const mended = useMended(field.name)
  const change = (next: string[]) => {
    onValues(next)
    mended()
  }
  const add = (more: string) => {
    if (more.trim()) change(withMore(values, more, apart).slice(0, limit))
    setText('')
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if ((event.key === 'Enter' || apart.test(event.key)) && text.trim()) {
      event.preventDefault()
      add(text)
    }
    if (event.key === 'Backspace' && text === '') change(values.slice(0, -1))
  }
  const pasted = (event: ClipboardEvent) => {
    const pasting = event.clipboardData.getData('text')
    if (!apart.test(pasting.trim())) return
    event.preventDefault()
    add(pasting)
  }
  return (
    <Field help={words.chipHint} {...field}>
      {(ids) => (
        <div className={ids['aria-invalid'] ? 'input chips-input bad' : 'input chips-input'}>
          {values.map((value) => (
            <span className="chip" key={value}>
              <bdi className="cut">{value}</bdi>
              <button
                type="button"
                className="chip-remove"
                aria-label={words.remove(value)}
                onClick={() => change(values.filter((one) => one !== value))}
              >
                <Icon name="cross" size="s" />
              </button>
            </span>
          ))}
          <input
            {...ids}
            dir="auto"
            value={text}
            placeholder={values.length === 0 ? placeholder : undefined}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={pressed}
            onPaste={pasted}
            onBlur={() => add(text)}
          />
        </div>
      )}
    </Field>
  )
}
