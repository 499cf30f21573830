import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { useShellWords } from '#web/words.ts'
import { Field, type FieldProps } from './Field.tsx'
import { Icon } from './Icon.tsx'

export interface ChipsFieldProps extends FieldProps {
  values: readonly string[]
  onValues: (values: string[]) => void
  placeholder?: string
  /** At most so many; further ones are not taken. */
  limit?: number
}

/** Several short texts: words of a brand, addresses. A pasted list becomes one chip per line or comma. */
export function ChipsField({ values, onValues, placeholder, limit = 50, ...field }: ChipsFieldProps) {
  const words = useShellWords()
  const [text, setText] = useState('')
  const add = (more: string) => {
    const fresh = more
      .split(/[,\n;]/)
      .map((one) => one.trim())
      .filter(Boolean)
    if (fresh.length > 0) onValues([...new Set([...values, ...fresh])].slice(0, limit))
    setText('')
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if ((event.key === 'Enter' || event.key === ',') && text.trim()) {
      event.preventDefault()
      add(text)
    }
    if (event.key === 'Backspace' && text === '') onValues(values.slice(0, -1))
  }
  const pasted = (event: ClipboardEvent) => {
    const pasting = event.clipboardData.getData('text')
    if (!/[,\n;]/.test(pasting)) return
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
                onClick={() => onValues(values.filter((one) => one !== value))}
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
